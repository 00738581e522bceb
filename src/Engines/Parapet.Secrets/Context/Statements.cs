namespace Parapet.Secrets.Context;

/// <summary>Statements that say password and are followed by one, with nothing that assigns between them: those of SQL, and the cmdlet that hides a text.</summary>
internal static class Statements
{
    private const int LongestAccount = 80;

    /// <summary>The text in the statement that the anchor belongs to; null if it belongs to none.</summary>
    public static SecretSpan? At(ReadOnlySpan<char> text, SecretSpan anchor)
    {
        if (anchor.Offset > 0 && char.IsAsciiLetterOrDigit(text[anchor.Offset - 1]))
        {
            return null;
        }

        return (text[anchor.Offset] | ' ') switch
        {
            'i' => IsDefinition(text, anchor.Offset) ? Quoted(text, AfterIdentified(text, anchor.End)) : null,
            's' => Secured(text, anchor),
            _ when text[anchor.Offset..].StartsWith("password", StringComparison.OrdinalIgnoreCase) => OfPassword(text, anchor.Offset),
            _ => null,
        };
    }

    // `ALTER ROLE a PASSWORD 'v'`, `SET PASSWORD FOR 'a'@'%' = 'v'`.
    private static SecretSpan? OfPassword(ReadOnlySpan<char> text, int start)
    {
        var end = start + "password".Length;
        var at = Cursor.Space(text, end);
        if (at == end || at >= text.Length)
        {
            return null;
        }

        if (text[at] == '\'')
        {
            return IsDefinition(text, start) && !text[..start].TrimEnd().EndsWith("BY", StringComparison.OrdinalIgnoreCase) ? Quoted(text, at) : null;
        }

        if (!Follows(text, at, "FOR ") || !text[..start].TrimEnd().EndsWith("SET", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var account = text.Slice(at, Math.Min(LongestAccount, text.Length - at)).IndexOf('=');
        return account < 0 ? null : Quoted(text, Cursor.Space(text, at + account + 1));
    }

    // `IDENTIFIED BY 'v'`, `IDENTIFIED WITH plugin BY 'v'`; what follows `BY PASSWORD` is a hash.
    private static int AfterIdentified(ReadOnlySpan<char> text, int end)
    {
        var at = Cursor.Space(text, end);
        if (Follows(text, at, "WITH "))
        {
            var plugin = Cursor.Space(text, at + "WITH ".Length);
            var rest = text[plugin..];
            var blank = rest.IndexOf(' ');
            at = blank < 0 ? text.Length : Cursor.Space(text, plugin + blank);
        }

        return Follows(text, at, "BY ") ? Cursor.Space(text, at + "BY ".Length) : text.Length;
    }

    // `ConvertTo-SecureString 'v' -AsPlainText`, `new SecureString("v")`. Without the option the text is encrypted already.
    private static SecretSpan? Secured(ReadOnlySpan<char> text, SecretSpan anchor)
    {
        var before = text[..anchor.Offset];
        if (before.EndsWith("new ", StringComparison.Ordinal) && anchor.End < text.Length && text[anchor.End] == '(')
        {
            return Quoted(text, anchor.End + 1);
        }

        if (!before.EndsWith("ConvertTo-", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var line = text[anchor.End..];
        line = line.IndexOf('\n') is >= 0 and var end ? line[..end] : line;
        var quote = line.IndexOfAny('"', '\'');
        return quote > 0 && line.Contains("-AsPlainText", StringComparison.OrdinalIgnoreCase) && AreOptions(line[..quote]) ? Quoted(text, anchor.End + quote) : null;
    }

    private static bool AreOptions(ReadOnlySpan<char> words)
    {
        foreach (var range in words.Split(' '))
        {
            var word = words[range].Trim('(');
            if (!word.IsEmpty && word[0] != '-')
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsDefinition(ReadOnlySpan<char> text, int at)
    {
        var before = text[..at];
        return before.Contains("create ", StringComparison.OrdinalIgnoreCase) || before.Contains("alter ", StringComparison.OrdinalIgnoreCase) || before.Contains("grant ", StringComparison.OrdinalIgnoreCase);
    }

    private static bool Follows(ReadOnlySpan<char> text, int at, string word) => at < text.Length && text[at..].StartsWith(word, StringComparison.OrdinalIgnoreCase);

    private static SecretSpan? Quoted(ReadOnlySpan<char> text, int at)
    {
        at = at + 1 < text.Length && text[at] == 'N' ? at + 1 : at;
        if (at >= text.Length || text[at] is not ('\'' or '"'))
        {
            return null;
        }

        var length = text[(at + 1)..].IndexOfAny(text[at], '\n');
        return length <= 0 || text[at + 1 + length] == '\n' ? null : new SecretSpan(at + 1, length);
    }
}
