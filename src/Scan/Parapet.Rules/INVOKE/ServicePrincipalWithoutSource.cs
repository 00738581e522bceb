using Parapet.Model;
using Parapet.Values;

namespace Parapet.Rules.INVOKE;

/// <summary>INVOKE002.</summary>
public sealed class ServicePrincipalWithoutSource : Rule
{
    /// <inheritdoc />
    public override RuleInfo Info { get; } = new()
    {
        Id = "INVOKE002",
        Name = "service-principal-without-source",
        Title = "Service may invoke for anyone",
        Severity = Severity.Medium,
        Since = "0.1.0",
        Why = "A service such as S3 or API Gateway acts for all its customers. Without a source, anybody's bucket, topic or API may make the service invoke this function with events of their choice: the confused deputy.",
        Fix = "Add `SourceArn` with the bucket, topic, rule or API that sends the events, or at least `SourceAccount: !Ref AWS::AccountId`. S3 needs `SourceAccount` as well, because the ARN of a bucket names no account and its name may be taken by another after it is deleted.",
        NotFlagged = "Permissions with `EventSourceToken`, by which Alexa skills are told apart, and accounts, roles and `*`, which are no services. S3 with `SourceArn` alone is reported as low. A load balancer is no exception: it takes `SourceAccount` before its target group exists.",
        Standards = ["CWE-441", "FSBP Lambda.1"],
        References =
        [
            "https://docs.aws.amazon.com/lambda/latest/dg/permissions-function-services.html",
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html",
        ],
    };

    /// <inheritdoc />
    public override IEnumerable<Example> Examples =>
    [
        Bad("any topic of any account", """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: dotnet10
                  Handler: Orders
                  CodeUri: src/
              FromTopic:
                Type: AWS::Lambda::Permission
                Properties:
                  FunctionName: !Ref Orders
                  Action: lambda:InvokeFunction
                  Principal: sns.amazonaws.com # finding
            """),
        Bad("a bucket whose account is left open", """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: dotnet10
                  Handler: Orders
                  CodeUri: src/
              FromBucket:
                Type: AWS::Lambda::Permission
                Properties:
                  FunctionName: !Ref Orders
                  Action: lambda:InvokeFunction
                  Principal: s3.amazonaws.com # finding
                  SourceArn: arn:aws:s3:::orders-archive
            """),
        Bad("the source may be any bucket of anybody", """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: dotnet10
                  Handler: Orders
                  CodeUri: src/
                  DeadLetterQueue:
                    Type: SQS
                    TargetArn: arn:aws:sqs:eu-west-1:111122223333:dead
              FromStorage:
                Type: AWS::Lambda::Permission
                Properties:
                  FunctionName: !Ref Orders
                  Action: lambda:InvokeFunction
                  Principal: s3.amazonaws.com # finding
                  SourceArn: arn:aws:s3:::*
            """),
        Good("one topic", """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: dotnet10
                  Handler: Orders
                  CodeUri: src/
              FromTopic:
                Type: AWS::Lambda::Permission
                Properties:
                  FunctionName: !Ref Orders
                  Action: lambda:InvokeFunction
                  Principal: sns.amazonaws.com
                  SourceArn: !Ref Topic
              Topic:
                Type: AWS::SNS::Topic
            """),
        Unknown("the principal is a parameter without a default", """
            Transform: AWS::Serverless-2016-10-31
            Parameters:
              Caller:
                Type: String
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: dotnet10
                  Handler: Orders
                  CodeUri: src/
              Callers:
                Type: AWS::Lambda::Permission
                Properties:
                  FunctionName: !Ref Orders
                  Action: lambda:InvokeFunction
                  Principal: !Ref Caller
            """),
    ];

    /// <inheritdoc />
    public override IEnumerable<Verdict> Check(Scan scan) =>
        from permission in scan.Deployment.Permissions
        where permission.EventSourceToken.IsAbsent && permission.SourceAccount.Cases.Any(c => c.State == CaseState.Absent)
        let function = permission.FunctionIds is [var only] ? scan.Deployment.Function(only) : null
        from verdict in Check(permission, function)
        select verdict;

    private IEnumerable<Verdict> Check(Permission permission, Function? function)
    {
        var who = function is null ? "the function" : $"`{function.Name}`";
        foreach (var principal in permission.Principal.Cases)
        {
            if (principal.State == CaseState.Known && IsService(principal.Value!))
            {
                foreach (var source in permission.SourceArn.Cases)
                {
                    var when = Conditions.Both(principal.When, source.When);
                    if (source.State == CaseState.Absent || (source.State == CaseState.Known && !SourceLimit.Narrows(source.Value!)))
                    {
                        yield return Report(permission.Resource, principal.At, $"`{principal.Value}` may invoke {who} for any account", when, function: function);
                    }
                    else if (source.State == CaseState.Known && principal.Value!.Known == "s3.amazonaws.com")
                    {
                        yield return Report(permission.Resource, principal.At, $"S3 may invoke {who} for whoever owns a bucket of that name: there is no `SourceAccount`", when, function: function)
                            with { Severity = Severity.Low };
                    }
                }
            }
            else if (permission.SourceArn.IsAbsent && (principal.State == CaseState.Unknown || principal.Value is { Prefix.Length: 0, Suffix.Length: 0, Reference: null, Why.Kind: not UnknownKind.PseudoParameter }))
            {
                yield return CannotTell(permission.Resource, principal.At, principal.Why ?? principal.Value!.Why!, function);
            }
        }
    }

    private static bool IsService(Text principal) =>
        !principal.Prefix.StartsWith("arn:", StringComparison.Ordinal)
        && (principal.Suffix.EndsWith(".amazonaws.com", StringComparison.Ordinal) || principal.Suffix.EndsWith(".amazon.com", StringComparison.Ordinal));
}
