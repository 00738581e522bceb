namespace Parapet.Analysis.Secrets.Code;

/// <summary>The lines of one function of Python, each looked at once.</summary>
internal sealed class PythonBody(string text, string masked, string name, EventNames names)
{
    private static readonly string[] Conditions = ["if", "elif", "else", "or", "and", "lambda", "for", "while", "except", "match", "case", "finally"];

    private readonly Stack<Block> blocks = new();
    private readonly List<CallSite> found = [];
    private int conditions;
    private int? inner;
    private bool hasReturned;
    private bool keeps;

    public string Name => name;

    /// <summary>The calls that every run of the function gets to, in their order.</summary>
    public IEnumerable<CallSite> Calls => keeps ? [] : found;

    public void Read(PythonLine line)
    {
        var first = Words.At(masked, line.Start + line.Indent);
        keeps |= first == "global" || FetchSites.MentionsCache(masked.AsSpan(line.Start, line.End - line.Start));

        // What another function does is its own affair.
        if (inner < line.Indent)
        {
            return;
        }

        inner = null;
        while (blocks.TryPeek(out var block) && block.Indent >= line.Indent)
        {
            conditions -= blocks.Pop().IsPlain ? 0 : 1;
        }

        var isHeader = masked.AsSpan(line.Start, line.End - line.Start).TrimEnd() is [.., ':'];
        var second = first == "async" ? Words.At(masked, Words.Skip(masked, line.Start + line.Indent + first.Length)) : first;
        if (isHeader && second is "def" or "class")
        {
            inner = line.Indent;
            return;
        }

        Statement(line);
        if (isHeader)
        {
            var block = new Block(line.Indent, second is "try" or "with");
            blocks.Push(block);
            conditions += block.IsPlain ? 0 : 1;
        }
    }

    private void Statement(PythonLine line)
    {
        var (isConditional, returns, decrypts) = (conditions > 0, false, -1);
        var calls = new List<CallSite>();
        for (var i = line.Start; i < line.End; i++)
        {
            if (!Words.IsPart(masked[i]))
            {
                continue;
            }

            var word = Words.At(masked, i);
            isConditional |= Conditions.Contains(word);
            returns |= word == "return";
            decrypts = word == "WithDecryption" && FetchSites.AsksToDecrypt(masked, i) ? i : decrypts;
            if (masked[i - 1] == '.' && Words.Has(masked, i + word.Length, "(") && Array.Exists(FetchSites.Calls(SourceLanguage.Python), call => call.AsSpan(1..^1).SequenceEqual(word)))
            {
                calls.Add(new CallSite(word, i));
            }

            i += word.Length - 1;
        }

        if (names.AreIn(text, line.Start, line.End))
        {
            names.Assigned(masked, line.Start, line.End);
        }
        else if (!isConditional && !hasReturned)
        {
            found.AddRange(calls.Where(call => !FetchSites.IsOfParameter(call.Call) || decrypts > call.Position));
        }

        hasReturned |= returns;
    }

    /// <summary>A block around the line at hand.</summary>
    private sealed record Block(int Indent, bool IsPlain);
}
