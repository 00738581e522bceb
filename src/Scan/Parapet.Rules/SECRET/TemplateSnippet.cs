using System.Collections.Immutable;
using System.Text;
using Parapet.Values;

namespace Parapet.Rules.SECRET;

/// <summary>A piece of a template, written as the template at hand is: in YAML with short tags, or in JSON.</summary>
internal static class TemplateSnippet
{
    private const string Ref = "Ref";
    private const string GetAtt = "Fn::GetAtt";
    private const int Step = 2;

    // Ids are made of two names, and may be 255 characters long.
    private const int LongestName = 120;

    // What YAML 1.1 takes for something else than text.
    private static readonly string[] YamlWords = ["y", "n", "yes", "no", "on", "off", "true", "false", "null"];

    /// <summary>A map of the entries.</summary>
    public static MapValue Map(params ReadOnlySpan<(string Key, Value Node)> entries)
    {
        var built = ImmutableArray.CreateBuilder<MapEntry>(entries.Length);
        foreach (var (key, node) in entries)
        {
            built.Add(new MapEntry(key, Location.None, node));
        }

        return new MapValue(built.ToImmutable(), Location.None);
    }

    /// <summary>A list of the items.</summary>
    public static ListValue List(params ReadOnlySpan<Value> items) => new([.. items], Location.None);

    /// <summary>A string.</summary>
    public static TextValue Text(string text) => new(text, Location.None);

    /// <summary>A reference to a resource.</summary>
    public static MapValue RefTo(string logicalId) => Map((Ref, Text(logicalId)));

    /// <summary>The ARN of a resource.</summary>
    public static MapValue ArnOf(string logicalId) => Map((GetAtt, List(Text(logicalId), Text("Arn"))));

    /// <summary>Whether a name can stand in a snippet as it is, in either syntax and in code.</summary>
    public static bool IsPlain(string name) => name.Length is > 0 and <= LongestName && char.IsAsciiLetter(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');

    /// <summary>The piece as text; lines end in LF, the last one too.</summary>
    public static string Write(MapValue piece, bool json)
    {
        var output = new StringBuilder();
        if (json)
        {
            Json(output, piece, 0);
            output.Append('\n');
        }
        else
        {
            Yaml(output, piece, 0);
        }

        return output.ToString();
    }

    private static void Yaml(StringBuilder output, MapValue map, int indent)
    {
        foreach (var (index, entry) in map.Entries.Index())
        {
            // The first entry of a map in a list stands behind the dash.
            output.Append(' ', index == 0 && output is [.., ' '] ? 0 : indent).Append(YamlScalar(entry.Key)).Append(':');
            YamlChild(output, entry.Value, indent + Step);
        }
    }

    private static void YamlChild(StringBuilder output, Value value, int indent)
    {
        switch (value)
        {
            case MapValue { Entries: [{ Key: Ref, Value: TextValue id }] }:
                output.Append(" !Ref ").Append(YamlScalar(id.ToString())).Append('\n');
                break;
            case MapValue { Entries: [{ Key: GetAtt, Value: ListValue { Items: [var id, var attribute] } }] }:
                output.Append(" !GetAtt ").Append(id).Append('.').Append(attribute).Append('\n');
                break;
            case MapValue map:
                output.Append('\n');
                Yaml(output, map, indent);
                break;
            case ListValue list:
                output.Append('\n');
                foreach (var item in list.Items)
                {
                    output.Append(' ', indent).Append("- ");
                    if (item is MapValue inner)
                    {
                        Yaml(output, inner, indent + Step);
                    }
                    else
                    {
                        output.Append(item).Append('\n');
                    }
                }

                break;
            default:
                output.Append(' ').Append(YamlScalar(value.ToString()!)).Append('\n');
                break;
        }
    }

    // The year of a policy's version would be read as a date.
    private static string YamlScalar(string text) => char.IsAsciiDigit(text[0]) || text == "*" || YamlWords.Contains(text, StringComparer.OrdinalIgnoreCase) ? $"\"{text}\"" : text;

    private static void Json(StringBuilder output, Value value, int indent)
    {
        switch (value)
        {
            case MapValue { Entries: [{ Key: Ref, Value: TextValue id }] }:
                output.Append("{ \"Ref\": \"").Append(id).Append("\" }");
                break;
            case MapValue { Entries: [{ Key: GetAtt, Value: ListValue { Items: [var id, var attribute] } }] }:
                output.Append("{ \"Fn::GetAtt\": [\"").Append(id).Append("\", \"").Append(attribute).Append("\"] }");
                break;
            case MapValue map:
                Join(output, '{', '}', map.Entries, indent, entry =>
                {
                    output.Append('"').Append(entry.Key).Append("\": ");
                    Json(output, entry.Value, indent + Step);
                });
                break;
            case ListValue list:
                Join(output, '[', ']', list.Items, indent, item => Json(output, item, indent + Step));
                break;
            default:
                output.Append('"').Append(value).Append('"');
                break;
        }
    }

    private static void Join<T>(StringBuilder output, char open, char close, ImmutableArray<T> items, int indent, Action<T> write)
    {
        output.Append(open).Append('\n');
        foreach (var (index, item) in items.Index())
        {
            output.Append(' ', indent + Step);
            write(item);
            output.Append(index + 1 < items.Length ? ",\n" : "\n");
        }

        output.Append(' ', indent).Append(close);
    }
}
