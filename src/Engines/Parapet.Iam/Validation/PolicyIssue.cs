using Parapet.Values;

namespace Parapet.Iam.Validation;

/// <summary>Something that a check found in one policy.</summary>
public sealed record PolicyIssue
{
    /// <summary>The check's id, such as <c>unknown-action</c>.</summary>
    public required string Check { get; init; }

    /// <summary>How much it matters.</summary>
    public required IssueSeverity Severity { get; init; }

    /// <summary>What is wrong and what it means, in one sentence without a final period.</summary>
    public required string Message { get; init; }

    /// <summary>Where the part stands that has to change.</summary>
    public required Location At { get; init; }

    /// <summary>The statement's <c>Sid</c>, or its number counted from 1 (<c>#2</c>) when it has none; null when the whole document is meant.</summary>
    public string? Statement { get; init; }
}

/// <summary>How much an issue matters, in the classes of IAM Access Analyzer: https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-policy-validation.html.</summary>
public enum IssueSeverity
{
    /// <summary>A part is invalid: AWS refuses the policy, or the part has no effect.</summary>
    Error,

    /// <summary>The policy grants what its author can hardly want.</summary>
    SecurityWarning,

    /// <summary>The policy probably does not do what it seems to.</summary>
    Warning,

    /// <summary>The policy can be made shorter or clearer.</summary>
    Suggestion,
}
