using System.Collections.Immutable;

namespace Parapet.Secrets;

/// <summary>
/// Finds one kind of secret. Data rather than a class of its own: what must stand in the text before anything is tried, what a
/// secret looks like from there, and examples of both answers, which are its tests.
/// </summary>
public sealed record SecretDetector
{
    // How much before an anchor a matcher sees: the rest of a name, and the character that tells a start from a middle.
    private const int SeenBefore = 80;

    /// <summary>Kebab-case identifier; never used again for another kind.</summary>
    public required string Id { get; init; }

    /// <summary>Who issues such secrets.</summary>
    public required string Provider { get; init; }

    /// <summary>What kind of thing it finds.</summary>
    public required SecretKind Kind { get; init; }

    /// <summary>How sure its findings are.</summary>
    public Certainty Certainty { get; init; } = Certainty.Certain;

    /// <summary>Whether what it finds is known to everybody, such as a key of a test mode: nothing is reported there, by this detector or a more general one.</summary>
    public bool IsOpen { get; init; }

    /// <summary>What it finds, as a fragment with its article.</summary>
    public required string What { get; init; }

    /// <summary>Page that describes the form of the secret; https only.</summary>
    public required string Reference { get; init; }

    /// <summary>Texts of which one stands in, or right before, every such secret. At least two characters each, ASCII only.</summary>
    public required ImmutableArray<string> Anchors { get; init; }

    /// <summary>Whether the anchors are found in any spelling of capitals.</summary>
    public bool AnchorsIgnoreCase { get; init; }

    /// <summary>How many characters after an anchor the matcher gets to see, so that a scan stays linear.</summary>
    public int Reach { get; init; } = 640;

    /// <summary>The secret at an anchor, or null.</summary>
    public required SecretMatcher Match { get; init; }

    /// <summary>Texts that hold such a secret. Assembled when asked for: no live-looking secret stands in the source.</summary>
    public required Func<IEnumerable<string>> Found { get; init; }

    /// <summary>Texts that resemble one and hold none.</summary>
    public required Func<IEnumerable<string>> NotFound { get; init; }

    /// <summary>What the detector finds at one of its anchors; null if there is none.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="anchor">Where one of <see cref="Anchors"/> stands in it, in any spelling of capitals.</param>
    public SecretSpan? At(ReadOnlySpan<char> text, SecretSpan anchor) =>
        AnchorsIgnoreCase || IsSpelled(text.Slice(anchor.Offset, anchor.Length)) ? Look(text, anchor) : null;

    internal SecretSpan? Look(ReadOnlySpan<char> text, SecretSpan anchor)
    {
        var start = Math.Max(0, anchor.Offset - SeenBefore);
        var window = text[start..Math.Min(text.Length, anchor.End + Reach)];
        return Match(window, anchor with { Offset = anchor.Offset - start }) is { } found ? found with { Offset = found.Offset + start } : null;
    }

    private bool IsSpelled(ReadOnlySpan<char> written)
    {
        foreach (var anchor in Anchors)
        {
            if (written.SequenceEqual(anchor))
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>Looks for a secret at an anchor.</summary>
/// <param name="text">The stretch of the text that the detector may see.</param>
/// <param name="anchor">Where the anchor stands in it.</param>
public delegate SecretSpan? SecretMatcher(ReadOnlySpan<char> text, SecretSpan anchor);
