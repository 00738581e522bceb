using Parapet.Analysis.Permissions;
using Parapet.Iam.Catalog;
using Parapet.Model;

namespace Parapet.Rules.ROLE;

/// <summary>ROLE002.</summary>
public sealed class WildcardAction : Rule
{
    /// <inheritdoc />
    public override RuleInfo Info { get; } = new()
    {
        Id = "ROLE002",
        Name = "wildcard-action",
        Title = "Every action of a service",
        Severity = Severity.Medium,
        Since = "0.1.0",
        Why = "`s3:*` is not only reading and writing objects: it is deleting buckets, changing their policies and opening them to others. New actions that AWS adds are granted too, without anybody deciding so.",
        Fix = "Name the actions that the code calls; replace a `FullAccess` policy by a statement with those actions on those resources.",
        NotFlagged = "Patterns that take in part of a service, such as `s3:Get*`. Every action on every resource, which is `administrator-role`; policies that AWS keeps, which are `managed-policy-too-broad`. A service of which Deny statements or the permissions boundary leave less than half. When each resource of the statement is narrower than `*`, or a condition must hold, the finding is low. A role that several functions use is reported once, without a function.",
        Standards = ["CWE-250", "FSBP IAM.21"],
        References =
        [
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html",
            "https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html",
        ],
        AlsoReports = ["ROLE003"],
    };

    /// <inheritdoc />
    public override IEnumerable<Example> Examples =>
    [
        Bad("all of S3", """
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
                          Action:
                            - s3:* # finding
                            - dynamodb:GetItem
                          Resource: "*"
            """),
        Good("part of a service, on one bucket", """
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
                          Action: s3:Get*
                          Resource: arn:aws:s3:::orders-archive/*
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
                          Resource: arn:aws:s3:::orders-archive/*
            """),
    ];

    /// <inheritdoc />
    public override IEnumerable<Verdict> Check(Scan scan) =>
        from owner in UsedRole.In(scan)
        from verdict in Check(owner)
        select verdict;

    /// <summary>Whether a pattern takes in a whole service.</summary>
    internal static bool IsWholeService(Values.Text action) =>
        action.Known is { } known ? ActionPattern.IsWholeService(known) : action.Suffix == ":*";

    private IEnumerable<Verdict> Check(UsedRole owner)
    {
        foreach (var (resource, at, why) in owner.Unreadable())
        {
            yield return CannotTell(resource, at, why, owner.Function);
        }

        foreach (var allow in owner.Allows())
        {
            foreach (var action in allow.Statement.Actions)
            {
                if (action.Text is { IsKnown: false, Why: { } why } && action.Text.Parts is [.., { Hole: not null }])
                {
                    yield return CannotTell(allow.Policy.Resource, action.At, why, owner.Function);
                }
                else if (IsWholeService(action.Text))
                {
                    var left = Survival.OfService(allow, action.Text.Known ?? action.Text.Suffix);
                    if (left == Reach.Unknown)
                    {
                        yield return CannotTell(allow.Policy.Resource, action.At, owner.WhyUnknown(allow.Grant), owner.Function);
                    }
                    else if (left != Reach.No)
                    {
                        yield return Finding(owner, allow, action);
                    }
                }
            }
        }
    }

    private Finding Finding(UsedRole owner, RoleStatement allow, Values.TextItem action)
    {
        var isNarrow = allow.AnyResource is null || StatementConditions.Restricts(allow.Statement);
        var finding = Report(
            allow.Policy.Resource,
            action.At,
            $"{owner.Who} may do `{action.Text}` on {allow.Reach} by {allow.Grant.Name}",
            allow.When(action),
            allow.Key(action.Text.ToString()),
            owner.Function);
        return isNarrow ? finding with { Severity = Severity.Low } : finding;
    }
}
