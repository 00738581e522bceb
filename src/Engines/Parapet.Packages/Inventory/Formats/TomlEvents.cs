using System.Buffers;

namespace Parapet.Packages.Inventory.Formats;

/// <summary>
/// The values of a TOML document, one after the other, each with the path of keys to it; arrays add nothing to the path, so that
/// <c>deps = [{ name = "a" }, { name = "b" }]</c> gives <c>deps.name</c> twice. For lock files, which machines write: it does not
/// check what a TOML parser would refuse, never goes back, and holds no more than the open brackets
/// (https://toml.io/en/v1.0.0).
/// </summary>
internal ref struct TomlEvents(string text)
{
    private const int MaxDepth = 64;
    private const int MaxKeyLength = 1000;
    private static readonly SearchValues<char> EndOfKey = SearchValues.Create("=\n{}[],\"' \t\r");
    private static readonly SearchValues<char> EndOfWord = SearchValues.Create(",]}#\n");

    private readonly ReadOnlySpan<char> text = text;
    private readonly Stack<Bracket> open = new();
    private int at;
    private int counted;
    private int line = 1;

    /// <summary>Whether this is the header of a table, not a value.</summary>
    public bool IsHeader { get; private set; }

    /// <summary>Whether the last header was <c>[[…]]</c>.</summary>
    public bool IsArrayOfTables { get; private set; }

    /// <summary>The last header, with dots.</summary>
    public string Table { get; private set; } = "";

    /// <summary>The path of keys below the table, with dots.</summary>
    public string Key { get; private set; } = "";

    /// <summary>The value of a string without its quotes; of a number, a date or a truth value, the word.</summary>
    public string Value { get; private set; } = "";

    /// <summary>The line where the value or the header starts, from 1.</summary>
    public int Line { get; private set; }

    /// <summary>The line of the first thing that is not TOML, or 0.</summary>
    public int Malformed { get; private set; }

    /// <summary>Goes to the next header or value.</summary>
    public bool Next()
    {
        IsHeader = false;
        while (SkipBlanks())
        {
            var here = text[at];
            if (open.TryPeek(out var bracket))
            {
                if (here is ',' || here == bracket.Close)
                {
                    at++;
                    if (here != ',')
                    {
                        open.Pop();
                    }
                }
                else if (bracket.Close == '}' ? ReadPair(bracket.Prefix) : ReadValue(bracket.Prefix))
                {
                    return true;
                }
            }
            else if (here == '[')
            {
                ReadHeader();
                return true;
            }
            else if (ReadPair(""))
            {
                return true;
            }
        }

        if (open.Count > 0)
        {
            Fail(at);
        }

        return false;
    }

    private void ReadHeader()
    {
        Line = CountLine();
        var end = text[at..].IndexOf('\n');
        var header = (end < 0 ? text[at..] : text[at..(at + end)]).TrimEnd();
        at = end < 0 ? text.Length : at + end;
        IsHeader = true;
        IsArrayOfTables = header.StartsWith("[[");
        var close = header.IndexOf(']');
        Table = header[..(close < 0 ? header.Length : close)].TrimStart('[').Trim().ToString();
        Key = "";
        Value = "";
    }

    private bool ReadPair(string prefix)
    {
        var start = at;
        var name = "";
        while (at < text.Length && text[at] is not ('=' or '\n' or '{' or '}' or '[' or ']' or ','))
        {
            if (text[at] is '"' or '\'')
            {
                name += ReadString();
            }
            else if (text[at] is ' ' or '\t' or '\r')
            {
                at++;
            }
            else
            {
                var length = text[at..].IndexOfAny(EndOfKey);
                name += text.Slice(at, length < 0 ? text.Length - at : length).ToString();
                at += length < 0 ? text.Length - at : length;
            }

            if (name.Length > MaxKeyLength)
            {
                break;
            }
        }

        if (at >= text.Length || text[at] != '=' || name.Length == 0)
        {
            Fail(start);
            return false;
        }

        at++;
        while (at < text.Length && text[at] is ' ' or '\t')
        {
            at++;
        }

        return ReadValue(prefix.Length == 0 ? name : prefix + "." + name);
    }

    /// <summary>Reads a scalar (true), or opens a bracket (false).</summary>
    private bool ReadValue(string key)
    {
        if (at >= text.Length)
        {
            return false;
        }

        Line = CountLine();
        switch (text[at])
        {
            case '[' or '{' when open.Count == MaxDepth:
                Fail(at);
                return false;
            case '[':
                open.Push(new Bracket(']', key));
                at++;
                return false;
            case '{':
                open.Push(new Bracket('}', key));
                at++;
                return false;
            case '"' or '\'':
                Value = ReadString();
                break;
            default:
                var length = text[at..].IndexOfAny(EndOfWord);
                length = length < 0 ? text.Length - at : length;
                Value = text.Slice(at, length).Trim().ToString();
                if (Value.Length == 0)
                {
                    Fail(at);
                    return false;
                }

                at += length;
                break;
        }

        Key = key;
        return true;
    }

    private string ReadString()
    {
        var quote = text[at];
        var delimiter = text[at..].StartsWith(quote == '"' ? "\"\"\"" : "'''") ? 3 : 1;
        var start = at + delimiter;
        for (at = start; at < text.Length; at++)
        {
            if (text[at] == '\\' && quote == '"')
            {
                at++;
            }
            else if (text[at] == quote && (delimiter == 1 || text[at..].StartsWith(quote == '"' ? "\"\"\"" : "'''")))
            {
                var value = text[start..at].ToString();
                at += delimiter;
                return value;
            }
            else if (text[at] == '\n' && delimiter == 1)
            {
                break;
            }
        }

        at = Math.Min(at, text.Length);
        Fail(start - delimiter);
        return "";
    }

    /// <summary>Goes to what is no blank, no line end and no comment.</summary>
    private bool SkipBlanks()
    {
        while (at < text.Length)
        {
            if (text[at] == '#')
            {
                var end = text[at..].IndexOf('\n');
                at = end < 0 ? text.Length : at + end;
            }
            else if (char.IsWhiteSpace(text[at]))
            {
                at++;
            }
            else
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Notes the place, forgets the open brackets and goes on with the next line.</summary>
    private void Fail(int place)
    {
        if (Malformed == 0)
        {
            Malformed = line + text[Math.Min(counted, place)..place].Count('\n');
        }

        open.Clear();
        var end = text[at..].IndexOf('\n');
        at = end < 0 ? text.Length : at + end;
    }

    private int CountLine()
    {
        line += text[counted..at].Count('\n');
        counted = at;
        return line;
    }

    private readonly record struct Bracket(char Close, string Prefix);
}
