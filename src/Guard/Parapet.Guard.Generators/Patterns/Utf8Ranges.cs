namespace Parapet.Guard.Generators.Patterns;

/// <summary>Ranges of code points as sequences of ranges of bytes.</summary>
internal static class Utf8Ranges
{
    // The last code points that are written with 1, 2, 3 and 4 bytes, with the gap of the surrogates, which UTF-8 does not have.
    private static readonly (int First, int Last)[] Lengths = [(0, 0x7F), (0x80, 0x7FF), (0x800, 0xD7FF), (0xE000, 0xFFFF), (0x10000, CharacterSet.Last)];

    public static IEnumerable<IReadOnlyList<(byte First, byte Last)>> Of(CharacterSet set) =>
        from range in set.Ranges
        from length in Lengths
        let first = Math.Max(range.First, length.First)
        let last = Math.Min(range.Last, length.Last)
        where first <= last
        from sequence in Split(Encode(first), Encode(last))
        select sequence;

    // Two sequences of the same length: what is between them, byte by byte.
    private static IEnumerable<IReadOnlyList<(byte, byte)>> Split(byte[] first, byte[] last)
    {
        if (first.Length == 1 || first.Skip(1).All(next => next == 0x80) && last.Skip(1).All(next => next == 0xBF))
        {
            return [[.. first.Zip(last, (low, high) => (low, high))]];
        }

        if (first[0] == last[0])
        {
            return Under(first[0], Split([.. first.Skip(1)], [.. last.Skip(1)]));
        }

        var rest = first.Length - 1;
        var lowest = Enumerable.Repeat((byte)0x80, rest).ToArray();
        var highest = Enumerable.Repeat((byte)0xBF, rest).ToArray();
        var head = first.Skip(1).SequenceEqual(lowest) ? [] : Under(first[0], Split([.. first.Skip(1)], highest));
        var tail = last.Skip(1).SequenceEqual(highest) ? [] : Under(last[0], Split(lowest, [.. last.Skip(1)]));
        var from = first[0] + (head.Any() ? 1 : 0);
        var to = last[0] - (tail.Any() ? 1 : 0);
        IEnumerable<IReadOnlyList<(byte, byte)>> middle = from > to ? [] : [[((byte)from, (byte)to), .. lowest.Zip(highest, (low, high) => (low, high))]];
        return head.Concat(middle).Concat(tail);
    }

    private static IEnumerable<IReadOnlyList<(byte, byte)>> Under(byte first, IEnumerable<IReadOnlyList<(byte, byte)>> rest) =>
        rest.Select(IReadOnlyList<(byte, byte)> (sequence) => [(first, first), .. sequence]);

    private static byte[] Encode(int point) => System.Text.Encoding.UTF8.GetBytes(char.ConvertFromUtf32(point));
}
