using System.Collections.Immutable;
using Parapet.Analysis.Permissions;
using Parapet.Analysis.Secrets;
using Parapet.Model;
using Parapet.Values;

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

    /// <summary>The roles of the deployment that can read the configuration of a function, its own role left out, each with the first statement that lets it.</summary>
    public ImmutableArray<ConfigurationReader> Of(Function function) => [.. Every(function).DistinctBy(reader => reader.Role.Id)];

    /// <summary>The same with every statement that lets a role.</summary>
    public IEnumerable<ConfigurationReader> Every(Function function)
    {
        foreach (var role in Others(function))
        {
            Reach? decrypts = null;
            foreach (var asked in Asked(function, role))
            {
                if (asked.Reach > Reach.Unknown)
                {
                    decrypts ??= function.KmsKeyArn.Cases.Select(c => Decrypts(role.Role, function, c)).Min();
                    yield return asked with { Decrypts = decrypts.Value };
                }
            }
        }
    }

    /// <summary>The roles of which it cannot be told whether they can, and that the function's key does not stop.</summary>
    public IEnumerable<Role> Open(Function function) =>
        from role in Others(function)
        where function.KmsKeyArn.Cases.Any(c => Decrypts(role.Role, function, c) != Reach.No)
        where !role.Unread.IsEmpty || role.Role.Policies.Any(policy => !policy.Document.Unknowns.IsEmpty) || Asked(function, role).Any(asked => asked.Reach == Reach.Unknown)
        select role.Role;

    /// <summary>
    /// Whether a role can use the key that encrypts a function's variables. Without a key of its own they are decrypted by Lambda for whoever reads the configuration.
    /// </summary>
    public Reach Decrypts(Role role, Function function, Case<Text> key) =>
        key.State == CaseState.Absent ? Reach.Yes
        : key.Value is { } text ? keys.MayDecrypt(permissions.Of(role), text, function.Resource)
        : Reach.Unknown;

    /// <summary>The actions that read a configuration.</summary>
    public static ImmutableArray<string> ActionNames => [.. Actions.Select(pair => pair.Action)];

    private IEnumerable<RolePermissions> Others(Function function) =>
        deployment.Roles.Where(role => !function.RoleIds.Contains(role.Id)).Select(role => permissions.Of(role));

    private IEnumerable<ConfigurationReader> Asked(Function function, RolePermissions role)
    {
        if (permissions.Concretizer.Arn(function.Resource) is not { } arn)
        {
            yield break;
        }

        var tags = ResourceTags.Of(function.Resource);
        foreach (var (action, takesFunction) in Actions)
        {
            foreach (var grant in role.Grants.Where(grant => grant.Mentions(action)))
            {
                var reach = (takesFunction ? Spellings(role, grant, action, arn) : ["*"]).Max(spelled => role.Through(grant, action, spelled, tags));
                yield return new ConfigurationReader(role.Role, action, reach, grant, Reach.Unknown);
            }
        }
    }

    // Versions and aliases have variables of their own, which were those of the function.
    private static IEnumerable<string> Spellings(RolePermissions role, Grant grant, string action, string arn)
    {
        foreach (var spelled in role.Spellings(action, arn))
        {
            yield return spelled;
            foreach (var pattern in RolePermissions.Patterns(grant).Where(pattern => pattern.StartsWith(spelled + ":", StringComparison.Ordinal)))
            {
                yield return pattern.Replace('*', '0').Replace('?', '0');
            }
        }
    }
}

/// <summary>A role that can read a function's configuration.</summary>
/// <param name="Role">The role.</param>
/// <param name="Action">The action that does it.</param>
/// <param name="Reach">Whether it depends on a condition.</param>
/// <param name="Grant">The statement that allows it.</param>
/// <param name="Decrypts">Whether the role can use the key that encrypts the variables; certain when AWS's own key does.</param>
public sealed record ConfigurationReader(Role Role, string Action, Reach Reach, Grant Grant, Reach Decrypts);
