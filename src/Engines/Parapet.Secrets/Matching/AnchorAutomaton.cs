using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Parapet.Secrets.Matching;

/// <summary>
/// Finds every anchor of every detector in one pass over a text: the automaton of Aho and Corasick ("Efficient string matching",
/// 1975), with all its transitions written out. Capitals are folded; a detector that minds them looks again.
/// </summary>
internal sealed class AnchorAutomaton
{
    private const int ClassBits = 6;
    private const int MostClasses = 1 << ClassBits;
    private const int Ascii = 128;

    private readonly byte[] classes = new byte[Ascii];
    private readonly ushort[] next;
    private readonly ImmutableArray<AnchorHit>[] hits;

    // INVARIANT: the states with a hit have the highest numbers, so that one comparison tells them.
    private readonly int firstWithHit;

    public AnchorAutomaton(ImmutableArray<SecretDetector> detectors)
    {
        var anchors = detectors.SelectMany((detector, rank) => detector.Anchors.Select(anchor => new AnchorHit(rank, detector.AnchorsIgnoreCase ? anchor.ToLowerInvariant() : anchor, detector.AnchorsIgnoreCase))).Distinct().ToList();
        var count = 1;

        // Letters stand in the first half of a row, so that most steps touch one line of the cache.
        foreach (var c in anchors.SelectMany(anchor => anchor.Text.ToLowerInvariant()).Distinct().OrderBy(c => !char.IsAsciiLetter(c)).ThenBy(c => c))
        {
            classes[c] = (byte)count;
            classes[char.ToUpperInvariant(c)] = (byte)count;
            count++;
        }

        if (count > MostClasses)
        {
            throw new InvalidOperationException("the anchors have more different characters than the automaton has columns");
        }

        var trie = AnchorTrie.Of(anchors, classes);
        firstWithHit = trie.FirstWithHit;
        hits = trie.Hits;
        next = trie.Transitions(ClassBits);
    }

    /// <summary>How many states the automaton has.</summary>
    public int States => next.Length >> ClassBits;

    /// <summary>
    /// The anchors that end at the next place at or after <paramref name="position"/> where any does. Leaves both just after it;
    /// empty when the text ends before.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ImmutableArray<AnchorHit> Next(ReadOnlySpan<char> text, ref int position, ref int state)
    {
        var table = next;
        var columns = classes;
        var first = firstWithHit;
        var current = state;
        for (var i = position; i < text.Length; i++)
        {
            var c = text[i];
            current = table[(current << ClassBits) + (c < columns.Length ? columns[c] : 0)];
            if (current >= first)
            {
                position = i + 1;
                state = current;
                return hits[current - first];
            }
        }

        position = text.Length;
        state = current;
        return [];
    }
}

/// <summary>A detector one of whose anchors has just ended.</summary>
/// <param name="Rank">Which detector.</param>
/// <param name="Text">The anchor.</param>
/// <param name="IgnoresCase">Whether it counts in any spelling of capitals.</param>
internal readonly record struct AnchorHit(int Rank, string Text, bool IgnoresCase)
{
    /// <summary>Whether the anchor stands before <paramref name="end"/> as it is spelled.</summary>
    public bool IsSpelled(ReadOnlySpan<char> text, int end) => IgnoresCase || text[(end - Text.Length)..end].SequenceEqual(Text);
}
