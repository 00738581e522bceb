using System.Collections.Immutable;
using System.Text.Json;
using Parapet.Iam.Validation;

namespace Parapet.Reports.Permissions;

/// <summary>What validation found in one policy.</summary>
/// <param name="Policy">The file or name.</param>
/// <param name="Kind">The kind it was read as, as the command line names it.</param>
/// <param name="IsGuessed">Whether nobody said the kind.</param>
/// <param name="Found">The issues.</param>
public sealed record PolicyIssues(string Policy, string Kind, bool IsGuessed, ImmutableArray<PolicyIssue> Found);

/// <summary>The result of validating policies.</summary>
public static class Issues
{
    /// <summary>The JSON contract's name.</summary>
    public const string Schema = "parapet.iam.validate/1";

    private const int Body = 12;

    /// <summary>The severities as the command line names them, the worst first.</summary>
    public static ImmutableArray<string> SeverityNames { get; } = ["error", "security-warning", "warning", "suggestion"];

    /// <summary>Writes the issues for a person.</summary>
    public static void WriteText(ImmutableArray<PolicyIssues> policies, TextWriter output, ReportOptions options)
    {
        var lines = new TextLines(output, options.Width, options.Colour);
        foreach (var policy in policies)
        {
            var guess = policy.IsGuessed ? ", by its content" : "";
            lines.Wrapped(0, [new(policy.Policy, Ink.Bold), new($"· {policy.Kind} policy{guess}", Ink.Dim)]);
            lines.Blank();
            foreach (var issue in policy.Found)
            {
                lines.Wrapped(2, [new(Badge(issue.Severity).PadRight(Body - 2), InkOf(issue.Severity), Whole: true), new(issue.Check, Ink.Bold), new(issue.Statement is null ? "" : $"statement {issue.Statement}", Ink.Dim)]);
                lines.Wrapped(Body, [new(issue.At.ToString(), Ink.Place)]);
                lines.Wrapped(Body, [new(Wording.Capital(issue.Message.TrimEnd('.', '?')) + (issue.Message.EndsWith('?') ? "?" : "."), Ink.Plain)]);
                lines.Blank();
            }
        }

        lines.Wrapped(0, [new(Verdict(policies), policies.All(policy => policy.Found.IsEmpty) ? Ink.Fix : Ink.Bold)]);
    }

    /// <summary>Writes the issues for programs.</summary>
    public static void WriteJson(ImmutableArray<PolicyIssues> policies, TextWriter output) => JsonText.Write(output, json =>
    {
        json.WriteStartObject();
        json.WriteString("schema", Schema);
        json.WriteStartObject("summary");
        foreach (var severity in Enum.GetValues<IssueSeverity>())
        {
            json.WriteNumber(JsonNamingPolicy.CamelCase.ConvertName(severity.ToString()), policies.Sum(policy => policy.Found.Count(issue => issue.Severity == severity)));
        }

        json.WriteEndObject();
        json.WriteStartArray("policies");
        foreach (var policy in policies)
        {
            json.WriteStartObject();
            json.Text("policy", policy.Policy);
            json.WriteString("kind", policy.Kind);
            json.WriteBoolean("kindIsGuessed", policy.IsGuessed);
            json.WriteStartArray("findings");
            foreach (var issue in policy.Found)
            {
                json.WriteStartObject();
                json.WriteString("id", issue.Check);
                json.WriteString("severity", NameOf(issue.Severity));
                json.Text("statement", issue.Statement);
                json.WritePlace(issue.At);
                json.Text("message", issue.Message);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    /// <summary>A severity as the command line names it.</summary>
    public static string NameOf(IssueSeverity severity) => SeverityNames[(int)severity];

    private static string Badge(IssueSeverity severity) => severity == IssueSeverity.SecurityWarning ? "security" : NameOf(severity);

    private static Ink InkOf(IssueSeverity severity) => severity switch
    {
        IssueSeverity.Error => Ink.High,
        IssueSeverity.SecurityWarning => Ink.Critical,
        IssueSeverity.Warning => Ink.Medium,
        _ => Ink.Low,
    };

    private static string Verdict(ImmutableArray<PolicyIssues> policies)
    {
        var all = policies.SelectMany(policy => policy.Found).ToList();
        var checkedPolicies = policies.Length == 1 ? "1 policy" : $"{policies.Length} policies";
        return all.Count == 0 ? $"No findings in {checkedPolicies}"
            : $"{Wording.Count(all.Count, "finding")} in {checkedPolicies}: " + string.Join(", ", all.CountBy(issue => issue.Severity).OrderBy(pair => pair.Key)
                .Select(pair => Wording.Count(pair.Value, NameOf(pair.Key).Replace('-', ' '))));
    }
}
