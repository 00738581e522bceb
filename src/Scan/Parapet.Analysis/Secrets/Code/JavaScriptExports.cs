namespace Parapet.Analysis.Secrets.Code;

/// <summary>The functions that JavaScript or TypeScript source text exports by name, in their order.</summary>
internal sealed class JavaScriptExports
{
    private const int MostHops = 4;
    private const int MostNames = 8;

    private readonly string masked;
    private readonly Dictionary<string, int> definitions = new(StringComparer.Ordinal);
    private readonly List<Export> exports = [];
    private readonly SortedDictionary<int, CodeFunction> functions = [];

    private JavaScriptExports(string masked) => this.masked = masked;

    public static IEnumerable<CodeFunction> In(string masked)
    {
        var module = new JavaScriptExports(masked);
        module.ReadTop();
        foreach (var export in module.exports)
        {
            module.Resolve(export.Name, export.At, MostHops);
        }

        return module.functions.Values;
    }

    // Everything in brackets belongs to something else.
    private void ReadTop()
    {
        var depth = 0;
        for (var i = 0; i < masked.Length; i++)
        {
            depth = Math.Max(0, depth + masked[i] switch { '(' or '[' or '{' => 1, ')' or ']' or '}' => -1, _ => 0 });
            if (!Words.IsPart(masked[i]))
            {
                continue;
            }

            var word = Words.At(masked, i);
            var end = i + word.Length;
            if (depth == 0 && (i == 0 || masked[i - 1] != '.'))
            {
                Top(word, i, end);
            }

            i = end - 1;
        }
    }

    private void Top(string word, int at, int end)
    {
        switch (word)
        {
            case "const" or "let" or "var":
                Define(Words.Skip(masked, end));
                break;
            case "function" when Words.At(masked, Words.Skip(masked, end)) is { Length: > 0 } name:
                definitions.TryAdd(name, at);
                break;
            case "exports" when Words.Has(masked, end, "."):
                Member(end + 1);
                break;
            case "module" when Words.Has(masked, end, ".exports."):
                Member(end + ".exports.".Length);
                break;
            case "module" when Words.Has(masked, end, ".exports") && Value(end + ".exports".Length) is { } value && Words.Has(masked, value, "{"):
                Members(value + 1, ':');
                break;
            case "export":
                Exported(Words.Skip(masked, end));
                break;
        }
    }

    // `name = …`, `name: Handler<A, B> = …`.
    private void Define(int at)
    {
        var name = Words.At(masked, at);
        for (var i = at + name.Length; name.Length > 0 && i < Math.Min(masked.Length, at + Words.LongestHeader) && masked[i] is not (';' or '{'); i++)
        {
            if (Words.Assigns(masked, i))
            {
                definitions.TryAdd(name, i + 1);
                return;
            }
        }
    }

    private void Member(int at)
    {
        var name = Words.At(masked, at);
        if (Value(at + name.Length) is { } value)
        {
            exports.Add(new Export(name, value));
        }
    }

    private int? Value(int at) => Words.Skip(masked, at) is var sign && sign < masked.Length && Words.Assigns(masked, sign) ? Words.Skip(masked, sign + 1) : null;

    private void Exported(int at)
    {
        var word = Words.At(masked, at);
        while (word is "async" or "function" or "const" or "let" or "var")
        {
            at = Words.Skip(masked, at + word.Length);
            word = Words.At(masked, at);
        }

        if (word.Length > 0)
        {
            exports.Add(new Export(word, at));
        }
        else if (Words.Has(masked, at, "{"))
        {
            Members(at + 1, 'a');
        }
    }

    // `{ name: …, name, name() {…}, async name() {…} }` and `{ name, local as name }`.
    private void Members(int at, char sign)
    {
        var (depth, isStart) = (1, true);
        for (var i = at; i < masked.Length && depth > 0; i++)
        {
            if (Words.IsPart(masked[i]))
            {
                var word = Words.At(masked, i);
                var next = Words.Skip(masked, i + word.Length);
                if (isStart && depth == 1)
                {
                    isStart = word == "async" && next < masked.Length && Words.IsPart(masked[next]);
                    Add(word, i, next, sign);
                }

                i += word.Length - 1;
                continue;
            }

            depth += masked[i] switch { '(' or '[' or '{' => 1, ')' or ']' or '}' => -1, _ => 0 };
            isStart |= masked[i] == ',' && depth == 1;
        }
    }

    private void Add(string word, int at, int next, char sign)
    {
        if (sign == ':' && Words.Has(masked, next, ":"))
        {
            exports.Add(new Export(word, Words.Skip(masked, next + 1)));
        }
        else if (sign == 'a' && Words.At(masked, next) == "as")
        {
            exports.Add(new Export(Words.At(masked, Words.Skip(masked, next + 2)), at));
        }
        else
        {
            exports.Add(new Export(word, at));
        }
    }

    // A function, the name of one, or a call that gets one and gives another, such as `middy(async () => {…})`.
    private void Resolve(string name, int at, int hops)
    {
        at = Words.Skip(masked, at);
        var word = Words.At(masked, at);
        var next = Words.Skip(masked, at + word.Length);
        if (word == "async" && !Words.Has(masked, next, "=>"))
        {
            at = next;
            word = Words.At(masked, at);
            next = Words.Skip(masked, at + word.Length);
        }

        if (word == "function")
        {
            next = Words.Skip(masked, Words.Has(masked, next, "*") ? next + 1 : next);
            Listed(name, Words.Skip(masked, next + Words.At(masked, next).Length));
        }
        else if (word.Length == 0)
        {
            Listed(name, at);
        }
        else if (Words.Has(masked, next, "=>"))
        {
            Found(name, at, at + word.Length, Words.Skip(masked, next + 2));
        }
        else if (!Listed(name, next) && hops > 0)
        {
            Named(name, word, next, hops - 1);
        }
    }

    private void Named(string name, string word, int next, int hops)
    {
        var isMember = false;
        while (Words.Has(masked, next, "."))
        {
            isMember = true;
            next = Words.Skip(masked, next + 1 + Words.At(masked, next + 1).Length);
        }

        if (Words.Has(masked, next, "("))
        {
            Resolve(name, next + 1, hops);
        }
        else if (!isMember && definitions.TryGetValue(word, out var definition))
        {
            Resolve(name, definition, hops);
        }
    }

    // A list of parameters and what follows it; not the arguments of a call.
    private bool Listed(string name, int at)
    {
        if (!Words.Has(masked, at, "(") || Words.Closing(masked, at) is not { } close)
        {
            return false;
        }

        var after = AfterType(Words.Skip(masked, close + 1));
        if (!Words.Has(masked, after, "{") && !Words.Has(masked, after, "=>"))
        {
            return false;
        }

        Found(name, at + 1, close, masked[after] == '{' ? after : Words.Skip(masked, after + 2));
        return true;
    }

    // `: Promise<{ a: string }> =>`.
    private int AfterType(int at)
    {
        if (!Words.Has(masked, at, ":"))
        {
            return at;
        }

        var (depth, last) = (0, ':');
        for (var i = at + 1; i < Math.Min(masked.Length, at + Words.LongestHeader); i++)
        {
            if (depth == 0 && (Words.Has(masked, i, "=>") || (masked[i] == '{' && last is not (':' or '|' or '&'))))
            {
                return i;
            }

            depth += masked[i] switch { '(' or '[' or '{' or '<' => 1, ')' or ']' or '}' => -1, '>' when masked[i - 1] != '=' => -1, _ => 0 };
            last = char.IsWhiteSpace(masked[i]) ? last : masked[i];
        }

        return masked.Length;
    }

    private void Found(string name, int start, int end, int body)
    {
        if (!functions.TryGetValue(body, out var function))
        {
            functions[body] = function = new CodeFunction([], "", start, end, body);
        }

        if (function.Names.Count < MostNames)
        {
            function.Names.Add(name);
        }
    }

    /// <summary>An export, and where stands what it exports.</summary>
    private sealed record Export(string Name, int At);
}
