using System.Text.Json;
using Parapet.Values;

namespace Parapet.Reports.Secrets;

/// <summary>The search for programs. Members are only ever added under one <see cref="Schema"/>.</summary>
public static class SecretJson
{
    /// <summary>The contract's name.</summary>
    public const string Schema = "parapet.secrets/1";

    /// <summary>Writes the sheet.</summary>
    public static void Write(SecretSheet sheet, TextWriter output) => JsonText.Write(output, json =>
    {
        json.WriteStartObject();
        json.WriteString("schema", Schema);
        json.Text("version", sheet.Version);
        json.WriteStartObject("summary");
        json.WriteNumber("texts", sheet.Texts);
        json.WriteNumber("notText", sheet.Others);
        json.WriteNumber("secrets", sheet.Secrets.Length);
        json.WriteNumber("lessCertain", sheet.LessCertain);
        json.WriteEndObject();
        json.WriteStartArray("secrets");
        foreach (var secret in sheet.Secrets)
        {
            json.WriteStartObject();
            WritePlace(json, secret.At);
            json.WriteString("detector", secret.Detector);
            json.WriteString("provider", secret.Provider);
            json.WriteString("kind", secret.Kind);
            json.WriteString("certainty", secret.Certainty);
            json.WriteString("what", secret.What);
            json.WriteString("preview", secret.Preview);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("problems");
        foreach (var problem in sheet.Problems)
        {
            json.WriteStartObject();
            WritePlace(json, problem.At);
            json.Text("message", problem.Message);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void WritePlace(Utf8JsonWriter json, Location at)
    {
        json.Text("file", at.File);
        json.WriteNumber("line", at.Line);
        json.WriteNumber("column", at.Column);
    }
}
