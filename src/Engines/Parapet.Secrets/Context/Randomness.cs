namespace Parapet.Secrets.Context;

/// <summary>Tells what a generator made from what a person wrote.</summary>
internal static class Randomness
{
    private const int Ascii = 128;
    private const int ShortestLong = 20;
    private const double LeastEntropyOfLong = 3.0;
    private const double LeastEntropyOfShort = 2.5;
    private const double LeastChanges = 0.2;
    private const double LeastChangesOfShort = 0.25;
    private const double LeastChangesOfKey = 0.1;
    private const double LeastRarePairs = 0.25;
    private const double LeastRarePairsOfName = 0.25;
    private const int FewestPairs = 10;
    private const int FewestPairsOfName = 5;

    // The letters that often follow each letter in English words and in names of programs. Of random letters half are not here.
    private static readonly string[] Followers =
    [
        "bcdfgiklmnprstuvwxyz", "aeilorsuybjt", "aehikloqrtuycs", "aeiorsudyglmvwb", "abcdefgilmnopqrstuvwxy", "aefilorutys", "aeghilnorsuy", "aeiourty", "abcdefgklmnopqrstvxz",
        "aeous", "aeilnsye", "abcdefiklmoprstuvy", "abeimopsuyn", "acdefgijkloqrstuvy", "abcdefghijklmnoprstuvwx", "aehilopqrstuy", "u", "abcdefgiklmnopqrstuvwy", "abcefhiklmnopqrstuwyv",
        "acefhilmorstuwyp", "abcdefgiklmnopqrstxz", "aeiouy", "aehinors", "acehiptuml", "abceglmnoprst", "aeiouyz",
    ];

    /// <summary>Shannon's entropy, in bits for each character.</summary>
    public static double Entropy(ReadOnlySpan<char> value)
    {
        Span<int> counts = stackalloc int[Ascii];
        foreach (var c in value)
        {
            counts[c & (Ascii - 1)]++;
        }

        var sum = 0.0;
        foreach (var count in counts)
        {
            if (count > 0)
            {
                var share = (double)count / value.Length;
                sum -= share * Math.Log2(share);
            }
        }

        return sum;
    }

    /// <summary>Whether the characters are as varied as those of a token; what has a prefix of its own needs no more.</summary>
    public static bool IsVaried(ReadOnlySpan<char> value) =>
        Entropy(value) >= (value.Length >= ShortestLong ? LeastEntropyOfLong : LeastEntropyOfShort);

    /// <summary>Whether a value looks generated: varied, and either jumping between digits, capitals and small letters, or unpronounceable.</summary>
    public static bool IsGenerated(ReadOnlySpan<char> value) =>
        IsVaried(value) && (Changes(value) >= LeastChanges * value.Length || RarePairs(value) >= LeastRarePairs);

    /// <summary>The same with less proof, for a value whose length and characters are already those of a key.</summary>
    public static bool IsKeyLike(ReadOnlySpan<char> value) =>
        IsVaried(value) && (Changes(value) >= LeastChangesOfKey * value.Length || RarePairs(value) >= LeastRarePairs);

    /// <summary>Whether a short text jumps between digits, capitals and small letters more than words do.</summary>
    public static bool Jumps(ReadOnlySpan<char> value) => Changes(value) > 1 && Changes(value) >= LeastChangesOfShort * value.Length;

    /// <summary>Whether the words of a name could hardly be said; a boundary between two of them says nothing.</summary>
    public static bool IsUnpronounceable(ReadOnlySpan<char> name)
    {
        var (pairs, rare) = (0, 0);
        for (var i = 1; i < name.Length; i++)
        {
            if (char.IsAsciiLetter(name[i - 1]) && char.IsAsciiLetter(name[i]) && !(char.IsAsciiLetterLower(name[i - 1]) && char.IsAsciiLetterUpper(name[i])))
            {
                pairs++;
                rare += IsRare(name[i - 1], name[i]) ? 1 : 0;
            }
        }

        return pairs >= FewestPairsOfName && rare >= LeastRarePairsOfName * pairs;
    }

    // A capital that starts a word is no jump: `FdaCompositePipeline` has two.
    private static int Changes(ReadOnlySpan<char> value)
    {
        var changes = 0;
        for (var i = 1; i < value.Length; i++)
        {
            var (before, c) = (value[i - 1], value[i]);
            if (!char.IsAsciiLetterOrDigit(before) || !char.IsAsciiLetterOrDigit(c))
            {
                continue;
            }

            if (char.IsAsciiDigit(before) != char.IsAsciiDigit(c) || (char.IsAsciiLetterLower(before) && char.IsAsciiLetterUpper(c)))
            {
                changes++;
            }
        }

        return changes;
    }

    private static double RarePairs(ReadOnlySpan<char> value)
    {
        var (pairs, rare) = (0, 0);
        for (var i = 1; i < value.Length; i++)
        {
            if (char.IsAsciiLetter(value[i - 1]) && char.IsAsciiLetter(value[i]))
            {
                pairs++;
                rare += IsRare(value[i - 1], value[i]) ? 1 : 0;
            }
        }

        return pairs < FewestPairs ? 0 : (double)rare / pairs;
    }

    private static bool IsRare(char before, char c) => !Followers[(before | ' ') - 'a'].Contains((char)(c | ' '));
}
