namespace Parapet.Packages.Inventory.Formats;

/// <summary>
/// The lines of the lock files of Yarn and pnpm as indent, key and value. Both are written by machines, one key a line: Yarn's first form
/// (<c>version "1.2.3"</c>) is its own, the others are block YAML, of which this reads plain and quoted scalars, and long keys in the explicit
/// form (<c>? key</c>). Reading them by lines is linear and gives the place of each.
/// </summary>
internal ref struct LockLines(string text)
{
    private LineCursor lines = new(text);

    /// <summary>Spaces before the key.</summary>
    public int Indent { get; private set; }

    /// <summary>The key without quotes; of several that Yarn separates by commas outside quotes, the first.</summary>
    public ReadOnlySpan<char> Key { get; private set; }

    /// <summary>What stands after the key on its line, without quotes; empty when the value is a block.</summary>
    public ReadOnlySpan<char> Value { get; private set; }

    /// <summary>The line, from 1.</summary>
    public readonly int Number => lines.Number;

    /// <summary>Goes to the next line that has a key.</summary>
    public bool Next()
    {
        while (lines.Next())
        {
            var line = lines.Current.TrimStart(' ');
            Indent = lines.Current.Length - line.Length;
            if (line.StartsWith("? "))
            {
                line = line[2..].TrimStart(' ');
            }

            if (line.Length == 0 || line[0] is '#' or ':' or '-' or '}' or ']')
            {
                continue;
            }

            Split(line);
            return true;
        }

        return false;
    }

    private void Split(ReadOnlySpan<char> line)
    {
        int after;
        if (line[0] is '"' or '\'')
        {
            var close = ClosingQuote(line);
            Key = line[1..close];
            after = Math.Min(close + 1, line.Length);
        }
        else
        {
            after = 0;
            while (after < line.Length && line[after] is not (' ' or ',') && !(line[after] == ':' && (after + 1 == line.Length || line[after + 1] == ' ')))
            {
                after++;
            }

            Key = line[..after];
        }

        Value = Unquoted(line[after..].TrimStart(':').Trim(' '));
    }

    private static ReadOnlySpan<char> Unquoted(ReadOnlySpan<char> value) =>
        value.Length > 0 && value[0] is '"' or '\'' ? value[1..ClosingQuote(value)] : value;

    private static int ClosingQuote(ReadOnlySpan<char> quoted)
    {
        var close = quoted[1..].IndexOf(quoted[0]);
        return close < 0 ? quoted.Length : close + 1;
    }
}
