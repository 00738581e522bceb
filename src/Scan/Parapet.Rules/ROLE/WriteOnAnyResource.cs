using Parapet.Analysis.Permissions;
using Parapet.Iam.Catalog;
using Parapet.Model;

namespace Parapet.Rules.ROLE;

/// <summary>ROLE003.</summary>
public sealed class WriteOnAnyResource : Rule
{
    /// <inheritdoc />
    public override RuleInfo Info { get; } = new()
    {
        Id = "ROLE003",
        Name = "write-on-any-resource",
        Title = "Writing to any resource",
        Severity = Severity.Medium,
        Since = "0.1.0",
        Why = "The code writes to one table or one bucket; the role lets it write to all of them. Whoever takes the function over can change or delete the data of every other application in the account.",
        Fix = "Replace `*` by the ARNs of the resources that the code writes to, such as `!GetAtt Table.Arn`.",
        NotFlagged = "Reading and listing; actions for which AWS supports no resource, so that `*` is the only choice; what Lambda needs for logs, network interfaces and durable executions; statements limited by a condition on the resource or on a key of the service. `iam:PassRole` is `pass-role-on-any-resource`; statements that are part of a way to administrator are `privilege-escalation-path`, those that also decide who has access `permissions-management-on-any-resource`; whole services are `wildcard-action`; policies that AWS keeps are `managed-policy-too-broad`. What Deny statements or the permissions boundary take back. An ARN that names an account and a kind, such as `table/*`. A role that several functions use is reported once, without a function.",
        Standards = ["CWE-732"],
        References =
        [
            "https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html",
            "https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html",
        ],
    };

    /// <inheritdoc />
    public override IEnumerable<Example> Examples =>
    [
        Bad("any table of the account", """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: dotnet10
                  Handler: Orders
                  CodeUri: src/
                  Policies:
                    - Version: "2012-10-17"
                      Statement:
                        - Effect: Allow
                          Action: [dynamodb:GetItem, dynamodb:PutItem]
                          Resource: "*" # finding
            """),
        Good("the table that the code writes to", """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: dotnet10
                  Handler: Orders
                  CodeUri: src/
                  Policies:
                    - Version: "2012-10-17"
                      Statement:
                        - Effect: Allow
                          Action: [dynamodb:GetItem, dynamodb:PutItem]
                          Resource: !GetAtt Table.Arn
              Table:
                Type: AWS::Serverless::SimpleTable
            """),
        Good("an action that has no resource", """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: dotnet10
                  Handler: Orders
                  CodeUri: src/
                  Policies:
                    - Version: "2012-10-17"
                      Statement:
                        - Effect: Allow
                          Action: [cloudwatch:PutMetricData, s3:ListAllMyBuckets]
                          Resource: "*"
            """),
        Good("what Lambda needs to join a VPC and to resume", """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: dotnet10
                  Handler: Orders
                  CodeUri: src/
                  Policies:
                    - VPCAccessPolicy: {}
                    - Version: "2012-10-17"
                      Statement:
                        - Effect: Allow
                          Action: [lambda:CheckpointDurableExecution, lambda:GetDurableExecutionState]
                          Resource: "*"
            """),
        Unknown("the action is a parameter without a default", """
            Transform: AWS::Serverless-2016-10-31
            Parameters:
              Action:
                Type: String
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: dotnet10
                  Handler: Orders
                  CodeUri: src/
                  Policies:
                    - Version: "2012-10-17"
                      Statement:
                        - Effect: Allow
                          Action: !Ref Action
                          Resource: "*"
            """),
    ];

    /// <inheritdoc />
    public override IEnumerable<Verdict> Check(Scan scan) =>
        from owner in UsedRole.In(scan)
        from verdict in Check(scan, owner)
        select verdict;

    private IEnumerable<Verdict> Check(Scan scan, UsedRole owner)
    {
        foreach (var (resource, at, why) in owner.Unreadable())
        {
            yield return CannotTell(resource, at, why, owner.Function);
        }

        foreach (var allow in owner.Allows().Where(allow => !StatementConditions.RestrictsResources(allow.Statement)))
        {
            if (allow.AnyResource is not { } any)
            {
                continue;
            }

            foreach (var action in allow.Statement.Actions.Where(action => action.Text is { IsKnown: false, Why: not null }))
            {
                yield return CannotTell(allow.Policy.Resource, action.At, action.Text.Why!, owner.Function);
            }

            var writes = Writes(allow).ToList();
            var certain = writes.Where(pair => pair.Left > Reach.Unknown).Select(pair => pair.Pattern).ToList();
            if (certain.Count > 0 && !PrivilegeEscalationPath.Uses(scan, owner, allow.Grant) && !PermissionsManagementOnAnyResource.In(allow).Any(each => each.Reach > Reach.Unknown))
            {
                yield return Report(
                    allow.Policy.Resource, any.At, $"{owner.Who} may do {Cause.Names(certain)} on any resource by {allow.Grant.Name}", allow.When(any), allow.Key(any.Text.ToString()), owner.Function);
            }
            else if (certain.Count == 0 && writes.Count > 0)
            {
                yield return CannotTell(allow.Policy.Resource, any.At, owner.WhyUnknown(allow.Grant), owner.Function);
            }
        }
    }

    /// <summary>Whether this rule, or the one on changing permissions, reports a statement.</summary>
    internal static bool Reports(UsedRole owner, Grant grant) =>
        grant.Policy is not null && new RoleStatement(owner, grant) is { AnyResource: not null } allow
        && !StatementConditions.RestrictsResources(allow.Statement) && Writes(allow).Any(pair => pair.Left > Reach.Unknown);

    private static IEnumerable<(string Pattern, Reach Left)> Writes(RoleStatement allow) =>
        allow.Statement.Actions.Select(action => action.Text.Known).OfType<string>().Where(IsWrite)
            .Select(pattern => (pattern, Left(allow, pattern))).Where(pair => pair.Item2 != Reach.No);

    private static Reach Left(RoleStatement allow, string pattern) => allow.Owner.Permissions.HasLimits
        ? (Reach)IamCatalog.Matching(pattern).Where(action => action.Level >= AccessLevel.Write && !action.WildcardOnly)
            .Select(action => (int)Survival.Of(allow, action)).Prepend((int)Reach.No).Max()
        : Reach.Yes;

    private static bool IsWrite(string pattern) =>
        !ActionPattern.IsWholeService(pattern)
        && !string.Equals(pattern, "iam:PassRole", StringComparison.OrdinalIgnoreCase)
        && !LambdaNeeds.IsAlways(pattern)
        && ActionCatalog.WritesToResource(pattern);
}
