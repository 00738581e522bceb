using System.Collections.Immutable;
using Parapet.Secrets.Detectors;
using Parapet.Secrets.Matching;

namespace Parapet.Secrets;

/// <summary>
/// Finds secrets in text by their form, and by the names beside them: what a provider's documentation says its tokens look like,
/// with checksums where they have one. It does not guess from randomness alone, which is what makes paths, hashes and names of
/// secrets look like secrets.
/// </summary>
public static class SecretScanner
{
    private const int ShortestWithPreview = 16;

    private static readonly AnchorAutomaton Automaton = new(AllDetectors.List);

    /// <summary>The detectors, the more specific before the more general.</summary>
    public static ImmutableArray<SecretDetector> Detectors => AllDetectors.List;

    /// <summary>The secrets in a text, in the order in which they stand; where two detectors agree, the more specific one speaks.</summary>
    /// <param name="text">Any text: source, a configuration file, a template, a log.</param>
    public static ImmutableArray<Secret> Scan(string text) => Settle(text, Candidates(text, out _));

    /// <summary>The secrets in a value that has a name: an environment variable, a parameter, a property. Offsets count within the value.</summary>
    /// <param name="name">The name, which says what the value is.</param>
    /// <param name="value">The whole value.</param>
    public static ImmutableArray<Secret> Scan(string name, string value)
    {
        // Written as an assignment, so that all detectors read it as they read a file; quoted, so that it does not end at a blank.
        var quote = value.Contains('"') ? value.Contains('\'') ? "" : "'" : "\"";
        var before = name.Length + 1 + quote.Length;
        return
        [
            .. from secret in Scan($"{name}={quote}{value}{quote}")
               where secret.Offset >= before && secret.End <= before + value.Length
               select secret with { Offset = secret.Offset - before },
        ];
    }

    /// <summary>What each detector finds at each of its anchors, and how many times one was asked.</summary>
    internal static List<Candidate> Candidates(ReadOnlySpan<char> text, out int looks)
    {
        looks = 0;
        var detectors = Detectors;
        var candidates = new List<Candidate>();
        foreach (var place in Automaton.Places(text))
        {
            foreach (var hit in Automaton.At(place))
            {
                if (!hit.IsSpelled(text, place.End))
                {
                    continue;
                }

                looks++;
                if (detectors[hit.Rank].Look(text, new SecretSpan(place.End - hit.Text.Length, hit.Text.Length)) is { } span)
                {
                    candidates.Add(new Candidate(span, hit.Rank));
                }
            }
        }

        return candidates;
    }

    /// <summary>Of candidates that overlap, the one of the most specific detector.</summary>
    internal static ImmutableArray<Secret> Settle(ReadOnlySpan<char> text, List<Candidate> candidates)
    {
        if (candidates.Count == 0)
        {
            return [];
        }

        candidates.Sort(static (a, b) => a.Span.Offset != b.Span.Offset ? a.Span.Offset.CompareTo(b.Span.Offset) : a.Rank != b.Rank ? a.Rank.CompareTo(b.Rank) : a.Span.Length.CompareTo(b.Span.Length));
        var kept = new List<Candidate>();
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

        var secrets = ImmutableArray.CreateBuilder<Secret>(kept.Count);
        foreach (var candidate in kept)
        {
            if (Detectors[candidate.Rank] is { IsOpen: false } detector)
            {
                secrets.Add(Describe(detector, text, candidate.Span));
            }
        }

        return secrets.ToImmutable();
    }

    // What all secrets of a form begin with says nothing about this one.
    private static Secret Describe(SecretDetector detector, ReadOnlySpan<char> text, SecretSpan span)
    {
        var preview = "…";
        if (!detector.AnchorsIgnoreCase && detector.Kind != SecretKind.Password && span.Length >= ShortestWithPreview)
        {
            foreach (var anchor in detector.Anchors)
            {
                if (text[span.Offset..].StartsWith(anchor, StringComparison.Ordinal))
                {
                    preview = anchor + "…";
                }
            }
        }

        return new Secret(detector.Id, detector.Provider, detector.Kind, detector.Certainty, detector.What, span.Offset, span.Length, preview);
    }
}

/// <summary>What one detector found, before it is known whether another one knows better.</summary>
internal readonly record struct Candidate(SecretSpan Span, int Rank);
