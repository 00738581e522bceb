namespace Parapet.Analysis.Secrets.Code;

/// <summary>A line of Python, with those that carry it on: inside of brackets, or behind a backslash.</summary>
/// <param name="Start">Where it begins, indentation included.</param>
/// <param name="End">Where it ends, without the line break.</param>
/// <param name="Indent">How many blanks stand before it.</param>
internal sealed record PythonLine(int Start, int End, int Indent)
{
    /// <summary>The lines that hold code.</summary>
    public static IEnumerable<PythonLine> In(string masked)
    {
        for (var at = 0; at < masked.Length;)
        {
            var first = at;
            while (first < masked.Length && masked[first] is ' ' or '\t' or '\f')
            {
                first++;
            }

            var end = EndOf(masked, first);
            if (first < end && masked[first] != '\r')
            {
                yield return new PythonLine(at, end, first - at);
            }

            at = end + 1;
        }
    }

    private static int EndOf(string masked, int at)
    {
        var depth = 0;
        for (; at < masked.Length; at++)
        {
            depth += masked[at] switch { '(' or '[' or '{' => 1, ')' or ']' or '}' => -1, _ => 0 };
            if (masked[at] == '\n' && depth <= 0 && (at == 0 || masked[at - 1] != '\\'))
            {
                return at;
            }
        }

        return at;
    }
}
