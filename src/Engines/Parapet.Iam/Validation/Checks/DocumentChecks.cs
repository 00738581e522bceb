using Parapet.Iam.Language;
using Parapet.Values;

namespace Parapet.Iam.Validation.Checks;

/// <summary>The document around the statements. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html</summary>
internal static class DocumentChecks
{
    private static readonly PolicyCheck Unreadable = PolicyCheck.Error("unreadable-policy", "A part of the policy is no JSON or has another shape than the grammar asks for, so AWS refuses the policy.");
    private static readonly PolicyCheck MissingStatement = PolicyCheck.Error("missing-statement", "A policy without a `Statement` element is refused.");
    private static readonly PolicyCheck EmptyStatement = PolicyCheck.Error("empty-statement", "A `Statement` element without a statement is refused.");
    private static readonly PolicyCheck InvalidElement = PolicyCheck.Error("invalid-policy-element", "A document has the elements `Version`, `Id` and `Statement` only.");
    private static readonly PolicyCheck MissingVersion = PolicyCheck.Warning("missing-version", "Without `Version` the language of 2008 applies, in which variables such as `${aws:username}` are ordinary text.");
    private static readonly PolicyCheck InvalidVersion = PolicyCheck.Error("invalid-version", "There are two versions of the language: `2012-10-17` and `2008-10-17`.");
    private static readonly PolicyCheck OldVersion = PolicyCheck.Suggestion("old-version", "`2008-10-17` is the old language, without variables; the same policy works in `2012-10-17`.");
    private static readonly PolicyCheck VersionRequired = PolicyCheck.Error("control-policy-version", "Control policies of AWS Organizations exist in the language `2012-10-17` only.");

    public static CheckGroup Group { get; } = new("The document", [Unreadable, MissingStatement, EmptyStatement, InvalidElement, MissingVersion, InvalidVersion, OldVersion, VersionRequired], Run);

    private static IEnumerable<PolicyIssue> Run(PolicyView policy) => [.. Shape(policy), .. Version(policy)];

    private static IEnumerable<PolicyIssue> Shape(PolicyView policy)
    {
        var document = policy.Document;
        var reportedElsewhere = Reported(policy).ToHashSet();
        foreach (var (at, why) in document.Unknowns)
        {
            if (why.Kind == UnknownKind.Malformed && !reportedElsewhere.Contains(at))
            {
                yield return Unreadable.At(at, why.Detail);
            }
        }

        foreach (var element in document.Elements.Where(element => element.Name is not ("Version" or "Id" or "Statement")))
        {
            yield return InvalidElement.At(element.At, $"`{element.Name}` is no element of a policy");
        }

        if (document.Statements.IsEmpty && policy.IsComplete)
        {
            var statement = document.Elements.Where(element => element.Name == "Statement").ToList();
            yield return statement is [var empty, ..]
                ? EmptyStatement.At(empty.At, "the policy has no statement and does nothing")
                : MissingStatement.At(document.At, "the policy has no `Statement` element");
        }
    }

    // Invalid elements and effects have checks of their own.
    private static IEnumerable<Location> Reported(PolicyView policy) =>
        from statement in policy.Statements
        from at in statement.Statement.Elements.Where(StatementChecks.IsInvalid).Select(element => element.At)
            .Concat(statement.Statement.Effect.Known.Where(effect => effect.Value is not ("Allow" or "Deny")).Select(effect => effect.At))
        select at;

    private static IEnumerable<PolicyIssue> Version(PolicyView policy)
    {
        var document = policy.Document;
        if (document.Statements.IsEmpty && !policy.IsComplete)
        {
            yield break;
        }

        if (document.Version.IsAbsent && !document.Elements.Any(element => element.Name == "Version"))
        {
            yield return policy.Kind is PolicyKind.ServiceControl or PolicyKind.ResourceControl
                ? VersionRequired.At(document.At, "a control policy needs `\"Version\": \"2012-10-17\"`")
                : MissingVersion.At(document.At, "the policy has no `Version`, so the language of 2008 applies; add `\"Version\": \"2012-10-17\"`");
        }

        foreach (var version in document.Version.Known)
        {
            if (version.Value is not (LanguageVersion.Current or LanguageVersion.Old))
            {
                yield return InvalidVersion.At(version.At, $"`{version.Value}` is no version of the policy language; use `2012-10-17`");
            }
            else if (version.Value == LanguageVersion.Old)
            {
                yield return policy.Kind is PolicyKind.ServiceControl or PolicyKind.ResourceControl
                    ? VersionRequired.At(version.At, "control policies exist in the language `2012-10-17` only")
                    : OldVersion.At(version.At, "`2008-10-17` is the old policy language; use `2012-10-17`");
            }
        }
    }
}
