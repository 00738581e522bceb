using System.Buffers;
using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using Parapet.Iam.Evaluation;
using Parapet.Iam.Language;

namespace Parapet.Iam.Synthesis;

/// <summary>Writes generated statements as the JSON of a policy.</summary>
public static class PolicyText
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a policy of the statements as one value.</summary>
    public static void Write(Utf8JsonWriter json, ImmutableArray<GeneratedStatement> statements)
    {
        json.WriteStartObject();
        json.WriteString("Version", "2012-10-17");
        json.WriteStartArray("Statement");
        foreach (var statement in statements)
        {
            Write(json, statement);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    // Without indentation, white space only stands in names; to count that too errs on the safe side.
    /// <summary>How much of AWS's quotas the policy takes: its characters without white space, in bytes.</summary>
    internal static int Length(ImmutableArray<GeneratedStatement> statements) => Utf8(statements).Length;

    /// <summary>The policy as read back from its text, so that what is proved is what is written.</summary>
    internal static Policy Compile(ImmutableArray<GeneratedStatement> statements, string name) =>
        Policy.Compile(PolicyReader.ReadJson(Utf8(statements), name), PolicyKind.Identity, name);

    private static void Write(Utf8JsonWriter json, GeneratedStatement statement)
    {
        json.WriteStartObject();
        json.WriteString("Sid", statement.Sid);
        json.WriteString("Effect", "Allow");
        WriteList(json, "Action", statement.Actions);
        WriteList(json, "Resource", statement.Resources);
        if (!statement.Conditions.IsEmpty)
        {
            json.WriteStartObject("Condition");
            foreach (var group in statement.Conditions.GroupBy(condition => condition.Operator, StringComparer.Ordinal))
            {
                json.WriteStartObject(group.Key);
                foreach (var key in group.GroupBy(condition => condition.Key, StringComparer.Ordinal))
                {
                    WriteList(json, key.Key, [.. key.Select(condition => condition.Value)]);
                }

                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteList(Utf8JsonWriter json, string name, ImmutableArray<string> texts)
    {
        if (texts is [var only])
        {
            json.WriteString(name, only);
            return;
        }

        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }

    private static byte[] Utf8(ImmutableArray<GeneratedStatement> statements)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            Write(json, statements);
        }

        return bytes.WrittenSpan.ToArray();
    }
}
