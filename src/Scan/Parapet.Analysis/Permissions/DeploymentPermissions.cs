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

    /// <summary>What a role of the deployment may do.</summary>
    public RolePermissions Of(Role role)
    {
        if (!byRole.TryGetValue(role.Id, out var permissions))
        {
            byRole[role.Id] = permissions = RolePermissions.Of(role, deployment, Concretizer);
        }

        return permissions;
    }
}
