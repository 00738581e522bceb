using Parapet.Secrets.Forms;

namespace Parapet.Secrets.Detectors;

/// <summary>
/// Writes the detectors of one provider: each is a line of what its documentation says. The examples that come with a form are a
/// text of it in an assignment, the placeholder of it, one character fewer, and the same within a longer word.
/// </summary>
/// <param name="Provider">Who issues the secrets.</param>
/// <param name="Reference">Page that describes them.</param>
internal sealed record Family(string Provider, string Reference)
{
    private const int LongestGap = 64;

    /// <summary>A token that starts with a prefix of its own. Several prefixes of one kind are separated by <c>|</c>.</summary>
    public SecretDetector Token(string id, string what, string prefixes, params Part[] form) => Prefixed(id, SecretKind.Token, what, prefixes, null, form);

    /// <summary>A key that starts with a prefix of its own.</summary>
    public SecretDetector Key(string id, string what, string prefixes, params Part[] form) => Prefixed(id, SecretKind.Key, what, prefixes, null, form);

    /// <summary>A password that starts with a prefix of its own.</summary>
    public SecretDetector Password(string id, string what, string prefixes, params Part[] form) => Prefixed(id, SecretKind.Password, what, prefixes, null, form);

    /// <summary>A token whose form has a check besides; the caller brings examples that pass it.</summary>
    public SecretDetector Checked(string id, SecretKind kind, string what, string prefixes, TokenCheck check, Func<IEnumerable<string>> found, params Part[] form) =>
        Prefixed(id, kind, what, prefixes, check, form) with { Found = found };

    /// <summary>A key whose prefix and form others share too: a word must stand near it.</summary>
    public SecretDetector Beside(string id, SecretKind kind, string what, string prefix, string word, params Part[] form) => Prefixed(id, kind, what, prefix, null, form) with
    {
        Certainty = Certainty.Likely,
        Reach = Form.Longest(form) + LongestGap,
        Match = (text, anchor) => Tokens.Match(text, anchor, form, null) is { } found && text.Contains(word, StringComparison.OrdinalIgnoreCase) ? found : null,
        Found = () => [$"{word}_key={prefix}{Specimen.Of(form)}", $"client(\"{prefix}{Specimen.Of(form, 5)}\") // {word.ToUpperInvariant()}"],
        NotFound = () => [$"value = \"{prefix}{Specimen.Of(form)}\"", $"{word}_key={prefix}{Specimen.Placeholder(form)}", $"{word}_key={prefix}{Specimen.Of(form, 1, 1)}"],
    };

    /// <summary>A secret whose mark stands in its middle or at its end, after a run of <paramref name="before"/>. Several marks of one kind are separated by <c>|</c>.</summary>
    public SecretDetector Around(string id, SecretKind kind, string what, Part before, string marks, params Part[] after)
    {
        var spelled = marks.Split('|');
        var mark = spelled[0];
        return new()
        {
            Id = id,
            Provider = Provider,
            Kind = kind,
            What = what,
            Reference = Reference,
            Anchors = [.. spelled],
            Reach = Form.Longest(after) + 2,
            Match = (text, anchor) => Tokens.MatchAround(text, anchor, before, after),
            Found = () => [Whole(before, mark, after, 1), $"value: \"{Whole(before, mark, after, 5)}\""],
            NotFound = () => [Specimen.Placeholder([before]) + mark + Specimen.Placeholder(after), mark + Specimen.Of(after), Specimen.Of([before], 1, 1) + mark + Specimen.Of(after)],
        };
    }

    /// <summary>A key without a prefix: what counts is that the provider's name stands before it. Several names are separated by <c>|</c>.</summary>
    public SecretDetector Named(string id, string what, string names, params Part[] form)
    {
        var spelled = names.Split('|');
        var name = spelled[0] + (SecretNames.Mentions(spelled[0]) ? "" : "_api_key");
        return new SecretDetector
        {
            Id = id,
            Provider = Provider,
            Kind = SecretKind.Key,
            Certainty = Certainty.Likely,
            What = what,
            Reference = Reference,
            Anchors = [.. spelled.SelectMany(Spellings).Distinct()],
            AnchorsIgnoreCase = true,
            Reach = LongestGap + Form.Longest(form) + 2,
            Match = (text, anchor) => Nearby.Match(text, anchor, form),
            Found = () => [$"{name}={Specimen.Of(form)}", $"{name.ToUpperInvariant()}: \"{Specimen.Of(form, 5)}\"", $"const {name} = '{Specimen.Of(form, 9)}';"],
            NotFound = () => [$"{name}={Specimen.Placeholder(form)}", $"{name}={Specimen.Of(form, 1, 1)}", $"{name}={Specimen.Of(form)}{new string('Z', Form.Longest(form))}", $"{name}_sha={Specimen.Of(form)}"],
        };
    }

    /// <summary>A secret with a matcher of its own, whose anchors are found in any spelling of capitals.</summary>
    public SecretDetector Other(string id, SecretKind kind, Certainty certainty, string what, string anchors, SecretMatcher match, Func<IEnumerable<string>> found, Func<IEnumerable<string>> notFound) => new()
    {
        Id = id,
        Provider = Provider,
        Kind = kind,
        Certainty = certainty,
        What = what,
        Reference = Reference,
        Anchors = [.. anchors.Split('|')],
        AnchorsIgnoreCase = true,
        Match = match,
        Found = found,
        NotFound = notFound,
    };

    // `dd_api_key` is also `dd-api-key`, `dd.api.key` and `ddApiKey`.
    private static IEnumerable<string> Spellings(string name) =>
        name.Contains('_') ? [name, name.Replace('_', '-'), name.Replace('_', '.'), name.Replace("_", "", StringComparison.Ordinal)] : [name];

    private static string Whole(Part before, string mark, Part[] after, uint seed) => Specimen.Of([before], seed) + mark + Specimen.Of(after, seed + 1);

    private SecretDetector Prefixed(string id, SecretKind kind, string what, string prefixes, TokenCheck? check, Part[] form)
    {
        var anchors = prefixes.Split('|');
        var first = anchors[0];
        return new SecretDetector
        {
            Id = id,
            Provider = Provider,
            Kind = kind,
            What = what,
            Reference = Reference,
            Anchors = [.. anchors],
            Reach = Form.Longest(form) + 2,
            Match = (text, anchor) => Tokens.Match(text, anchor, form, check),
            Found = () => anchors.SelectMany(anchor => new[] { $"value = \"{anchor}{Specimen.Of(form)}\"", $"X={anchor}{Specimen.Of(form, 7)}\n" }),
            NotFound = () => [first + Specimen.Placeholder(form), first + Specimen.Of(form, 1, 1), .. char.IsAsciiLetterOrDigit(first[0]) ? new[] { "a" + first + Specimen.Of(form) } : [], first + Specimen.Of(form) + new string('Z', Form.Longest(form))],
        };
    }
}
