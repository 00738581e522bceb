using System.Collections.Immutable;

namespace Parapet.Iam.Globs;

/// <summary>
/// A pattern over <c>*</c> and <c>?</c>, as the language of the strings it matches. Immutable; equal when the normalised tokens are.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html#reference_policies_elements_resource_wildcards
/// </summary>
public sealed class GlobPattern : IEquatable<GlobPattern>
{
    private readonly int hash;

    private GlobPattern(ImmutableArray<GlobToken> tokens, bool ignoreCase)
    {
        Tokens = tokens;
        IgnoreCase = ignoreCase;
        var wild = 0;
        while (wild < tokens.Length && tokens[wild].Kind == GlobKind.Literal)
        {
            wild++;
        }

        var end = tokens.Length;
        while (end > wild && tokens[end - 1].Kind == GlobKind.Literal)
        {
            end--;
        }

        Prefix = Literals(tokens.AsSpan()[..wild]);
        Suffix = wild == tokens.Length ? Prefix : Literals(tokens.AsSpan()[end..]);
        IsLiteral = wild == tokens.Length;
        IsSimple = IsLiteral || (end - wild == 1 && tokens[wild].Kind == GlobKind.Many);
        IsAll = tokens is [{ Kind: GlobKind.Many }];
        HasSymbols = tokens.Any(token => token.Kind == GlobKind.Symbol);
        hash = tokens.Aggregate(HashCode.Combine(ignoreCase), (sum, token) => HashCode.Combine(sum, token.Kind, token.Char, token.Symbol?.Name));
    }

    /// <summary>The pattern that matches every string.</summary>
    public static GlobPattern All { get; } = Parse("*");

    /// <summary>The tokens; in a run of wildcards the single-character ones come first and at most one <c>*</c> follows.</summary>
    public ImmutableArray<GlobToken> Tokens { get; }

    /// <summary>Whether upper and lower case are the same; the tokens are then lower case.</summary>
    public bool IgnoreCase { get; }

    /// <summary>The literal characters before the first wildcard.</summary>
    public string Prefix { get; }

    /// <summary>The literal characters after the last wildcard; the whole text of a literal.</summary>
    public string Suffix { get; }

    /// <summary>Whether there is no wildcard and no symbol, so that one string matches (but for its case).</summary>
    public bool IsLiteral { get; }

    /// <summary>Whether every string matches.</summary>
    public bool IsAll { get; }

    /// <summary>Whether a symbol occurs.</summary>
    public bool HasSymbols { get; }

    /// <summary>Whether it is a literal or <c>prefix*suffix</c>: nearly all patterns of real policies are, and most questions about these need no search.</summary>
    internal bool IsSimple { get; }

    /// <summary>The pattern as written in a policy.</summary>
    /// <param name="pattern">The text; <c>*</c> and <c>?</c> are wildcards.</param>
    /// <param name="ignoreCase">Whether case does not matter, as in action names.</param>
    public static GlobPattern Parse(string pattern, bool ignoreCase = false) => Of(pattern.Select(Token), ignoreCase);

    /// <summary>The pattern that matches one string, wildcard characters taken literally.</summary>
    public static GlobPattern Literal(string text, bool ignoreCase = false) =>
        Of(text.Select(c => new GlobToken(GlobKind.Literal, c)), ignoreCase);

    /// <summary>The pattern made of tokens.</summary>
    public static GlobPattern Of(IEnumerable<GlobToken> tokens, bool ignoreCase)
    {
        var normal = ImmutableArray.CreateBuilder<GlobToken>();
        foreach (var token in tokens)
        {
            var previous = normal.Count > 0 ? normal[^1] : default;
            if (token.IsMany && previous.IsMany && normal.Count > 0)
            {
                // Of two runs side by side the wider one says it all.
                normal[^1] = token.Kind == GlobKind.Many ? token : previous;
                continue;
            }

            if (IsSwapped(previous, token) && normal.Count > 0)
            {
                normal.Insert(normal.Count - 1, token);
                continue;
            }

            normal.Add(ignoreCase && token.Kind == GlobKind.Literal ? token with { Char = char.ToLowerInvariant(token.Char) } : token);
        }

        return new GlobPattern(normal.ToImmutable(), ignoreCase);
    }

    /// <summary>The token that a character of a pattern stands for.</summary>
    public static GlobToken Token(char c) => c switch
    {
        '*' => new GlobToken(GlobKind.Many),
        '?' => new GlobToken(GlobKind.One),
        _ => new GlobToken(GlobKind.Literal, c),
    };

    /// <summary>Whether the string matches. A symbol matches nothing but itself, so a pattern with symbols matches no known string.</summary>
    public bool Matches(string text)
    {
        if (IsSimple)
        {
            var comparison = IgnoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
            return IsLiteral
                ? text.Equals(Prefix, comparison)
                : text.Length >= Prefix.Length + Suffix.Length && text.StartsWith(Prefix, comparison) && text.EndsWith(Suffix, comparison);
        }

        return MatchesByPositions(text);
    }

    /// <inheritdoc />
    public bool Equals(GlobPattern? other) =>
        other is not null && hash == other.hash && IgnoreCase == other.IgnoreCase && Tokens.AsSpan().SequenceEqual(other.Tokens.AsSpan());

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as GlobPattern);

    /// <inheritdoc />
    public override int GetHashCode() => hash;

    /// <summary>The pattern as a policy would spell it, symbols as <c>${name}</c>.</summary>
    public override string ToString() => string.Concat(Tokens.Select(token => token.Kind switch
    {
        GlobKind.Literal => token.Char.ToString(),
        GlobKind.Symbol => "${" + token.Symbol!.Name + "}",
        _ => token.IsOne ? "?" : "*",
    }));

    private static bool IsSwapped(GlobToken many, GlobToken one) =>
        (many.Kind, one.Kind) is (GlobKind.Many, GlobKind.One) or (GlobKind.ManyInSegment, GlobKind.OneInSegment);

    private static string Literals(ReadOnlySpan<GlobToken> tokens)
    {
        var text = new char[tokens.Length];
        for (var i = 0; i < tokens.Length; i++)
        {
            text[i] = tokens[i].Char;
        }

        return new string(text);
    }

    private bool MatchesByPositions(string text)
    {
        var here = new bool[Tokens.Length + 1];
        var next = new bool[Tokens.Length + 1];
        here[0] = true;
        Skip(here);
        foreach (var c in text)
        {
            Array.Clear(next);
            for (var i = 0; i < Tokens.Length; i++)
            {
                if (here[i] && Consumes(Tokens[i], c))
                {
                    next[Tokens[i].IsMany ? i : i + 1] = true;
                }
            }

            Skip(next);
            (here, next) = (next, here);
        }

        return here[Tokens.Length];
    }

    private void Skip(bool[] positions)
    {
        for (var i = 0; i < Tokens.Length; i++)
        {
            positions[i + 1] |= positions[i] && Tokens[i].IsMany;
        }
    }

    internal bool Consumes(GlobToken token, char c) => token.Kind switch
    {
        GlobKind.Literal => token.Char == (IgnoreCase ? char.ToLowerInvariant(c) : c),
        GlobKind.One or GlobKind.Many => true,
        GlobKind.OneInSegment or GlobKind.ManyInSegment => c != ':',
        _ => false,
    };
}
