using System.Globalization;
using System.Text.Json;
using Parapet.Model;
using Parapet.Values;

namespace Parapet.Reports;

/// <summary>The report for programs. Members are only ever added under one <see cref="Schema"/>.</summary>
public static class JsonReport
{
    /// <summary>The contract's name.</summary>
    public const string Schema = "parapet.scan/1";

    /// <summary>Writes the report.</summary>
    public static void Write(ScanResult result, TextWriter output) => JsonText.Write(output, json =>
    {
        json.WriteStartObject();
        json.WriteString("schema", Schema);
        json.Text("version", result.Version);
        json.WriteString("asOf", Day(result.AsOf));
        WriteSummary(json, result);
        WriteArray(json, "findings", result.Findings, WriteFinding);
        WriteArray(json, "undecided", result.Undecided, WriteUndecided);
        WriteArray(json, "suppressed", result.Suppressed, WriteSuppressed);
        WriteArray(json, "baselined", result.Baselined, WriteFinding);
        WriteArray(json, "problems", result.Problems, WriteProblem);
        json.WriteEndObject();
    });

    private static void WriteSummary(Utf8JsonWriter json, ScanResult result)
    {
        var counts = Counts.Of(result.Findings);
        json.WriteStartObject("summary");
        json.WriteNumber("findings", counts.Total);
        foreach (var severity in Wording.Severities)
        {
            json.WriteNumber(Wording.Of(severity), counts[severity]);
        }

        json.WriteNumber("functions", result.FunctionCount);
        json.WriteNumber("files", result.Files.Length);
        json.WriteNumber("rules", result.Rules.Length);
        json.WriteNumber("undecided", result.Undecided.Length);
        json.WriteNumber("suppressed", result.Suppressed.Length);
        json.WriteNumber("baselined", result.Baselined.Length);
        json.WriteNumber("problems", result.Problems.Length);
        json.WriteEndObject();
    }

    private static void WriteArray<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
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

    private static void WriteFinding(Utf8JsonWriter json, Finding finding)
    {
        json.Text("rule", finding.Rule.Id);
        json.WriteString("severity", Wording.Of(finding.Severity));
        json.Text("function", finding.Function);
        json.Text("resource", finding.Resource);
        WritePlace(json, finding.At);
        json.Text("message", finding.Message);
        json.Text("fingerprint", finding.Fingerprint);
        json.Text("title", finding.Rule.Title);
        json.Text("condition", finding.When);
        json.Text("key", finding.Key);
        if (finding.Remedy is { } remedy)
        {
            json.WriteString("remedy", Printable.Block(remedy));
        }
    }

    private static void WriteUndecided(Utf8JsonWriter json, Undecided undecided)
    {
        json.Text("rule", undecided.Rule.Id);
        json.Text("function", undecided.Function);
        json.Text("resource", undecided.Resource);
        WritePlace(json, undecided.At);
        json.WriteString("reason", JsonNamingPolicy.CamelCase.ConvertName(undecided.Why.Kind.ToString()));
        json.Text("detail", undecided.Why.Detail);
        json.Text("message", $"cannot be decided: {undecided.Why}");
    }

    private static void WriteSuppressed(Utf8JsonWriter json, (Finding Finding, Suppression By) suppressed)
    {
        WriteFinding(json, suppressed.Finding);
        json.Text("reason", suppressed.By.Reason);
        json.Text("until", suppressed.By.Until is { } until ? Day(until) : null);
    }

    private static void WriteProblem(Utf8JsonWriter json, Problem problem)
    {
        WritePlace(json, problem.At);
        json.Text("message", problem.Message);
    }

    private static void WritePlace(Utf8JsonWriter json, Location at)
    {
        json.Text("file", at.File);
        json.WriteNumber("line", at.Line);
        json.WriteNumber("column", at.Column);
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
