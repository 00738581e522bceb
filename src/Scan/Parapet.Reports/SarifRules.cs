using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Parapet.Model;

namespace Parapet.Reports;

/// <summary>The rule descriptors of a SARIF run, and their places in the list.</summary>
internal sealed class SarifRules
{
    private readonly ImmutableArray<RuleInfo> rules;
    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);

    private SarifRules(ImmutableArray<RuleInfo> rules)
    {
        this.rules = rules;
        for (var i = 0; i < rules.Length; i++)
        {
            places[rules[i].Id] = i;
        }
    }

    public static SarifRules Of(ScanResult result) => new(
    [
        .. result.Rules.Concat(result.Findings.Select(f => f.Rule)).Concat(result.Suppressed.Select(s => s.Finding.Rule))
            .Concat(result.Baselined.Select(f => f.Rule)).DistinctBy(r => r.Id).OrderBy(r => r.Id, StringComparer.Ordinal),
    ]);

    public static string LevelOf(Severity severity) => severity switch
    {
        Severity.Critical or Severity.High => "error",
        Severity.Medium => "warning",
        _ => "note",
    };

    public int IndexOf(RuleInfo rule) => places[rule.Id];

    public void WriteTool(Utf8JsonWriter json, string version)
    {
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "Parapet");
        json.Text("version", version);
        json.WriteString("informationUri", "https://parapet.dev");
        json.WriteStartArray("rules");
        foreach (var rule in rules)
        {
            WriteRule(json, rule);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteRule(Utf8JsonWriter json, RuleInfo rule)
    {
        json.WriteStartObject();
        json.Text("id", rule.Id);
        json.Text("name", rule.Name);
        WriteText(json, "shortDescription", rule.Title);
        WriteText(json, "fullDescription", rule.Why);
        json.WriteStartObject("help");
        json.Text("text", Help(rule, heading: name => $"{name}: "));
        json.Text("markdown", Help(rule, heading: name => $"**{name}.** "));
        json.WriteEndObject();
        if (!rule.References.IsDefaultOrEmpty)
        {
            json.Text("helpUri", rule.References[0]);
        }

        json.WriteStartObject("defaultConfiguration");
        json.WriteString("level", LevelOf(rule.Severity));
        json.WriteEndObject();
        json.WriteStartObject("properties");
        json.WriteStartArray("tags");
        json.WriteStringValue("security");
        foreach (var standard in rule.Standards)
        {
            json.WriteStringValue(Printable.Line(standard.StartsWith("CWE-", StringComparison.Ordinal) ? $"external/cwe/{standard.ToLowerInvariant()}" : standard));
        }

        json.WriteEndArray();
        json.WriteString("security-severity", ScoreOf(rule.Severity));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static string Help(RuleInfo rule, Func<string, string> heading)
    {
        var help = new StringBuilder()
            .Append(heading("Why")).Append(rule.Why).Append("\n\n")
            .Append(heading("Fix")).Append(rule.Fix).Append("\n\n")
            .Append(heading("Not flagged")).Append(rule.NotFlagged);
        if (!rule.References.IsDefaultOrEmpty)
        {
            help.Append("\n\n").Append(heading("References")).AppendJoin(", ", rule.References);
        }

        return help.ToString();
    }

    // Code scanning sorts by a CVSS-like number and shows its own word for it; these lie inside the band of the same word.
    private static string ScoreOf(Severity severity) => severity switch
    {
        Severity.Critical => "9.5",
        Severity.High => "8.0",
        Severity.Medium => "5.5",
        _ => "2.5",
    };

    private static void WriteText(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.Text("text", text);
        json.WriteEndObject();
    }
}
