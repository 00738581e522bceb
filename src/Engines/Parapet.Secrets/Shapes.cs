using System.Buffers;

namespace Parapet.Secrets;

/// <summary>The shapes that most secrets have, as matchers, and the alphabets they are written in.</summary>
internal static class Shapes
{
    private const string UpperLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private const string LowerLetters = "abcdefghijklmnopqrstuvwxyz";
    private const string Numbers = "0123456789";

    public const string AlphanumericCharacters = Numbers + UpperLetters + LowerLetters;
    public const string Base64UrlCharacters = AlphanumericCharacters + "-_";
    public const string Base64Characters = AlphanumericCharacters + "+/";
    public const string HexCharacters = Numbers + "abcdef";
    public const string Base32Characters = UpperLetters + "234567";
    public const string LetterCharacters = UpperLetters + LowerLetters;

    public static readonly SearchValues<char> Alphanumeric = SearchValues.Create(AlphanumericCharacters);
    public static readonly SearchValues<char> Base64Url = SearchValues.Create(Base64UrlCharacters);
    public static readonly SearchValues<char> Base64 = SearchValues.Create(Base64Characters);
    public static readonly SearchValues<char> Hex = SearchValues.Create(HexCharacters);
    public static readonly SearchValues<char> Base32 = SearchValues.Create(Base32Characters);
    public static readonly SearchValues<char> Letters = SearchValues.Create(LetterCharacters);

    /// <summary>The anchor is the token's own start, and a run of an alphabet follows that is as long as stated and no longer.</summary>
    public static SecretMatcher Token(SearchValues<char> alphabet, int min, int max, Func<string, SecretSpan, bool>? also = null) => (text, anchor) =>
    {
        var length = RunAt(text, anchor.End, alphabet, max);
        if (length < min || length > max || !StandsAlone(text, anchor.Offset))
        {
            return null;
        }

        var span = anchor with { Length = anchor.Length + length };
        return Placeholders.IsOne(text.AsSpan(anchor.End, length)) || also?.Invoke(text, span) == false ? null : span;
    };

    /// <summary>How many characters from <paramref name="start"/> on are of the alphabet; counts to one past <paramref name="max"/>.</summary>
    public static int RunAt(string text, int start, SearchValues<char> alphabet, int max)
    {
        var rest = text.AsSpan(start, Math.Min(max + 1, text.Length - start));
        var end = rest.IndexOfAnyExcept(alphabet);
        return end < 0 ? rest.Length : end;
    }

    /// <summary>Whether no letter or digit stands right before, so that this is a start and not the middle of a longer word.</summary>
    public static bool StandsAlone(string text, int start) =>
        start == 0 || !(char.IsAsciiLetterOrDigit(text[start - 1]) || text[start - 1] is '_' or '-');
}
