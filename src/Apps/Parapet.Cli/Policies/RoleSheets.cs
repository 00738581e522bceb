using Parapet.Analysis.Blast;
using Parapet.Analysis.Permissions;
using Parapet.Iam.Escalation;
using Parapet.Model;
using Parapet.Reports.Permissions;
using Parapet.Reports.Roles;

namespace Parapet.Cli.Policies;

/// <summary>Fills role sheets from the facts of a deployment.</summary>
internal sealed class RoleSheets
{
    private readonly Deployment deployment;
    private readonly DeploymentPermissions permissions;
    private readonly DeploymentNames names;
    private readonly BlastRadius blast;
    private readonly DeploymentEscalation escalation;

    private RoleSheets(DeploymentPolicies policies)
    {
        deployment = policies.Deployment;
        permissions = policies.Permissions;
        names = new DeploymentNames(policies);
        blast = BlastRadius.Of(deployment, permissions);
        escalation = DeploymentEscalation.Of(deployment, permissions);
    }

    /// <summary>The sheet of a role.</summary>
    /// <param name="policies">The deployment.</param>
    /// <param name="role">The role.</param>
    /// <param name="function">The function that was asked about; null when it was the role.</param>
    public static RoleSheet Of(DeploymentPolicies policies, Role role, Function? function) => new RoleSheets(policies).Sheet(role, function);

    private RoleSheet Sheet(Role role, Function? function)
    {
        var facts = permissions.Of(role);
        var administrator = facts.Administrator.Grants;
        var isAdministrator = administrator.IsEmpty ? Certainty.No : administrator.Max(pair => CertaintyOf(pair.Reach));
        return new RoleSheet
        {
            Function = function?.Id,
            Role = role.Id,
            At = role.Resource.At,
            SharedWith = [.. deployment.FunctionsOf(role).Select(other => other.Id).Where(id => id != function?.Id)],
            Administrator = isAdministrator,
            AdministratorBy = [.. administrator.Select(pair => Place(pair.Grant)).Distinct()],
            HasLimits = facts.HasLimits,
            Services = ServiceTable.Of(facts),
            Reached = [.. blast.Of(role).OrderBy(reached => reached.Access).Select(Reached)],
            Beyond = [.. blast.Beyond(role).OrderBy(reached => reached.Access).Select(reached => new ReachedAny(Word(reached.Access), reached.Noun, reached.Action, reached.Reach == Reach.Yes, Place(reached.Grant))).Distinct()],
            Ways = isAdministrator == Certainty.Yes ? [] : [.. escalation.Routes(role).Where(route => route.To.Kind != EscalationNodeKind.Capability).OrderByDescending(route => route.To == EscalationNode.Administrator).Select(Way)],
            Cut = Cut(role, isAdministrator),
            Readers = function is null ? [] : [.. new ConfigurationReaders(deployment, permissions).Of(function).Select(reader =>
                new ConfigurationReaderText(reader.Role.Id, reader.Action, reader.Reach == Reach.Yes, CertaintyOf(reader.Decrypts), Place(reader.Grant)))],
            Key = function is null ? null : Key(function),
            Unknowns = [.. Unknowns(role, facts).Distinct(StringComparer.Ordinal)],
        };
    }

    private ReachedResource Reached(Reached reached) =>
        new(Word(reached.Access), reached.Noun, reached.Resource.Id, reached.Action, reached.Reach == Reach.Yes, reached.Grant is null ? null : Place(reached.Grant));

    private EscalationWay Way(EscalationRoute route) => new(names.Readable(route.To.ToString()), route.IsCertain, [.. route.Steps.Select(Step)]);

    private EscalationStep Step(EscalationEdge step)
    {
        // Who is an administrator needs no list of what that takes.
        var isAdministrator = step.Paths is [EscalationCatalog.AlreadyAdministrator];
        return new EscalationStep(
            names.Readable(step.From),
            names.Readable(step.To.ToString()),
            isAdministrator ? "is an administrator" : string.Join(", then ", step.Paths.Select(Title)),
            [.. step.Through.Select(names.Readable)],
            isAdministrator ? [] : [.. step.Permissions.Select(permission => permission.Grant.Action).Distinct(StringComparer.Ordinal)],
            [.. escalation.GrantsOf(step).Select(Place).Distinct()],
            [.. step.DependsOn.Select(names.Readable)]);
    }

    private static string Title(string way) =>
        EscalationCatalog.Find(way)?.Title is { Length: > 0 } title ? char.ToLowerInvariant(title[0]) + title[1..] : way;

    private CutText Cut(Role role, Certainty isAdministrator)
    {
        if (isAdministrator != Certainty.No || escalation.ToAdministrator(role) is null)
        {
            return new CutText([], IsSmallest: true, IsHopeless: isAdministrator == Certainty.Yes);
        }

        var cut = escalation.Cut(role);
        return new CutText(
            [.. cut.Grants.Select(grant => grant.Trusts is null
                ? $"`{grant.Action}` from {names.Readable(grant.Holder)}"
                : $"{names.Readable(grant.Trusts)} from the trust policy of {names.Readable(grant.Holder)}")],
            cut.IsSmallest,
            cut.IsHopeless);
    }

    private string Key(Function function) => function.KmsKeyArn.IsAbsent ? "AWS's own key, so that whoever reads the configuration sees them"
        : function.KmsKeyArn.ValueOrDefault is { } key ? names.Readable(permissions.Concretizer.Concrete(key).ToString())
        : "a key that is not known";

    private IEnumerable<string> Unknowns(Role role, RolePermissions facts)
    {
        foreach (var item in facts.Unread)
        {
            yield return $"policy `{names.Readable(permissions.Concretizer.Concrete(item.Text).ToString())}` ({item.At}) is not part of the deployment, so the role may have more than is seen";
        }

        if (facts.Boundary.Why is { } boundary)
        {
            yield return $"the boundary ({facts.Boundary.At}) cannot be read, so the role may have less than is seen: {boundary}";
        }

        foreach (var (at, why) in role.Policies.SelectMany(policy => policy.Document.Unknowns))
        {
            yield return $"part of a policy ({at}) cannot be read: {why}";
        }

        foreach (var item in facts.Grants.Where(grant => grant.Managed is null).SelectMany(grant => grant.Statement.Actions.Concat(grant.Statement.Resources)))
        {
            if (permissions.Concretizer.Concrete(item.Text).Why is { } why)
            {
                yield return $"`{item.Text}` ({item.At}): {why}";
            }
        }
    }

    private static StatementPlace Place(Grant grant) => new(grant.PolicyName, Label(grant), grant.At);

    private static string Label(Grant grant) => grant.Statement.Sid.ValueOrDefault is { Length: > 0 } sid ? $"`{sid}`" : $"statement {grant.Index + 1}";

    private static Certainty CertaintyOf(Reach reach) => reach switch
    {
        Reach.Yes => Certainty.Yes,
        Reach.No => Certainty.No,
        _ => Certainty.Possible,
    };

    private static string Word(Access access) => access switch
    {
        Access.Read => "read",
        Access.Write => "write",
        _ => "take over",
    };
}
