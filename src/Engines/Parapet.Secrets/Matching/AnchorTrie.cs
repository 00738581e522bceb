using System.Collections.Immutable;

namespace Parapet.Secrets.Matching;

/// <summary>The tree of all anchors, with what is needed to write out its automaton.</summary>
internal sealed class AnchorTrie
{
    private readonly List<Dictionary<int, int>> children = [[]];
    private readonly List<List<AnchorHit>> ends = [[]];
    private readonly List<int> fallbacks = [0];
    private readonly List<int> breadthFirst = [];
    private readonly List<int> numbers = [];

    private AnchorTrie()
    {
    }

    /// <summary>The number of the first state in which an anchor ends.</summary>
    public int FirstWithHit { get; private set; }

    /// <summary>The anchors that end in each state from <see cref="FirstWithHit"/> on, by rank.</summary>
    public ImmutableArray<AnchorHit>[] Hits { get; private set; } = [];

    public static AnchorTrie Of(IEnumerable<AnchorHit> anchors, byte[] classes)
    {
        var trie = new AnchorTrie();
        foreach (var anchor in anchors)
        {
            trie.Add(anchor, classes);
        }

        trie.Link();
        trie.Number();
        return trie;
    }

    /// <summary>The state after each state and class; a row of <c>1 &lt;&lt; classBits</c> for each state.</summary>
    public ushort[] Transitions(int classBits)
    {
        var table = new ushort[children.Count << classBits];
        foreach (var node in breadthFirst)
        {
            var row = numbers[node] << classBits;
            if (node != 0)
            {
                Array.Copy(table, numbers[fallbacks[node]] << classBits, table, row, 1 << classBits);
            }

            foreach (var (column, child) in children[node])
            {
                table[row + column] = checked((ushort)numbers[child]);
            }
        }

        return table;
    }

    private void Add(AnchorHit anchor, byte[] classes)
    {
        var node = 0;
        foreach (var c in anchor.Text)
        {
            if (!children[node].TryGetValue(classes[c], out var child))
            {
                child = children.Count;
                children[node].Add(classes[c], child);
                children.Add([]);
                ends.Add([]);
                fallbacks.Add(0);
            }

            node = child;
        }

        ends[node].Add(anchor);
    }

    // The fallback of a node is the longest end of its text that is also in the tree; what ends there ends here too.
    private void Link()
    {
        breadthFirst.Add(0);
        for (var i = 0; i < breadthFirst.Count; i++)
        {
            var node = breadthFirst[i];
            foreach (var (column, child) in children[node].OrderBy(pair => pair.Key))
            {
                var fallback = fallbacks[node];
                while (fallback != 0 && !children[fallback].ContainsKey(column))
                {
                    fallback = fallbacks[fallback];
                }

                fallbacks[child] = node == 0 ? 0 : children[fallback].GetValueOrDefault(column);
                ends[child].AddRange(ends[fallbacks[child]]);
                breadthFirst.Add(child);
            }
        }
    }

    private void Number()
    {
        var order = breadthFirst.OrderBy(node => ends[node].Count > 0).ToList();
        numbers.AddRange(Enumerable.Repeat(0, order.Count));
        for (var i = 0; i < order.Count; i++)
        {
            numbers[order[i]] = i;
        }

        FirstWithHit = order.Count(node => ends[node].Count == 0);
        Hits = [.. order.Skip(FirstWithHit).Select(node => ends[node].OrderBy(hit => hit.Rank).ThenBy(hit => hit.Text, StringComparer.Ordinal).ToImmutableArray())];
    }
}
