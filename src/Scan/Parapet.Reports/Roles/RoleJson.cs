using System.Collections.Immutable;
using System.Text.Json;
using Parapet.Reports.Permissions;

namespace Parapet.Reports.Roles;

/// <summary>The role sheet for programs.</summary>
public static class RoleJson
{
    /// <summary>The contract's name.</summary>
    public const string Schema = "parapet.role/1";

    /// <summary>Writes the sheet.</summary>
    public static void Write(RoleSheet sheet, TextWriter output) => JsonText.Write(output, json =>
    {
        json.WriteStartObject();
        json.WriteString("schema", Schema);
        json.Text("function", sheet.Function);
        json.Text("role", sheet.Role);
        json.WritePlace(sheet.At);
        json.WriteTexts("sharedWith", sheet.SharedWith);
        json.WriteString("administrator", Word(sheet.Administrator));
        Array(json, "administratorBy", sheet.AdministratorBy, WriteBy);
        json.WriteBoolean("hasLimits", sheet.HasLimits);
        Array(json, "services", sheet.Services, WriteService);
        Array(json, "reached", sheet.Reached, WriteReached);
        Array(json, "beyond", sheet.Beyond, WriteBeyond);
        Array(json, "ways", sheet.Ways, WriteWay);
        json.WriteStartObject("cut");
        json.WriteTexts("takeAway", sheet.Cut.Grants);
        json.WriteBoolean("isSmallest", sheet.Cut.IsSmallest);
        json.WriteBoolean("isHopeless", sheet.Cut.IsHopeless);
        json.WriteEndObject();
        json.Text("key", sheet.Key);
        Array(json, "configurationReaders", sheet.Readers, WriteReader);
        json.WriteTexts("unknowns", sheet.Unknowns);
        json.WriteEndObject();
    });

    private static void WriteService(Utf8JsonWriter json, ServiceAccess service)
    {
        json.Text("prefix", service.Prefix);
        json.Text("name", service.Name);
        json.WriteBoolean("onAnyResource", service.OnAny);
        foreach (var count in service.Levels)
        {
            json.WriteStartObject(RoleWords.Of(count.Level));
            json.WriteNumber("allowed", count.Allowed);
            json.WriteNumber("known", count.Known);
            json.WriteEndObject();
        }
    }

    private static void WriteReached(Utf8JsonWriter json, ReachedResource reached)
    {
        json.Text("access", reached.Access);
        json.Text("noun", reached.Noun);
        json.Text("name", reached.Name);
        json.Text("action", reached.Action);
        json.WriteBoolean("certain", reached.IsCertain);
        WriteBy(json, reached.By);
    }

    private static void WriteBeyond(Utf8JsonWriter json, ReachedAny reached)
    {
        json.Text("access", reached.Access);
        json.Text("noun", reached.Noun);
        json.Text("action", reached.Action);
        json.WriteBoolean("certain", reached.IsCertain);
        WriteBy(json, reached.By);
    }

    private static void WriteWay(Utf8JsonWriter json, EscalationWay way)
    {
        json.Text("goal", way.Goal);
        json.WriteBoolean("certain", way.IsCertain);
        Array(json, "steps", way.Steps, (writer, step) =>
        {
            writer.Text("from", step.From);
            writer.Text("to", step.To);
            writer.Text("what", step.What);
            writer.WriteTexts("through", step.Through);
            writer.WriteTexts("actions", step.Actions);
            Array(writer, "by", step.By, WriteBy);
            writer.WriteTexts("dependsOn", step.DependsOn);
        });
    }

    private static void WriteReader(Utf8JsonWriter json, ConfigurationReaderText reader)
    {
        json.Text("role", reader.Role);
        json.Text("action", reader.Action);
        json.WriteBoolean("certain", reader.IsCertain);
        json.WriteString("decrypts", Word(reader.Decrypts));
        WriteBy(json, reader.By);
    }

    private static void WriteBy(Utf8JsonWriter json, StatementPlace? by)
    {
        json.Text("policy", by?.Policy);
        json.Text("statement", by?.Statement);
        json.WritePlace(by?.At ?? Values.Location.None);
    }

    private static void Array<T>(Utf8JsonWriter json, string name, ImmutableArray<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(json, item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string Word(Certainty certainty) => JsonNamingPolicy.CamelCase.ConvertName(certainty.ToString());
}
