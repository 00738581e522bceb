namespace Parapet.Analysis.Secrets.Code;

/// <summary>Calls in functions of a Python module. Indentation says what a line belongs to.</summary>
internal static class PythonFetches
{
    // Libraries with methods of the same names that keep what they fetched.
    private static readonly string[] Keepers = ["aws_lambda_powertools", "aws_secretsmanager_caching", "ssm_cache"];

    public static IEnumerable<FetchSite> In(string path, string text, string masked)
    {
        if (Array.Exists(Keepers, keeper => text.Contains(keeper, StringComparison.Ordinal)))
        {
            yield break;
        }

        var lines = masked.Split('\n');
        var written = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (NameOf(lines[i]) is not { } name)
            {
                continue;
            }

            var end = EndOf(lines, i);
            var body = lines.AsSpan(i, end - i).ToArray();
            if (!Array.Exists(body, line => FetchSites.MentionsCache(line) || line.TrimStart().StartsWith("global ", StringComparison.Ordinal)))
            {
                foreach (var (line, column, call) in Calls(lines, written, i + 1, end))
                {
                    yield return new FetchSite(path, "", name, line + 1, column + 1, call);
                }
            }

            i = end - 1;
        }
    }

    private static IEnumerable<(int Line, int Column, string Call)> Calls(string[] lines, string[] written, int start, int end)
    {
        var blocks = new Stack<(int Indent, bool IsPlain)>();
        for (var i = start; i < end; i++)
        {
            var line = lines[i].TrimEnd();
            var indent = line.Length - line.TrimStart().Length;
            if (indent == line.Length)
            {
                continue;
            }

            while (blocks.TryPeek(out var block) && block.Indent >= indent)
            {
                blocks.Pop();
            }

            if (blocks.All(block => block.IsPlain) && !IsConditional(line) && !FetchSites.DependsOnEvent(written[i]))
            {
                foreach (var call in FetchSites.Calls(SourceLanguage.Python))
                {
                    if (line.IndexOf(call, StringComparison.Ordinal) is var column and >= 0)
                    {
                        yield return (i, column + 1, call[1..^1]);
                    }
                }
            }

            // Without indentation that is the end of the function's own header.
            if (line.EndsWith(':') && indent > 0)
            {
                var header = line.TrimStart();
                blocks.Push((indent, header.StartsWith("try:", StringComparison.Ordinal) || header.StartsWith("with ", StringComparison.Ordinal)));
            }
        }
    }

    private static bool IsConditional(string line) => line.Contains(" if ", StringComparison.Ordinal) || line.Contains(" or ", StringComparison.Ordinal) || line.Contains("lambda", StringComparison.Ordinal);

    private static string? NameOf(string line)
    {
        var rest = line.StartsWith("async ", StringComparison.Ordinal) ? line[6..].TrimStart() : line;
        return rest.StartsWith("def ", StringComparison.Ordinal) && rest.IndexOf('(') is var open and > 4 ? rest[4..open].Trim() : null;
    }

    // A parenthesis at the start of a line closes the parameters; everything else there is outside.
    private static int EndOf(string[] lines, int start)
    {
        var end = start + 1;
        while (end < lines.Length && (lines[end].Length == 0 || char.IsWhiteSpace(lines[end][0]) || lines[end][0] == ')'))
        {
            end++;
        }

        return end;
    }
}
