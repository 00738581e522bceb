using System.Text.Json;

namespace Parapet.Trail.Activity.Calls;

/// <summary>
/// A path into the parameters of a request: <c>name</c>, <c>a.b</c>, <c>list[]</c> (every element), <c>list[field=value]</c> and <c>list[field^start]</c>
/// (the elements whose field says so), <c>map{}</c> (the names in a map). Names are compared without regard to case, since services differ.
/// </summary>
internal sealed class ParameterPath
{
    /// <summary>So many values are enough for any request; more are a damaged or hostile log.</summary>
    public const int MostValues = 1024;

    private readonly Step[] steps;

    public ParameterPath(string text) => steps = [.. text.Split('.').Select(Step.Parse)];

    /// <summary>The elements at the path, at most <see cref="MostValues"/>.</summary>
    public List<JsonElement> Find(JsonElement root)
    {
        List<JsonElement> found = [root];
        foreach (var step in steps)
        {
            var next = new List<JsonElement>();
            foreach (var element in found)
            {
                step.Follow(element, next);
            }

            found = next;
        }

        return found;
    }

    /// <summary>The texts and numbers at the path, and the names in a map.</summary>
    public IEnumerable<string> Values(JsonElement root)
    {
        if (steps[^1].Kind == StepKind.Names)
        {
            return Find(root).Where(map => map.ValueKind == JsonValueKind.Object)
                .SelectMany(map => map.EnumerateObject().Select(property => property.Name)).Take(MostValues);
        }

        return Find(root).Select(Text).OfType<string>();
    }

    /// <summary>What a value is as text; null for maps, lists, null and nothing.</summary>
    public static string? Text(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String when element.GetString() is { Length: > 0 } text => text,
        JsonValueKind.Number => element.GetRawText(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => null,
    };

    private enum StepKind
    {
        Name,
        Elements,
        Names,
    }

    private sealed record Step(string Name, StepKind Kind, string? Field, bool Start, string? Value)
    {
        public static Step Parse(string text)
        {
            if (text.EndsWith("{}", StringComparison.Ordinal))
            {
                return new Step(text[..^2], StepKind.Names, null, false, null);
            }

            if (!text.EndsWith(']'))
            {
                return new Step(text, StepKind.Name, null, false, null);
            }

            var open = text.IndexOf('[', StringComparison.Ordinal);
            var filter = text[(open + 1)..^1];
            var sign = filter.AsSpan().IndexOfAny('=', '^');
            return sign < 0
                ? new Step(text[..open], StepKind.Elements, null, false, null)
                : new Step(text[..open], StepKind.Elements, filter[..sign], filter[sign] == '^', filter[(sign + 1)..]);
        }

        public void Follow(JsonElement element, List<JsonElement> into)
        {
            if (Property(element, Name) is not { } found)
            {
                return;
            }

            if (Kind != StepKind.Elements)
            {
                Add(found, into);
            }
            else if (found.ValueKind == JsonValueKind.Array)
            {
                foreach (var item in found.EnumerateArray())
                {
                    AddIfFits(item, into);
                }
            }
            else
            {
                // What was XML writes a list of one as the one.
                AddIfFits(found, into);
            }
        }

        private void AddIfFits(JsonElement item, List<JsonElement> into)
        {
            if (Field is null || (Property(item, Field) is { } field && Text(field) is { } text && Fits(text)))
            {
                Add(item, into);
            }
        }

        private bool Fits(string text) => Start
            ? text.AsSpan().TrimStart().StartsWith(Value, StringComparison.OrdinalIgnoreCase)
            : text.Equals(Value, StringComparison.OrdinalIgnoreCase);

        private static void Add(JsonElement element, List<JsonElement> into)
        {
            if (into.Count < MostValues)
            {
                into.Add(element);
            }
        }

        private static JsonElement? Property(JsonElement element, string name)
        {
            if (element.ValueKind != JsonValueKind.Object)
            {
                return null;
            }

            if (element.TryGetProperty(name, out var exact))
            {
                return exact;
            }

            foreach (var property in element.EnumerateObject())
            {
                if (property.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                {
                    return property.Value;
                }
            }

            return null;
        }
    }
}
