using Parapet.Analysis.Permissions;
using Parapet.Model;

namespace Parapet.Rules.ROLE;

/// <summary>ROLE005.</summary>
public sealed class AllowWithNotAction : Rule
{
    /// <inheritdoc />
    public override RuleInfo Info { get; } = new()
    {
        Id = "ROLE005",
        Name = "allow-with-not-action",
        Title = "Allow with NotAction",
        Severity = Severity.High,
        Since = "0.1.0",
        Why = "`Effect: Allow` with `NotAction` grants everything that is not named, also in services that nobody thought of and in those that AWS adds next year.",
        Fix = "Name what is allowed in `Action`, and put what must never happen into a statement with `Effect: Deny`.",
        NotFlagged = "`NotAction` in a Deny statement, where it is the right tool. What leaves IAM in and so makes an administrator, which is `administrator-role`. What denials and the permissions boundary take back whole. When each resource of the statement is narrower than `*`, the finding is medium. A role that several functions use is reported once, without a function.",
        Standards = ["CWE-183", "CWE-269"],
        References = ["https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notaction.html"],
    };

    /// <inheritdoc />
    public override IEnumerable<Example> Examples =>
    [
        Bad("everything but IAM", """
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
                          NotAction: iam:* # finding
                          Resource: "*"
            """),
        Good("a denial of all but one action", """
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
                        - Effect: Deny
                          NotAction: dynamodb:GetItem
                          Resource: "*"
            """),
        Unknown("the effect is a parameter without a default", """
            Transform: AWS::Serverless-2016-10-31
            Parameters:
              Effect:
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
                        - Effect: !Ref Effect
                          NotAction: dynamodb:GetItem
                          Resource: "*"
            """),
    ];

    /// <inheritdoc />
    public override IEnumerable<Verdict> Check(Scan scan)
    {
        foreach (var owner in UsedRole.In(scan))
        {
            foreach (var (resource, at, why) in owner.Unreadable())
            {
                yield return CannotTell(resource, at, why, owner.Function);
            }

            foreach (var allow in owner.Allows().Where(allow => !allow.Statement.NotActions.IsEmpty))
            {
                var first = allow.Statement.NotActions[0];
                var left = Survival.OfMost(allow);
                if (left == Reach.Unknown)
                {
                    yield return CannotTell(allow.Policy.Resource, first.At, owner.WhyUnknown(allow.Grant), owner.Function);
                }
                else if (left != Reach.No)
                {
                    var isNarrow = allow.AnyResource is null && allow.Statement.NotResources.IsEmpty;
                    var finding = Report(
                        allow.Policy.Resource, first.At, $"{owner.Who} may do everything but what `NotAction` names by {allow.Grant.Name}", allow.When(first), allow.Key("NotAction"), owner.Function);
                    yield return isNarrow ? finding with { Severity = Severity.Medium } : finding;
                }
            }
        }
    }
}
