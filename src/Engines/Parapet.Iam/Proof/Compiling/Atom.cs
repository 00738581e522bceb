using Parapet.Iam.Evaluation;
using Parapet.Iam.Globs;
using Parapet.Iam.Language;

namespace Parapet.Iam.Proof.Compiling;

/// <summary>What kind of question an <see cref="Atom"/> asks of a key.</summary>
internal enum AtomKind
{
    /// <summary>Whether text is in a language.</summary>
    Text,

    /// <summary>Whether a number, moment, address, truth value or bytes compares: decided on one candidate for each class of equal answers.</summary>
    Typed,

    /// <summary>Whether the key is absent, or present.</summary>
    Null,

    /// <summary>Whether the key has exactly one value and that is not empty, so that it can be a policy variable.</summary>
    Single,

    /// <summary>Something that is only equal to itself: an operator that is not known, a value that the template hides, a condition of the template.</summary>
    Opaque,
}

/// <summary>One condition on one key. The same text gives the same object within a proof.</summary>
internal sealed class Atom
{
    /// <summary>A number that tells atoms of one proof apart.</summary>
    public required int Id { get; init; }

    /// <summary>The condition key, in lower case.</summary>
    public required string Key { get; init; }

    public required AtomKind Kind { get; init; }

    /// <summary>What a person reads of it.</summary>
    public required string Label { get; init; }

    /// <summary>What is compared; for typed values.</summary>
    public Comparison Comparison { get; init; }

    public Quantifier Quantifier { get; init; }

    /// <summary>Whether values outside the set satisfy it.</summary>
    public bool IsNegated { get; init; }

    /// <summary>Whether it holds when the key is absent.</summary>
    public bool HoldsWithoutKey { get; init; }

    /// <summary>Whether a null test holds when the key is present.</summary>
    public bool HoldsWithKey { get; init; }

    /// <summary>The language, for text.</summary>
    public GlobUnion Language { get; init; } = GlobUnion.None;

    /// <summary>The comparisons, for typed values.</summary>
    public ValueTest[] Tests { get; init; } = [];

    /// <summary>Values of the typed kind, one on each side of every limit that the comparisons have.</summary>
    public string[] Candidates { get; init; } = [];

    /// <summary>Whether one typed value satisfies it.</summary>
    public bool IsSatisfiedBy(string value) =>
        Tests.Any(test => test.Matches(value, RequestContext.Empty) == Truth.True) != IsNegated;
}
