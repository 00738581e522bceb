using System.Collections.Immutable;

namespace Parapet.Iam.Globs;

/// <summary>How two patterns relate, as far as it can be told without a search; exact for literals and for <c>prefix*suffix</c>.</summary>
internal static class GlobRelations
{
    private const int OnStack = 256;

    /// <summary>Whether <paramref name="wide"/> matches everything that <paramref name="narrow"/> does; null when only a search can tell.</summary>
    public static bool? Covers(GlobPattern wide, GlobPattern narrow)
    {
        if (wide.IsAll || wide.Equals(narrow))
        {
            return true;
        }

        if (narrow.IsLiteral && (wide.IgnoreCase || !narrow.IgnoreCase))
        {
            return wide.Matches(narrow.Prefix);
        }

        if (!wide.IsSimple || wide.IgnoreCase != narrow.IgnoreCase)
        {
            return wide.IgnoreCase != narrow.IgnoreCase ? null : Clash(wide, narrow) ? false : Spells(wide, narrow) ? true : null;
        }

        // `narrow` has a wildcard or symbol after its prefix and before its suffix, which matches strings that agree with no literal of `wide`.
        return !wide.IsLiteral
            && narrow.Prefix.StartsWith(wide.Prefix, StringComparison.Ordinal)
            && narrow.Suffix.EndsWith(wide.Suffix, StringComparison.Ordinal);
    }

    /// <summary>Whether no string matches both; null when only a search can tell. Patterns with symbols are disjoint only when their literal ends clash.</summary>
    public static bool? Disjoint(GlobPattern one, GlobPattern other)
    {
        if (Clash(one, other))
        {
            return true;
        }

        if (one.IsAll || other.IsAll)
        {
            return false;
        }

        if (one.IsLiteral && (other.IgnoreCase || !one.IgnoreCase) && !other.HasSymbols)
        {
            return !other.Matches(one.Prefix);
        }

        if (other.IsLiteral && (one.IgnoreCase || !other.IgnoreCase) && !one.HasSymbols)
        {
            return !one.Matches(other.Prefix);
        }

        // Two patterns `prefix*suffix` whose ends agree: the longer prefix followed by the longer suffix matches both.
        return one.IsSimple && other.IsSimple && !one.IsLiteral && !other.IsLiteral && one.IgnoreCase == other.IgnoreCase ? false : null;
    }

    /// <summary>Whether the wide pattern matches the narrow one read as text whose wildcards are letters of their own: enough to cover it, but not needed where there are wildcards.</summary>
    public static bool Spells(GlobPattern wide, GlobPattern narrow)
    {
        var (tokens, size) = (wide.Tokens, wide.Tokens.Length + 1);
        Span<bool> here = size <= OnStack ? stackalloc bool[size] : new bool[size];
        here.Clear();
        here[0] = true;
        var (first, last) = Skip(here, tokens, 0, 0);
        foreach (var letter in narrow.Tokens)
        {
            var any = false;
            last = Math.Min(last + 1, tokens.Length);
            for (var i = last; i >= first; i--)
            {
                // From the end, so that what stands before is still as it was for the letter before.
                here[i] = (here[i] && i < tokens.Length && tokens[i].IsMany && Takes(tokens[i], letter))
                    || (i > first && here[i - 1] && !tokens[i - 1].IsMany && Takes(tokens[i - 1], letter));
                any |= here[i];
            }

            if (!any)
            {
                return false;
            }

            (first, last) = Skip(here, tokens, first, last);
        }

        return last == tokens.Length && here[last];
    }

    private static bool Takes(GlobToken token, GlobToken letter) => (token.Kind, letter.Kind) switch
    {
        (GlobKind.Literal, GlobKind.Literal) => token.Char == letter.Char,
        (GlobKind.Many, _) => true,
        (GlobKind.One, GlobKind.Literal or GlobKind.One or GlobKind.OneInSegment) => true,
        (GlobKind.OneInSegment or GlobKind.ManyInSegment, GlobKind.Literal) => letter.Char != ':',
        (GlobKind.OneInSegment or GlobKind.ManyInSegment, GlobKind.OneInSegment) => true,
        (GlobKind.ManyInSegment, GlobKind.ManyInSegment) => true,
        (GlobKind.Symbol, GlobKind.Symbol) => token.Symbol == letter.Symbol,
        (GlobKind.ManyInSegment, GlobKind.Symbol) => letter.Symbol!.InSegment,
        _ => false,
    };

    // A run may stand for nothing. What stands before a run of anything is needless once that is reached: the run takes all that it could.
    private static (int First, int Last) Skip(Span<bool> positions, ImmutableArray<GlobToken> tokens, int first, int last)
    {
        for (var i = first; i <= last && i < tokens.Length; i++)
        {
            if (!positions[i])
            {
                continue;
            }

            if (tokens[i].Kind == GlobKind.Many)
            {
                first = i;
            }

            if (tokens[i].IsMany)
            {
                positions[i + 1] = true;
                last = Math.Max(last, i + 1);
            }
        }

        return (first, last);
    }

    private static bool Clash(GlobPattern one, GlobPattern other)
    {
        var ignore = one.IgnoreCase || other.IgnoreCase;
        var (head, tail) = (Math.Min(one.Prefix.Length, other.Prefix.Length), Math.Min(one.Suffix.Length, other.Suffix.Length));
        var comparison = ignore ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        return !one.Prefix.AsSpan(0, head).Equals(other.Prefix.AsSpan(0, head), comparison)
            || !one.Suffix.AsSpan(one.Suffix.Length - tail).Equals(other.Suffix.AsSpan(other.Suffix.Length - tail), comparison);
    }
}
