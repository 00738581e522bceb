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
    private readonly Dictionary<GlobUnion, int> texts = new(SamePatterns.Instance);
    private readonly Dictionary<string, bool> known = new(StringComparer.Ordinal);
    private readonly Dictionary<(GlobUnion, GlobUnion), bool> covers = [];

    /// <summary>Whether a search was given up at its bound, so that some "yes" means "not known".</summary>
    public bool GaveUp { get; private set; }

    /// <summary>Whether some string is in all of the first and none of the second; yes when it is not known.</summary>
    public bool CanHaveWord(ImmutableArray<GlobUnion> inside, ImmutableArray<GlobUnion> outside)
    {
        if (!work.Spend(CostOfQuestion * (inside.Length + outside.Length + 1)))
        {
            return true;
        }

        if (Name(inside, outside) is not { } name)
        {
            return false;
        }

        if (!known.TryGetValue(name, out var can) || texts.Count > MostNumbers)
        {
            var verdict = GlobSearch.Any(inside, outside, work);
            GaveUp |= verdict == GlobVerdict.TooLarge;
            can = verdict != GlobVerdict.Empty;
            known[name] = can;
        }

        return can;
    }

    /// <summary>Whether each pattern of the second lies within one of the first, as far as can be told without a search; no when it is not known.</summary>
    public bool IsKnownToCover(GlobUnion wide, GlobUnion narrow)
    {
        if (Number(wide) == Number(narrow))
        {
            return true;
        }

        if (!covers.TryGetValue((wide, narrow), out var all))
        {
            all = work.Spend((long)CostOfQuestion * narrow.Globs.Length * wide.Globs.Length)
                && narrow.Globs.All(glob => wide.Globs.Contains(glob) || IsWithinOne(glob, wide));
            covers.Add((wide, narrow), all);
        }

        return all;
    }

    private static bool IsWithinOne(GlobPattern glob, GlobUnion union)
    {
        foreach (var other in union.Near(glob))
        {
            if (GlobRelations.Covers(other, glob) == true)
            {
                return true;
            }
        }

        return false;
    }

    // Null when the same patterns stand on both sides.
    private string? Name(ImmutableArray<GlobUnion> inside, ImmutableArray<GlobUnion> outside)
    {
        var (within, without) = (Numbers(inside), Numbers(outside));
        return within.Overlaps(without) ? null : within.Count + ":" + string.Concat(within) + string.Concat(without);
    }

    private SortedSet<char> Numbers(ImmutableArray<GlobUnion> unions)
    {
        var found = new SortedSet<char>();
        foreach (var union in unions)
        {
            found.Add((char)Number(union));
        }

        return found;
    }

    private int Number(GlobUnion union)
    {
        if (!numbers.TryGetValue(union, out var number))
        {
            if (!texts.TryGetValue(union, out number))
            {
                number = texts.Count;
                texts.Add(union, number);
            }

            numbers.Add(union, number);
        }

        return number;
    }

    /// <summary>Unions are the same when they have the same patterns in the same order.</summary>
    private sealed class SamePatterns : IEqualityComparer<GlobUnion>
    {
        public static readonly SamePatterns Instance = new();

        public bool Equals(GlobUnion? x, GlobUnion? y) => x!.Globs.AsSpan().SequenceEqual(y!.Globs.AsSpan());

        public int GetHashCode(GlobUnion union)
        {
            var hash = default(HashCode);
            foreach (var glob in union.Globs)
            {
                hash.Add(glob);
            }

            return hash.ToHashCode();
        }
    }
}
