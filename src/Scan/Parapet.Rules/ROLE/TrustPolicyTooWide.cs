using Parapet.Analysis.Permissions;
using Parapet.Iam.Evaluation;
using Parapet.Iam.Language;
using Parapet.Model;
using Parapet.Values;

namespace Parapet.Rules.ROLE;

/// <summary>ROLE007.</summary>
public sealed class TrustPolicyTooWide : Rule
{
    private const int AccountIdLength = 12;

    // An account that nobody has, for a policy that lets in everybody.
    private const string Anybody = "999999999999";

    private static readonly string[] LambdaServices = ["lambda.amazonaws.com", "edgelambda.amazonaws.com"];

    /// <inheritdoc />
    public override RuleInfo Info { get; } = new()
    {
        Id = "ROLE007",
        Name = "trust-policy-too-wide",
        Title = "Trust policy too wide",
        Severity = Severity.High,
        Since = "0.1.0",
        Why = "The trust policy says who may act with the role. Everyone whom it names besides Lambda has all that the function has, without the function: an open one gives it to any AWS account.",
        Fix = "Trust `lambda.amazonaws.com` alone; give other services and accounts roles of their own, and require `sts:ExternalId` or `aws:PrincipalOrgID` of other accounts.",
        NotFlagged = "The deployment's own account when it is written as `${AWS::AccountId}`, single roles and users, and federated principals. Everyone or another account under a condition that must hold. Other services beside Lambda are reported as medium: they act with the role only when somebody in the account tells them to. Principals whom a Deny statement certainly keeps out.",
        Standards = ["CWE-284", "CWE-441"],
        References =
        [
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html",
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html",
        ],
    };

    /// <inheritdoc />
    public override IEnumerable<Example> Examples =>
    [
        Bad("every AWS account, and a second service", """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: dotnet10
                  Handler: Orders
                  CodeUri: src/
                  Role: !GetAtt OrdersRole.Arn
              OrdersRole:
                Type: AWS::IAM::Role
                Properties:
                  AssumeRolePolicyDocument:
                    Version: "2012-10-17"
                    Statement:
                      - Effect: Allow
                        Principal:
                          AWS: "*" # finding
                          Service:
                            - lambda.amazonaws.com
                            - ec2.amazonaws.com # finding
                        Action: sts:AssumeRole
            """),
        Good("Lambda alone, and a partner with an external id", """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: dotnet10
                  Handler: Orders
                  CodeUri: src/
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
                      - Effect: Allow
                        Principal:
                          AWS: arn:aws:iam::111122223333:root
                        Action: sts:AssumeRole
                        Condition:
                          StringEquals:
                            sts:ExternalId: orders-partner
            """),
        Bad("a condition that a role of any account meets", """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: dotnet10
                  Handler: Orders
                  CodeUri: src/
                  Role: !GetAtt OrdersRole.Arn
              OrdersRole:
                Type: AWS::IAM::Role
                Properties:
                  AssumeRolePolicyDocument:
                    Version: "2012-10-17"
                    Statement:
                      - Effect: Allow
                        Principal:
                          AWS: "*" # finding
                        Action: sts:AssumeRole
                        Condition:
                          StringLike:
                            aws:PrincipalArn: arn:aws:iam::*:role/*
            """),
        Good("an account that is denied again", """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: dotnet10
                  Handler: Orders
                  CodeUri: src/
                  Role: !GetAtt OrdersRole.Arn
              OrdersRole:
                Type: AWS::IAM::Role
                Properties:
                  AssumeRolePolicyDocument:
                    Version: "2012-10-17"
                    Statement:
                      - Effect: Allow
                        Principal:
                          AWS: arn:aws:iam::111122223333:root
                        Action: sts:AssumeRole
                      - Effect: Deny
                        Principal:
                          AWS: arn:aws:iam::111122223333:root
                        Action: sts:AssumeRole
            """),
        Unknown("the trusted account is a parameter without a default", """
            Transform: AWS::Serverless-2016-10-31
            Parameters:
              Trusted:
                Type: String
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: dotnet10
                  Handler: Orders
                  CodeUri: src/
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
                          AWS: !Ref Trusted
                        Action: sts:AssumeRole
            """),
    ];

    /// <inheritdoc />
    public override IEnumerable<Verdict> Check(Scan scan) =>
        from owner in UsedRole.In(scan)
        from verdict in Unreadable(owner).Concat(owner.Role.Trust.Statements.Index().Where(pair => pair.Item.Allows).SelectMany(pair => Check(scan, owner, pair.Item, pair.Index)))
        select verdict;

    private IEnumerable<Verdict> Unreadable(UsedRole owner) =>
        owner.Role.Trust.Unknowns.Select(unknown => CannotTell(owner.Role.Resource, unknown.At, unknown.Why, owner.Function));

    private IEnumerable<Verdict> Check(Scan scan, UsedRole owner, Statement statement, int index)
    {
        var isRestricted = StatementConditions.RestrictsCallers(statement);
        foreach (var principal in statement.NotPrincipals.Take(1))
        {
            yield return Trusts(owner, statement, principal, index, "everyone whom `NotPrincipal` does not name");
        }

        foreach (var principal in statement.Principals.Where(principal => !IsKeptOut(scan, owner, principal)))
        {
            if (principal.Type == "Service")
            {
                if (principal.Name.Known is { } service && !LambdaServices.Contains(service))
                {
                    yield return Trusts(owner, statement, principal, index, $"`{service}`") with { Severity = Severity.Medium };
                }
            }
            else if (principal.Type is "*" or "AWS" && !isRestricted)
            {
                if (principal.Name.Known == "*")
                {
                    yield return Trusts(owner, statement, principal, index, "every AWS account");
                }
                else if (Account(principal.Name) is { } account)
                {
                    yield return Trusts(owner, statement, principal, index, $"all of account `{account}`");
                }
                else if (principal.Name is { IsKnown: false, Prefix.Length: 0, Reference: null, Why: { Kind: not UnknownKind.PseudoParameter } why })
                {
                    yield return CannotTell(owner.Role.Resource, principal.At, why, owner.Function);
                }
            }
        }
    }

    // Asked of somebody of the account, or of any, in the most favourable circumstances.
    private static bool IsKeptOut(Scan scan, UsedRole owner, Principal principal)
    {
        if (owner.Role.Trust.Statements.All(statement => statement.Allows))
        {
            return false;
        }

        var account = Account(principal.Name) ?? Anybody;
        var name = principal.Type == "Service" ? principal.Name.Known ?? "" : $"arn:aws:iam::{account}:role/{ImaginaryAccount.Other}";
        if (!RequestPrincipal.TryParse(name, out var who))
        {
            return false;
        }

        var request = new Request { Principal = who, Action = "sts:AssumeRole", Resources = [owner.Permissions.Arn], Context = RequestContext.Open };
        var trust = Policy.Compile(scan.Permissions.Concretizer.Concrete(owner.Role.Trust), PolicyKind.Trust, "trust policy");
        return Evaluator.Decide(request, new PolicySet { Resource = trust }) == Decision.ExplicitlyDenied;
    }

    private Finding Trusts(UsedRole owner, Statement statement, Principal principal, int index, string whom) => Report(
        owner.Role.Resource,
        principal.At,
        $"{whom[..1].ToUpperInvariant()}{whom[1..]} may act with the role of {owner.Who}",
        Conditions.Both(statement.When, principal.When),
        $"[{index}] {principal.Type} {principal.Name}",
        owner.Function);

    private static string? Account(Text principal)
    {
        if (principal.Known is not { } known)
        {
            return null;
        }

        var id = known.Split(':') is ["arn", _, "iam", "", var account, "root"] ? account : known;
        return id.Length == AccountIdLength && id.All(char.IsAsciiDigit) ? id : null;
    }
}
