namespace Parapet.Iam.Globs;

/// <summary>
/// Searches a string that some patterns match and others do not. Exact, and bounded: a question that needs more work than the bound gets the answer "too large".
/// The languages are regular, so the question is decidable; see docs/design/proof.md.
/// </summary>
public static class GlobSearch
{
    /// <summary>The most work for one question, in steps of 64 positions each; about ten milliseconds.</summary>
    private const int MostSteps = 3_000_000;

    /// <summary>The most work to have a nice string rather than any.</summary>
    private const int MostForNice = 400_000;

    private const int MostCombinations = 20_000;
    private const int PositionsOfWord = 64;
    private const int CostOfStep = 20;
    private const int CostOfComparison = 40;

    // A character that stands in few patterns.
    private static readonly GlobToken Rare = new(GlobKind.Literal, '\u4e00');

    /// <summary>A shortest string in every one of <paramref name="positives"/> and in none of <paramref name="negatives"/>.</summary>
    /// <param name="positives">Unions each of which must match; no union at all means that every string does.</param>
    /// <param name="negatives">Unions none of which may match.</param>
    /// <param name="work">What this and other searches may cost together; null for the bound of one search.</param>
    public static GlobAnswer Find(IReadOnlyList<GlobUnion> positives, IReadOnlyList<GlobUnion> negatives, Work? work = null) => Find(positives, negatives, shortest: true, work);

    /// <summary>Whether there is a string in every one of <paramref name="positives"/> and in none of <paramref name="negatives"/>.</summary>
    internal static GlobVerdict Any(IReadOnlyList<GlobUnion> positives, IReadOnlyList<GlobUnion> negatives, Work? work = null) => Find(positives, negatives, shortest: false, work).Verdict;

    private static GlobAnswer Find(IReadOnlyList<GlobUnion> positives, IReadOnlyList<GlobUnion> negatives, bool shortest, Work? work)
    {
        if (negatives.Any(union => union.IsAll))
        {
            return GlobAnswer.Empty;
        }

        var search = new Combinations([.. positives.Where(union => !union.IsAll).OrderBy(union => union.Globs.Length)], negatives, shortest, work ?? new Work(MostSteps * 8L));
        return search.From(0, []);
    }

    /// <summary>The same, and preferably inside <paramref name="nice"/>.</summary>
    public static GlobAnswer Find(IReadOnlyList<GlobUnion> positives, IReadOnlyList<GlobUnion> negatives, IEnumerable<GlobUnion> nice, Work? work = null)
    {
        var whole = work ?? new Work(MostSteps * 8L);
        var part = whole.Take(MostForNice);
        var found = nice.Select(union => Find([.. positives, union], negatives, part)).FirstOrDefault(answer => answer.Verdict == GlobVerdict.Found || part.IsSpent);
        whole.Settle(part, MostForNice);
        return found.Verdict == GlobVerdict.Found ? found : Find(positives, negatives, whole);
    }

    /// <summary>Whether every string of <paramref name="narrow"/> is in one of <paramref name="wide"/>; null at the bound.</summary>
    public static bool? IsCovered(GlobPattern narrow, params IReadOnlyList<GlobPattern> wide) =>
        wide.Count == 1 && GlobRelations.Covers(wide[0], narrow) is { } known ? known : Find([new GlobUnion([narrow])], [new GlobUnion(wide)]).Verdict switch
        {
            GlobVerdict.Empty => true,
            GlobVerdict.Found => false,
            _ => null,
        };

    /// <summary>Whether no string matches both; null at the bound.</summary>
    public static bool? AreDisjoint(GlobPattern one, GlobPattern other) =>
        GlobRelations.Disjoint(one, other) ?? Read([one, other], [], new Work(MostSteps)).Verdict switch
        {
            GlobVerdict.Empty => true,
            GlobVerdict.Found => false,
            _ => null,
        };

    /// <summary>A string that all of some patterns match and none of others, by reading the shortest words first.</summary>
    private static GlobAnswer Read(IReadOnlyList<GlobPattern> positives, IReadOnlyList<GlobPattern> negatives, Work work)
    {
        if (positives.Count == 1 && negatives.Count == 0)
        {
            return Shortest(positives[0]);
        }

        var alphabet = Alphabet.Of([.. positives, .. negatives], positives[0]);
        var machine = new GlobMachine(positives, negatives, alphabet);
        if (!work.Spend((long)machine.Words * alphabet.Count * PositionsOfWord))
        {
            return GlobAnswer.TooLarge;
        }

        var start = machine.Start();
        var states = new List<(ulong[] State, int Before, int Letter)> { (start, -1, -1) };
        if (machine.Accepts(start))
        {
            return Word(states, 0, alphabet);
        }

        var seen = new HashSet<ulong[]>(StateComparer.Instance) { start };
        var steps = MostSteps;
        for (var at = 0; at < states.Count; at++)
        {
            for (var letter = 0; letter < alphabet.Count; letter++)
            {
                steps -= machine.Words;
                if (steps < 0 || !work.Spend(machine.Words + CostOfStep))
                {
                    return GlobAnswer.TooLarge;
                }

                var next = machine.Step(states[at].State, letter);
                if (machine.IsDead(next) || !seen.Add(next))
                {
                    continue;
                }

                states.Add((next, at, letter));
                if (machine.Accepts(next))
                {
                    return Word(states, states.Count - 1, alphabet);
                }
            }
        }

        return GlobAnswer.Empty;
    }

    private static GlobAnswer Shortest(GlobPattern glob)
    {
        var other = Alphabet.Of([glob], glob).Characters[0];
        return new GlobAnswer(GlobVerdict.Found, [.. glob.Tokens.Where(token => !token.IsMany)
            .Select(token => token.IsOne ? new GlobToken(GlobKind.Literal, other) : token)]);
    }

    private static GlobAnswer Word(List<(ulong[] State, int Before, int Letter)> states, int at, Alphabet alphabet)
    {
        var word = new List<GlobToken>();
        for (; states[at].Before >= 0; at = states[at].Before)
        {
            var letter = states[at].Letter;
            word.Add(letter < alphabet.Characters.Length
                ? new GlobToken(GlobKind.Literal, alphabet.Characters[letter])
                : new GlobToken(GlobKind.Symbol, Symbol: alphabet.Symbols[letter - alphabet.Characters.Length]));
        }

        word.Reverse();
        return new GlobAnswer(GlobVerdict.Found, [.. word]);
    }

    /// <summary>Takes one pattern of each union that must match, in turn, and asks about these.</summary>
    private sealed class Combinations(GlobUnion[] positives, IReadOnlyList<GlobUnion> negatives, bool shortest, Work work)
    {
        // Whether a literal is the one word that it matches, and the unions can be asked for it.
        private readonly bool tellsWords = positives.Length > 0 && positives.All(union => !union.HasSymbols && union.IgnoresCase == positives[0].IgnoresCase)
            && negatives.All(union => union.Globs.IsEmpty || union.IgnoresCase == positives[0].IgnoresCase);

        private int left = MostCombinations;

        public GlobAnswer From(int union, List<GlobPattern> chosen)
        {
            if (union == positives.Length)
            {
                return Solve(chosen.Count == 0 ? [GlobPattern.All] : chosen);
            }

            var gaveUp = false;
            foreach (var glob in chosen.Count == 0 ? positives[union].Globs.AsSpan() : positives[union].Near(chosen[^1]))
            {
                if (left-- < 0 || !work.Spend(CostOfComparison * (chosen.Count + 1)))
                {
                    return GlobAnswer.TooLarge;
                }

                if (tellsWords && glob.IsLiteral)
                {
                    if (!work.Spend((long)CostOfComparison * (positives.Length + negatives.Count)))
                    {
                        return GlobAnswer.TooLarge;
                    }

                    if (positives.All(each => each.Matches(glob.Prefix)) && !negatives.Any(each => each.Matches(glob.Prefix)))
                    {
                        return new GlobAnswer(GlobVerdict.Found, glob.Tokens);
                    }

                    continue;
                }

                if (chosen.Any(other => GlobRelations.Disjoint(other, glob) == true))
                {
                    continue;
                }

                chosen.Add(glob);
                var answer = From(union + 1, chosen);
                chosen.RemoveAt(chosen.Count - 1);
                if (answer.Verdict == GlobVerdict.Found)
                {
                    return answer;
                }

                gaveUp |= answer.Verdict == GlobVerdict.TooLarge;
            }

            return gaveUp ? GlobAnswer.TooLarge : GlobAnswer.Empty;
        }

        private GlobAnswer Solve(List<GlobPattern> chosen)
        {
            var needed = WithoutWider(chosen);
            if (needed is [var only] && Probe(only) is { } word)
            {
                return word;
            }

            var relevant = new List<GlobPattern>();
            foreach (var union in negatives)
            {
                foreach (var glob in union.Near(needed[0]))
                {
                    if (!work.Spend(CostOfComparison * needed.Count))
                    {
                        return GlobAnswer.TooLarge;
                    }

                    if (IsKnownToCoverAny(glob, needed))
                    {
                        return GlobAnswer.Empty;
                    }

                    if (!IsDisjointFromAny(glob, needed))
                    {
                        relevant.Add(glob);
                    }
                }
            }

            return Read(needed, relevant, work);
        }

        /// <summary>A word made at once of a pattern: its shortest, or where any will do one that other patterns hardly match.</summary>
        private GlobAnswer? Probe(GlobPattern only)
        {
            if (only.IsLiteral)
            {
                return null;
            }

            if (!work.Spend((long)CostOfComparison * negatives.Count))
            {
                return GlobAnswer.TooLarge;
            }

            var letters = shortest ? Shortest(only).Word : only.Tokens.Select(token => token.IsOne || token.IsMany ? Rare : token);
            var word = GlobPattern.Of(letters, only.IgnoreCase);
            return negatives.Any(union => MayHave(union, word)) ? null : new GlobAnswer(GlobVerdict.Found, word.Tokens);
        }

        private bool MayHave(GlobUnion union, GlobPattern word)
        {
            if (word.IsLiteral)
            {
                return union.Matches(word.Prefix);
            }

            foreach (var glob in union.Near(word))
            {
                if (!work.Spend(CostOfComparison) || glob.IgnoreCase != word.IgnoreCase || GlobRelations.Spells(glob, word))
                {
                    return true;
                }
            }

            return false;
        }

        private static bool IsKnownToCoverAny(GlobPattern glob, List<GlobPattern> positives)
        {
            foreach (var positive in positives)
            {
                if (IsKnownToCover(glob, positive))
                {
                    return true;
                }
            }

            return false;
        }

        private static bool IsDisjointFromAny(GlobPattern glob, List<GlobPattern> positives)
        {
            foreach (var positive in positives)
            {
                if (GlobRelations.Disjoint(glob, positive) == true)
                {
                    return true;
                }
            }

            return false;
        }

        /// <summary>The patterns but for those that another one lies within. The one whose words are read comes first: one with symbols if there is any.</summary>
        private static List<GlobPattern> WithoutWider(List<GlobPattern> chosen)
        {
            var needed = new List<GlobPattern>();
            foreach (var glob in chosen.Distinct().OrderByDescending(glob => glob.HasSymbols))
            {
                if (needed.Any(other => IsKnownToCover(glob, other)))
                {
                    continue;
                }

                needed.RemoveAll(other => !other.HasSymbols && IsKnownToCover(other, glob));
                needed.Add(glob);
            }

            return needed;
        }

        private static bool IsKnownToCover(GlobPattern wide, GlobPattern narrow) => GlobRelations.Covers(wide, narrow) == true;
    }

    private sealed class StateComparer : IEqualityComparer<ulong[]>
    {
        public static readonly StateComparer Instance = new();

        public bool Equals(ulong[]? x, ulong[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(ulong[] state)
        {
            var hash = 17UL;
            foreach (var word in state)
            {
                hash = (hash ^ word) * 0x9E3779B97F4A7C15UL;
                hash ^= hash >> 29;
            }

            return (int)hash;
        }
    }
}
