using Parapet.Guard.Generators.Model;
using static Parapet.Guard.Generators.Patterns.PatternNode;

namespace Parapet.Guard.Generators.Patterns;

/// <summary>
/// Makes a table of a pattern in which each text leads along exactly one way (the subset construction). Places are decided by the kind of the byte before and of the byte after.
/// </summary>
internal sealed class TableBuilder
{
    private const int MostCells = 60_000;

    private readonly Automaton automaton;
    private readonly byte[] classes = new byte[256];
    private readonly List<byte> representatives = [];
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly List<(int[] Kernel, Side Before)> rows = [];

    private TableBuilder(Automaton automaton) => this.automaton = automaton;

    private enum Side
    {
        Edge,
        Word,
        Other,
    }

    /// <summary>The table of a regular expression that the whole text must match.</summary>
    public static PatternTable Build(string pattern) => new TableBuilder(Automaton.Of(PatternParser.Parse(pattern))).Run(pattern);

    /// <summary>The table of a regular expression that some part of the text must match, as JSON Schema asks for. Where it is tied to both ends, that is the whole text.</summary>
    public static PatternTable BuildSearch(string pattern) =>
        Build(PatternParser.Parse(pattern) is Sequence { Parts: { Count: > 1 } parts } && parts[0] is Place { Kind: PlaceKind.Start } && parts[parts.Count - 1] is Place { Kind: PlaceKind.End } ? pattern : $"[^]*(?:{pattern})[^]*");

    private PatternTable Run(string source)
    {
        Classify();
        var width = representatives.Count + 1;
        var steps = new List<byte>(new byte[2 * width]);
        Number([automaton.Start], Side.Edge);
        for (var row = 0; row < rows.Count; row++)
        {
            var (kernel, before) = rows[row];
            var beforeWord = Close(kernel, before, Side.Word);
            var beforeOther = automaton.HasPlaces ? Close(kernel, before, Side.Other) : beforeWord;
            foreach (var representative in representatives)
            {
                var side = IsWord(representative) ? Side.Word : Side.Other;
                var closed = side == Side.Word ? beforeWord : beforeOther;
                int[] target = [.. closed.Select(state => automaton.States[state])
                    .Where(state => state.Range is { } range && range.First <= representative && representative <= range.Last)
                    .Select(state => state.Next).Distinct().OrderBy(state => state)];
                Add(target.Length == 0 ? 0 : width * (1 + Number(target, automaton.HasPlaces ? side : Side.Edge)));
            }

            Add(Close(kernel, before, Side.Edge).Contains(automaton.End) ? 1 : 0);
            if ((rows.Count + 1) * width > MostCells)
            {
                throw new PatternException("its table would be too large");
            }
        }

        return new PatternTable(source, new EquatableArray<byte>(classes), new EquatableArray<byte>(steps), width);

        void Add(int cell)
        {
            steps.Add((byte)cell);
            steps.Add((byte)(cell >> 8));
        }
    }

    // Bytes between which no range begins or ends behave alike.
    private void Classify()
    {
        var begins = new bool[257];
        foreach (var range in automaton.States.Select(state => state.Range).OfType<(byte First, byte Last)>())
        {
            begins[range.First] = begins[range.Last + 1] = true;
        }

        if (automaton.HasPlaces)
        {
            foreach (var (first, last) in CharacterSet.Word.Ranges)
            {
                begins[first] = begins[last + 1] = true;
            }
        }

        for (var next = 0; next < 256; next++)
        {
            if (next == 0 || begins[next])
            {
                representatives.Add((byte)next);
            }

            classes[next] = (byte)(representatives.Count - 1);
        }
    }

    private int Number(int[] kernel, Side before)
    {
        var key = $"{before}:{string.Join(",", kernel)}";
        if (!numbers.TryGetValue(key, out var number))
        {
            number = rows.Count;
            numbers.Add(key, number);
            rows.Add((kernel, before));
        }

        return number;
    }

    /// <summary>Where one can be without reading a byte.</summary>
    private HashSet<int> Close(int[] kernel, Side before, Side after)
    {
        var reached = new HashSet<int>(kernel);
        var waiting = new Stack<int>(kernel);
        while (waiting.Count > 0)
        {
            var state = automaton.States[waiting.Pop()];
            var free = state.Place is { } place ? Holds(place, before, after) ? [state.Next] : [] : state.Free;
            foreach (var next in free.Where(reached.Add))
            {
                waiting.Push(next);
            }
        }

        return reached;
    }

    private static bool Holds(PlaceKind place, Side before, Side after) => place switch
    {
        PlaceKind.Start => before == Side.Edge,
        PlaceKind.End => after == Side.Edge,
        PlaceKind.WordEdge => (before == Side.Word) != (after == Side.Word),
        _ => (before == Side.Word) == (after == Side.Word),
    };

    private static bool IsWord(byte next) => CharacterSet.Word.Ranges.Any(range => range.First <= next && next <= range.Last);
}
