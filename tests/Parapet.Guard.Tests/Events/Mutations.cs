using System.Text.Json;

namespace Parapet.Guard.Tests.Events;

/// <summary>An event with one thing changed.</summary>
/// <param name="Change">What was changed.</param>
/// <param name="Pointer">Where; texts within strings go on in the same pointer.</param>
/// <param name="Text">The event.</param>
internal sealed record Mutant(Change Change, string Pointer, string Text)
{
    /// <summary>The strings around the change, when it is in a text within a string, as they are now.</summary>
    public string[] Enclosed { get; init; } = [];
}

internal enum Change
{
    /// <summary>A property is gone.</summary>
    Removed,

    /// <summary>A property has another name.</summary>
    Renamed,

    /// <summary>The letters of a name have the other case.</summary>
    OtherCase,

    /// <summary>A property stands twice.</summary>
    Twice,

    /// <summary>A property stands twice, the second time with an escaped name.</summary>
    TwiceEscaped,

    /// <summary>An object has a property that no source sends.</summary>
    Added,

    /// <summary>A value is null.</summary>
    Null,

    /// <summary>A value is of another type.</summary>
    OtherType,

    /// <summary>A value stands in an array.</summary>
    Wrapped,

    /// <summary>An array has one more item, of another type.</summary>
    OtherItem,

    /// <summary>Something follows a string's text, within the string.</summary>
    LongerText,

    /// <summary>Something follows the event.</summary>
    Garbage,

    /// <summary>The event ends too early.</summary>
    Cut,
}

/// <summary>Changes the structure of an event, one change at a time; also within the texts that its strings hold (JSON, base64 of JSON, base64 of gzip of JSON).</summary>
internal static class Mutations
{
    public static IEnumerable<Mutant> Of(string json)
    {
        yield return new(Change.Garbage, "", json + "x");
        yield return new(Change.Garbage, "", json + json);
        yield return new(Change.Cut, "", json.TrimEnd()[..^1]);
        foreach (var mutant in Of(json, JsonPart.Parse(json)))
        {
            yield return mutant;
        }
    }

    private static IEnumerable<Mutant> Of(string json, JsonPart root) =>
        from part in root.All()
        from mutant in Values(json, part).Concat(Properties(json, part)).Concat(Within(json, part))
        select mutant;

    private static IEnumerable<Mutant> Values(string json, JsonPart part)
    {
        Mutant With(Change change, string value) => new(change, part.Pointer, part.Replace(json, value));
        var text = part.Text(json);
        if (text != "null")
        {
            yield return With(Change.Null, "null");
        }

        yield return With(Change.OtherType, text[0] switch
        {
            '"' => "7",
            '{' => "\"text\"",
            '[' => "{\"0\":1}",
            'n' => "{\"a\":[1]}",
            _ => $"\"{text}\"",
        });
        yield return With(Change.Wrapped, $"[{text}]");
        switch (text[0])
        {
            case '"':
                yield return With(Change.LongerText, text[..^1] + "' \\u0000<\"");
                break;
            case '[' when part.Parts.Length > 0:
                yield return With(Change.OtherItem, text[..^1].TrimEnd() + (part.Parts[0].Text(json)[0] == '"' ? ",[7]]" : ",\"text\"]"));
                break;
        }
    }

    private static IEnumerable<Mutant> Properties(string json, JsonPart part)
    {
        if (part.Text(json)[0] != '{')
        {
            yield break;
        }

        var all = part.Parts.Select(child => (child.Name, Value: child.Text(json))).ToArray();
        Mutant With(Change change, string pointer, params IEnumerable<(string? Name, string Value)> properties) =>
            new(change, pointer, part.Replace(json, $"{{{string.Join(',', properties.Select(property => $"\"{property.Name}\":{property.Value}"))}}}"));

        yield return With(Change.Added, part.Pointer, [.. all, ("xUnknown", "{\"a\":[1]}")]);
        for (var i = 0; i < all.Length; i++)
        {
            var (name, value) = all[i];
            var pointer = part.Parts[i].Pointer;
            yield return With(Change.Removed, pointer, [.. all[..i], .. all[(i + 1)..]]);
            yield return With(Change.Renamed, pointer, [.. all[..i], (name + "_", value), .. all[(i + 1)..]]);
            yield return With(Change.Twice, pointer, [.. all, (name, value)]);
            yield return With(Change.TwiceEscaped, pointer, [.. all, ($"\\u{(int)name![0]:x4}{name[1..]}", value)]);
            var other = string.Concat(name.Select(letter => char.IsAsciiLetter(letter) ? (char)(letter ^ 0x20) : letter));
            if (other != name && !name.Contains('\\', StringComparison.Ordinal))
            {
                yield return With(Change.OtherCase, pointer, [.. all[..i], (other, value), .. all[(i + 1)..]]);
            }
        }
    }

    private static IEnumerable<Mutant> Within(string json, JsonPart part) =>
        from enclosed in EnclosedText.In(part.Text(json))
        from mutant in Of(enclosed.Json, JsonPart.Parse(enclosed.Json))
        let text = enclosed.Enclose(mutant.Text)
        select mutant with { Pointer = part.Pointer + mutant.Pointer, Text = part.Replace(json, text), Enclosed = [.. mutant.Enclosed, JsonSerializer.Deserialize<string>(text)!] };
}
