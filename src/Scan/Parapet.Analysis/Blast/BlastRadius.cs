using System.Collections.Immutable;
using Parapet.Analysis.Permissions;
using Parapet.Model;

namespace Parapet.Analysis.Blast;

/// <summary>What somebody who makes a function do his will can get at, by the function's role.</summary>
public sealed class BlastRadius
{
    private readonly Deployment deployment;
    private readonly DeploymentPermissions permissions;
    private readonly Dictionary<string, ImmutableArray<Reached>> inDeployment = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ImmutableArray<ReachedKind>> beyond = new(StringComparer.Ordinal);

    private BlastRadius(Deployment deployment, DeploymentPermissions permissions)
    {
        this.deployment = deployment;
        this.permissions = permissions;
    }

    /// <summary>The actions that read the content of stores of data.</summary>
    public static ImmutableArray<string> DataReads { get; } =
        [.. BlastTargets.All.Where(target => target.Class == TargetClass.Data).SelectMany(target => target.Actions).Where(action => action.Access == Access.Read).Select(action => action.Action).Distinct()];

    /// <summary>The facts of one deployment.</summary>
    public static BlastRadius Of(Deployment deployment, DeploymentPermissions permissions) => new(deployment, permissions);

    /// <summary>The resources of the deployment that a role gets at: for each and each kind of access the first action that is open.</summary>
    public ImmutableArray<Reached> Of(Role role)
    {
        if (!inDeployment.TryGetValue(role.Id, out var reached))
        {
            inDeployment[role.Id] = reached = [.. deployment.Resources.SelectMany(resource => ReachedOf(permissions.Of(role), resource))];
        }

        return reached;
    }

    /// <summary>The resources of the deployment that a function gets at, by any of its roles.</summary>
    public IEnumerable<Reached> Of(Function function) => function.RoleIds.Select(deployment.Role).OfType<Role>().SelectMany(role => Of(role)).Distinct();

    /// <summary>The kinds of resource of which a role gets at any that the account has.</summary>
    public ImmutableArray<ReachedKind> Beyond(Role role)
    {
        if (!beyond.TryGetValue(role.Id, out var kinds))
        {
            beyond[role.Id] = kinds = [.. BlastTargets.All.SelectMany(target => BeyondOf(permissions.Of(role), target))];
        }

        return kinds;
    }

    private IEnumerable<Reached> ReachedOf(RolePermissions role, Resource resource)
    {
        if (resource.Id == role.Role.Id || BlastTargets.Find(resource.Type) is not { } target || permissions.Concretizer.Arn(resource) is not { } arn)
        {
            yield break;
        }

        var own = permissions.OwnPolicies.Of(resource);
        foreach (var access in target.Actions.GroupBy(action => action.Access))
        {
            var best = Best(access.Select(action => (action.Action, arn + action.Suffix)), (action, at) => role.May(action, at, own));
            if (best is { } open)
            {
                yield return new Reached(resource, target.Noun, target.Class, access.Key, open.Action, open.Reach, role.GrantsOf(open.Action, open.Resource).FirstOrDefault());
            }
        }
    }

    private static IEnumerable<ReachedKind> BeyondOf(RolePermissions role, BlastTarget target)
    {
        if (ResourceArns.Other(target.Type) is not { } arn)
        {
            yield break;
        }

        // Each statement that gives one is named: taking one away is no help when another stays.
        foreach (var grant in role.Grants.Where(grant => target.Actions.Any(action => grant.Mentions(action.Action))))
        {
            foreach (var access in target.Actions.GroupBy(action => action.Access))
            {
                var best = Best(access.Select(action => (action.Action, arn + action.Suffix)), (action, at) => role.ThroughAny(grant, action, at));
                if (best is { } open)
                {
                    yield return new ReachedKind(target.Type, target.Noun, target.Class, access.Key, open.Action, open.Resource, open.Reach, grant);
                }
            }
        }
    }

    private static (string Action, string Resource, Reach Reach)? Best(IEnumerable<(string Action, string Resource)> requests, Func<string, string, Reach> ask)
    {
        (string Action, string Resource, Reach Reach)? best = null;
        foreach (var (action, resource) in requests)
        {
            var reach = ask(action, resource);
            if (reach > Reach.Unknown && (best is null || reach > best.Value.Reach))
            {
                best = (action, resource, reach);
            }
        }

        return best;
    }
}

/// <summary>A resource of the deployment that a role gets at.</summary>
/// <param name="Resource">The resource.</param>
/// <param name="Noun">What a person calls one.</param>
/// <param name="Class">What it is worth.</param>
/// <param name="Access">What can be done to it.</param>
/// <param name="Action">An action that does it.</param>
/// <param name="Reach">Whether it depends on a condition.</param>
/// <param name="Grant">The statement that allows it; null when the resource's own policy does.</param>
public sealed record Reached(Resource Resource, string Noun, TargetClass Class, Access Access, string Action, Reach Reach, Grant? Grant);

/// <summary>A kind of resource of which a role gets at any of the account.</summary>
/// <param name="Type">The resource type.</param>
/// <param name="Noun">What a person calls one.</param>
/// <param name="Class">What it is worth.</param>
/// <param name="Access">What can be done to it.</param>
/// <param name="Action">An action that does it.</param>
/// <param name="Asked">The ARN that was asked about, of a resource that is not part of the deployment.</param>
/// <param name="Reach">Whether it depends on a condition.</param>
/// <param name="Grant">The statement that allows it.</param>
public sealed record ReachedKind(string Type, string Noun, TargetClass Class, Access Access, string Action, string Asked, Reach Reach, Grant Grant);
