namespace Parapet.Guard.Generators.Patterns;

/// <summary>A part of a regular expression.</summary>
internal abstract record PatternNode
{
    /// <summary>One character of a set.</summary>
    public sealed record Set(CharacterSet Characters) : PatternNode;

    /// <summary>One after the other. None is the empty text.</summary>
    public sealed record Sequence(IReadOnlyList<PatternNode> Parts) : PatternNode;

    /// <summary>One of them.</summary>
    public sealed record Choice(IReadOnlyList<PatternNode> Parts) : PatternNode;

    /// <summary>Again and again. No maximum is -1.</summary>
    public sealed record Repeat(PatternNode Part, int Min, int Max) : PatternNode;

    /// <summary>A place between characters.</summary>
    public sealed record Place(PlaceKind Kind) : PatternNode;
}

internal enum PlaceKind
{
    Start,
    End,
    WordEdge,
    NoWordEdge,
}

/// <summary>A regular expression that is refused, and why.</summary>
internal sealed class PatternException(string message) : Exception(message);
