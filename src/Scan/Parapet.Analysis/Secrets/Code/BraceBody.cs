namespace Parapet.Analysis.Secrets.Code;

/// <summary>The statements of one function in a language of braces, each looked at once: every step takes no more than the characters that it passes.</summary>
internal sealed class BraceBody(string text, string masked, SourceLanguage language, EventNames names)
{
    private static readonly string[] Controls = ["if", "else", "for", "foreach", "while", "do", "switch", "catch", "finally", "lock", "fixed"];

    // What an object may follow, rather than the statements of a block.
    private static readonly string[] BeforeObjects = ["return", "const", "let", "var", "is", "await", "in", "of", "yield", "and", "or", "not"];

    private readonly string[] calls = FetchSites.Calls(language);
    private readonly List<CallSite> found = [];
    private readonly Stack<Block> open = new();

    // Of the blocks around.
    private int conditions;
    private bool hasReturned;

    // Of the statement so far.
    private readonly List<CallSite> pending = [];
    private int start;
    private int depth;
    private int decrypts;
    private string first = "";
    private string lastWord = "";
    private char last;
    private bool isControl;
    private bool isConditional;
    private bool makesObject;
    private bool makesFunction;
    private bool uses;
    private bool assigns;
    private bool returns;

    private enum Block
    {
        Plain,
        Conditional,
        Object,
    }

    /// <summary>The calls that every run of the function gets to.</summary>
    public List<CallSite> Calls(int from, int to)
    {
        Begin(from);
        for (var i = from; i < to;)
        {
            i = Words.IsPart(masked[i]) ? Word(i) : char.IsWhiteSpace(masked[i]) ? Blank(i, to) : Sign(i);
        }

        End(to);
        return found;
    }

    private int Word(int at)
    {
        var word = Words.At(masked, at);
        var end = at + word.Length;
        var isMember = at > 0 && masked[at - 1] == '.';
        first = first.Length == 0 ? word : first;
        isControl |= depth <= 0 && !isMember && Controls.Contains(word);
        makesObject |= word == "new";
        makesFunction |= word is "function" or "delegate";
        uses |= word == "using";
        returns |= word == "return" && !isMember;
        if (word == "WithDecryption" && FetchSites.AsksToDecrypt(masked, at))
        {
            decrypts = at;
        }

        if (Words.Has(masked, end, "(") && Array.Find(calls, call => call.AsSpan().Trim(".(").SequenceEqual(word) && (call[0] != '.' || isMember)) is not null && IsCertain)
        {
            pending.Add(new CallSite(word, at));
        }

        (last, lastWord) = (word[^1], word);
        return end;
    }

    private bool IsCertain => conditions == 0 && !hasReturned && !isControl && !isConditional;

    // In JavaScript a line may end a statement.
    private int Blank(int at, int to)
    {
        var next = Math.Min(Words.Skip(masked, at), to);
        var blank = text.AsSpan(at, next - at);
        last = blank.ContainsAny("'\"`") ? '"' : last;
        if (language == SourceLanguage.JavaScript && depth <= 0 && !isControl && next < to && Words.IsPart(masked[next]) && !IsIn(Block.Object)
            && (Words.IsPart(last) || last is ')' or ']' or '}' or '"') && !BeforeObjects.Contains(lastWord) && masked.AsSpan(at, next - at).Contains('\n'))
        {
            End(next);
        }

        return next;
    }

    private int Sign(int at)
    {
        var sign = masked[at];
        switch (sign)
        {
            case '(' or '[':
                depth++;
                break;
            case ')' or ']':
                depth--;
                break;
            case '{':
                return Open(at);
            case '}':
                Close(at);
                return at + 1;
            case ';' when depth <= 0 || first != "for":
                End(at + 1);
                return at + 1;
            case '=' when Words.Has(masked, at, "=>"):
                isConditional = true;
                (last, lastWord) = ('>', "=>");
                return at + 2;
            case '=':
                assigns |= depth <= 0 && Words.Assigns(masked, at);
                break;
            case '?':
            case '|' when Words.Has(masked, at, "||"):
            case '&' when Words.Has(masked, at, "&&"):
                isConditional = true;
                break;
        }

        (last, lastWord) = (sign, "");
        return at + 1;
    }

    private int Open(int at)
    {
        var isWord = lastWord.Length > 0;
        if (lastWord == "=>" || (!isControl && !makesObject && !uses && last is ')' or '>') || (makesFunction && last == ')'))
        {
            return SkipFunction(at);
        }

        var isEmpty = first.Length == 0 && last == '\0';
        var block = depth > 0 || IsIn(Block.Object) ? Block.Object
            : isEmpty || lastWord == "try" || (uses && last == ')') ? Block.Plain
            : isControl ? Block.Conditional
            : makesObject || !isWord || BeforeObjects.Contains(lastWord) ? Block.Object
            : Block.Conditional;
        open.Push(block);
        if (block == Block.Object)
        {
            (last, lastWord) = ('{', "");
        }
        else
        {
            End(at + 1);
            conditions += block == Block.Conditional ? 1 : 0;
        }

        return at + 1;
    }

    private void Close(int at)
    {
        if (open.TryPop(out var block) && block == Block.Object)
        {
            (last, lastWord) = ('}', "");
            return;
        }

        End(at + 1);
        conditions -= block == Block.Conditional && conditions > 0 ? 1 : 0;
    }

    // What another function does is its own affair.
    private int SkipFunction(int at)
    {
        var end = Math.Min(Words.EndOf(masked, at) + 1, masked.Length);
        (last, lastWord) = ('}', "");
        if (depth <= 0 && !assigns && !returns && !IsIn(Block.Object))
        {
            End(end);
        }

        return end;
    }

    private bool IsIn(Block block) => open.TryPeek(out var innermost) && innermost == block;

    private void End(int end)
    {
        end = Math.Max(start, end);
        if ((assigns || pending.Count > 0) && names.AreIn(text, start, end))
        {
            names.Assigned(masked, start, end);
        }
        else
        {
            found.AddRange(pending.Where(call => !FetchSites.IsOfParameter(call.Call) || decrypts > call.Position));
        }

        hasReturned |= returns;
        Begin(end);
    }

    private void Begin(int at)
    {
        pending.Clear();
        (start, depth, decrypts, last) = (at, 0, 0, '\0');
        first = lastWord = "";
        isControl = isConditional = makesObject = makesFunction = uses = assigns = returns = false;
    }
}

/// <summary>A call that fetches, and where it stands.</summary>
internal sealed record CallSite(string Call, int Position);
