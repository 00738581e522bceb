using System.Collections.Frozen;
using Parapet.Analysis.Permissions;
using Parapet.Iam.Evaluation;
using Parapet.Iam.Language;
using Parapet.Model;
using Parapet.Values;

namespace Parapet.Analysis.Secrets;

/// <summary>
/// The KMS keys that functions and secrets are encrypted with, and who can use them.
/// https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html
/// </summary>
public sealed class CustomerKeys
{
    private const int MostHops = 4;
    private const string AliasPrefix = "alias/";
    private const string ViaService = "kms:ViaService";
    private const string CallerAccount = "kms:CallerAccount";
    private const int MostSpellings = 4;

    internal const string Decrypt = "kms:Decrypt";

    private readonly Deployment deployment;
    private readonly DeploymentPermissions permissions;
    private readonly FrozenDictionary<string, Key> keys;
    private readonly FrozenDictionary<string, KeyAlias> aliases;

    private CustomerKeys(Deployment deployment, DeploymentPermissions permissions)
    {
        this.deployment = deployment;
        this.permissions = permissions;
        keys = deployment.Data.Keys.DistinctBy(key => key.Resource.Id).ToFrozenDictionary(key => key.Resource.Id, StringComparer.Ordinal);
        aliases = deployment.Data.KeyAliases.DistinctBy(alias => alias.Resource.Id).ToFrozenDictionary(alias => alias.Resource.Id, StringComparer.Ordinal);
    }

    /// <summary>The keys of one deployment.</summary>
    public static CustomerKeys Of(Deployment deployment, DeploymentPermissions permissions) => new(deployment, permissions);

    /// <summary>The key that a text means: by reference, by alias, by ARN or by id; the default key of AWS when it is empty.</summary>
    /// <param name="text">The text.</param>
    /// <param name="user">What it is the key of, by which a key that is not here is called: the text may be a parameter's value.</param>
    public KeyTarget Find(Text text, Resource user) => Find(text, user, MostHops);

    /// <summary>
    /// Whether a role can decrypt with the key that a text means, through the service that keeps what is encrypted. A key that is not part of the deployment
    /// is taken to have the default policy, which leaves it to the account's own policies.
    /// </summary>
    public Reach MayDecrypt(RolePermissions role, Text text, Resource user)
    {
        var target = Find(text, user);
        if (target.IsOfAws)
        {
            return Reach.Yes;
        }

        if (target.Key is { } key && permissions.Concretizer.Arn(key.Resource) is { } here)
        {
            var policy = key.Policy is null ? null : permissions.OwnPolicies.Of(key.Resource);
            var reach = MayDecrypt(role, here, policy, user);
            return reach == Reach.No && NamesAccount(policy) ? Reach.Unknown : reach;
        }

        // Whatever the parameter is, the policy and the key have the same.
        if (target.Why?.Kind == UnknownKind.Parameter && role.Grants.Any(grant => grant.Mentions(Decrypt) && grant.Statement.Resources.Any(item => item.Text.Equals(text))))
        {
            return Reach.UnderCondition;
        }

        return permissions.Concretizer.Concrete(text).Known is { } arn && Arn.TryParse(arn, out _) && !arn.Contains(":" + AliasPrefix, StringComparison.Ordinal)
            ? MayDecrypt(role, arn, null, user)
            : Reach.Unknown;
    }

    /// <summary>Why it cannot be told who can decrypt with the key that a text means; null when it is for who asks.</summary>
    public Unknown? WhyNotDecided(Text text, Resource user)
    {
        var target = Find(text, user);
        return target.IsOfAws ? null
            : target.Key is not { Policy: { } policy } key ? target.Why
            : policy.Unknowns.Select(unknown => unknown.Why)
                .Concat(policy.Statements.SelectMany(statement => statement.Principals).Select(principal => permissions.Concretizer.Concrete(principal.Name).Why).OfType<Unknown>())
                .FirstOrDefault() ?? new Unknown(UnknownKind.Malformed, $"the key policy of `{key.Resource.LogicalId}` depends on the request");
    }

    // KMS is called by the service, for the caller: https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html
    private Reach MayDecrypt(RolePermissions role, string arn, Policy? policy, Resource user)
    {
        var service = user.Type == "AWS::Lambda::Function" ? "lambda." : "secretsmanager.";
        var concretizer = permissions.Concretizer;
        var conditions = role.Grants.SelectMany(grant => grant.Concrete.Conditions).Concat(policy?.Document.Statements.SelectMany(statement => statement.Conditions) ?? []).ToList();
        var services = Written(ViaService).Where(value => value.StartsWith(concretizer.GivenRegion is null ? service : $"{service}{concretizer.GivenRegion}.", StringComparison.Ordinal))
            .Prepend($"{service}{ImaginaryAccount.Region}.{ImaginaryAccount.UrlSuffix}");
        var accounts = Written(CallerAccount).Where(value => !concretizer.IsAccountGiven && RequestPrincipal.IsAccount(value)).Prepend(ImaginaryAccount.Id);
        var best = Reach.No;
        foreach (var through in services.Distinct(StringComparer.Ordinal).Take(MostSpellings))
        {
            foreach (var account in accounts.Distinct(StringComparer.Ordinal).Take(MostSpellings))
            {
                KeyValuePair<string, ContextValue>[] context = [new(ViaService, ContextValue.Of(through)), new(CallerAccount, ContextValue.Of(account))];
                foreach (var spelled in role.Spellings(Decrypt, arn))
                {
                    var reach = policy is null ? role.MayOnPrincipalsSide(Decrypt, spelled, context) : role.May(Decrypt, spelled, policy, context);
                    best = (Reach)Math.Max((int)best, (int)reach);
                }
            }
        }

        return best;

        IEnumerable<string> Written(string key) => conditions.Where(condition => condition.Key.Equals(key, StringComparison.OrdinalIgnoreCase))
            .SelectMany(condition => condition.Values).Select(item => item.Text.Known).OfType<string>();
    }

    // A policy that writes an account out may mean the one that it is deployed to.
    private bool NamesAccount(Policy? policy) => !permissions.Concretizer.IsAccountGiven && policy is not null
        && policy.Document.Statements.SelectMany(statement => statement.Principals).Any(principal => principal.Name.Known is { } name
            && (Arn.TryParse(name, out var arn) ? arn.Account : name) is var account && account != ImaginaryAccount.Id && RequestPrincipal.IsAccount(account));

    private KeyTarget Find(Text text, Resource user, int hops)
    {
        foreach (var reference in text.References)
        {
            if (keys.TryGetValue(reference.Resource, out var key))
            {
                return new KeyTarget(key, null);
            }

            if (hops > 0 && aliases.TryGetValue(reference.Resource, out var alias))
            {
                return Behind(alias, hops);
            }
        }

        var concrete = permissions.Concretizer.Concrete(text).ToString();
        if (concrete.Length == 0)
        {
            return new KeyTarget(null, null) { IsOfAws = true };
        }

        var isArn = Arn.TryParse(concrete, out var arn);
        if (AliasName(concrete) is { } name)
        {
            if (name.StartsWith("alias/aws/", StringComparison.Ordinal))
            {
                return new KeyTarget(null, null) { IsOfAws = true };
            }

            // The same alias of another account or region is another one.
            var isHere = !isArn || (arn.Region == ImaginaryAccount.Region && arn.Account == ImaginaryAccount.Id);
            if (isHere && hops > 0 && deployment.Data.KeyAliases.FirstOrDefault(alias => alias.Name.Known.Any(c => permissions.Concretizer.Concrete(c.Value!).ToString() == name)) is { } named)
            {
                return Behind(named, hops);
            }
        }

        return new KeyTarget(null, text.Why is { Kind: not UnknownKind.PseudoParameter } why ? why : new Unknown(UnknownKind.Elsewhere, $"the key of {user.LogicalId}"))
        {
            Account = isArn && arn.Account != ImaginaryAccount.Id && RequestPrincipal.IsAccount(arn.Account) ? arn.Account : null,
        };
    }

    private KeyTarget Behind(KeyAlias alias, int hops) => alias.Target.Cases switch
    {
        [{ State: CaseState.Known, Value: { } target }] => Find(target, alias.Resource, hops - 1),
        [{ Why: { } why }] => new KeyTarget(null, why),
        _ => new KeyTarget(null, new Unknown(UnknownKind.Elsewhere, alias.Resource.LogicalId)),
    };

    private static string? AliasName(string spelled) =>
        spelled.StartsWith(AliasPrefix, StringComparison.Ordinal) ? spelled
        : spelled.IndexOf(":" + AliasPrefix, StringComparison.Ordinal) is > 0 and var at ? spelled[(at + 1)..]
        : null;
}

/// <summary>What a text that names a key means.</summary>
/// <param name="Key">The key of the deployment; null when it is none of them.</param>
/// <param name="Why">Why it is not known; null when it is.</param>
public sealed record KeyTarget(Key? Key, Unknown? Why)
{
    /// <summary>Whether it is a key that AWS manages, which everybody who may use the service uses.</summary>
    public bool IsOfAws { get; init; }

    /// <summary>The account that the text writes out; null when it writes none.</summary>
    public string? Account { get; init; }
}
