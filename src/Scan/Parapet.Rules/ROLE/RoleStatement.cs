using Parapet.Analysis.Permissions;
using Parapet.Iam.Language;
using Parapet.Model;
using Parapet.Values;

namespace Parapet.Rules.ROLE;

/// <summary>A role that functions of the deployment use, with what its findings say of them.</summary>
/// <param name="Permissions">What the role may do.</param>
/// <param name="Users">The functions that run with it; at least one.</param>
internal sealed record UsedRole(RolePermissions Permissions, IReadOnlyList<Function> Users)
{
    private const int NamesShown = 3;

    /// <summary>The roles of a deployment that at least one of its functions uses.</summary>
    public static IEnumerable<UsedRole> In(Scan scan) =>
        from role in scan.Deployment.Roles
        let users = scan.Deployment.FunctionsOf(role).ToList()
        where users.Count > 0
        select new UsedRole(scan.Permissions.Of(role), users);

    /// <summary>The role.</summary>
    public Role Role => Permissions.Role;

    /// <summary>The only function that uses the role; null when several do, since the finding is then reported once and is no one's own.</summary>
    public Function? Function => Users.Count == 1 ? Users[0] : null;

    /// <summary>The functions, for the start of a sentence.</summary>
    public string Who => Names(Users);

    /// <summary>The statements of the deployment's policies that allow and do not make the role an administrator, which has a rule of its own.</summary>
    public IEnumerable<RoleStatement> Allows() =>
        from grant in Permissions.Grants
        where grant.Policy is not null && !Permissions.Administrator.Contains(grant)
        select new RoleStatement(this, grant);

    /// <summary>Why it cannot be told what denials and the boundary leave of a grant.</summary>
    public Unknown WhyUnknown(Grant grant) =>
        Permissions.Boundary.Why
        ?? grant.Statement.Resources.Concat(grant.Statement.Actions).Select(item => item.Text.Why).FirstOrDefault(why => why is not null)
        ?? new Unknown(UnknownKind.Malformed, "a denial or boundary has parts that are known only when deployed");

    /// <summary>The condition of the template under which a grant counts: its own, and that of the branch in which the role has no boundary.</summary>
    public string? When(Grant grant, string? also = null) => Conditions.Both(Conditions.Both(grant.When, also), Permissions.Boundary.When);

    /// <summary>What keeps a rule that reads the policies from deciding: documents, statements and effects that are unknown.</summary>
    public IEnumerable<(Resource Resource, Location At, Unknown Why)> Unreadable()
    {
        foreach (var policy in Role.Policies)
        {
            foreach (var (at, why) in policy.Document.Unknowns)
            {
                yield return (policy.Resource, at, why);
            }

            foreach (var effect in policy.Document.Statements.SelectMany(s => s.Effect.Cases).Where(c => c.State == CaseState.Unknown))
            {
                yield return (policy.Resource, effect.At, effect.Why!);
            }
        }
    }

    /// <summary>Functions by name, the first few of many.</summary>
    public static string Names(IReadOnlyList<Function> functions)
    {
        var names = functions.Select(function => $"`{function.Name}`").ToList();
        return names.Count switch
        {
            1 => names[0],
            <= NamesShown => $"{string.Join(", ", names[..^1])} and {names[^1]}",
            _ => $"{string.Join(", ", names[..NamesShown])} and {names.Count - NamesShown} more",
        };
    }
}

/// <summary>One statement of a policy on a role.</summary>
/// <param name="Owner">The role and its functions.</param>
/// <param name="Grant">The statement with its place.</param>
internal sealed record RoleStatement(UsedRole Owner, Grant Grant)
{
    /// <summary>The policy.</summary>
    public AttachedPolicy Policy => Grant.Policy!;

    /// <summary>The statement as written.</summary>
    public Statement Statement => Grant.Statement;

    /// <summary>The first resource pattern that takes in everything of a kind, or what <c>NotResource</c> leaves out; null when the statement names its resources.</summary>
    public TextItem? AnyResource
    {
        get
        {
            foreach (var resource in Statement.Resources)
            {
                if (ResourcePattern.IsAny(resource.Text))
                {
                    return resource;
                }
            }

            return Statement.NotResources is [var first, ..] ? first : null;
        }
    }

    /// <summary>Whether it reaches every resource of every service, but for what <c>NotResource</c> leaves out.</summary>
    public bool IsOnEverything => !Statement.NotResources.IsEmpty || Statement.Resources.Any(resource => ResourcePattern.IsEverything(resource.Text));

    /// <summary>The resources, for the end of a sentence.</summary>
    public string Reach =>
        AnyResource is null ? "the resources it names"
        : Statement.NotResources.IsEmpty ? "every resource"
        : "every resource but what `NotResource` names";

    /// <summary>What tells a finding on one of the statement's patterns from others; survives moved lines.</summary>
    public string Key(string pattern) => $"{Policy.Name}[{Grant.Index}] {pattern}";

    /// <summary>The condition under which a pattern is granted, beyond that of the resource that the policy stands in.</summary>
    public string? When(TextItem item) => Owner.When(Grant, item.When);
}
