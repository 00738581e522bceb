using Parapet.Model;
using Parapet.Values;

namespace Parapet.Rules.INVOKE;

/// <summary>INVOKE001.</summary>
public sealed class PublicResourcePolicy : Rule
{
    /// <inheritdoc />
    public override RuleInfo Info { get; } = new()
    {
        Id = "INVOKE001",
        Name = "public-resource-policy",
        Title = "Resource-based policy open to everyone",
        Severity = Severity.Critical,
        Since = "0.1.0",
        Why = "`Principal: \"*\"` lets every AWS account in the world use the function through Lambda's own API, with any event it likes, as often as it likes.",
        Fix = "Name the account, role or service that calls; or add `PrincipalOrgID`, `SourceArn` or `SourceAccount`. For a function URL set `InvokedViaFunctionUrl: true` on the permission for `lambda:InvokeFunction`.",
        NotFlagged = "Permissions that a function URL without authentication needs, which are `function-url-without-auth`. Permissions with `PrincipalOrgID`, `SourceArn`, `SourceAccount`, `EventSourceToken` or `InvokedViaFunctionUrl: true`. Permissions on functions of other deployments are reported too, without a function.",
        Standards = ["CWE-284", "CWE-862", "FSBP Lambda.1"],
        References =
        [
            "https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html",
            "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-lambda-permission.html",
        ],
        AlsoReports = ["OPS001"],
    };

    /// <inheritdoc />
    public override IEnumerable<Example> Examples =>
    [
        Bad("everyone may invoke", """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: dotnet10
                  Handler: Orders
                  CodeUri: src/
              Open:
                Type: AWS::Lambda::Permission
                Properties:
                  FunctionName: !Ref Orders
                  Action: lambda:InvokeFunction
                  Principal: "*" # finding
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
              Callers:
                Type: AWS::Lambda::Permission
                Properties:
                  FunctionName: !Ref Orders
                  Action: lambda:InvokeFunction
                  Principal: "*" # finding
                  SourceArn: arn:aws:s3:::*
            """),
        Good("everyone of one organization", """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: dotnet10
                  Handler: Orders
                  CodeUri: src/
              Ours:
                Type: AWS::Lambda::Permission
                Properties:
                  FunctionName: !Ref Orders
                  Action: lambda:InvokeFunction
                  Principal: "*"
                  PrincipalOrgID: o-a1b2c3d4e5
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
        where !IsLimited(permission)
        let function = permission.FunctionIds is [var only] ? scan.Deployment.Function(only) : null
        where !BelongsToOpenUrl(permission, function)
        from verdict in Check(permission, function)
        select verdict;

    private IEnumerable<Verdict> Check(Permission permission, Function? function)
    {
        var who = function is null ? "the function" : $"`{function.Name}`";
        var action = permission.Action.ValueOrDefault ?? "lambda:InvokeFunction";
        foreach (var principal in permission.Principal.Cases)
        {
            if (principal is { State: CaseState.Known, Value.Known: { } known })
            {
                if (IsEveryone(known))
                {
                    yield return Report(permission.Resource, principal.At, $"Every AWS account may do `{action}` on {who}", principal.When, function: function);
                }
            }
            else if (principal.State == CaseState.Unknown || principal.Value is { Prefix.Length: 0, Suffix.Length: 0, Reference: null, Why.Kind: not UnknownKind.PseudoParameter })
            {
                yield return CannotTell(permission.Resource, principal.At, principal.Why ?? principal.Value!.Why!, function);
            }
        }
    }

    private static bool IsEveryone(string principal) =>
        principal is "*" || principal.EndsWith(":iam::*:root", StringComparison.Ordinal);

    private static bool IsLimited(Permission permission) =>
        Limits(permission.PrincipalOrgId)
        || !permission.EventSourceToken.IsAbsent
        || permission.InvokedViaFunctionUrl.Is(true)
        || Limits(permission.SourceArn)
        || Limits(permission.SourceAccount);

    private static bool Limits(Resolved<Text> source) =>
        !source.IsAbsent && source.Known.All(c => SourceLimit.Narrows(c.Value!));

    // When the URL's auth type is unknown, the rule on URLs says so.
    private static bool BelongsToOpenUrl(Permission permission, Function? function) =>
        string.Equals(permission.Action.ValueOrDefault, "lambda:InvokeFunctionUrl", StringComparison.OrdinalIgnoreCase)
        && (MayBeOpen(permission.FunctionUrlAuthType) || function?.Urls.Any(url => MayBeOpen(url.AuthType)) == true);

    private static bool MayBeOpen(Resolved<string> authType) =>
        authType.Cases.Any(c => c.State == CaseState.Unknown || c.Value == "NONE");
}
