using System.Buffers;

namespace Parapet.Secrets.Context;

/// <summary>
/// The words of a command from a place in it on, as a shell parts them, also over lines that end in a backslash. What stands in
/// quotation marks is a word of its own, also where it touches the one before: <c>-p'…'</c> is two.
/// </summary>
internal ref struct CommandWords(ReadOnlySpan<char> text, int start)
{
    private static readonly SearchValues<char> EndOfWord = SearchValues.Create(" \t\r\n\"'`\\;|&<>)");
    private static readonly SearchValues<char> Separators = SearchValues.Create(" \t,");

    private readonly ReadOnlySpan<char> text = text;
    private int position = start;

    /// <summary>Where the word that was read last stands, without quotation marks.</summary>
    public SecretSpan Current { get; private set; }

    public readonly CommandWords GetEnumerator() => this;

    /// <summary>Whether there is another word before the command ends.</summary>
    public bool MoveNext()
    {
        while (SkipBlanks())
        {
            var quote = text[position] is '"' or '\'' ? text[position] : '\0';
            if (quote == '\0')
            {
                var length = text[position..].IndexOfAny(EndOfWord);
                return length != 0 && Take(length < 0 ? text.Length - position : length, 0);
            }

            position++;
            var rest = text[position..];
            var end = rest.IndexOfAny(quote, '\n');
            if (end < 0 || rest[end] == '\n')
            {
                return false;
            }

            // A quotation mark within a list of words closes one and opens the next.
            if (rest[..end].ContainsAnyExcept(Separators))
            {
                var isEscaped = rest[end - 1] == '\\';
                return Take(isEscaped ? end - 1 : end, isEscaped ? 2 : 1);
            }

            position += end + 1;
        }

        return false;
    }

    private bool Take(int length, int closing)
    {
        Current = new SecretSpan(position, length);
        position += length + closing;
        return true;
    }

    // Also over the comma of a list, the end of a line that goes on, and a backslash before a quotation mark.
    private bool SkipBlanks()
    {
        while (position < text.Length)
        {
            if (text[position] is ' ' or '\t' or ',')
            {
                position++;
            }
            else if (text[position] is '\\' or '^' or '`' && position + 1 < text.Length && text[position + 1] is '\r' or '\n')
            {
                position += text[position + 1] == '\r' && position + 2 < text.Length && text[position + 2] == '\n' ? 3 : 2;
            }
            else if (text[position] == '\\' && position + 1 < text.Length && text[position + 1] is '"' or '\'')
            {
                position++;
            }
            else
            {
                return text[position] is not ('\r' or '\n' or ';' or '|' or '&' or '<' or '>' or ')');
            }
        }

        return false;
    }
}
