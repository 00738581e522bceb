namespace Parapet.Iam.Globs;

/// <summary>How two patterns relate, as far as it can be told without a search; exact for literals and for <c>prefix*suffix</c>.</summary>
internal static class GlobRelations
{
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
            return wide.IgnoreCase == narrow.IgnoreCase && Clash(wide, narrow) ? false : null;
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

    private static bool Clash(GlobPattern one, GlobPattern other)
    {
        var ignore = one.IgnoreCase || other.IgnoreCase;
        var (head, tail) = (Math.Min(one.Prefix.Length, other.Prefix.Length), Math.Min(one.Suffix.Length, other.Suffix.Length));
        var comparison = ignore ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        return !one.Prefix.AsSpan(0, head).Equals(other.Prefix.AsSpan(0, head), comparison)
            || !one.Suffix.AsSpan(one.Suffix.Length - tail).Equals(other.Suffix.AsSpan(other.Suffix.Length - tail), comparison);
    }
}
