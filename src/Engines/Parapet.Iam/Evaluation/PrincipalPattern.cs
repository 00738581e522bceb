using Parapet.Iam.Language;
using Parapet.Iam.Matching;
using Parapet.Values;

namespace Parapet.Iam.Evaluation;

/// <summary>One principal of a statement. There are no partial wildcards: a principal is named whole, or is everybody.</summary>
internal sealed class PrincipalPattern
{
    private readonly string type;
    private readonly string? name;
    private readonly string? account;
    private readonly Glob? possible;
    private readonly Truth certainty;

    public PrincipalPattern(Principal source)
    {
        type = source.Type;
        name = source.Name.Known?.Trim();
        certainty = source.When is null ? Truth.True : Truth.Unknown;
        IsEveryone = name == "*" && type is "*" or "AWS";
        if (name is null)
        {
            possible = Widest(source.Name);
        }
        else if (RequestPrincipal.IsAccount(name))
        {
            account = name;
        }
        else if (Arn.TryParse(name, out var arn) && arn is { Service: "iam", Resource: "root" })
        {
            account = arn.Account;
        }
    }

    /// <summary>Whether it stands for everybody, also those who are not signed in.</summary>
    public bool IsEveryone { get; }

    public PrincipalMatch Matches(RequestPrincipal principal)
    {
        if (IsEveryone)
        {
            return PrincipalMatch.Direct.And(certainty);
        }

        var match = type switch
        {
            "AWS" or "*" => MatchesIdentity(principal),
            "Service" => principal.Kind == PrincipalKind.Service ? ByName(principal.Name, ignoreCase: true) : PrincipalMatch.Nobody,
            "Federated" => principal.Kind == PrincipalKind.Provider ? ByName(principal.Name, ignoreCase: false) : PrincipalMatch.Nobody,
            // The canonical id of an account is not to be had from its number.
            "CanonicalUser" => principal.Account is null ? PrincipalMatch.Nobody : new PrincipalMatch(Truth.False, Truth.False, Truth.Unknown),
            _ => PrincipalMatch.Nobody,
        };
        return match.And(certainty);
    }

    private PrincipalMatch MatchesIdentity(RequestPrincipal principal)
    {
        if (principal.Account is null)
        {
            return PrincipalMatch.Nobody;
        }

        if (possible is not null)
        {
            return MatchesPossibly(principal);
        }

        if (account is not null)
        {
            var isThis = account == principal.Account;
            return principal.Kind == PrincipalKind.Root
                ? new PrincipalMatch(Truths.Of(isThis), Truth.False, Truths.Of(isThis))
                : new PrincipalMatch(Truth.False, Truth.False, Truths.Of(isThis));
        }

        var byRole = principal.Underlying is not null && principal.Underlying == name;
        return new PrincipalMatch(IsOwnName(principal), Truths.Of(byRole), Truth.False);
    }

    // A role without a session's name may turn out to be the session that is named.
    private Truth IsOwnName(RequestPrincipal principal) =>
        principal.Name.Length > 0 ? Truths.Of(principal.Name == name)
        : Arn.TryParse(name!, out var arn) && arn.Service == "sts" && arn.Account == principal.Account && IsSessionOf(arn, principal.Underlying!) ? Truth.Unknown
        : Truth.False;

    private static bool IsSessionOf(Arn session, string role) =>
        session.Resource.StartsWith($"assumed-role/{role[(role.LastIndexOf('/') + 1)..]}/", StringComparison.Ordinal);

    private PrincipalMatch MatchesPossibly(RequestPrincipal principal) => new(
        Possibly(principal.Name),
        principal.Underlying is { } underlying ? Possibly(underlying) : Truth.False,
        Possibly(principal.Account!).Or(Possibly($"arn:aws:iam::{principal.Account}:root")));

    private PrincipalMatch ByName(string actual, bool ignoreCase) => possible is not null
        ? new PrincipalMatch(Possibly(actual), Truth.False, Truth.False)
        : new PrincipalMatch(Truths.Of(name == "*" || string.Equals(name, actual, ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal)), Truth.False, Truth.False);

    private Truth Possibly(string actual) => possible!.Matches(actual) ? Truth.Unknown : Truth.False;

    private static Glob Widest(Text text)
    {
        var builder = new GlobBuilder();
        foreach (var part in text.Parts)
        {
            if (part.Literal is { } literal)
            {
                builder.Add(literal);
            }
            else
            {
                builder.Add('*', GlobMark.Run);
            }
        }

        return builder.Build();
    }
}
