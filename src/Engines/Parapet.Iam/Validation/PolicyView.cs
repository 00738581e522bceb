using System.Collections.Immutable;
using Parapet.Iam.Language;

namespace Parapet.Iam.Validation;

/// <summary>A policy as the checks see it.</summary>
internal sealed class PolicyView
{
    /// <summary>Looks at a document as a policy of a kind.</summary>
    public PolicyView(PolicyDocument document, PolicyKind kind)
    {
        Document = document;
        Kind = kind;
        Statements = [.. document.Statements.Select((statement, i) => new StatementView(statement, i + 1, this))];
    }

    /// <summary>The document.</summary>
    public PolicyDocument Document { get; }

    /// <summary>What the policy is attached to.</summary>
    public PolicyKind Kind { get; }

    /// <summary>Its statements.</summary>
    public ImmutableArray<StatementView> Statements { get; }

    /// <summary>Whether everything could be read; only then does a missing part prove anything.</summary>
    public bool IsComplete => Document.Unknowns.IsEmpty;

    /// <summary>Whether <c>${…}</c> stands for a variable: only in the language of 2012.</summary>
    public bool HasVariables => Document.Version.ValueOrDefault == LanguageVersion.Current;

    /// <summary>Whether the policy is stored by IAM itself, whose grammar is the strictest.</summary>
    public bool IsKeptByIam => Kind is PolicyKind.Identity or PolicyKind.Boundary or PolicyKind.Session or PolicyKind.Trust;
}

/// <summary>The versions of the policy language. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html</summary>
internal static class LanguageVersion
{
    /// <summary>The version with variables.</summary>
    public const string Current = "2012-10-17";

    /// <summary>The version that counts when none is given.</summary>
    public const string Old = "2008-10-17";
}
