using System.Collections.Immutable;
using System.Text;
using Parapet.Reports.LeastPrivilege;
using Parapet.Sources.Documents;
using Parapet.Values;

namespace Parapet.Cli.Trails;

/// <summary>The lines of a YAML template in which a SAM function has its <c>Policies</c>.</summary>
internal static class PoliciesBlock
{
    /// <summary>The change that puts other policies there; null with half a sentence when it cannot be made for sure.</summary>
    /// <param name="file">The template's path; a template that lies outside the working folder is to be patched in its own.</param>
    /// <param name="text">Its text.</param>
    /// <param name="function">The logical id of the function.</param>
    /// <param name="policies">The lines of the new block, of which the first is not indented.</param>
    /// <param name="why">Set when there is no change.</param>
    public static UnifiedDiff? Replace(string file, string text, string function, string[] policies, out string? why)
    {
        var root = Read(file, text, out why);
        if (root is null || Properties(root, function, out why) is not { } properties)
        {
            return null;
        }

        var lines = text.Split('\n').ToImmutableArray();
        var endsInLineFeed = lines[^1].Length == 0;
        lines = endsInLineFeed ? lines[..^1] : lines;
        var resource = ((MapValue)root["Resources"]).Find(function)!.KeyAt;
        var last = End(lines, resource);
        var policiesKey = properties.Find("Policies")?.KeyAt;
        var place = policiesKey ?? properties.Entries[0].KeyAt;
        why = Enumerable.Range(resource.Line - 1, last - resource.Line + 1).Any(i => HasAnchor(lines[i])) ? "it has an anchor, so that other places may share what stands there"
            : place.Line <= resource.Line || place.Line > last || Indent(lines[place.Line - 1]) != place.Column - 1 ? "they do not stand on lines of their own"
            : null;
        if (why is not null)
        {
            return null;
        }

        // Without policies the block comes right before the first property.
        var diff = new UnifiedDiff
        {
            Path = Path.IsPathRooted(file) ? Path.GetFileName(file) : file,
            Lines = lines,
            EndsInLineFeed = endsInLineFeed,
            Start = place.Line - 1,
            Count = policiesKey is null ? 0 : End(lines, place) - place.Line + 1,
            Replacement = [.. policies.Select(line => $"{new string(' ', place.Column - 1)}{line}{(lines[place.Line - 1].EndsWith('\r') ? "\r" : "")}")],
        };
        why = IsSameBut(root, Read(file, diff.After, out _), function) ? null : "the lines around them cannot be told from theirs";
        return why is null ? diff : null;
    }

    private static Value? Read(string file, string text, out string? why)
    {
        var document = DocumentReader.Read(file, Encoding.UTF8.GetBytes(text));
        why = document.Problems is [var problem, ..] ? problem.Message
            : text.AsSpan().TrimStart("\uFEFF \t\r\n") is ['{', ..] ? "the template is JSON"
            : document.Root is { } root && Macros(root).FirstOrDefault() is { } macro ? $"the macro `{macro}` may change them"
            : null;
        return why is null ? document.Root : null;
    }

    private static IEnumerable<string> Macros(Value root) =>
        root["Transform"].AsTextItems().Select(item => item.Text.ToString()).Where(name => !name.StartsWith("AWS::", StringComparison.Ordinal));

    private static MapValue? Properties(Value root, string function, out string? why)
    {
        var properties = root.Path("Resources", function, "Properties") as MapValue;
        why = properties is null or { Entries.IsEmpty: true } ? "the function does not stand there with properties: a loop or a macro makes it"
            : properties.Find("Role") is not null ? "a condition decides between them and a role"
            : root.Path("Resources", function).EachEntry().Concat(properties.EachEntry()).FirstOrDefault(pair => pair.Entry.Key.StartsWith("Fn::", StringComparison.Ordinal)).Entry is { } entry ? $"`{entry.Key}` makes a part of the function"
            : null;
        return why is null ? properties : null;
    }

    /// <summary>The number of the last line of what a key has; comments and blank lines after it belong to what follows.</summary>
    private static int End(ImmutableArray<string> lines, Location key)
    {
        var indent = key.Column - 1;
        var end = key.Line;
        for (var i = key.Line; i < lines.Length; i++)
        {
            var own = Indent(lines[i]);
            var content = lines[i].AsSpan().Trim();
            if (content.IsEmpty || (content[0] == '#' && own <= indent))
            {
                continue;
            }

            // A list may stand as far left as its key.
            if (own < indent || (own == indent && content[0] != '-'))
            {
                break;
            }

            end = i + 1;
        }

        return end;
    }

    private static bool IsSameBut(Value before, Value? after, string function) =>
        after is not null
        && Keys(before).SequenceEqual(Keys(after))
        && Keys(before["Resources"]).SequenceEqual(Keys(after["Resources"]))
        && Keys(before.Path("Resources", function)).SequenceEqual(Keys(after.Path("Resources", function)))
        && Keys(before.Path("Resources", function, "Properties")).Where(key => key != "Policies").SequenceEqual(Keys(after.Path("Resources", function, "Properties")).Where(key => key != "Policies"))
        && after.Path("Resources", function, "Properties", "Policies") is ListValue { Items: [MapValue policy] } && Keys(policy).SequenceEqual(["Version", "Statement"]);

    private static IEnumerable<string> Keys(Value value) => value.EachEntry().Select(pair => pair.Entry.Key);

    private static int Indent(string line) => line.Length - line.AsSpan().TrimStart(' ').Length;

    private static bool HasAnchor(string line)
    {
        for (var i = 1; i + 1 < line.Length; i++)
        {
            if (line[i] == '&' && line[i - 1] == ' ' && (char.IsLetterOrDigit(line[i + 1]) || line[i + 1] == '_'))
            {
                return true;
            }
        }

        return false;
    }
}
