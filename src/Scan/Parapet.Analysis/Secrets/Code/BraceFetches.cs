namespace Parapet.Analysis.Secrets.Code;

/// <summary>Calls in methods of C# and in exported functions of JavaScript and TypeScript. Braces say what a statement belongs to.</summary>
internal static class BraceFetches
{
    // The longest list of parameters that is looked through, so that hostile text takes no more than its length times this.
    private const int LongestHeader = 1_000;

    private static readonly string[] NotMethods = ["if", "for", "foreach", "while", "switch", "catch", "using", "lock", "fixed", "return", "new", "when", "function", "await", "else", "in", "is", "and", "or", "not", "throw", "where"];

    public static IEnumerable<FetchSite> In(string path, string text, string masked, SourceLanguage language)
    {
        var methods = language == SourceLanguage.CSharp ? Methods(masked) : Exports(masked);
        var at = 0;
        var (line, lineStart) = (1, 0);
        foreach (var (type, name, body) in methods)
        {
            if (body < at)
            {
                continue;
            }

            var end = EndOf(masked, body);
            if (!FetchSites.MentionsCache(masked.AsSpan(body, end - body)))
            {
                foreach (var (call, position) in Calls(text, masked, body, end, language))
                {
                    for (; at < position; at++)
                    {
                        (line, lineStart) = text[at] == '\n' ? (line + 1, at + 1) : (line, lineStart);
                    }

                    yield return new FetchSite(path, type, name, line, position - lineStart + 1, call);
                }
            }

            for (; at < end; at++)
            {
                (line, lineStart) = text[at] == '\n' ? (line + 1, at + 1) : (line, lineStart);
            }
        }
    }

    private static IEnumerable<CallSite> Calls(string text, string masked, int body, int end, SourceLanguage language)
    {
        var calls = FetchSites.Calls(language);
        var plain = new Stack<bool>();
        var statement = body + 1;
        for (var i = body + 1; i < end; i++)
        {
            switch (masked[i])
            {
                case '{':
                    var header = masked.AsSpan(statement, i - statement).Trim();

                    // The braces of an object that is made are part of its statement.
                    var isObject = header.Length > 0 && header[^1] is '(' or ')' or ',' or ':' or '=' && !header.StartsWith("if") && !header.Contains("=>", StringComparison.Ordinal) && header.Contains("new ", StringComparison.Ordinal);
                    plain.Push(isObject || header.IsEmpty || header.SequenceEqual("try") || header.StartsWith("using"));
                    statement = isObject ? statement : i + 1;
                    break;
                case '}':
                    plain.TryPop(out _);
                    break;
                case ';':
                    statement = i + 1;
                    break;
                case '.' or 'G' when Array.Find(calls, call => string.CompareOrdinal(masked, i, call, 0, call.Length) == 0) is { } found && i + found.Length <= end:
                    if (plain.All(each => each) && IsPlain(masked.AsSpan(statement, i - statement)) && !FetchSites.DependsOnEvent(StatementAt(text, statement, end)))
                    {
                        yield return new CallSite(found.Trim('.', '('), found[0] == '.' ? i + 1 : i);
                    }

                    break;
            }
        }
    }

    private static bool IsPlain(ReadOnlySpan<char> before) =>
        !before.Contains('?') && !before.Contains("||", StringComparison.Ordinal) && !before.Contains("&&", StringComparison.Ordinal) && !before.Contains("=>", StringComparison.Ordinal)
        && !before.TrimStart().StartsWith("if") && !before.TrimStart().StartsWith("for") && !before.TrimStart().StartsWith("else") && !before.TrimStart().StartsWith("while");

    private static ReadOnlySpan<char> StatementAt(string text, int start, int end)
    {
        var rest = text.AsSpan(start, Math.Min(end - start, LongestHeader));
        return rest.IndexOf(';') is var semicolon and >= 0 ? rest[..semicolon] : rest;
    }

    private static IEnumerable<Method> Methods(string masked)
    {
        var type = "";
        for (var i = 0; i < masked.Length; i++)
        {
            if (!char.IsLetter(masked[i]) || (i > 0 && IsWord(masked[i - 1])))
            {
                continue;
            }

            var word = Word(masked, i);
            if (word is "class" or "struct" or "record")
            {
                type = Word(masked, Skip(masked, i + word.Length)) is { Length: > 0 } named and not ("class" or "struct") ? named : type;
            }
            else if (i > 1 && i + word.Length < masked.Length && masked[i + word.Length] == '(' && !NotMethods.Contains(word) && HasReturnType(masked, i)
                && Closing(masked, i + word.Length) is { } close && Skip(masked, close + 1) is var body && body < masked.Length && masked[body] == '{')
            {
                yield return new Method(type, word, body);
            }

            i += word.Length - 1;
        }
    }

    // export const handler = async (event) => {…}, export async function handler(event) {…}, exports.handler = async event => {…}.
    private static IEnumerable<Method> Exports(string masked)
    {
        for (var at = masked.IndexOf("export", StringComparison.Ordinal); at >= 0; at = masked.IndexOf("export", at + 6, StringComparison.Ordinal))
        {
            var i = at + 6;
            if (string.CompareOrdinal(masked, i, "s.", 0, 2) == 0)
            {
                i += 2;
            }
            else
            {
                i = Skip(masked, i);
                for (var word = Word(masked, i); word is "async" or "function" or "const" or "let" or "var"; word = Word(masked, i))
                {
                    i = Skip(masked, i + word.Length);
                }
            }

            var name = Word(masked, i);
            if (name.Length > 0 && BodyAfter(masked, i) is { } body && masked.AsSpan(at, body - at) is var header
                && (header.Contains("=>", StringComparison.Ordinal) || header.Contains("function", StringComparison.Ordinal)))
            {
                yield return new Method("", name, body);
            }
        }
    }

    private static int? BodyAfter(string masked, int at)
    {
        var depth = 0;
        for (var i = at; i < Math.Min(masked.Length, at + LongestHeader); i++)
        {
            switch (masked[i])
            {
                case '(':
                    depth++;
                    break;
                case ')':
                    depth--;
                    break;
                case '{' when depth == 0:
                    return i;
                case ';' when depth == 0:
                    return null;
            }
        }

        return null;
    }

    private static bool HasReturnType(string masked, int at)
    {
        var before = at - 1;
        while (before > 0 && char.IsWhiteSpace(masked[before]))
        {
            before--;
        }

        if (before == at - 1 || !(IsWord(masked[before]) || masked[before] is '>' or ']' or '?'))
        {
            return false;
        }

        var start = before;
        while (start > 0 && IsWord(masked[start - 1]) && before - start < 10)
        {
            start--;
        }

        return !NotMethods.Contains(masked[start..(before + 1)]);
    }

    private static int? Closing(string masked, int open)
    {
        var depth = 0;
        for (var i = open; i < Math.Min(masked.Length, open + LongestHeader); i++)
        {
            depth += masked[i] switch { '(' => 1, ')' => -1, _ => 0 };
            if (depth == 0)
            {
                return i;
            }
        }

        return null;
    }

    private static int EndOf(string masked, int body)
    {
        var depth = 0;
        for (var i = body; i < masked.Length; i++)
        {
            depth += masked[i] switch { '{' => 1, '}' => -1, _ => 0 };
            if (depth == 0)
            {
                return i;
            }
        }

        return masked.Length;
    }

    private static string Word(string masked, int at)
    {
        var end = at;
        while (end < masked.Length && IsWord(masked[end]))
        {
            end++;
        }

        return masked[at..end];
    }

    private static int Skip(string masked, int at)
    {
        while (at < masked.Length && char.IsWhiteSpace(masked[at]))
        {
            at++;
        }

        return at;
    }

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || c == '_';

    /// <summary>A method, and where its body begins.</summary>
    private sealed record Method(string Type, string Name, int Body);

    /// <summary>A call that fetches, and where it stands.</summary>
    private sealed record CallSite(string Call, int Position);
}
