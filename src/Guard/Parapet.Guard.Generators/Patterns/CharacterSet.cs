namespace Parapet.Guard.Generators.Patterns;

/// <summary>A set of code points: ranges that are sorted and do not touch.</summary>
internal sealed class CharacterSet
{
    public const int Last = 0x10FFFF;

    public static readonly CharacterSet Digits = Of(('0', '9'));
    public static readonly CharacterSet Word = Of(('0', '9'), ('A', 'Z'), ('_', '_'), ('a', 'z'));

    // WhiteSpace and LineTerminator of ECMA-262, section 12.2 and 12.3.
    public static readonly CharacterSet Space = Of(
        (0x09, 0x0D), (0x20, 0x20), (0xA0, 0xA0), (0x1680, 0x1680), (0x2000, 0x200A), (0x2028, 0x2029), (0x202F, 0x202F), (0x205F, 0x205F), (0x3000, 0x3000), (0xFEFF, 0xFEFF));

    public static readonly CharacterSet NotLineEnd = Of(('\n', '\n'), ('\r', '\r'), (0x2028, 0x2029)).Complement();

    private CharacterSet(IReadOnlyList<(int First, int Last)> ranges) => Ranges = ranges;

    public IReadOnlyList<(int First, int Last)> Ranges { get; }

    public static CharacterSet Of(params (int First, int Last)[] ranges)
    {
        var sorted = new List<(int First, int Last)>();
        foreach (var range in ranges.OrderBy(range => range.First))
        {
            if (sorted.Count > 0 && range.First <= sorted[sorted.Count - 1].Last + 1)
            {
                sorted[sorted.Count - 1] = (sorted[sorted.Count - 1].First, Math.Max(sorted[sorted.Count - 1].Last, range.Last));
            }
            else
            {
                sorted.Add(range);
            }
        }

        return new CharacterSet(sorted);
    }

    public CharacterSet With(CharacterSet other) => Of([.. Ranges, .. other.Ranges]);

    public CharacterSet Complement()
    {
        var gaps = new List<(int, int)>();
        var next = 0;
        foreach (var (first, last) in Ranges)
        {
            if (first > next)
            {
                gaps.Add((next, first - 1));
            }

            next = last + 1;
        }

        if (next <= Last)
        {
            gaps.Add((next, Last));
        }

        return new CharacterSet(gaps);
    }
}
