using System.Numerics;

namespace Parapet.Iam.Globs;

/// <summary>
/// All patterns of a question, read side by side: a state is the set of token positions at which each pattern may stand, one bit each.
/// Positions before a <c>*</c> that has been reached are dropped: whatever they can still match, the <c>*</c> matches too.
/// That keeps chains such as <c>*a*a*a*</c> linear.
/// </summary>
internal sealed class GlobMachine
{
    private readonly GlobPattern[] globs;
    private readonly int positives;
    private readonly Alphabet alphabet;
    private readonly int[] starts;
    private readonly int[] firsts;
    private readonly ulong[][] advances;
    private readonly ulong[][] loops;
    private readonly ulong[] manies;
    private readonly ulong[] unlimited;

    /// <param name="positives">Patterns that must match. Words are read from the first one; in the others a symbol may be any string.</param>
    /// <param name="negatives">Patterns that must not match; a symbol in them is only matched by the same symbol, or by a <c>*</c>.</param>
    /// <param name="alphabet">The letters.</param>
    public GlobMachine(IReadOnlyList<GlobPattern> positives, IReadOnlyList<GlobPattern> negatives, Alphabet alphabet)
    {
        this.positives = positives.Count;
        this.alphabet = alphabet;
        globs = [positives[0], .. positives.Skip(1).Select(Loosened), .. negatives];
        starts = new int[globs.Length + 1];
        for (var g = 0; g < globs.Length; g++)
        {
            starts[g + 1] = starts[g] + globs[g].Tokens.Length + 1;
        }

        Words = (starts[^1] + 63) / 64;
        firsts = new int[starts[^1]];
        manies = new ulong[Words];
        unlimited = new ulong[Words];
        advances = new ulong[alphabet.Count][];
        loops = new ulong[alphabet.Count][];
        for (var letter = 0; letter < alphabet.Count; letter++)
        {
            advances[letter] = new ulong[Words];
            loops[letter] = new ulong[Words];
        }

        for (var g = 0; g < globs.Length; g++)
        {
            Lay(g);
        }
    }

    /// <summary>How many 64-bit words a state has.</summary>
    public int Words { get; }

    public ulong[] Start()
    {
        var state = new ulong[Words];
        for (var g = 0; g < globs.Length; g++)
        {
            Set(state, starts[g]);
        }

        Close(state);
        return state;
    }

    public ulong[] Step(ulong[] state, int letter)
    {
        var next = new ulong[Words];
        var (advance, loop) = (advances[letter], loops[letter]);
        var carry = 0UL;
        for (var w = 0; w < Words; w++)
        {
            var moved = state[w] & advance[w];
            next[w] = (moved << 1) | carry | (state[w] & loop[w]);
            carry = moved >> 63;
        }

        if (letter >= alphabet.Characters.Length)
        {
            for (var g = 1; g < positives; g++)
            {
                PassAnything(state, next, g);
            }
        }

        Close(next);
        return next;
    }

    /// <summary>Whether every positive pattern matches what was read and no negative one does.</summary>
    public bool Accepts(ulong[] state)
    {
        for (var g = 0; g < globs.Length; g++)
        {
            if (Has(state, starts[g + 1] - 1) != (g < positives))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether nothing that may follow can be accepted: a positive pattern has failed, or a negative one matches whatever follows.</summary>
    public bool IsDead(ulong[] state)
    {
        for (var g = 0; g < positives; g++)
        {
            if (!Any(state, starts[g], starts[g + 1]))
            {
                return true;
            }
        }

        for (var g = positives; g < globs.Length; g++)
        {
            if (globs[g].Tokens is [.., { Kind: GlobKind.Many }] && Has(state, starts[g + 1] - 2))
            {
                return true;
            }
        }

        return false;
    }

    private static GlobPattern Loosened(GlobPattern glob) => glob.HasSymbols
        ? GlobPattern.Of(glob.Tokens.Select(token => token.Kind == GlobKind.Symbol ? new GlobToken(GlobKind.Many) : token), glob.IgnoreCase)
        : glob;

    private void Lay(int g)
    {
        var glob = globs[g];
        for (var i = 0; i <= glob.Tokens.Length; i++)
        {
            var bit = starts[g] + i;
            firsts[bit] = starts[g];
            if (i == glob.Tokens.Length)
            {
                return;
            }

            var token = glob.Tokens[i];
            if (token.IsMany)
            {
                Set(manies, bit);
                if (token.Kind == GlobKind.Many)
                {
                    Set(unlimited, bit);
                }
            }

            for (var letter = 0; letter < alphabet.Count; letter++)
            {
                if (Consumes(glob, token, letter))
                {
                    Set(token.IsMany ? loops[letter] : advances[letter], bit);
                }
            }
        }
    }

    private bool Consumes(GlobPattern glob, GlobToken token, int letter)
    {
        if (letter < alphabet.Characters.Length)
        {
            return glob.Consumes(token, alphabet.Characters[letter]);
        }

        var symbol = alphabet.Symbols[letter - alphabet.Characters.Length];
        return token.Kind switch
        {
            GlobKind.Many => true,
            GlobKind.ManyInSegment => symbol.InSegment,
            GlobKind.Symbol => token.Symbol == symbol,
            _ => false,
        };
    }

    /// <summary>An unknown string was read: a pattern that must match may stand anywhere further on.</summary>
    private void PassAnything(ulong[] state, ulong[] next, int g)
    {
        var any = false;
        for (var bit = starts[g]; bit < starts[g + 1]; bit++)
        {
            any |= Has(state, bit);
            if (any)
            {
                Set(next, bit);
            }
        }
    }

    /// <summary>Passes over each <c>*</c> that may match nothing, then drops the positions that a later <c>*</c> makes needless.</summary>
    private void Close(ulong[] state)
    {
        var carry = 0UL;
        for (var w = 0; w < Words; w++)
        {
            var moved = state[w] & manies[w];
            state[w] |= (moved << 1) | carry;
            carry = moved >> 63;
        }

        for (var w = Words - 1; w >= 0; w--)
        {
            for (var bits = state[w] & unlimited[w]; bits != 0; bits &= ~(1UL << (63 - BitOperations.LeadingZeroCount(bits))))
            {
                var bit = (w * 64) + 63 - BitOperations.LeadingZeroCount(bits);
                if (Has(state, bit))
                {
                    Clear(state, firsts[bit], bit);
                }
            }
        }
    }

    private static void Set(ulong[] bits, int at) => bits[at >> 6] |= 1UL << (at & 63);

    private static bool Has(ulong[] bits, int at) => (bits[at >> 6] & (1UL << (at & 63))) != 0;

    private static bool Any(ulong[] bits, int from, int to)
    {
        for (var w = from >> 6; w <= (to - 1) >> 6; w++)
        {
            if ((bits[w] & Range(w, from, to)) != 0)
            {
                return true;
            }
        }

        return false;
    }

    private static void Clear(ulong[] bits, int from, int to)
    {
        for (var w = from >> 6; w <= (to - 1) >> 6 && from < to; w++)
        {
            bits[w] &= ~Range(w, from, to);
        }
    }

    /// <summary>The bits of word <paramref name="w"/> that lie in a range of positions.</summary>
    private static ulong Range(int w, int from, int to)
    {
        var low = from <= w * 64 ? ulong.MaxValue : ulong.MaxValue << (from & 63);
        var high = to >= (w + 1) * 64 ? ulong.MaxValue : (1UL << (to & 63)) - 1;
        return low & high;
    }
}
