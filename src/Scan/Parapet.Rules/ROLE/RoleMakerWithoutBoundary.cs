using Parapet.Analysis.Permissions;
using Parapet.Model;

namespace Parapet.Rules.ROLE;

/// <summary>ROLE013.</summary>
public sealed class RoleMakerWithoutBoundary : Rule
{
    /// <inheritdoc />
    public override RuleInfo Info { get; } = new()
    {
        Id = "ROLE013",
        Name = "role-maker-without-boundary",
        Title = "Making roles without a boundary",
        Severity = Severity.Medium,
        Since = "0.1.0",
        Why = "A function that makes roles and writes their policies can make one that may do more than the function itself. A permissions boundary that every new role must carry is what keeps it from that.",
        Fix = "Require the boundary in the statement (`StringEquals: iam:PermissionsBoundary`), and attach one to the function's own role.",
        NotFlagged = "Roles that have a boundary themselves. Statements with the condition `iam:PermissionsBoundary`. Administrators, which are `administrator-role`. Roles that may make roles but not give them permissions, or the other way round.",
        Standards = ["CWE-269"],
        References =
        [
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html#access_policies_boundaries-delegate",
        ],
    };

    /// <inheritdoc />
    public override IEnumerable<Example> Examples =>
    [
        Bad("roles of one path, with any permissions", """
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
                          Action: [iam:CreateRole, iam:PutRolePolicy] # finding
                          Resource: !Sub arn:aws:iam::${AWS::AccountId}:role/tenants/*
            """),
        Good("every role must carry the boundary", """
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
                          Action: [iam:CreateRole, iam:PutRolePolicy]
                          Resource: !Sub arn:aws:iam::${AWS::AccountId}:role/tenants/*
                          Condition:
                            StringEquals:
                              iam:PermissionsBoundary: !Sub arn:aws:iam::${AWS::AccountId}:policy/tenant-boundary
            """),
    ];

    /// <inheritdoc />
    public override IEnumerable<Verdict> Check(Scan scan) =>
        from owner in UsedRole.In(scan)
        where !owner.Permissions.Boundary.Exists && owner.Permissions.Administrator.Grants.IsEmpty
        let makes = Granting(owner, "iam:CreateRole").FirstOrDefault()
        let gives = Granting(owner, "iam:PutRolePolicy").Concat(Granting(owner, "iam:AttachRolePolicy")).FirstOrDefault()
        where makes is not null && gives is not null
        select Report(
            makes.Resource,
            Cause.Place(makes, "iam:CreateRole"),
            $"{owner.Who} can make roles by {makes.Name} and write their policies by {gives.Name}, without a permissions boundary",
            owner.When(makes),
            $"{makes.PolicyName}[{makes.Index}]",
            owner.Function);

    // Asked about a role that the statement itself names: any, or one below a path or with a start.
    private static IEnumerable<Grant> Granting(UsedRole owner, string action) =>
        from grant in owner.Permissions.Grants
        where grant.Mentions(action) && !StatementConditions.RestrictsBy(grant.Statement, "iam:PermissionsBoundary")
        where Roles(grant).Any(role => owner.Permissions.Through(grant, action, role) > Reach.Unknown)
        select grant;

    private static IEnumerable<string> Roles(Grant grant) =>
        RolePermissions.Patterns(grant).Select(pattern => pattern.Replace("*", ImaginaryAccount.Other, StringComparison.Ordinal))
            .Where(role => role.Contains(":role/", StringComparison.Ordinal))
            .Append($"arn:{ImaginaryAccount.Partition}:iam::{ImaginaryAccount.Id}:role/{ImaginaryAccount.Other}");
}
