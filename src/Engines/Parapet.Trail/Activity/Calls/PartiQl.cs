namespace Parapet.Trail.Activity.Calls;

/// <summary>
/// The table and the index that a PartiQL statement of DynamoDB names.
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ql-reference.html
/// </summary>
internal static class PartiQl
{
    // The table stands near the start; what follows may be long.
    private const int Furthest = 64;

    /// <summary>The target of a statement; null when none is found.</summary>
    public static (string Table, string? Index)? Target(string statement)
    {
        string? before = null;
        var at = 0;
        for (var words = 0; words < Furthest && Next(statement, ref at) is { Length: > 0 } word; words++)
        {
            if (before is not null && IsBeforeTable(before))
            {
                return Split(word);
            }

            before = word;
        }

        return null;
    }

    private static bool IsBeforeTable(string word) => word.ToUpperInvariant() is "FROM" or "INTO" or "UPDATE";

    private static (string, string?)? Split(string word)
    {
        var (table, rest) = Name(word);
        return table.Length == 0 ? null : (table, rest.StartsWith('.') && Name(rest[1..]).Name is { Length: > 0 } index ? index : null);
    }

    private static (string Name, string Behind) Name(string text)
    {
        if (text.StartsWith('"') && text.IndexOf('"', 1) is > 0 and var close)
        {
            return (text[1..close], text[(close + 1)..]);
        }

        var end = text.IndexOf('.', StringComparison.Ordinal);
        return end < 0 ? (text, "") : (text[..end], text[end..]);
    }

    /// <summary>The next run of characters without a space outside quotes.</summary>
    private static string? Next(string text, ref int at)
    {
        while (at < text.Length && (char.IsWhiteSpace(text[at]) || text[at] is '(' or ')'))
        {
            at++;
        }

        var start = at;
        var quoted = false;
        while (at < text.Length && (quoted || !(char.IsWhiteSpace(text[at]) || text[at] is '(' or ')')))
        {
            quoted ^= text[at] == '"';
            at++;
        }

        return at > start ? text[start..at] : null;
    }
}
