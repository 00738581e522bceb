using System.Collections.Immutable;

namespace Parapet.Secrets;

/// <summary>
/// Finds one kind of secret. Data rather than a class of its own: what must stand in the text before anything is tried, what a
/// secret looks like from there, and examples of both answers, which are its tests.
/// </summary>
public sealed record SecretDetector
{
    /// <summary>Kebab-case identifier; never used again for another kind.</summary>
    public required string Id { get; init; }

    /// <summary>Who issues such secrets.</summary>
    public required string Provider { get; init; }

    /// <summary>What kind of thing it finds.</summary>
    public required SecretKind Kind { get; init; }

    /// <summary>What it finds, as a fragment with its article.</summary>
    public required string What { get; init; }

    /// <summary>Page that describes the form of the secret; https only.</summary>
    public required string Reference { get; init; }

    /// <summary>Texts of which one stands in, or right before, every such secret.</summary>
    public required ImmutableArray<string> Anchors { get; init; }

    /// <summary>Whether the anchors are found in any spelling of capitals.</summary>
    public bool AnchorsIgnoreCase { get; init; }

    /// <summary>The secret at an anchor, or null. Reads a bounded stretch, so that a scan stays linear.</summary>
    public required SecretMatcher Match { get; init; }

    /// <summary>Texts that hold such a secret. Assembled when asked for: no live-looking secret stands in the source.</summary>
    public required Func<IEnumerable<string>> Found { get; init; }

    /// <summary>Texts that resemble one and hold none.</summary>
    public required Func<IEnumerable<string>> NotFound { get; init; }
}

/// <summary>Looks for a secret at an anchor.</summary>
/// <param name="text">The text.</param>
/// <param name="anchor">Where the anchor stands.</param>
public delegate SecretSpan? SecretMatcher(string text, SecretSpan anchor);
