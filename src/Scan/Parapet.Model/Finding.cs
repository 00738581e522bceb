using Parapet.Values;

namespace Parapet.Model;

/// <summary>What a rule has to say about one place: a <see cref="Finding"/> or an <see cref="Undecided"/>. Silence is a pass.</summary>
public abstract record Verdict
{
    /// <summary>The rule.</summary>
    public required RuleInfo Rule { get; init; }

    /// <summary>The identifier of the resource concerned.</summary>
    public required string Resource { get; init; }

    /// <summary>The function concerned (its logical id, after its stack's), or null when it is none.</summary>
    public required string? Function { get; init; }

    /// <summary>The place, to the value itself.</summary>
    public required Location At { get; init; }
}

/// <summary>Something wrong.</summary>
public sealed record Finding : Verdict
{
    /// <summary>How bad: the rule's severity unless circumstances lower it.</summary>
    public required Severity Severity { get; init; }

    /// <summary>One sentence of what is true here; starts with a capital or a backtick, no final period.</summary>
    public required string Message { get; init; }

    /// <summary>The template condition under which it is true; null for always.</summary>
    public required string? When { get; init; }

    /// <summary>What tells this finding from others of the same rule on the same resource: a variable's name, a statement's index. Never a line.</summary>
    public required string Key { get; init; }

    /// <summary>
    /// The fix written out for this place: what to put into the template, the code and elsewhere, in several lines that end in LF. Null when the rule's own fix says it all.
    /// It never holds a secret.
    /// </summary>
    public string? Remedy { get; init; }

    /// <summary>Stable identity across runs and moved lines: 16 hex digits, set by the runner.</summary>
    public string Fingerprint { get; init; } = "";
}

/// <summary>A rule could not decide, because a value is unknown: neither a pass nor a fail.</summary>
public sealed record Undecided : Verdict
{
    /// <summary>Why.</summary>
    public required Unknown Why { get; init; }
}
