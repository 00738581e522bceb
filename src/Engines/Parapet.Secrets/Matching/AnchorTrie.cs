using System.Collections.Immutable;

namespace Parapet.Secrets.Matching;

/// <summary>The tree of all anchors, made into an automaton: every node gets a step for every column.</summary>
internal sealed class AnchorTrie
{
    private readonly int columnBits;
    private readonly ushort[] steps;
    private readonly List<AnchorHit>?[] ends;
    private readonly int[] fallbacks;
    private readonly List<int> breadthFirst = [0];
    private int count = 1;

    private AnchorTrie(int mostNodes, int columnBits)
    {
        this.columnBits = columnBits;
        steps = new ushort[mostNodes << columnBits];
        ends = new List<AnchorHit>?[mostNodes];
        fallbacks = new int[mostNodes];
    }

    /// <summary>The number of the first state in which an anchor ends.</summary>
    public int FirstWithHit { get; private set; }

    /// <summary>The anchors that end in each state from <see cref="FirstWithHit"/> on, by rank.</summary>
    public ImmutableArray<AnchorHit>[] Hits { get; private set; } = [];

    /// <summary>The state after each state and column; a row of <c>1 &lt;&lt; columnBits</c> for each state.</summary>
    public ushort[] Transitions { get; private set; } = [];

    public static AnchorTrie Of(IReadOnlyCollection<AnchorHit> anchors, byte[] columns, int columnBits)
    {
        var trie = new AnchorTrie(anchors.Sum(anchor => anchor.Text.Length) + 1, columnBits);
        foreach (var anchor in anchors)
        {
            trie.Add(anchor, columns);
        }

        trie.Link();
        trie.Number();
        return trie;
    }

    private void Add(AnchorHit anchor, byte[] columns)
    {
        var node = 0;
        foreach (var c in anchor.Text)
        {
            ref var child = ref steps[(node << columnBits) + columns[c]];
            if (child == 0)
            {
                child = checked((ushort)count++);
            }

            node = child;
        }

        (ends[node] ??= []).Add(anchor);
    }

    // The fallback of a node is the longest end of its text that is also in the tree; what ends there ends here too. It is nearer to
    // the root, so that its row is complete when it is needed.
    private void Link()
    {
        for (var i = 0; i < breadthFirst.Count; i++)
        {
            var node = breadthFirst[i];
            for (var column = 0; column < 1 << columnBits; column++)
            {
                ref var step = ref steps[(node << columnBits) + column];
                var fallback = node == 0 ? (ushort)0 : steps[(fallbacks[node] << columnBits) + column];
                if (step == 0)
                {
                    step = fallback;
                    continue;
                }

                fallbacks[step] = fallback;
                breadthFirst.Add(step);
                if (ends[fallback] is { } inherited)
                {
                    (ends[step] ??= []).AddRange(inherited);
                }
            }
        }
    }

    private void Number()
    {
        var order = breadthFirst.OrderBy(node => ends[node] is not null).ToList();
        var numbers = new ushort[count];
        for (var i = 0; i < count; i++)
        {
            numbers[order[i]] = (ushort)i;
        }

        Transitions = new ushort[count << columnBits];
        foreach (var node in order)
        {
            for (var column = 0; column < 1 << columnBits; column++)
            {
                Transitions[(numbers[node] << columnBits) + column] = numbers[steps[(node << columnBits) + column]];
            }
        }

        FirstWithHit = order.Count(node => ends[node] is null);
        Hits = [.. order.Skip(FirstWithHit).Select(node => ends[node]!.OrderBy(hit => hit.Rank).ThenBy(hit => hit.Text, StringComparer.Ordinal).ToImmutableArray())];
    }
}
