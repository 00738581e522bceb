using Parapet.Analysis.Permissions;
using Parapet.Iam.Language;
using Parapet.Model;
using Parapet.Values;

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
    public static string ReadOf(SecretStore store) => Reads(store)[0];

    /// <summary>Whether the function can read what a reference names, however the template's conditions turn out.</summary>
    public WorstAnswer AlwaysReads(Function function, SecretReference reference) =>
        Worlds.Judge(Given(function, reference), Conditions(function, Reads(reference.Store)), world => MayRead(function, reference, world));

    /// <summary>Whether the function can use the key of what a reference names, however the template's conditions turn out.</summary>
    public WorstAnswer AlwaysDecrypts(Function function, SecretReference reference) => Worlds.Judge(
        Given(function, reference),
        Conditions(function, [CustomerKeys.Decrypt]).Concat(KeyOf(reference)?.Cases.Select(c => c.When) ?? []),
        world => MayDecrypt(function, reference, world));

    /// <summary>Whether any of the function's roles can read what a reference names; unknown when there is no role or policy to read.</summary>
    public Reach MayRead(Function function, SecretReference reference, string? world = null) =>
        Best(function, world, role => Best(role, Reads(reference.Store), reference));

    /// <summary>Whether any of the function's roles writes what a reference names, which is reason enough to know its name.</summary>
    public Reach MayWrite(Function function, SecretReference reference) => Best(function, null, role => Best(role, Writes, reference));

    /// <summary>Whether any of the function's roles can use the key that a secret is encrypted with; certain when that is AWS's own.</summary>
    public Reach MayDecrypt(Function function, SecretReference reference, string? world = null)
    {
        // AWS's own key does not decrypt for other accounts.
        // https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_examples_cross.html
        if (reference.Account is not null && reference.Store == SecretStore.SecretsManager && permissions.Concretizer.IsAccountGiven)
        {
            return Best(function, world, role => role.Grants.Any(grant => grant.Mentions(CustomerKeys.Decrypt)) ? Reach.Yes : Reach.No);
        }

        if (KeyOf(reference) is not { } key)
        {
            return Reach.Yes;
        }

        var worst = Reach.Yes;
        foreach (var c in key.Cases.Where(c => c.State != CaseState.Absent && !Worlds.Excludes(world, c.When)))
        {
            // The policy of a key that is not here may name the role.
            var reach = c.Value is { } text ? Best(function, world, role => keys.MayDecrypt(role, text, reference.Stored!)) : Reach.Unknown;
            reach = reach == Reach.No && keys.Find(c.Value!, reference.Stored!).Key is null ? Reach.Unknown : reach;
            worst = (Reach)Math.Min((int)worst, (int)reach);
        }

        return worst;
    }

    /// <summary>Why it cannot be told whether the key can be used, as far as that is for the key; null when it is for the role.</summary>
    public Unknown? WhyNotDecided(SecretReference reference)
    {
        var whys = KeyOf(reference)?.Cases.Select(c => c.Why ?? (c.Value is { } text ? keys.WhyNotDecided(text, reference.Stored!) : null));
        return whys?.FirstOrDefault(why => why is not null);
    }

    private static string[] Reads(SecretStore store) => store == SecretStore.SecretsManager ? SecretReads : ParameterReads;

    private static string? Given(Function function, SecretReference reference) =>
        Values.Conditions.Both(Values.Conditions.Both(function.Resource.When, reference.When), reference.Stored?.When);

    // A database has the key of the secret that RDS keeps for it.
    private Resolved<Text>? KeyOf(SecretReference reference) =>
        reference.Stored is not { } stored ? null
        : deployment.Data.Secrets.FirstOrDefault(secret => secret.Resource.Id == stored.Id)?.KmsKeyId
            ?? (reference.Store == SecretStore.SecretsManager ? stored.Properties.Path("MasterUserSecret", "KmsKeyId").AsText() : null);

    private IEnumerable<string?> Conditions(Function function, string[] actions) =>
        Roles(function, null).SelectMany(role => role.ConditionsOf(actions)).Concat(function.RoleArn.Cases.Select(c => c.When));

    private Reach Best(RolePermissions role, string[] actions, SecretReference reference)
    {
        if (reference.Arns.IsEmpty)
        {
            return Reach.Unknown;
        }

        var own = reference.Stored is null ? null : permissions.OwnPolicies.Of(reference.Stored);
        var tags = ResourceTags.Of(reference.Stored);
        var best = Reach.No;
        foreach (var action in actions)
        {
            foreach (var arn in Asked(reference).SelectMany(arn => role.Spellings(action, arn)).Where(arn => IsOf(reference, arn)))
            {
                best = (Reach)Math.Max((int)best, (int)role.May(action, arn, own, tags));
            }
        }

        return best;
    }

    // A path stands for all that lies below it.
    private static IEnumerable<string> Asked(SecretReference reference) =>
        reference.Store == SecretStore.SecretsManager ? reference.Arns : reference.Arns.SelectMany(arn => new[] { arn, arn.TrimEnd('/') + "/0", arn + "0" });

    // What an ARN writes out is not in another place.
    private static bool IsOf(SecretReference reference, string spelled) =>
        !Arn.TryParse(spelled, out var arn)
        || ((reference.Region is null || arn.Region is ImaginaryAccount.Region || arn.Region == reference.Region)
            && (reference.Account is null || arn.Account is ImaginaryAccount.Id || arn.Account == reference.Account));

    private Reach Best(Function function, string? world, Func<RolePermissions, Reach> ask)
    {
        var best = function.RoleIds.IsEmpty ? Reach.Unknown : Reach.No;
        foreach (var role in Roles(function, world))
        {
            var reach = ask(role);
            var isAll = role.Unread.IsEmpty && role.Role.Policies.All(policy => policy.Document.Unknowns.IsEmpty);
            best = (Reach)Math.Max((int)best, (int)(reach == Reach.No && !isAll ? Reach.Unknown : reach));
        }

        return best;
    }

    // The roles that the function has in a world.
    private IEnumerable<RolePermissions> Roles(Function function, string? world) =>
        from id in function.RoleIds
        where !function.RoleArn.Cases.Any(c => Worlds.Excludes(world, c.When) && c.Value?.References.Any(reference => reference.Resource == id) == true)
        let role = deployment.Role(id)
        where role is not null
        select permissions.Of(role, world);
}
