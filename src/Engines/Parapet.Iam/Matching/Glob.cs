namespace Parapet.Iam.Matching;

/// <summary>
/// A pattern ready to be matched, in time that grows with the product of both lengths at most, whatever the pattern.
/// Wildcards stay inside one field of an ARN where they must (<see cref="GlobMark.FieldRun"/>).
/// </summary>
internal sealed class Glob
{
    private readonly string text;
    private readonly GlobMark[] marks;
    private readonly Shape shape;

    public Glob(string text, GlobMark[] marks)
    {
        this.text = text;
        this.marks = marks;
        var firstWild = Array.FindIndex(marks, mark => mark != GlobMark.Literal);
        shape = firstWild < 0 ? Shape.Literal
            : firstWild == marks.Length - 1 && marks[^1] == GlobMark.Run ? Shape.Prefix
            : marks.Any(mark => mark is GlobMark.FieldOne or GlobMark.FieldRun) ? Shape.Fields
            : Shape.General;
    }

    private enum Shape
    {
        Literal,
        Prefix,
        General,
        Fields,
    }

    /// <summary>A pattern in which <c>*</c> is any run of characters and <c>?</c> any one.</summary>
    public static Glob Of(string pattern)
    {
        var builder = new GlobBuilder();
        foreach (var one in pattern)
        {
            builder.Add(one, one == '*' ? GlobMark.Run : one == '?' ? GlobMark.One : GlobMark.Literal);
        }

        return builder.Build();
    }

    /// <summary>Whether the whole of <paramref name="value"/> matches.</summary>
    public bool Matches(ReadOnlySpan<char> value) => shape switch
    {
        Shape.Literal => value.SequenceEqual(text),
        Shape.Prefix => value.StartsWith(text.AsSpan(0, text.Length - 1), StringComparison.Ordinal),
        Shape.General => MatchesGeneral(value),
        _ => MatchesFields(value),
    };

    // To go back to the last run is enough when every run can take any character.
    private bool MatchesGeneral(ReadOnlySpan<char> value)
    {
        int p = 0, v = 0, run = -1, resume = 0;
        while (v < value.Length)
        {
            if (p < marks.Length && marks[p] == GlobMark.Run)
            {
                run = p++;
                resume = v;
            }
            else if (p < marks.Length && (marks[p] == GlobMark.One || (marks[p] == GlobMark.Literal && text[p] == value[v])))
            {
                p++;
                v++;
            }
            else if (run >= 0)
            {
                p = run + 1;
                v = ++resume;
            }
            else
            {
                return false;
            }
        }

        while (p < marks.Length && marks[p] == GlobMark.Run)
        {
            p++;
        }

        return p == marks.Length;
    }

    // All positions of the pattern that the text so far can have reached.
    private bool MatchesFields(ReadOnlySpan<char> value)
    {
        const int OnStack = 512;
        var size = marks.Length + 1;
        Span<bool> now = size <= OnStack ? stackalloc bool[size] : new bool[size];
        Span<bool> next = size <= OnStack ? stackalloc bool[size] : new bool[size];
        now.Clear();
        Reach(now, 0);
        foreach (var one in value)
        {
            next.Clear();
            for (var p = 0; p < marks.Length; p++)
            {
                if (!now[p])
                {
                    continue;
                }

                switch (marks[p])
                {
                    case GlobMark.Run:
                    case GlobMark.FieldRun when one != ':':
                        Reach(next, p);
                        break;
                    case GlobMark.One:
                    case GlobMark.FieldOne when one != ':':
                    case GlobMark.Literal when text[p] == one:
                        Reach(next, p + 1);
                        break;
                }
            }

            var swap = now;
            now = next;
            next = swap;
        }

        return now[marks.Length];
    }

    // A run may stand for nothing.
    private void Reach(Span<bool> states, int position)
    {
        states[position] = true;
        while (position < marks.Length && marks[position] is GlobMark.Run or GlobMark.FieldRun && !states[position + 1])
        {
            states[++position] = true;
        }
    }
}

/// <summary>What a position of a pattern stands for.</summary>
internal enum GlobMark : byte
{
    /// <summary>The character itself.</summary>
    Literal,

    /// <summary>Any one character.</summary>
    One,

    /// <summary>Any run of characters.</summary>
    Run,

    /// <summary>Any one character but a colon.</summary>
    FieldOne,

    /// <summary>Any run of characters without a colon.</summary>
    FieldRun,
}

/// <summary>Puts a pattern together.</summary>
internal sealed class GlobBuilder
{
    private readonly System.Text.StringBuilder text = new();
    private readonly List<GlobMark> marks = [];

    public void Add(char one, GlobMark mark)
    {
        // Two runs side by side are one.
        if (mark == GlobMark.Run && marks is [.., GlobMark.Run])
        {
            return;
        }

        text.Append(one);
        marks.Add(mark);
    }

    public void Add(string literal)
    {
        foreach (var one in literal)
        {
            Add(one, GlobMark.Literal);
        }
    }

    public Glob Build() => new(text.ToString(), [.. marks]);
}
