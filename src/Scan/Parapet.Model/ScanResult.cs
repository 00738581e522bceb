using System.Collections.Immutable;

namespace Parapet.Model;

/// <summary>Everything a report is made of. Ordered; the same input gives the same result.</summary>
public sealed record ScanResult
{
    /// <summary>The product's version.</summary>
    public required string Version { get; init; }

    /// <summary>The day for which dated facts were judged.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>The templates that were read, nested ones included.</summary>
    public required ImmutableArray<string> Files { get; init; }

    /// <summary>How many functions they deploy.</summary>
    public required int FunctionCount { get; init; }

    /// <summary>The rules that ran, by id.</summary>
    public required ImmutableArray<RuleInfo> Rules { get; init; }

    /// <summary>Findings that count, worst first, then by place.</summary>
    public required ImmutableArray<Finding> Findings { get; init; }

    /// <summary>Findings that a suppression in the source silences, with its reason.</summary>
    public required ImmutableArray<(Finding Finding, Suppression By)> Suppressed { get; init; }

    /// <summary>Findings that the baseline already knew.</summary>
    public required ImmutableArray<Finding> Baselined { get; init; }

    /// <summary>What could not be decided, by place.</summary>
    public required ImmutableArray<Undecided> Undecided { get; init; }

    /// <summary>What could not be read, by place.</summary>
    public required ImmutableArray<Problem> Problems { get; init; }
}
