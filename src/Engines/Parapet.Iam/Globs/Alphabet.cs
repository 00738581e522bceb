namespace Parapet.Iam.Globs;

/// <summary>
/// The letters that a search has to tell apart: the characters that occur in the patterns, one that stands for all others, and the symbols.
/// The letter for all others comes first, so that a search meets the shortest of the readable witnesses first.
/// </summary>
internal sealed class Alphabet
{
    private const string Readable = "xyzabcdefghijklmnopqrstuvw0123456789XYZABCDEFGHIJKLMNOPQRSTUVW-_.";

    private Alphabet(char[] characters, Symbol[] symbols)
    {
        Characters = characters;
        Symbols = symbols;
    }

    public char[] Characters { get; }

    public Symbol[] Symbols { get; }

    public int Count => Characters.Length + Symbols.Length;

    /// <param name="globs">All patterns of the question.</param>
    /// <param name="words">The pattern that the words are read from: only its symbols can occur in them.</param>
    public static Alphabet Of(IReadOnlyList<GlobPattern> globs, GlobPattern words)
    {
        var characters = new SortedSet<char>();
        var exact = globs.Any(glob => !glob.IgnoreCase);
        foreach (var glob in globs)
        {
            foreach (var token in glob.Tokens)
            {
                if (token.Kind == GlobKind.Literal)
                {
                    characters.Add(token.Char);
                    if (exact && glob.IgnoreCase)
                    {
                        characters.Add(char.ToUpperInvariant(token.Char));
                    }
                }
                else if (token.Kind is GlobKind.OneInSegment or GlobKind.ManyInSegment)
                {
                    characters.Add(':');
                }
            }
        }

        var symbols = words.Tokens.Where(token => token.Symbol is not null).Select(token => token.Symbol!).Distinct();
        return new Alphabet([Other(characters), .. characters], [.. symbols]);
    }

    /// <summary>A character that is none of the given, in no case: any character that occurs nowhere stands for all of them.</summary>
    private static char Other(SortedSet<char> taken)
    {
        bool IsFree(char c) => !taken.Contains(c) && !taken.Contains(char.ToLowerInvariant(c)) && !taken.Contains(char.ToUpperInvariant(c));

        foreach (var c in Readable)
        {
            if (IsFree(c))
            {
                return c;
            }
        }

        var rare = '\u4e00';
        while (!IsFree(rare))
        {
            rare++;
        }

        return rare;
    }
}
