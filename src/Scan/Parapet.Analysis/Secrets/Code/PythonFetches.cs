namespace Parapet.Analysis.Secrets.Code;

/// <summary>Calls in functions of a Python module. Indentation says what a line belongs to.</summary>
internal static class PythonFetches
{
    // Libraries with methods of the same names that keep what they fetched.
    private static readonly string[] Keepers = ["aws_secretsmanager_caching", "ssm_cache"];

    public static IEnumerable<FetchSite> In(string path, string text, string masked)
    {
        if (Array.Exists(Keepers, keeper => text.Contains(keeper, StringComparison.Ordinal)))
        {
            yield break;
        }

        var at = 0;
        var (line, lineStart) = (1, 0);
        foreach (var function in Functions(text, masked))
        {
            foreach (var call in function.Calls)
            {
                for (; at < call.Position; at++)
                {
                    (line, lineStart) = text[at] == '\n' ? (line + 1, at + 1) : (line, lineStart);
                }

                yield return new FetchSite(path, "", function.Name, line, call.Position - lineStart + 1, call.Call);
            }
        }
    }

    // What stands at the start of a line ends the function before it.
    private static IEnumerable<PythonBody> Functions(string text, string masked)
    {
        PythonBody? function = null;
        foreach (var line in PythonLine.In(masked))
        {
            if (line.Indent > 0)
            {
                function?.Read(line);
                continue;
            }

            if (function is not null)
            {
                yield return function;
            }

            function = Header(text, masked, line);
        }

        if (function is not null)
        {
            yield return function;
        }
    }

    private static PythonBody? Header(string text, string masked, PythonLine line)
    {
        var at = line.Start;
        at = Words.At(masked, at) == "async" ? Words.Skip(masked, at + "async".Length) : at;
        if (Words.At(masked, at) != "def")
        {
            return null;
        }

        at = Words.Skip(masked, at + "def".Length);
        var name = Words.At(masked, at);
        var open = at + name.Length;
        return name.Length > 0 && Words.Has(masked, open, "(")
            ? new PythonBody(text, masked, name, EventNames.Of(masked, open + 1, Words.Closing(masked, open) ?? line.End, SourceLanguage.Python))
            : null;
    }
}
