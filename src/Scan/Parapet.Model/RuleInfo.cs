using System.Collections.Immutable;

namespace Parapet.Model;

/// <summary>What is always true of a rule.</summary>
public sealed record RuleInfo
{
    /// <summary>Identifier, such as <c>INVOKE001</c>; never used again for another rule.</summary>
    public required string Id { get; init; }

    /// <summary>The kebab-case name; reads well after "allow".</summary>
    public required string Name { get; init; }

    /// <summary>A short title, in sentence case.</summary>
    public required string Title { get; init; }

    /// <summary>How bad it is when it happens.</summary>
    public required Severity Severity { get; init; }

    /// <summary>The version the rule came with.</summary>
    public required string Since { get; init; }

    /// <summary>Why it matters: what an attacker or an accident does with it. Markdown.</summary>
    public required string Why { get; init; }

    /// <summary>What to do. Markdown.</summary>
    public required string Fix { get; init; }

    /// <summary>What is deliberately not reported. Markdown.</summary>
    public required string NotFlagged { get; init; }

    /// <summary>CWE numbers and AWS Foundational Security Best Practices controls, such as <c>CWE-306</c> and <c>FSBP Lambda.1</c>.</summary>
    public ImmutableArray<string> Standards { get; init; } = [];

    /// <summary>Pages that say so; https only.</summary>
    public required ImmutableArray<string> References { get; init; }

    /// <summary>Ids of rules that rightly report on this rule's examples too.</summary>
    public ImmutableArray<string> AlsoReports { get; init; } = [];

    /// <summary>The letters of the id: the family, and the folder of the rule.</summary>
    public string Family => Id.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
}

/// <summary>How bad a finding is.</summary>
public enum Severity
{
    /// <summary>Good practice that is missing.</summary>
    Low,

    /// <summary>Weakens the defence; harmful together with another weakness.</summary>
    Medium,

    /// <summary>Lets an attacker in or further, under common circumstances.</summary>
    High,

    /// <summary>Open to anyone now, or gives everything away.</summary>
    Critical,
}
