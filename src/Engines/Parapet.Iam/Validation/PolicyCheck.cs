using Parapet.Values;

namespace Parapet.Iam.Validation;

/// <summary>One thing that policies are checked for.</summary>
/// <param name="Id">Kebab-case, unique, never reused.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Meaning">What is reported and why, for a reader who has never heard of it.</param>
public sealed record PolicyCheck(string Id, IssueSeverity Severity, string Meaning)
{
    internal static PolicyCheck Error(string id, string meaning) => new(id, IssueSeverity.Error, meaning);

    internal static PolicyCheck Security(string id, string meaning) => new(id, IssueSeverity.SecurityWarning, meaning);

    internal static PolicyCheck Warning(string id, string meaning) => new(id, IssueSeverity.Warning, meaning);

    internal static PolicyCheck Suggestion(string id, string meaning) => new(id, IssueSeverity.Suggestion, meaning);

    /// <summary>An issue of this check.</summary>
    internal PolicyIssue At(Location at, string message, StatementView? statement = null) =>
        new() { Check = Id, Severity = Severity, Message = message, At = at, Statement = statement?.Label };
}

/// <summary>Checks that look at the same part of a policy, and the pure function that runs them.</summary>
/// <param name="Title">What they look at.</param>
/// <param name="Checks">The checks, in the order of the page.</param>
/// <param name="Run">What they find in a policy.</param>
internal sealed record CheckGroup(string Title, PolicyCheck[] Checks, Func<PolicyView, IEnumerable<PolicyIssue>> Run);
