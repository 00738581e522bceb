using System.Collections.Immutable;
using Parapet.Analysis.Permissions;
using Parapet.Analysis.Secrets;
using Parapet.Model;

namespace Parapet.Analysis.Blast;

/// <summary>
/// Who can read a function's configuration, its environment variables with it, and who can use the key that encrypts them.
/// https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars-encryption.html
/// </summary>
public sealed class ConfigurationReaders(Deployment deployment, DeploymentPermissions permissions)
{
    // ListFunctions takes no resource: who may list sees the variables of all.
    private static readonly (string Action, bool TakesFunction)[] Actions =
    [
        ("lambda:GetFunction", true), ("lambda:GetFunctionConfiguration", true), ("lambda:ListVersionsByFunction", true), ("lambda:ListFunctions", false),
    ];

    private readonly CustomerKeys keys = CustomerKeys.Of(deployment, permissions);

    /// <summary>The roles of the deployment that can read the configuration of a function, its own role left out.</summary>
    public ImmutableArray<ConfigurationReader> Of(Function function)
    {
        if (permissions.Concretizer.Arn(function.Resource) is not { } arn)
        {
            return [];
        }

        var readers = ImmutableArray.CreateBuilder<ConfigurationReader>();
        foreach (var role in deployment.Roles.Where(role => !function.RoleIds.Contains(role.Id)))
        {
            var may = permissions.Of(role);
            foreach (var (action, takesFunction) in Actions)
            {
                var resource = takesFunction ? arn : "*";
                if (may.May(action, resource) is > Reach.Unknown and var reach && may.GrantsOf(action, resource).FirstOrDefault() is { } grant)
                {
                    readers.Add(new ConfigurationReader(role, action, reach, grant, MayDecrypt(may, function)));
                    break;
                }
            }
        }

        return readers.ToImmutable();
    }

    // Without a key of its own a function's variables are decrypted by Lambda for whoever reads its configuration.
    private Reach MayDecrypt(RolePermissions role, Function function) =>
        function.KmsKeyArn.IsAbsent ? Reach.Yes
        : function.KmsKeyArn.ValueOrDefault is { } key ? keys.MayDecrypt(role, key, function.Resource)
        : Reach.Unknown;
}

/// <summary>A role that can read a function's configuration.</summary>
/// <param name="Role">The role.</param>
/// <param name="Action">The action that does it.</param>
/// <param name="Reach">Whether it depends on a condition.</param>
/// <param name="Grant">The statement that allows it.</param>
/// <param name="Decrypts">Whether the role can use the key that encrypts the variables; certain when AWS's own key does.</param>
public sealed record ConfigurationReader(Role Role, string Action, Reach Reach, Grant Grant, Reach Decrypts);
