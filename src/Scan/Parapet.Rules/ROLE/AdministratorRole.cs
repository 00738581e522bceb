using Parapet.Iam.Catalog;
using Parapet.Model;
using Parapet.Values;

namespace Parapet.Rules.ROLE;

/// <summary>ROLE001.</summary>
public sealed class AdministratorRole : Rule
{
    private static readonly string[] ManagedPolicies = ["AdministratorAccess", "PowerUserAccess", "IAMFullAccess"];

    /// <inheritdoc />
    public override RuleInfo Info { get; } = new()
    {
        Id = "ROLE001",
        Name = "administrator-role",
        Title = "Function with an administrator's role",
        Severity = Severity.Critical,
        Since = "0.1.0",
        Why = "Whoever gets code to run in the function, through a dependency, an injected command or a poisoned event, owns the account. `PowerUserAccess` reaches all data, and IAM actions on every resource let the function give itself the rest.",
        Fix = "Grant the actions that the code calls, on the resources it calls them on; SAM policy templates and connectors do that for common cases.",
        NotFlagged = "Managed policies of the customer that are not part of the deployment, since their content is not there to read. Deny statements, permissions boundaries and service control policies that may take the power back are not weighed. A statement with a condition that must hold is reported as high, not critical. A role that several functions use is reported once, without a function.",
        Standards = ["CWE-250", "CWE-269", "FSBP IAM.1"],
        References =
        [
            "https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html",
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html",
        ],
    };

    /// <inheritdoc />
    public override IEnumerable<Example> Examples =>
    [
        Bad("a managed policy for administrators", """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: dotnet10
                  Handler: Orders
                  CodeUri: src/
                  Policies:
                    - AdministratorAccess # finding
            """),
        Bad("every action on every resource", """
            Resources:
              Orders:
                Type: AWS::Lambda::Function
                Properties:
                  Runtime: dotnet10
                  Handler: Orders
                  Code:
                    S3Bucket: artifacts
                    S3Key: orders.zip
                  Role: !GetAtt OrdersRole.Arn
              OrdersRole:
                Type: AWS::IAM::Role
                Properties:
                  AssumeRolePolicyDocument:
                    Version: "2012-10-17"
                    Statement:
                      - Effect: Allow
                        Principal:
                          Service: lambda.amazonaws.com
                        Action: sts:AssumeRole
                  Policies:
                    - PolicyName: everything
                      PolicyDocument:
                        Version: "2012-10-17"
                        Statement:
                          - Effect: Allow
                            Action: "*" # finding
                            Resource: "*"
            """),
        Good("the one table that the code writes", """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: dotnet10
                  Handler: Orders
                  CodeUri: src/
                  Policies:
                    - DynamoDBWritePolicy:
                        TableName: !Ref Table
              Table:
                Type: AWS::Serverless::SimpleTable
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
        from owner in UsedRole.In(scan.Deployment)
        from verdict in Managed(owner).Concat(Statements(owner))
        select verdict;

    private IEnumerable<Verdict> Managed(UsedRole owner)
    {
        foreach (var arn in owner.Role.ManagedPolicyArns)
        {
            if (ManagedPolicies.FirstOrDefault(name => IsNamed(arn.Text, name)) is { } found)
            {
                yield return Report(owner.Role.Resource, arn.At, $"{owner.Who} runs with `{found}`", arn.When, found, owner.Function);
            }
            else if (arn.Text is { IsKnown: false, Prefix.Length: 0, Suffix.Length: 0, Why: { } why })
            {
                yield return CannotTell(owner.Role.Resource, arn.At, why, owner.Function);
            }
        }
    }

    private IEnumerable<Verdict> Statements(UsedRole owner)
    {
        foreach (var (resource, at, why) in owner.Unreadable())
        {
            yield return CannotTell(resource, at, why, owner.Function);
        }

        foreach (var allow in owner.Allows().Where(allow => allow.IsOnEverything))
        {
            foreach (var action in allow.Statement.Actions)
            {
                if (action.Text is { IsKnown: false, Prefix.Length: 0, Why: { } why })
                {
                    yield return CannotTell(allow.Policy.Resource, action.At, why, owner.Function);
                }
                else if (action.Text.Known is { } pattern && IsAdministrative(pattern))
                {
                    var finding = Report(
                        allow.Policy.Resource, action.At, $"{owner.Who} may do `{pattern}` on {allow.Reach}", allow.When(action), allow.Key(pattern), owner.Function);
                    yield return StatementConditions.Restricts(allow.Statement) ? finding with { Severity = Severity.High } : finding;
                }
            }
        }
    }

    /// <summary>Whether an action pattern on every resource makes an administrator: everything, or all of IAM.</summary>
    internal static bool IsAdministrative(string pattern) =>
        ActionPattern.IsEverything(pattern)
        || (ActionPattern.IsWholeService(pattern) && ActionPattern.Matches(pattern, "iam:PassRole"));

    /// <summary>Whether a managed policy's ARN names one of the policies that make an administrator.</summary>
    internal static bool IsAdministrative(Text arn) => ManagedPolicies.Any(name => IsNamed(arn, name));

    private static bool IsNamed(Text arn, string name) =>
        arn.Known == name || arn.Suffix.EndsWith("/" + name, StringComparison.Ordinal);
}
