namespace Parapet.Analysis.Secrets.Code;

/// <summary>The methods of C# source text, in their order; those that lie in others too.</summary>
internal static class CSharpMethods
{
    private static readonly string[] NotMethods = ["if", "for", "foreach", "while", "switch", "catch", "using", "lock", "fixed", "return", "new", "when", "function", "await", "else", "in", "is", "and", "or", "not", "throw", "where"];

    public static IEnumerable<CodeFunction> In(string masked)
    {
        var type = "";
        for (var i = 0; i < masked.Length; i++)
        {
            if (!char.IsLetter(masked[i]) || (i > 0 && Words.IsPart(masked[i - 1])))
            {
                continue;
            }

            var word = Words.At(masked, i);
            var end = i + word.Length;
            if (word is "class" or "struct" or "record")
            {
                // `record` is a name too.
                type = Words.At(masked, Words.Skip(masked, end)) is { Length: > 0 } named && char.IsUpper(named[0]) ? named : type;
            }
            else if (i > 1 && Words.Has(masked, end, "(") && !NotMethods.Contains(word) && HasReturnType(masked, i)
                && Words.Closing(masked, end) is { } close && Words.Skip(masked, close + 1) is var body && (Words.Has(masked, body, "{") || Words.Has(masked, body, "=>")))
            {
                yield return new CodeFunction([word], type, end + 1, close, masked[body] == '{' ? body : body + 2);
            }

            i = end - 1;
        }
    }

    private static bool HasReturnType(string masked, int at)
    {
        var before = at - 1;
        while (before > 0 && char.IsWhiteSpace(masked[before]))
        {
            before--;
        }

        if (before == at - 1 || !(Words.IsPart(masked[before]) || masked[before] is '>' or ']' or '?'))
        {
            return false;
        }

        var start = before;
        while (start > 0 && Words.IsPart(masked[start - 1]) && before - start < 10)
        {
            start--;
        }

        return !NotMethods.Contains(masked[start..(before + 1)]);
    }
}
