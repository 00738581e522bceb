namespace Parapet.Analysis.Secrets.Code;

/// <summary>The names in a function that hold the event or something made of it. Which secret it is may depend on who asks: that cannot be fetched before.</summary>
internal sealed class EventNames
{
    private static readonly string[] Hints = ["event", "request.", "input", "tenant"];

    // What stands before a name without being one.
    private static readonly string[] Declarations = ["_", "self", "cls", "const", "let", "var"];

    private readonly HashSet<string> names = new(StringComparer.Ordinal);

    private EventNames()
    {
    }

    /// <summary>The names of a list of parameters.</summary>
    public static EventNames Of(string masked, int start, int end, SourceLanguage language)
    {
        var found = new EventNames();
        var (depth, isName, last) = (0, true, "");
        for (var i = start; i < end; i++)
        {
            if (Words.IsPart(masked[i]))
            {
                var word = Words.At(masked, i);
                i += word.Length - 1;
                last = isName ? word : last;
                if (isName && language != SourceLanguage.CSharp)
                {
                    found.Add(word);
                }

                continue;
            }

            depth += masked[i] switch { '(' or '[' or '{' or '<' => 1, ')' or ']' or '}' => -1, '>' when masked[i - 1] != '=' => -1, _ => 0 };
            if (depth == 0 && masked[i] == ',')
            {
                found.Add(last);
                (isName, last) = (true, "");
            }
            else if (depth == 0 && masked[i] is ':' or '=')
            {
                isName = false;
            }
        }

        found.Add(last);
        return found;
    }

    /// <summary>Whether a piece of the text, strings included, speaks of any of them.</summary>
    public bool AreIn(string text, int start, int end)
    {
        var piece = text.AsSpan(start, end - start);
        foreach (var hint in Hints)
        {
            if (piece.Contains(hint, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        for (var i = start; i < end; i++)
        {
            if (Words.IsPart(text[i]))
            {
                var word = Words.At(text, i);
                if (names.Contains(word))
                {
                    return true;
                }

                i += word.Length - 1;
            }
        }

        return false;
    }

    /// <summary>Adds what a statement assigns to, if it assigns.</summary>
    public void Assigned(string masked, int start, int end)
    {
        var depth = 0;
        for (var i = start; i < end; i++)
        {
            depth += masked[i] switch { '(' or '[' or '{' => 1, ')' or ']' or '}' => -1, _ => 0 };
            if (depth == 0 && Words.Assigns(masked, i))
            {
                AddLeft(masked, start, i);
                return;
            }
        }
    }

    // `name`, `string name`, `name: str`, `request.SecretId`, `const { a, b }`, `a, b`.
    private void AddLeft(string masked, int start, int end)
    {
        var left = masked.AsSpan(start, end - start);
        end = left.Contains('{') || left.IndexOf(':') is not (>= 0 and var colon) ? end : start + colon;
        var isFirst = left.Contains('.');
        var isAll = left.ContainsAny(",{[(");
        var last = "";
        for (var i = start; i < end; i++)
        {
            if (!Words.IsPart(masked[i]))
            {
                continue;
            }

            last = Words.At(masked, i);
            i += last.Length - 1;
            if (isAll || isFirst)
            {
                Add(last);
            }

            if (isFirst && !isAll)
            {
                return;
            }
        }

        Add(last);
    }

    private void Add(string name)
    {
        if (name.Length > 0 && !Declarations.Contains(name))
        {
            names.Add(name);
        }
    }
}
