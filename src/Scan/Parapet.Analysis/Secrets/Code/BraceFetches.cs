namespace Parapet.Analysis.Secrets.Code;

/// <summary>Calls in methods of C# and in exported functions of JavaScript and TypeScript. Braces say what a statement belongs to.</summary>
internal static class BraceFetches
{
    public static IEnumerable<FetchSite> In(string path, string text, string masked, SourceLanguage language)
    {
        var functions = language == SourceLanguage.CSharp ? CSharpMethods.In(masked) : JavaScriptExports.In(masked);
        var at = 0;
        var (line, lineStart) = (1, 0);
        foreach (var function in functions)
        {
            if (function.Body < at || function.Body >= masked.Length)
            {
                continue;
            }

            var isBlock = masked[function.Body] == '{';
            var start = isBlock ? function.Body + 1 : function.Body;
            var end = isBlock ? Words.EndOf(masked, function.Body) : ExpressionEnd(masked, function.Body);
            if (!FetchSites.MentionsCache(masked.AsSpan(start, end - start)))
            {
                var names = EventNames.Of(masked, function.ParametersStart, function.ParametersEnd, language);
                foreach (var call in new BraceBody(text, masked, language, names).Calls(start, end))
                {
                    for (; at < call.Position; at++)
                    {
                        (line, lineStart) = text[at] == '\n' ? (line + 1, at + 1) : (line, lineStart);
                    }

                    foreach (var name in function.Names)
                    {
                        yield return new FetchSite(path, function.Type, name, line, call.Position - lineStart + 1, call.Call);
                    }
                }
            }

            for (; at < end; at++)
            {
                (line, lineStart) = text[at] == '\n' ? (line + 1, at + 1) : (line, lineStart);
            }
        }
    }

    // At a semicolon, a comma or a bracket of what is around, or at the end of a line that nothing carries on.
    private static int ExpressionEnd(string masked, int start)
    {
        var (depth, last) = (0, '\0');
        var end = Math.Min(masked.Length, start + Words.LongestHeader);
        for (var i = start; i < end; i++)
        {
            depth += masked[i] switch { '(' or '[' or '{' => 1, ')' or ']' or '}' => -1, _ => 0 };
            if (depth < 0 || (depth == 0 && masked[i] is ';' or ','))
            {
                return i;
            }

            if (masked[i] == '\n' && depth == 0 && (Words.IsPart(last) || last is ')' or ']' or '}'))
            {
                var next = Words.Skip(masked, i);
                if (next == masked.Length || Words.IsPart(masked[next]))
                {
                    return i;
                }

                last = '\0';
            }

            last = char.IsWhiteSpace(masked[i]) ? last : masked[i];
        }

        return end;
    }
}
