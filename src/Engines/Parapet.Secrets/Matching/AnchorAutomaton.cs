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
    private const int Lanes = 4;
    private const int ShortestInLanes = 512;

    private readonly byte[] classes = new byte[Ascii];
    private readonly ushort[] next;
    private readonly ImmutableArray<AnchorHit>[] hits;
    private readonly int longest;

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

        longest = anchors.Max(anchor => anchor.Text.Length);
        if (count > MostClasses)
        {
            throw new InvalidOperationException("the anchors have more different characters than the automaton has columns");
        }

        var trie = AnchorTrie.Of(anchors, classes, ClassBits);
        firstWithHit = trie.FirstWithHit;
        hits = trie.Hits;
        next = trie.Transitions;
    }

    /// <summary>How many states the automaton has.</summary>
    public int States => next.Length >> ClassBits;

    /// <summary>The places of a text where anchors end, and which; not in the order of the text.</summary>
    public List<AnchorPlace> Places(ReadOnlySpan<char> text)
    {
        var places = new List<AnchorPlace>();
        var read = text.Length < ShortestInLanes ? 0 : InLanes(text, places);
        Read(text, read, text.Length, StateBefore(text, read), places);
        return places;
    }

    /// <summary>The anchors that end at a place.</summary>
    public ImmutableArray<AnchorHit> At(AnchorPlace place) => hits[place.State - firstWithHit];

    // A step must wait for the one before it, but not for those of another stretch: four stretches take little longer than one.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int InLanes(ReadOnlySpan<char> text, List<AnchorPlace> places)
    {
        var length = text.Length / Lanes;
        var one = text[..length];
        var two = text.Slice(length, length);
        var three = text.Slice(2 * length, length);
        var four = text.Slice(3 * length, length);
        var (a, b, c, d) = (0, StateBefore(text, length), StateBefore(text, 2 * length), StateBefore(text, 3 * length));
        var (table, columns, first) = (next, classes, firstWithHit);
        for (var i = 0; i < one.Length; i++)
        {
            a = table[(a << ClassBits) + Column(columns, one[i])];
            b = table[(b << ClassBits) + Column(columns, two[i])];
            c = table[(c << ClassBits) + Column(columns, three[i])];
            d = table[(d << ClassBits) + Column(columns, four[i])];
            if (a >= first)
            {
                places.Add(new AnchorPlace(i + 1, a));
            }

            if (b >= first)
            {
                places.Add(new AnchorPlace(length + i + 1, b));
            }

            if (c >= first)
            {
                places.Add(new AnchorPlace((2 * length) + i + 1, c));
            }

            if (d >= first)
            {
                places.Add(new AnchorPlace((3 * length) + i + 1, d));
            }
        }

        return Lanes * length;
    }

    private int Read(ReadOnlySpan<char> text, int start, int end, int state, List<AnchorPlace>? places)
    {
        for (var i = start; i < end; i++)
        {
            state = next[(state << ClassBits) + Column(classes, text[i])];
            if (state >= firstWithHit)
            {
                places?.Add(new AnchorPlace(i + 1, state));
            }
        }

        return state;
    }

    // A state remembers no more than the longest anchor.
    private int StateBefore(ReadOnlySpan<char> text, int position) => Read(text, Math.Max(0, position - longest), position, 0, null);

    private static int Column(byte[] columns, char c) => c < columns.Length ? columns[c] : 0;
}

/// <summary>A place where anchors end.</summary>
/// <param name="End">Just after their last character.</param>
/// <param name="State">The state of the automaton, which tells them.</param>
internal readonly record struct AnchorPlace(int End, int State);

/// <summary>A detector one of whose anchors has just ended.</summary>
/// <param name="Rank">Which detector.</param>
/// <param name="Text">The anchor.</param>
/// <param name="IgnoresCase">Whether it counts in any spelling of capitals.</param>
internal readonly record struct AnchorHit(int Rank, string Text, bool IgnoresCase)
{
    /// <summary>Whether the anchor stands before <paramref name="end"/> as it is spelled.</summary>
    public bool IsSpelled(ReadOnlySpan<char> text, int end) => IgnoresCase || text[(end - Text.Length)..end].SequenceEqual(Text);
}
