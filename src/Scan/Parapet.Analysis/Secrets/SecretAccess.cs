using Parapet.Analysis.Permissions;
using Parapet.Model;

namespace Parapet.Analysis.Secrets;

/// <summary>
/// Whether a function can read the secrets and parameters that its variables refer to.
/// https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_iam-policies.html
/// </summary>
public sealed class SecretAccess(Deployment deployment, DeploymentPermissions permissions)
{
    private static readonly string[] SecretReads = ["secretsmanager:GetSecretValue"];
    private static readonly string[] ParameterReads = ["ssm:GetParameter", "ssm:GetParameters", "ssm:GetParametersByPath", "ssm:GetParameterHistory"];
    private static readonly string[] Writes = ["secretsmanager:PutSecretValue", "secretsmanager:UpdateSecret", "ssm:PutParameter"];

    private readonly CustomerKeys keys = CustomerKeys.Of(deployment, permissions);

    /// <summary>The action that reads what a reference names.</summary>
    public static string ReadOf(SecretStore store) => store == SecretStore.SecretsManager ? SecretReads[0] : ParameterReads[0];

    /// <summary>Whether any of the function's roles can read what a reference names; unknown when there is no role or policy to read.</summary>
    public Reach MayRead(Function function, SecretReference reference) =>
        Best(function, role => Best(role, reference.Store == SecretStore.SecretsManager ? SecretReads : ParameterReads, reference));

    /// <summary>Whether any of the function's roles writes what a reference names, which is reason enough to know its name.</summary>
    public Reach MayWrite(Function function, SecretReference reference) => Best(function, role => Best(role, Writes, reference));

    /// <summary>Whether any of the function's roles can use the key that a secret of the deployment is encrypted with; certain when that is AWS's own.</summary>
    public Reach MayDecrypt(Function function, SecretReference reference)
    {
        if (deployment.Data.Secrets.FirstOrDefault(secret => secret.Resource.Id == reference.Stored?.Id) is not { } stored || stored.KmsKeyId.IsAbsent)
        {
            return Reach.Yes;
        }

        if (stored.KmsKeyId.ValueOrDefault is not { } key)
        {
            return Reach.Unknown;
        }

        // The policy of a key that is not here may name the role.
        var reach = Best(function, role => keys.MayDecrypt(role, key, stored.Resource));
        return reach == Reach.No && keys.Find(key, stored.Resource).Key is null ? Reach.Unknown : reach;
    }

    private Reach Best(RolePermissions role, string[] actions, SecretReference reference)
    {
        if (reference.Arns.IsEmpty)
        {
            return Reach.Unknown;
        }

        var own = reference.Stored is null ? null : permissions.OwnPolicies.Of(reference.Stored);
        var best = Reach.No;
        foreach (var action in actions)
        {
            foreach (var arn in Asked(reference))
            {
                best = (Reach)Math.Max((int)best, (int)role.May(action, arn, own));
            }
        }

        return best;
    }

    // A path stands for all that lies below it.
    private static IEnumerable<string> Asked(SecretReference reference) =>
        reference.Store == SecretStore.SecretsManager ? reference.Arns : reference.Arns.SelectMany(arn => new[] { arn, arn.TrimEnd('/') + "/0", arn + "0" });

    private Reach Best(Function function, Func<RolePermissions, Reach> ask)
    {
        var best = function.RoleIds.IsEmpty ? Reach.Unknown : Reach.No;
        foreach (var role in function.RoleIds.Select(deployment.Role).OfType<Role>().Select(permissions.Of))
        {
            var reach = ask(role);
            var isAll = role.Unread.IsEmpty && role.Role.Policies.All(policy => policy.Document.Unknowns.IsEmpty);
            best = (Reach)Math.Max((int)best, (int)(reach == Reach.No && !isAll ? Reach.Unknown : reach));
        }

        return best;
    }
}
