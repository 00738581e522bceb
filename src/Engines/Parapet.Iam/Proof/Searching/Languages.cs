using System.Collections.Immutable;
using Parapet.Iam.Globs;

namespace Parapet.Iam.Proof.Searching;

/// <summary>Remembers which combinations of unions have a word, as the same ones are asked about again and again within a proof.</summary>
internal sealed class Languages(Work work)
{
    // Each number is one character of a name.
    private const int MostNumbers = char.MaxValue;
    private const int CostOfQuestion = 20;

    private readonly Dictionary<GlobUnion, int> numbers = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, bool> known = new(StringComparer.Ordinal);

    /// <summary>Whether a search was given up at its bound, so that some "yes" means "not known".</summary>
    public bool GaveUp { get; private set; }

    /// <summary>Whether some string is in all of the first and none of the second; yes when it is not known.</summary>
    public bool CanHaveWord(ImmutableArray<GlobUnion> inside, ImmutableArray<GlobUnion> outside)
    {
        if (!work.Spend(CostOfQuestion * (inside.Length + outside.Length + 1)))
        {
            return true;
        }

        var name = Name(inside, outside);
        if (!known.TryGetValue(name, out var can) || numbers.Count > MostNumbers)
        {
            var verdict = GlobSearch.Any(inside, outside, work);
            GaveUp |= verdict == GlobVerdict.TooLarge;
            can = verdict != GlobVerdict.Empty;
            known[name] = can;
        }

        return can;
    }

    private string Name(ImmutableArray<GlobUnion> inside, ImmutableArray<GlobUnion> outside)
    {
        var name = new List<char>(inside.Length + outside.Length + 1);
        foreach (var union in inside)
        {
            name.Add(Number(union));
        }

        name.Sort();
        var count = name.Count;
        foreach (var union in outside)
        {
            name.Add(Number(union));
        }

        name.Sort(count, name.Count - count, null);
        return count + ":" + string.Concat(name);
    }

    private char Number(GlobUnion union)
    {
        if (!numbers.TryGetValue(union, out var number))
        {
            number = numbers.Count;
            numbers.Add(union, number);
        }

        return (char)number;
    }
}
