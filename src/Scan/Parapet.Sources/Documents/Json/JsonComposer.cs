using System.Text.Json;
using Parapet.Values;

namespace Parapet.Sources.Documents.Json;

/// <summary>Builds the tree of a JSON file.</summary>
internal sealed class JsonComposer
{
    private static readonly Text True = Text.Of("true");
    private static readonly Text False = Text.Of("false");

    private readonly string file;
    private readonly ProblemLog problems;
    private readonly LineCounter lines;
    private readonly JsonStrings strings;

    private JsonComposer(string file, ReadOnlyMemory<byte> utf8, ProblemLog problems)
    {
        this.file = file;
        this.problems = problems;
        lines = new LineCounter(utf8);
        strings = new JsonStrings(utf8);
    }

    /// <summary>The tree, or null with a problem; <paramref name="maybeYaml"/> says that the text is no JSON but may be YAML.</summary>
    public static Value? Compose(string file, ReadOnlyMemory<byte> utf8, ProblemLog problems, out bool maybeYaml)
    {
        maybeYaml = false;
        var reader = new Utf8JsonReader(utf8.Span, new JsonReaderOptions { MaxDepth = DocumentReader.MaxDepth + 1 });
        try
        {
            return new JsonComposer(file, utf8, problems).Compose(ref reader);
        }
        catch (JsonException e)
        {
            var (offset, message) = JsonSyntax.Explain(utf8.Span, (int)reader.TokenStartIndex, e);
            var (line, column) = new LineCounter(utf8).PlaceOf(offset);
            if (reader.CurrentDepth > DocumentReader.MaxDepth)
            {
                problems.AddTooDeep(new Location(file, line, column));
                return null;
            }

            // A comment is no JSON, but read as YAML its words would become part of a key.
            maybeYaml = message != JsonSyntax.NoComments;
            problems.Add(line, column, message);
            return null;
        }
    }

    private Value? Compose(ref Utf8JsonReader reader)
    {
        var frames = new FramePool(problems);
        var open = new Stack<Frame>();
        Value? root = null;
        for (var nodes = 0; reader.Read();)
        {
            var (line, column) = lines.PlaceOf((int)reader.TokenStartIndex);
            var at = new Location(file, line, column);
            if (reader.TokenType is not (JsonTokenType.PropertyName or JsonTokenType.EndObject or JsonTokenType.EndArray) && ++nodes > DocumentReader.MaxNodes)
            {
                problems.AddTooMany(at);
                return null;
            }

            Built done;
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject or JsonTokenType.StartArray when open.Count == DocumentReader.MaxDepth:
                    problems.AddTooDeep(at);
                    return null;
                case JsonTokenType.StartObject or JsonTokenType.StartArray:
                    open.Push(frames.Open(reader.TokenType == JsonTokenType.StartObject, at));
                    continue;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    done = frames.Close(open.Pop(), line);
                    break;
                case JsonTokenType.PropertyName:
                    open.Peek().Key = (TextOf(ref reader, at).Known!, at, false);
                    continue;
                default:
                    done = new Built(Scalar(ref reader, at), 1, 1, line, line);
                    break;
            }

            if (open.TryPeek(out var parent))
            {
                parent.Add(done);
            }
            else
            {
                root = done.Value;
            }
        }

        return root;
    }

    private TextValue Scalar(ref Utf8JsonReader reader, Location at) => reader.TokenType switch
    {
        JsonTokenType.Null => new TextValue(Text.Empty, ScalarKind.Null, at),
        JsonTokenType.True => new TextValue(True, ScalarKind.Boolean, at),
        JsonTokenType.False => new TextValue(False, ScalarKind.Boolean, at),
        JsonTokenType.Number => new TextValue(strings.At((int)reader.TokenStartIndex, reader.ValueSpan.Length), ScalarKind.Number, at),
        _ => new TextValue(TextOf(ref reader, at), ScalarKind.String, at),
    };

    private Text TextOf(ref Utf8JsonReader reader, Location at)
    {
        if (!reader.ValueIsEscaped)
        {
            return strings.At((int)reader.TokenStartIndex + 1, reader.ValueSpan.Length);
        }

        try
        {
            return Text.Of(reader.GetString()!);
        }
        catch (InvalidOperationException)
        {
            // The one thing that can be wrong with a token that was read: `\ud800` without its other half.
            problems.Add(at, "a `\\u` escape in this string is half of a surrogate pair; write both halves");
            return Text.Of("\uFFFD");
        }
    }
}
