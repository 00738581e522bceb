using System.Collections.Immutable;
using Parapet.Model;
using Parapet.Values;

namespace Parapet.Reports;

/// <summary>Words and sentences that all formats share.</summary>
internal static class Wording
{
    private const int ReasonsShown = 3;
    private const int NamesShown = 3;

    public static ImmutableArray<Severity> Severities { get; } = [Severity.Critical, Severity.High, Severity.Medium, Severity.Low];

    public static string Of(Severity severity) => severity switch
    {
        Severity.Critical => "critical",
        Severity.High => "high",
        Severity.Medium => "medium",
        _ => "low",
    };

    public static string Count(int count, string one, string many) => $"{count} {(count == 1 ? one : many)}";

    public static string Count(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";

    /// <summary>A fragment as the start of a sentence.</summary>
    public static string Capital(string fragment) => fragment.Length == 0 ? "" : char.ToUpperInvariant(fragment[0]) + fragment[1..];

    /// <summary>The message and the condition as one sentence.</summary>
    public static string Sentence(Finding finding) => finding.When is null ? $"{finding.Message}." : $"{finding.Message}, if {finding.When}.";

    /// <summary>The first sentence of a rule's fix: up to a period that ends a word outside of backticks.</summary>
    public static string ShortFix(RuleInfo rule)
    {
        var code = false;
        for (var i = 0; i < rule.Fix.Length; i++)
        {
            var last = i + 1 == rule.Fix.Length;
            if (rule.Fix[i] == '`')
            {
                code = !code;
            }
            else if (!code && rule.Fix[i] == '.' && !last && char.IsWhiteSpace(rule.Fix[i + 1]))
            {
                return rule.Fix[..(i + 1)];
            }
        }

        return rule.Fix;
    }

    /// <summary><c>3 functions in 2 templates</c>.</summary>
    public static string Scope(ScanResult result) => $"{Count(result.FunctionCount, "function")} in {Count(result.Files.Length, "template")}";

    /// <summary>One line on the outcome.</summary>
    public static string Verdict(ScanResult result) => (result.Findings.Length, result.Problems.Length) switch
    {
        (0, 0) => $"No findings: {Scope(result)} checked against {Count(result.Rules.Length, "rule")}",
        (0, var problems) => $"No findings in what could be read, but {Count(problems, "problem")} kept the scan from reading everything",
        (var findings, _) => $"{Count(findings, "finding")}: {Counts.Of(result.Findings)}",
    };

    /// <summary>Why places stayed undecided, the most frequent class of reason first, each with a few of the names that are missing.</summary>
    public static IEnumerable<(int Count, string Reason)> TopReasons(ScanResult result)
    {
        var groups = result.Undecided.GroupBy(u => u.Why.Kind).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).ToList();
        foreach (var group in groups.Take(ReasonsShown))
        {
            var names = group.CountBy(u => u.Why.Detail, StringComparer.Ordinal)
                .OrderByDescending(n => n.Value).ThenBy(n => n.Key, StringComparer.Ordinal).Select(n => n.Key).ToList();
            var more = names.Count > NamesShown ? $" and {names.Count - NamesShown} more" : "";
            var quote = group.Key is UnknownKind.Malformed or UnknownKind.TooLarge ? "" : "`";
            yield return (group.Count(), $"{Of(group.Key)}: {string.Join(", ", names.Take(NamesShown).Select(n => quote + n + quote))}{more}");
        }

        if (groups.Count > ReasonsShown)
        {
            yield return (groups.Skip(ReasonsShown).Sum(g => g.Count()), "other reasons");
        }
    }

    private static string Of(UnknownKind kind) => kind switch
    {
        UnknownKind.Parameter => "parameter without a value",
        UnknownKind.PseudoParameter or UnknownKind.ResourceAttribute => "known only when deployed",
        UnknownKind.Import => "export of another stack",
        UnknownKind.DynamicReference => "reference read when deployed",
        UnknownKind.Mapping => "mapping without the entry",
        UnknownKind.Condition => "condition that cannot be decided",
        UnknownKind.Macro => "macro that runs in the account",
        UnknownKind.RemoteFile => "file that is not on this machine",
        UnknownKind.Malformed => "wrong shape",
        UnknownKind.TooLarge => "too large to expand",
        UnknownKind.Elsewhere => "not part of the deployment",
        _ => "unknown",
    };
}
