using Parapet.Analysis.Permissions;
using Parapet.Iam.Escalation;
using Parapet.Model;

namespace Parapet.Rules.ROLE;

/// <summary>ROLE008.</summary>
public sealed class PrivilegeEscalationPath : Rule
{
    /// <inheritdoc />
    public override RuleInfo Info { get; } = new()
    {
        Id = "ROLE008",
        Name = "privilege-escalation-path",
        Title = "A way to administrator",
        Severity = Severity.Critical,
        Since = "0.1.0",
        Why = "None of the role's permissions says administrator, but put together they lead there: write a policy for oneself, pass a stronger role to something new, put code into a function that has one. Whoever takes the function over goes that way.",
        Fix = "Take away the permissions that the message names last, or limit them to the resources that the code works on: together they close every way. Code that makes roles needs a permissions boundary, and a condition on `iam:PermissionsBoundary` that every new role must carry one.",
        NotFlagged = "Administrators, which are `administrator-role`. Ways through roles, users and functions that are not part of the deployment, since nothing is known of them; that a role may be passed at all is `pass-role-on-any-resource`. A way that depends on a condition or on something that a template does not show is reported as medium. A role that several functions use is reported once, without a function.",
        Standards = ["CWE-269", "CWE-250"],
        References =
        [
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html",
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html",
        ],
        AlsoReports = ["ROLE001"],
    };

    /// <inheritdoc />
    public override IEnumerable<Example> Examples =>
    [
        Bad("the role may write its own policies", """
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
                            - iam:PutRolePolicy # finding
                            - iam:GetRole
                          Resource: "*"
            """),
        Bad("code for a function that has more", """
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
                          Action: [lambda:UpdateFunctionCode, lambda:InvokeFunction] # finding
                          Resource: !GetAtt Maintenance.Arn
              Maintenance:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: dotnet10
                  Handler: Maintenance
                  CodeUri: src/
                  Policies: AdministratorAccess
            """),
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
        Unknown("the roles are a parameter without a default", """
            Transform: AWS::Serverless-2016-10-31
            Parameters:
              Roles:
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
                          Action: iam:PutRolePolicy
                          Resource: !Ref Roles
            """),
        Good("roles of one path that must carry a boundary", """
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
        Good("code for a function that has less", """
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
                          Action: [lambda:UpdateFunctionCode, lambda:InvokeFunction]
                          Resource: !GetAtt Greeting.Arn
              Greeting:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: dotnet10
                  Handler: Greeting
                  CodeUri: src/
            """),
        Good("a denial closes the way", """
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
                          Action: iam:PutRolePolicy
                          Resource: !Sub arn:aws:iam::${AWS::AccountId}:role/*
                        - Effect: Deny
                          Action: iam:*
                          Resource: "*"
            """),
    ];

    /// <inheritdoc />
    public override IEnumerable<Verdict> Check(Scan scan) =>
        from owner in UsedRole.In(scan)
        where owner.Permissions.Administrator.Grants.IsEmpty
        let route = scan.Escalation.ToAdministrator(owner.Role)
        where route is not null
        from verdict in Check(scan, owner, route)
        select verdict;

    /// <summary>Whether this rule names a statement as part of a way.</summary>
    internal static bool Uses(Scan scan, UsedRole owner, Grant grant) =>
        owner.Permissions.Administrator.Grants.IsEmpty && scan.Escalation.ToAdministrator(owner.Role) is { IsCertain: true } route
        && scan.Escalation.GrantsOf(route.Steps[0]).Contains(grant);

    private IEnumerable<Verdict> Check(Scan scan, UsedRole owner, EscalationRoute route)
    {
        if (scan.Escalation.Unknown(route) is var (role, grant))
        {
            yield return CannotTell(grant.Resource, grant.At, new UsedRole(role, owner.Users).WhyUnknown(grant), owner.Function);
        }
        else if (scan.Escalation.GrantsOf(route.Steps[0]).Any())
        {
            // Without a statement to point at there is nothing that anybody could change.
            yield return Finding(scan, owner, route);
        }
    }

    private Finding Finding(Scan scan, UsedRole owner, EscalationRoute route)
    {
        var (first, action) = Start(scan, route.Steps[0]);
        var steps = string.Join("", route.Steps.Select((step, i) => (i == 0 ? "" : IsAlready(step) ? ", " : ", then ") + Step(scan, step)));
        var cut = scan.Escalation.Cut(owner.Role);
        var remedy = cut is { IsHopeless: false, Grants.IsEmpty: false } ? $"; taking away {Listing.Of([.. cut.Grants.Select(grant => Remedy(scan, owner, grant))])} closes every way" : "";
        var depends = route.IsCertain ? "" : $", if {string.Join(" and ", route.Steps.SelectMany(step => step.DependsOn).Distinct())}";
        var finding = Report(
            first.Resource,
            Cause.Place(first, action),
            $"{owner.Who} can become administrator: {steps}{depends}{remedy}",
            owner.When(first),
            string.Join('>', route.Steps.Select(step => string.Join('+', step.Paths))),
            owner.Function);
        return route.IsCertain ? finding : finding with { Severity = Severity.Medium };
    }

    // Where permissions on identities stand is where the way is closed best.
    private static (Grant Grant, string Action) Start(Scan scan, EscalationEdge step) =>
        (from permission in step.Permissions
         from grant in scan.Escalation.GrantsOf(step)
         let action = permission.Grant.Action
         where grant.Mentions(action)
         orderby action.StartsWith("iam:", StringComparison.Ordinal) descending
         select (grant, action)).First();

    private static bool IsAlready(EscalationEdge step) => step.Paths is [EscalationCatalog.AlreadyAdministrator];

    private static string Step(Scan scan, EscalationEdge step)
    {
        var grants = Listing.Of([.. scan.Escalation.GrantsOf(step).GroupBy(grant => grant.PolicyName).Select(Statements)]);
        var by = grants.Length == 0 ? "" : $" by {grants}";
        if (IsAlready(step))
        {
            return "an administrator" + by;
        }

        var ways = string.Join(" and ", step.Paths.Select(Title));
        var through = step.Through.IsEmpty ? "" : $" ({Listing.Of([.. step.Through.Select(arn => $"`{Name(scan, arn)}`")])})";
        var gives = step.To.Kind == EscalationNodeKind.Principal ? $", which gives `{Name(scan, step.To.Name)}`" : "";
        return ways + through + by + gives;
    }

    private static string Statements(IGrouping<string, Grant> ofPolicy)
    {
        var grants = ofPolicy.DistinctBy(grant => grant.Index).OrderBy(grant => grant.Index).ToList();
        return grants.Count == 1 || grants[0].Managed is not null || grants.Exists(grant => grant.Statement.Sid.ValueOrDefault is { Length: > 0 })
            ? Listing.Of([.. grants.Select(grant => grant.Name).Distinct()])
            : $"statements {Listing.Of([.. grants.Select(grant => $"{grant.Index + 1}")])} of `{ofPolicy.Key}`";
    }

    private static string Title(string path) => EscalationCatalog.Find(path)?.Title is { Length: > 0 } title ? char.ToLowerInvariant(title[0]) + title[1..] : path;

    private static string Remedy(Scan scan, UsedRole owner, EscalationGrant grant) => grant switch
    {
        { Trusts: { } party } => $"the trust of `{Name(scan, grant.Holder)}` in `{party}`",
        _ when grant.Holder == owner.Permissions.Arn => $"`{grant.Action}`",
        _ => $"`{grant.Action}` of `{Name(scan, grant.Holder)}`",
    };

    // What the deployment calls it; its ARN means nothing to a reader.
    private static string Name(Scan scan, string arn) =>
        scan.Deployment.Resources.FirstOrDefault(resource => scan.Permissions.Concretizer.Arn(resource) == arn)?.LogicalId ?? arn;
}
