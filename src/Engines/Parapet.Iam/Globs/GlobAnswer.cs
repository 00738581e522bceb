using System.Collections.Immutable;

namespace Parapet.Iam.Globs;

/// <summary>What a search among strings found.</summary>
public enum GlobVerdict
{
    /// <summary>There is certainly no such string.</summary>
    Empty,

    /// <summary>There is one.</summary>
    Found,

    /// <summary>The search was given up at its bound.</summary>
    TooLarge,
}

/// <summary>The answer to a question about patterns.</summary>
/// <param name="Verdict">What was found.</param>
/// <param name="Word">A string asked for, when found; one of its parts can be a symbol.</param>
public readonly record struct GlobAnswer(GlobVerdict Verdict, ImmutableArray<GlobToken> Word)
{
    internal static GlobAnswer Empty { get; } = new(GlobVerdict.Empty, []);

    internal static GlobAnswer TooLarge { get; } = new(GlobVerdict.TooLarge, []);

    /// <summary>The string found, with a value put in for each symbol; null when none was found.</summary>
    /// <param name="valueOf">The value of a symbol.</param>
    public string? Text(Func<Symbol, string> valueOf) => Verdict == GlobVerdict.Found
        ? string.Concat(Word.Select(token => token.Symbol is { } symbol ? valueOf(symbol) : token.Char.ToString()))
        : null;
}
