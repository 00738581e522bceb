using Parapet.Analysis.Permissions;
using Parapet.Iam.Catalog;
using Parapet.Model;
using Parapet.Values;

namespace Parapet.Rules.ROLE;

/// <summary>ROLE013.</summary>
public sealed class ManagedPolicyTooBroad : Rule
{
    private const int Few = 3;

    /// <inheritdoc />
    public override RuleInfo Info { get; } = new()
    {
        Id = "ROLE013",
        Name = "managed-policy-too-broad",
        Title = "Policy of AWS that gives more than the function needs",
        Severity = Severity.Medium,
        Since = "0.1.0",
        Why = "`AmazonS3FullAccess` is made for people who administrate S3, not for code that writes one bucket: it deletes buckets and changes their policies, everywhere. AWS adds actions to its policies without asking.",
        Fix = "Replace the policy by a statement with the actions that the code calls on the resources it calls them on. For event sources there are policies made for the purpose, such as `AWSLambdaSQSQueueExecutionRole`.",
        NotFlagged = "Policies with which nothing can be written on any resource but what Lambda and the function's triggers need: what the code itself needs is not known here. Policies that make an administrator, which are `administrator-role`. What Deny statements or the permissions boundary take back; everything when the boundary cannot be read. Three actions or fewer too many are low. A role that several functions use is reported once, without a function.",
        Standards = ["CWE-250", "CWE-732"],
        References =
        [
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html",
            "https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html",
        ],
    };

    /// <inheritdoc />
    public override IEnumerable<Example> Examples =>
    [
        Bad("all of DynamoDB", """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: dotnet10
                  Handler: Orders
                  CodeUri: src/
                  Policies:
                    - AmazonDynamoDBFullAccess # finding
            """),
        Bad("all of Lambda, and a role to pass", """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: dotnet10
                  Handler: Orders
                  CodeUri: src/
                  Policies:
                    - AWSLambda_FullAccess # finding
            """),
        Good("the policy for reading a queue, and a queue that triggers", """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: dotnet10
                  Handler: Orders
                  CodeUri: src/
                  Events:
                    Queue:
                      Type: SQS
                      Properties:
                        Queue: !GetAtt Incoming.Arn
                  Policies:
                    - AWSLambdaSQSQueueExecutionRole
              Incoming:
                Type: AWS::SQS::Queue
            """),
    ];

    /// <inheritdoc />
    public override IEnumerable<Verdict> Check(Scan scan) =>
        from owner in UsedRole.In(scan)
        from breadth in scan.Breadth(owner.Role)
        select Finding(scan, owner, breadth);

    private Finding Finding(Scan scan, UsedRole owner, ManagedBreadth breadth)
    {
        var services = breadth.Services.Length == 1 ? $"`{breadth.Services[0]}`" : $"{breadth.Services.Length} services";
        var write = $"{breadth.Unneeded.Length} of which write on any resource, such as {string.Join(" and ", Telling(breadth).Select(action => $"`{action.FullName}`"))}";
        var finding = Report(
            owner.Role.Resource,
            breadth.At,
            $"{owner.Who} runs with `{breadth.Name}`: {Count(breadth.ActionCount)} of {services}, {write}; {Needs(scan, owner, breadth)}",
            Conditions.Both(breadth.When, owner.Permissions.Boundary.When),
            breadth.Name,
            owner.Function);
        return breadth.Unneeded.Length <= Few ? finding with { Severity = Severity.Low } : finding;
    }

    // What decides on access says most, then what deletes.
    private static IEnumerable<CatalogAction> Telling(ManagedBreadth breadth) => breadth.Unneeded
        .OrderByDescending(action => action.Level == AccessLevel.PermissionsManagement)
        .ThenByDescending(action => action.Name.StartsWith("Delete", StringComparison.Ordinal))
        .Take(2);

    private static string Needs(Scan scan, UsedRole owner, ManagedBreadth breadth)
    {
        var triggers = owner.Users.SelectMany(function => function.Triggers).Select(trigger => $"`{LambdaNeeds.Service(trigger, scan.Permissions.Concretizer)}`").Distinct().Order(StringComparer.Ordinal).ToList();
        return triggers.Count == 0 ? "no trigger needs any of them"
            : $"what triggers it ({string.Join(", ", triggers)}) needs {(breadth.Needed == 0 ? "none" : breadth.Needed)} of them";
    }

    private static string Count(int actions) => actions == 1 ? "1 action" : $"{actions} actions";
}
