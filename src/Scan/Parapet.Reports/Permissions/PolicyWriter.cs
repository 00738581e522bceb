using System.Collections.Immutable;
using System.Text.Json;
using Parapet.Iam.Language;
using Parapet.Values;

namespace Parapet.Reports.Permissions;

/// <summary>Writes a policy as JSON, its elements in the order of AWS's documentation.</summary>
public static class PolicyWriter
{
    /// <summary>Writes a policy that is wholly known, so that nothing of it is left out.</summary>
    public static void Write(PolicyDocument policy, TextWriter output) => JsonText.Write(output, json =>
    {
        json.WriteStartObject();
        WriteKnown(json, "Version", policy.Version);
        WriteKnown(json, "Id", policy.Id);
        json.WriteStartArray("Statement");
        foreach (var statement in policy.Statements)
        {
            Write(json, statement);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void Write(Utf8JsonWriter json, Statement statement)
    {
        json.WriteStartObject();
        WriteKnown(json, "Sid", statement.Sid);
        WriteKnown(json, "Effect", statement.Effect);
        Write(json, "Principal", statement.Principals);
        Write(json, "NotPrincipal", statement.NotPrincipals);
        WriteTexts(json, "Action", statement.Actions);
        WriteTexts(json, "NotAction", statement.NotActions);
        WriteTexts(json, "Resource", statement.Resources);
        WriteTexts(json, "NotResource", statement.NotResources);
        if (!statement.Conditions.IsEmpty)
        {
            json.WriteStartObject("Condition");
            foreach (var comparison in statement.Conditions.GroupBy(condition => condition.Operator, StringComparer.Ordinal))
            {
                json.WriteStartObject(comparison.Key);
                foreach (var condition in comparison)
                {
                    WriteList(json, condition.Key, condition.Values.Select(value => value.Text.ToString()));
                }

                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string element, ImmutableArray<Principal> principals)
    {
        if (principals is [{ Type: "*" } everybody])
        {
            json.WriteString(element, everybody.Name.ToString());
        }
        else if (!principals.IsEmpty)
        {
            json.WriteStartObject(element);
            foreach (var type in principals.GroupBy(principal => principal.Type, StringComparer.Ordinal))
            {
                WriteList(json, type.Key, type.Select(principal => principal.Name.ToString()));
            }

            json.WriteEndObject();
        }
    }

    private static void WriteTexts(Utf8JsonWriter json, string element, ImmutableArray<TextItem> items)
    {
        if (!items.IsEmpty)
        {
            WriteList(json, element, items.Select(item => item.Text.ToString()));
        }
    }

    private static void WriteKnown(Utf8JsonWriter json, string element, Resolved<string> value)
    {
        if (value.ValueOrDefault is { } known)
        {
            json.WriteString(element, known);
        }
    }

    // One value stands alone, as people write it.
    private static void WriteList(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        var all = values.ToList();
        if (all is [var only])
        {
            json.WriteString(name, only);
            return;
        }

        json.WriteStartArray(name);
        foreach (var value in all)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }
}
