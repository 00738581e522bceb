using System.Numerics;
using Parapet.Iam.Evaluation;
using Parapet.Iam.Language;

namespace Parapet.Iam.Proof.Compiling;

/// <summary>
/// The principals of a proof: for policies that name principals, one for each way in which a statement can tell principals apart;
/// for the others, whoever the policies are attached to. Principals whose names the template hides stand at the end.
/// </summary>
internal sealed class Cast
{
    private const int MostPrincipals = 200;
    private readonly List<RequestPrincipal> principals = [];
    private readonly List<string> hidden = [];
    private readonly List<string> accounts;

    private Cast(List<string> accounts, IReadOnlyCollection<string> texts)
    {
        this.accounts = accounts;
        (Stranger, OfResource) = Searching.Accounts.Unnamed(texts);
    }

    /// <summary>The principals with known names.</summary>
    public IReadOnlyList<RequestPrincipal> Known => principals;

    /// <summary>The names, as the template spells them, of those that it hides.</summary>
    public IReadOnlyList<string> Hidden => hidden;

    /// <summary>All of them.</summary>
    public BigInteger Everybody => (BigInteger.One << (principals.Count + hidden.Count)) - 1;

    /// <summary>An account that the policies name nowhere.</summary>
    public string Stranger { get; }

    /// <summary>Another one, of resources that other accounts reach.</summary>
    public string OfResource { get; }

    /// <summary>The accounts that policies name.</summary>
    public IReadOnlyList<string> Accounts => accounts;

    /// <summary>Whether there are more than a proof can look at.</summary>
    public bool IsTooLarge => principals.Count + hidden.Count > MostPrincipals;

    /// <summary>Whoever identity policies are attached to.</summary>
    public static Cast OfIdentity()
    {
        var cast = new Cast([], []);
        cast.Add($"arn:aws:sts::{Searching.Accounts.Own}:assumed-role/witness/session");
        return cast;
    }

    /// <summary>The principals that tell the statements of some policies apart.</summary>
    public static Cast Of(IEnumerable<PolicyDocument> policies)
    {
        var statements = policies.SelectMany(policy => policy.Statements).ToList();
        var named = statements.SelectMany(statement => statement.Principals.Concat(statement.NotPrincipals)).Distinct().ToList();
        var names = named.Where(principal => !IsBeyondTelling(principal)).Select(principal => principal.Name.Known!.Trim()).ToList();
        var inConditions = statements.SelectMany(statement => statement.Conditions)
            .Where(condition => condition.Key.Equals("aws:PrincipalAccount", StringComparison.OrdinalIgnoreCase))
            .SelectMany(condition => condition.Values).Select(value => value.Text.Known).OfType<string>().Where(RequestPrincipal.IsAccount);
        var resources = statements.SelectMany(statement => statement.Resources.Concat(statement.NotResources)).Select(item => item.Text.ToString()).Distinct(StringComparer.Ordinal).ToList();
        var texts = names.Concat(resources).Concat(statements.SelectMany(statement => statement.Conditions).SelectMany(condition => condition.Values).Select(value => value.Text.ToString()));
        var cast = new Cast(
            [.. names.Concat(resources).Select(AccountOf).OfType<string>().Concat(inConditions).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            texts.ToHashSet(StringComparer.Ordinal));
        cast.AddNamed(names);
        foreach (var provider in named.Where(principal => principal.Type == "Federated" && principal.Name.IsKnown))
        {
            cast.Add(RequestPrincipal.Anonymous with { Kind = PrincipalKind.Provider, Name = provider.Name.Known!.Trim() });
        }

        foreach (var account in cast.accounts.Append(cast.Stranger))
        {
            cast.Add($"arn:aws:sts::{account}:assumed-role/witness/session");
            cast.Add($"arn:aws:iam::{account}:user/witness");
            cast.Add($"arn:aws:sts::{account}:federated-user/witness");
            cast.Add(account);
        }

        cast.Add("anonymous");
        cast.Add("service.amazonaws.com");
        cast.Add($"arn:aws:iam::{cast.Stranger}:saml-provider/witness");
        cast.hidden.AddRange(named.Where(cast.IsHidden).Select(Spelled).Distinct(StringComparer.Ordinal));
        return cast;
    }

    /// <summary>Whether it cannot be told from the policy whom a name means: the template hides it, it is an id that AWS gave, or it means nobody who is known.</summary>
    public bool IsHidden(Principal principal)
    {
        if (IsBeyondTelling(principal))
        {
            return true;
        }

        var pattern = new PrincipalPattern(principal);
        return !pattern.IsEveryone && !principals.Any(known => pattern.Matches(known).Any != Truth.False);
    }

    // Principals have no wildcards, and a proof is about one partition.
    private static bool IsBeyondTelling(Principal principal) =>
        principal.Name.Known?.Trim() is not { } name
        || principal.Type == "CanonicalUser"
        || (name != "*" && (principal.Type == "*" || name.AsSpan().ContainsAny('*', '?')))
        || (Arn.TryParse(name, out var arn) && arn.Partition != "aws");

    /// <summary>What a hidden principal is called.</summary>
    public static string Spelled(Principal principal) => $"{principal.Type} {principal.Name}";

    /// <summary>The bit of a principal whose name the template hides.</summary>
    public BigInteger BitOf(string hiddenName) => BigInteger.One << (principals.Count + hidden.IndexOf(hiddenName));

    /// <summary>The bit of a principal with a known name.</summary>
    public static BigInteger Bit(int index) => BigInteger.One << index;

    private void AddNamed(List<string> names)
    {
        var sessions = new List<RequestPrincipal>();
        var roles = new List<RequestPrincipal>();
        foreach (var name in names)
        {
            if (!RequestPrincipal.TryParse(name, out var principal) || principal.Kind == PrincipalKind.Anonymous)
            {
                continue;
            }

            if (principal.Kind != PrincipalKind.Session)
            {
                Add(principal);
            }
            else
            {
                (principal.Name.Length > 0 ? sessions : roles).Add(principal);
            }
        }

        foreach (var role in roles)
        {
            var name = SessionOf(role, "witness");
            Add(role with { Name = name });

            // A session's own name does not tell the path of its role.
            foreach (var session in sessions.Where(session => Folder(session.Name) == Folder(name)))
            {
                Add(session with { Underlying = role.Underlying });
            }
        }

        foreach (var session in sessions)
        {
            Add(session);
            Add(session with { Name = Folder(session.Name) + "/another-session" });
        }
    }

    private static string SessionOf(RequestPrincipal role, string session) =>
        $"arn:aws:sts::{role.Account}:assumed-role/{role.Underlying![(role.Underlying!.LastIndexOf('/') + 1)..]}/{session}";

    private static string Folder(string session) => session[..session.LastIndexOf('/')];

    private void Add(string name) => Add(RequestPrincipal.Parse(name));

    private void Add(RequestPrincipal principal)
    {
        if (!principals.Contains(principal))
        {
            principals.Add(principal);
        }
    }

    private static string? AccountOf(string name) =>
        RequestPrincipal.IsAccount(name) ? name : Arn.TryParse(name, out var arn) && RequestPrincipal.IsAccount(arn.Account) ? arn.Account : null;
}
