using Parapet.Sources.Documents.Suppressions;
using Parapet.Values;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Parapet.Sources.Documents.Yaml;

/// <summary>Builds the tree of a YAML file from the parser's events, on a stack of its own.</summary>
internal sealed class YamlComposer
{
    private readonly string file;
    private readonly ProblemLog problems;
    private readonly Blocks? blocks;
    private readonly Anchors anchors;
    private readonly FramePool frames;
    private readonly Stack<Open> open = new();
    private Value? root;
    private int depth;

    private YamlComposer(string file, ProblemLog problems, Blocks? blocks)
    {
        this.file = file;
        this.problems = problems;
        this.blocks = blocks;
        anchors = new Anchors(problems);
        frames = new FramePool(problems);
    }

    /// <summary>The tree of the first document, or null with a problem. Notes in <paramref name="blocks"/> which lines belong to which.</summary>
    public static Value? Compose(string file, string text, ProblemLog problems, Blocks? blocks)
    {
        var composer = new YamlComposer(file, problems, blocks);
        try
        {
            return composer.Compose(new Scanner(new StringReader(text)));
        }
        catch (YamlException e)
        {
            problems.Add(YamlSyntax.Place(file, text, e), YamlSyntax.Explain(text, e));
            return null;
        }
    }

    private Value? Compose(Scanner scanner)
    {
        var parser = new Parser(scanner);
        Func<bool> step = parser.MoveNext;
        for (var nodes = 0; YamlSyntax.Guard(scanner, step);)
        {
            if (parser.Current is NodeEvent or AnchorAlias && !IsWithinBounds(parser.Current, ++nodes))
            {
                return null;
            }

            switch (parser.Current)
            {
                case DocumentStart start when root is not null:
                    problems.Add(Place(start.Start), "a second document starts here and is not read; put it into a file of its own");
                    return root;
                case Scalar scalar:
                    Take(scalar);
                    break;
                case AnchorAlias alias:
                    Take(alias);
                    break;
                case MappingStart or SequenceStart:
                    Begin((NodeEvent)parser.Current);
                    break;
                case MappingEnd or SequenceEnd:
                    End(parser.Current);
                    break;
            }
        }

        if (root is null or TextValue { Kind: ScalarKind.Null })
        {
            problems.Add(0, 0, "the file holds no document, only comments or nothing");
            return null;
        }

        return root;
    }

    private bool IsWithinBounds(ParsingEvent current, int nodes)
    {
        if (nodes > DocumentReader.MaxNodes)
        {
            problems.AddTooMany(Place(current.Start));
            return false;
        }

        if (current is NodeEvent node && depth + Levels(node) > DocumentReader.MaxDepth)
        {
            problems.AddTooDeep(Place(node.Start));
            return false;
        }

        return true;
    }

    private void Take(Scalar scalar)
    {
        var at = Place(scalar.Start);
        if (open.TryPeek(out var parent) && parent.NeedsKey)
        {
            anchors.Define(scalar.Anchor, new Built(new TextValue(scalar.Value, at), 1, 1, at.Line, at.Line));
            parent.Frame.Key = (scalar.Value, at, scalar is { Value: "<<", Style: ScalarStyle.Plain });
            if (ShortTag.FunctionOf(scalar.Tag) is not null)
            {
                problems.Add(at, $"the key `{scalar.Value}` has a tag; a key must be plain text");
            }

            return;
        }

        var function = ShortTag.FunctionOf(scalar.Tag);
        Value value = function is null
            ? YamlScalar.Read(scalar, at)
            : ShortTag.Expand(function, new TextValue(scalar.Value, at));
        var height = 1 + Levels(scalar);
        Add(new Built(value, height, height, at.Line, LastLine(scalar)), scalar.Anchor);
    }

    private void Take(AnchorAlias alias)
    {
        var at = Place(alias.Start);
        var built = anchors.Find(alias.Value, at, depth);
        if (open.TryPeek(out var parent) && parent.NeedsKey)
        {
            parent.Frame.Key = (built.Value is TextValue text ? text.ToString() : "*" + alias.Value, at, false);
            return;
        }

        Add(built with { FirstLine = at.Line, LastLine = at.Line }, default);
    }

    private void Begin(NodeEvent start)
    {
        var at = Place(start.Start);
        var isKey = open.TryPeek(out var parent) && parent.NeedsKey;
        if (isKey && !parent!.IsKey)
        {
            problems.Add(at, "a list or map stands where a key is expected; a key must be text");
        }

        anchors.Begin(start.Anchor);
        open.Push(new Open(frames.Open(start is MappingStart, at), start, isKey));
        depth += Levels(start);
    }

    private void End(ParsingEvent end)
    {
        var closed = open.Pop();
        depth -= Levels(closed.Start);
        var built = frames.Close(closed.Frame, closed.IsFlow ? (int)end.Start.Line : closed.LastLine);
        if (closed.IsKey)
        {
            open.Peek().Frame.Dropping = true;
            return;
        }

        if (ShortTag.FunctionOf(closed.Start.Tag) is { } function)
        {
            built = built with { Value = ShortTag.Expand(function, built.Value), Height = built.Height + 1 };
        }

        Add(built, closed.Start.Anchor);
    }

    private void Add(Built built, AnchorName anchor)
    {
        anchors.Define(anchor, built);
        if (!open.TryPeek(out var parent))
        {
            root = built.Value;
            return;
        }

        parent.LastLine = Math.Max(parent.LastLine, built.LastLine);
        if (parent.Frame.Key is { } key)
        {
            blocks?.AddEntry(key.At.Line, built.LastLine);
        }
        else if (!parent.Frame.IsMap)
        {
            blocks?.AddItem(built.FirstLine, built.LastLine);
        }

        parent.Frame.Add(built);
    }

    /// <summary>How many lists and maps the node makes: a tag is a map around it, and <c>!GetAtt a.b</c> a map around a list.</summary>
    private static int Levels(NodeEvent node)
    {
        var own = node is Scalar ? 0 : 1;
        return ShortTag.FunctionOf(node.Tag) switch
        {
            null => own,
            "Fn::GetAtt" => 2,
            _ => own + 1,
        };
    }

    private Location Place(Mark mark) => new(file, (int)mark.Line, (int)mark.Column);

    /// <summary>A literal block ends at the start of the line after it.</summary>
    private static int LastLine(Scalar scalar)
    {
        var last = scalar.End.Column == 1 && scalar.End.Line > scalar.Start.Line ? scalar.End.Line - 1 : scalar.End.Line;
        return (int)last;
    }

    private sealed class Open(Frame frame, NodeEvent start, bool isKey)
    {
        public Frame Frame => frame;

        public NodeEvent Start => start;

        /// <summary>Whether it ends with a bracket of its own; a block ends where the next thing starts.</summary>
        public bool IsFlow => start is MappingStart { Style: MappingStyle.Flow } or SequenceStart { Style: SequenceStyle.Flow };

        /// <summary>Whether it stands where a key should.</summary>
        public bool IsKey => isKey;

        public int LastLine { get; set; } = frame.At.Line;

        public bool NeedsKey => frame is { IsMap: true, Key: null, Dropping: false };
    }
}
