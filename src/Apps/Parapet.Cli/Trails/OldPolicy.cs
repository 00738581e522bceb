using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Parapet.Iam.Evaluation;
using Parapet.Iam.Language;
using Parapet.Values;

namespace Parapet.Cli.Trails;

/// <summary>Writes the policies that a role had as one document, to go back to.</summary>
internal static class OldPolicy
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Why the policies cannot be written as they are; null when they can.</summary>
    public static string? Obstacle(PolicySet old)
    {
        foreach (var policy in old.Identity)
        {
            if (policy.Document.Unknowns is [var (_, why), ..])
            {
                return $"part of `{policy.Name}` is not known: {why}";
            }

            foreach (var statement in policy.Document.Statements)
            {
                if (statement.When is { } condition)
                {
                    return $"a statement of `{policy.Name}` depends on the condition `{condition}`";
                }

                if (Texts(statement).FirstOrDefault(item => !item.Text.IsKnown || item.When is not null) is { Text: { } text })
                {
                    return $"`{text}` in `{policy.Name}` is not known";
                }
            }
        }

        return null;
    }

    /// <summary>Writes them.</summary>
    public static void Write(PolicySet old, TextWriter output)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            json.WriteStartObject();
            json.WriteString("Version", "2012-10-17");
            json.WriteStartArray("Statement");
            foreach (var statement in old.Identity.SelectMany(policy => policy.Document.Statements))
            {
                Write(json, statement);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        output.Write(Encoding.UTF8.GetString(bytes.ToArray()));
        output.Write('\n');
    }

    // Without identifiers, which may be the same in two policies and must not be in one.
    private static void Write(Utf8JsonWriter json, Statement statement)
    {
        json.WriteStartObject();
        json.WriteString("Effect", statement.Effect.ValueOrDefault ?? "Allow");
        List(json, "Action", statement.Actions);
        List(json, "NotAction", statement.NotActions);
        List(json, "Resource", statement.Resources);
        List(json, "NotResource", statement.NotResources);
        if (!statement.Conditions.IsEmpty)
        {
            json.WriteStartObject("Condition");
            foreach (var group in statement.Conditions.GroupBy(condition => condition.Operator, StringComparer.Ordinal))
            {
                json.WriteStartObject(group.Key);
                foreach (var condition in group)
                {
                    List(json, condition.Key, condition.Values);
                }

                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void List(Utf8JsonWriter json, string name, ImmutableArray<TextItem> items)
    {
        if (items.IsEmpty)
        {
            return;
        }

        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStringValue(item.Text.Known);
        }

        json.WriteEndArray();
    }

    private static IEnumerable<TextItem> Texts(Statement statement) =>
        [.. statement.Actions, .. statement.NotActions, .. statement.Resources, .. statement.NotResources, .. statement.Conditions.SelectMany(condition => condition.Values)];
}
