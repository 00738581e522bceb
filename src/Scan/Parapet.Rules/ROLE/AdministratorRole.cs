using Parapet.Analysis.Permissions;
using Parapet.Iam.Catalog;
using Parapet.Model;

namespace Parapet.Rules.ROLE;

/// <summary>ROLE001.</summary>
public sealed class AdministratorRole : Rule
{
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
        NotFlagged = "Power that a Deny statement or the permissions boundary takes back; service control policies are not part of a deployment. When the boundary, or part of a denial, is known only to the account, the role is undecided. Managed policies of the customer that are not part of the deployment, since their content is not there to read. A statement with a condition that must hold is reported as high, not critical. A role that several functions use is reported once, without a function.",
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
        Good("a boundary that leaves one table", """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: dotnet10
                  Handler: Orders
                  CodeUri: src/
                  Policies: AdministratorAccess
                  PermissionsBoundary: !Ref Boundary
              Boundary:
                Type: AWS::IAM::ManagedPolicy
                Properties:
                  PolicyDocument:
                    Version: "2012-10-17"
                    Statement:
                      - Effect: Allow
                        Action: dynamodb:PutItem
                        Resource: arn:aws:dynamodb:eu-west-1:111122223333:table/orders
            """),
        Unknown("the boundary belongs to the account", """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: dotnet10
                  Handler: Orders
                  CodeUri: src/
                  Policies: AdministratorAccess
                  PermissionsBoundary: !Sub arn:aws:iam::${AWS::AccountId}:policy/boundary
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
        from verdict in Unread(owner).Concat(Grants(owner))
        select verdict;

    private IEnumerable<Verdict> Unread(UsedRole owner)
    {
        foreach (var (resource, at, why) in owner.Unreadable())
        {
            yield return CannotTell(resource, at, why, owner.Function);
        }

        foreach (var arn in owner.Permissions.Unread)
        {
            if (arn.Text is { IsKnown: false, Prefix.Length: 0, Suffix.Length: 0, Why: { } why })
            {
                yield return CannotTell(owner.Role.Resource, arn.At, why, owner.Function);
            }
        }
    }

    private IEnumerable<Verdict> Grants(UsedRole owner)
    {
        var administrator = owner.Permissions.Administrator;
        foreach (var (grant, reach) in administrator.OnlyTogether ? administrator.Grants.Take(1) : administrator.Grants)
        {
            var (at, what, key, also) = grant.Managed is { } managed ? (grant.At, $"runs with `{managed.Name}`", managed.Name, null) : Said(new RoleStatement(owner, grant));
            if (reach == Reach.Unknown)
            {
                yield return CannotTell(grant.Resource, at, owner.WhyUnknown(grant), owner.Function);
                continue;
            }

            if (administrator.OnlyTogether)
            {
                what = $"may change every role, user and policy by {string.Join(" and ", administrator.Grants.Select(pair => pair.Grant.Name))} together";
            }

            var finding = Report(grant.Resource, at, $"{owner.Who} {what}", owner.When(grant, also), key, owner.Function);
            yield return reach == Reach.UnderCondition ? finding with { Severity = Severity.High } : finding;
        }
    }

    private static (Values.Location At, string What, string Key, string? When) Said(RoleStatement allow)
    {
        foreach (var action in allow.Statement.Actions)
        {
            if (ActionPattern.Matches(action.Text.Known ?? "*", "iam:PassRole"))
            {
                return (action.At, $"may do `{action.Text}` on {allow.Reach} by {allow.Grant.Name}", allow.Key(action.Text.ToString()), action.When);
            }
        }

        return allow.Statement.NotActions is [var first, ..]
            ? (first.At, $"may do everything but what `NotAction` names, IAM included, by {allow.Grant.Name}", allow.Key("NotAction"), first.When)
            : (allow.Statement.At, $"may change every role, user and policy by {allow.Grant.Name}", allow.Key(""), null);
    }
}
