using System.Buffers;
using System.Collections.Immutable;
using Parapet.Secrets.Detectors;

namespace Parapet.Secrets;

/// <summary>
/// Finds secrets in text by their form: what a provider's documentation says its tokens look like, with checksums where they have
/// one. It does not guess from randomness alone, which is what makes paths, hashes and names of secrets look like secrets.
/// </summary>
public static class SecretScanner
{
    private const int PreviewLength = 4;
    private const int ShortestWithPreview = 16;

    private static readonly SearchValues<string> AnyAnchor = SearchValues.Create(
        [.. AllDetectors.List.SelectMany(detector => detector.Anchors)], StringComparison.OrdinalIgnoreCase);

    /// <summary>The detectors, the more specific before the more general.</summary>
    public static ImmutableArray<SecretDetector> Detectors => AllDetectors.List;

    /// <summary>The secrets in a text, in the order in which they stand; where two detectors agree, the more specific one speaks.</summary>
    public static ImmutableArray<Secret> Scan(string text)
    {
        if (!text.AsSpan().ContainsAny(AnyAnchor))
        {
            return [];
        }

        var candidates = AllDetectors.List
            .SelectMany((detector, rank) => Matches(detector, text).Select(span => (Span: span, Rank: rank)))
            .OrderBy(candidate => candidate.Span.Offset).ThenBy(candidate => candidate.Rank);
        var kept = new List<(SecretSpan Span, int Rank)>();
        foreach (var candidate in candidates)
        {
            if (kept.Count == 0 || candidate.Span.Offset >= kept[^1].Span.End)
            {
                kept.Add(candidate);
            }
            else if (candidate.Rank < kept[^1].Rank)
            {
                kept[^1] = candidate;
            }
        }

        return [.. kept.Select(candidate => Describe(AllDetectors.List[candidate.Rank], text, candidate.Span))];
    }

    private static IEnumerable<SecretSpan> Matches(SecretDetector detector, string text)
    {
        var comparison = detector.AnchorsIgnoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        foreach (var anchor in detector.Anchors)
        {
            for (var at = text.IndexOf(anchor, comparison); at >= 0; at = text.IndexOf(anchor, at + 1, comparison))
            {
                if (detector.Match(text, new SecretSpan(at, anchor.Length)) is { } span)
                {
                    yield return span;
                }
            }
        }
    }

    private static Secret Describe(SecretDetector detector, string text, SecretSpan span)
    {
        var isShown = detector.Kind != SecretKind.Password && span.Length >= ShortestWithPreview;
        var preview = isShown ? string.Concat(text.AsSpan(span.Offset, PreviewLength), "…") : "…";
        return new Secret(detector.Id, detector.Provider, detector.Kind, detector.What, span.Offset, span.Length, preview);
    }
}
