using System.Collections.Immutable;
using System.Globalization;
using Parapet.Model;
using Parapet.Values;

namespace Parapet.Sources.Documents.Suppressions;

/// <summary>What a <c>parapet:ignore ID[,ID] reason="…" until=YYYY-MM-DD</c> comment asks for.</summary>
internal sealed record SuppressionSyntax(ImmutableArray<string> RuleIds, string? Reason, string? UntilText)
{
    /// <summary>The request in a comment's text (without <c>#</c>), or null when it is another comment.</summary>
    public static SuppressionSyntax? Parse(string comment)
    {
        var rest = comment.AsSpan().TrimStart("# \t");
        if (!rest.StartsWith(SuppressionReader.Marker, StringComparison.Ordinal))
        {
            return null;
        }

        rest = rest[SuppressionReader.Marker.Length..];
        if (!rest.IsEmpty && !char.IsWhiteSpace(rest[0]))
        {
            return null;
        }

        var ids = Ids(ref rest);
        string? reason = null;
        string? until = null;
        for (rest = rest.TrimStart(); !rest.IsEmpty; rest = rest.TrimStart())
        {
            if (rest.StartsWith("reason=", StringComparison.OrdinalIgnoreCase))
            {
                var given = Quoted(ref rest, "reason=".Length).Trim();
                reason ??= given.Length == 0 ? null : given;
            }
            else if (rest.StartsWith("until=", StringComparison.OrdinalIgnoreCase))
            {
                until ??= Quoted(ref rest, "until=".Length);
            }
            else
            {
                Word(ref rest);
            }
        }

        return new SuppressionSyntax(ids, reason, until);
    }

    public Suppression At(Location at, int firstLine, int lastLine)
    {
        var isDate = DateOnly.TryParseExact(UntilText, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var until);
        return new Suppression
        {
            At = at,
            RuleIds = RuleIds,
            Reason = Reason,
            Until = isDate ? until : null,
            InvalidUntil = isDate ? null : UntilText,
            FirstLine = firstLine,
            LastLine = lastLine,
        };
    }

    /// <summary>Names joined by commas; the first word that is not joined ends them, so that loose prose is not taken for ids.</summary>
    private static ImmutableArray<string> Ids(ref ReadOnlySpan<char> rest)
    {
        var ids = ImmutableArray.CreateBuilder<string>();
        do
        {
            rest = rest.TrimStart(" \t,");
            var length = 0;
            while (length < rest.Length && (char.IsAsciiLetterOrDigit(rest[length]) || rest[length] is '-' or '_'))
            {
                length++;
            }

            if (length == 0 || (length < rest.Length && rest[length] == '='))
            {
                break;
            }

            ids.Add(rest[..length].ToString().ToUpperInvariant());
            rest = rest[length..].TrimStart();
        }
        while (rest.StartsWith(","));
        return ids.ToImmutable();
    }

    private static string Quoted(ref ReadOnlySpan<char> rest, int skip)
    {
        rest = rest[skip..];
        if (rest is not ['"' or '\'', ..])
        {
            return Word(ref rest);
        }

        var end = rest[1..].IndexOf(rest[0]);
        var value = (end < 0 ? rest[1..] : rest.Slice(1, end)).ToString();
        rest = end < 0 ? [] : rest[(end + 2)..];
        return value;
    }

    private static string Word(ref ReadOnlySpan<char> rest)
    {
        var end = rest.IndexOfAny(' ', '\t');
        var word = (end < 0 ? rest : rest[..end]).ToString();
        rest = end < 0 ? [] : rest[end..];
        return word;
    }
}
