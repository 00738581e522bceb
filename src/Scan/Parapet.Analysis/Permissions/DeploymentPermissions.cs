using Parapet.Model;

namespace Parapet.Analysis.Permissions;

/// <summary>What the roles of a deployment may do; worked out for a role when it is first asked for.</summary>
public sealed class DeploymentPermissions
{
    private readonly Deployment deployment;
    private readonly Dictionary<string, RolePermissions> byRole = new(StringComparer.Ordinal);

    private DeploymentPermissions(Deployment deployment)
    {
        this.deployment = deployment;
        Concretizer = new Concretizer(deployment);
        OwnPolicies = new OwnPolicies(deployment, Concretizer);
    }

    /// <summary>The facts of one deployment.</summary>
    public static DeploymentPermissions Of(Deployment deployment) => new(deployment);

    /// <summary>Texts as they will be in the imaginary account.</summary>
    public Concretizer Concretizer { get; }

    /// <summary>The policies that resources carry themselves.</summary>
    public OwnPolicies OwnPolicies { get; }

    /// <summary>What a role of the deployment may do; what stands under a condition of the template counts.</summary>
    public RolePermissions Of(Role role) => Of(role, null);

    /// <summary>What a role of the deployment may do.</summary>
    /// <param name="role">The role.</param>
    /// <param name="world">How conditions of the template turn out (see <see cref="Worlds"/>); null to count whatever may be granted.</param>
    public RolePermissions Of(Role role, string? world)
    {
        var key = $"{role.Id} {world}";
        if (!byRole.TryGetValue(key, out var permissions))
        {
            byRole[key] = permissions = RolePermissions.Of(role, deployment, Concretizer, world);
        }

        return permissions;
    }
}
