using System.Collections.Immutable;
using Parapet.Values;

namespace Parapet.Model;

/// <summary>A request in the source to keep silent about findings: a <c>parapet:ignore</c> comment or <c>Metadata: Parapet: Ignore</c>.</summary>
public sealed record Suppression
{
    /// <summary>Where the request stands.</summary>
    public required Location At { get; init; }

    /// <summary>Rule ids; empty when the request names none, and then it has no effect.</summary>
    public required ImmutableArray<string> RuleIds { get; init; }

    /// <summary>Why; without a reason the request has no effect.</summary>
    public required string? Reason { get; init; }

    /// <summary>The last day on which it holds; null for no end.</summary>
    public required DateOnly? Until { get; init; }

    /// <summary>Set when <c>until</c> is there but is no date; the request then has no effect.</summary>
    public string? InvalidUntil { get; init; }

    /// <summary>First line of what it covers.</summary>
    public required int FirstLine { get; init; }

    /// <summary>Last line of what it covers, inclusive.</summary>
    public required int LastLine { get; init; }

    /// <summary>Column on the first line from which it covers; templates in JSON may stand on one line.</summary>
    public int FirstColumn { get; init; }

    /// <summary>Column on the last line up to which it covers, inclusive.</summary>
    public int LastColumn { get; init; } = int.MaxValue;

    /// <summary>Whether it has a reason, names rules, has a readable date and has not run out on <paramref name="day"/>.</summary>
    public bool HoldsOn(DateOnly day) =>
        Reason is not null && !RuleIds.IsEmpty && InvalidUntil is null && (Until is null || day <= Until);

    /// <summary>Whether it covers a rule at a place.</summary>
    public bool Covers(string ruleId, Location at) =>
        at.File == At.File && (at.Line, at.Column).CompareTo((FirstLine, FirstColumn)) >= 0
        && (at.Line, at.Column).CompareTo((LastLine, LastColumn)) <= 0 && RuleIds.Contains(ruleId, StringComparer.OrdinalIgnoreCase);
}
