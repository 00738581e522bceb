using System.Text;
using System.Text.Json;
using Parapet.Model;
using Parapet.Values;

namespace Parapet.Reports;

/// <summary>The report for code scanning: SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html).</summary>
public static class SarifReport
{
    private const string Root = "%SRCROOT%";

    /// <summary>Writes the report.</summary>
    public static void Write(ScanResult result, TextWriter output) => JsonText.Write(output, json =>
    {
        var rules = SarifRules.Of(result);
        json.WriteStartObject();
        json.WriteString("$schema", "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json");
        json.WriteString("version", "2.1.0");
        json.WriteStartArray("runs");
        json.WriteStartObject();
        rules.WriteTool(json, result.Version);
        WriteInvocation(json, result);
        WriteRoot(json);
        json.WriteString("columnKind", "utf16CodeUnits");
        json.WriteStartArray("results");
        foreach (var finding in result.Findings)
        {
            WriteResult(json, rules, finding, known: false, by: null);
        }

        foreach (var (finding, by) in result.Suppressed)
        {
            WriteResult(json, rules, finding, known: false, by);
        }

        foreach (var finding in result.Baselined)
        {
            WriteResult(json, rules, finding, known: true, by: null);
        }

        json.WriteEndArray();
        json.WriteStartObject("properties");
        json.WriteNumber("undecided", result.Undecided.Length);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void WriteInvocation(Utf8JsonWriter json, ScanResult result)
    {
        json.WriteStartArray("invocations");
        json.WriteStartObject();
        json.WriteBoolean("executionSuccessful", result.Problems.IsEmpty);
        json.WriteStartArray("toolExecutionNotifications");
        foreach (var problem in result.Problems)
        {
            json.WriteStartObject();
            json.WriteString("level", "error");
            WriteMessage(json, "message", problem.Message);
            WriteLocations(json, problem.At);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteRoot(Utf8JsonWriter json)
    {
        json.WriteStartObject("originalUriBaseIds");
        json.WriteStartObject(Root);
        WriteMessage(json, "description", "The folder that was scanned.");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteResult(Utf8JsonWriter json, SarifRules rules, Finding finding, bool known, Suppression? by)
    {
        json.WriteStartObject();
        json.Text("ruleId", finding.Rule.Id);
        json.WriteNumber("ruleIndex", rules.IndexOf(finding.Rule));
        json.WriteString("level", SarifRules.LevelOf(finding.Severity));
        WriteMessage(json, "message", $"{Wording.Sentence(finding)} Fix: {Wording.ShortFix(finding.Rule)}", finding.Remedy);
        WriteLocations(json, finding.At);
        json.WriteStartObject("partialFingerprints");
        json.Text("parapet/v1", finding.Fingerprint);
        json.WriteEndObject();
        if (by is not null)
        {
            json.WriteStartArray("suppressions");
            json.WriteStartObject();
            json.WriteString("kind", "inSource");
            json.WriteString("status", "accepted");
            json.Text("justification", by.Reason ?? "");
            json.WriteEndObject();
            json.WriteEndArray();
        }

        if (known)
        {
            json.WriteString("baselineState", "unchanged");
        }

        json.WriteStartObject("properties");
        json.Text("function", finding.Function);
        json.Text("resource", finding.Resource);
        json.Text("condition", finding.When);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    // A location in a live account is an ARN: there is no file to point into.
    private static void WriteLocations(Utf8JsonWriter json, Location at)
    {
        json.WriteStartArray("locations");
        if (at.File.StartsWith("arn:", StringComparison.Ordinal))
        {
            json.WriteStartObject();
            json.WriteStartArray("logicalLocations");
            json.WriteStartObject();
            json.Text("fullyQualifiedName", at.File);
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }
        else if (at.File.Length > 0)
        {
            json.WriteStartObject();
            json.WriteStartObject("physicalLocation");
            json.WriteStartObject("artifactLocation");
            json.WriteString("uri", Uri(at.File));
            if (at.File[0] != '/')
            {
                json.WriteString("uriBaseId", Root);
            }

            json.WriteEndObject();
            if (at.Line > 0)
            {
                json.WriteStartObject("region");
                json.WriteNumber("startLine", at.Line);
                if (at.Column > 0)
                {
                    json.WriteNumber("startColumn", at.Column);
                }

                json.WriteEndObject();
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>A path as a relative URI: everything but letters, digits and <c>-._~/</c> by its UTF-8 bytes.</summary>
    internal static string Uri(string path)
    {
        var uri = new StringBuilder(path.Length);
        foreach (var b in Encoding.UTF8.GetBytes(path))
        {
            var c = (char)b;
            _ = char.IsAsciiLetterOrDigit(c) || "-._~/".Contains(c) ? uri.Append(c) : uri.Append('%').Append(b.ToString("X2"));
        }

        return uri.ToString();
    }

    // In a SARIF message `[text](target)` is a link (3.11.6); a scanned file may not make one.
    private static void WriteMessage(Utf8JsonWriter json, string name, string text, string? remedy = null)
    {
        json.WriteStartObject(name);
        json.Text("text", text.Contains("](", StringComparison.Ordinal)
            ? text.Replace("[", @"\[", StringComparison.Ordinal).Replace("]", @"\]", StringComparison.Ordinal)
            : text);
        if (remedy is not null)
        {
            json.WriteString("markdown", $"{MarkdownText.Sentence(text)}\n\n```text\n{MarkdownText.Block(remedy, "")}```");
        }

        json.WriteEndObject();
    }
}
