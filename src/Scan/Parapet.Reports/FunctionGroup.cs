using System.Collections.Immutable;
using Parapet.Model;

namespace Parapet.Reports;

/// <summary>The findings about one function, worst first.</summary>
/// <param name="Function">The function; null for findings that concern none.</param>
/// <param name="Findings">At least one.</param>
internal sealed record FunctionGroup(string? Function, ImmutableArray<Finding> Findings)
{
    /// <summary>What to print above findings that concern no function.</summary>
    public const string NoFunction = "No single function";

    /// <summary>All findings by function: the function with the worst finding first, then the one with more of them; no function comes last.</summary>
    public static ImmutableArray<FunctionGroup> Of(IEnumerable<Finding> findings) =>
    [
        .. findings
            .GroupBy(f => f.Function ?? "", StringComparer.Ordinal)
            .Select(group => new FunctionGroup(group.Key.Length == 0 ? null : group.Key, WorstFirst(group)))
            .OrderBy(group => group.Function is null)
            .ThenByDescending(group => Counts.Of(group.Findings), Counts.Worse)
            .ThenBy(group => group.Function, StringComparer.Ordinal),
    ];

    private static ImmutableArray<Finding> WorstFirst(IEnumerable<Finding> findings) =>
    [
        .. findings.OrderByDescending(f => f.Severity).ThenBy(f => f.At).ThenBy(f => f.Rule.Id, StringComparer.Ordinal)
            .ThenBy(f => f.Resource, StringComparer.Ordinal).ThenBy(f => f.Message, StringComparer.Ordinal)
            .ThenBy(f => f.Fingerprint, StringComparer.Ordinal),
    ];
}
