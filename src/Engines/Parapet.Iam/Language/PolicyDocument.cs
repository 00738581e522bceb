using System.Collections.Immutable;
using Parapet.Values;

namespace Parapet.Iam.Language;

/// <summary>
/// An IAM policy, parts of which may be unknown.
/// Grammar: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html.
/// </summary>
public sealed record PolicyDocument
{
    /// <summary>Where the document starts.</summary>
    public required Location At { get; init; }

    /// <summary>The <c>Version</c> element; absent means 2008-10-17.</summary>
    public required Resolved<string> Version { get; init; }

    /// <summary>The <c>Id</c> element, which some services ask for.</summary>
    public required Resolved<string> Id { get; init; }

    /// <summary>The statements in order.</summary>
    public required ImmutableArray<Statement> Statements { get; init; }

    /// <summary>The elements of the document as written, with the place of each key; also those that no policy has.</summary>
    public required ImmutableArray<Element> Elements { get; init; }

    /// <summary>Parts of the document that could not be read, with the reason; a rule that needs the whole policy is undecided when there are any.</summary>
    public required ImmutableArray<(Location At, Unknown Why)> Unknowns { get; init; }
}

/// <summary>One statement of a policy. Exactly as written: nothing is merged or normalised.</summary>
public sealed record Statement
{
    /// <summary>Where the statement starts.</summary>
    public required Location At { get; init; }

    /// <summary>The condition of the template under which the statement exists; null for always.</summary>
    public required string? When { get; init; }

    /// <summary>The <c>Sid</c> element.</summary>
    public required Resolved<string> Sid { get; init; }

    /// <summary>The <c>Effect</c> element: <c>Allow</c> or <c>Deny</c>.</summary>
    public required Resolved<string> Effect { get; init; }

    /// <summary>The <c>Action</c> element's patterns.</summary>
    public required ImmutableArray<TextItem> Actions { get; init; }

    /// <summary>The <c>NotAction</c> element's patterns.</summary>
    public required ImmutableArray<TextItem> NotActions { get; init; }

    /// <summary>The <c>Resource</c> element's patterns.</summary>
    public required ImmutableArray<TextItem> Resources { get; init; }

    /// <summary>The <c>NotResource</c> element's patterns.</summary>
    public required ImmutableArray<TextItem> NotResources { get; init; }

    /// <summary>The <c>Principal</c> element.</summary>
    public required ImmutableArray<Principal> Principals { get; init; }

    /// <summary>The <c>NotPrincipal</c> element.</summary>
    public required ImmutableArray<Principal> NotPrincipals { get; init; }

    /// <summary>The <c>Condition</c> element, one entry for each operator and key.</summary>
    public required ImmutableArray<ConditionEntry> Conditions { get; init; }

    /// <summary>The elements of the statement as written, with the place of each key: tells an empty list from a missing one.</summary>
    public required ImmutableArray<Element> Elements { get; init; }

    /// <summary>Whether the statement has an element, whatever its value.</summary>
    public bool Has(string element) => Elements.Any(each => each.Name == element);

    /// <summary>Whether the statement certainly allows (in at least one branch of the template).</summary>
    public bool Allows => Effect.Is("Allow");
}

/// <summary>One key of a document or a statement.</summary>
/// <param name="Name">The key as written.</param>
/// <param name="At">Where the key stands.</param>
public readonly record struct Element(string Name, Location At);

/// <summary>One principal of a <c>Principal</c> element.</summary>
/// <param name="Type"><c>AWS</c>, <c>Service</c>, <c>Federated</c>, <c>CanonicalUser</c>; <c>*</c> when the element is the bare string <c>"*"</c>.</param>
/// <param name="Name">The principal itself.</param>
/// <param name="At">Where it stands.</param>
/// <param name="When">The template condition under which it is there; null for always.</param>
public sealed record Principal(string Type, Text Name, Location At, string? When);

/// <summary>One operator and key of a <c>Condition</c> element.</summary>
/// <param name="Operator">The operator as written, such as <c>StringEquals</c> or <c>ForAnyValue:ArnLike</c>.</param>
/// <param name="Key">The condition key as written; keys compare without case.</param>
/// <param name="Values">The values compared with.</param>
/// <param name="At">Where the entry stands.</param>
/// <param name="When">The template condition under which it is there; null for always.</param>
public sealed record ConditionEntry(string Operator, string Key, ImmutableArray<TextItem> Values, Location At, string? When);
