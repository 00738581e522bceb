namespace Parapet.Analysis.Secrets.Code;

/// <summary>Words, blanks and brackets of masked source text.</summary>
internal static class Words
{
    /// <summary>The longest list of parameters or type that is looked through, so that hostile text takes no more than its length times this.</summary>
    public const int LongestHeader = 1_000;

    public static bool IsPart(char c) => char.IsLetterOrDigit(c) || c is '_' or '$';

    /// <summary>The word that begins at a place; empty when none does.</summary>
    public static string At(string masked, int at)
    {
        var end = at;
        while (end < masked.Length && IsPart(masked[end]))
        {
            end++;
        }

        return masked[at..end];
    }

    /// <summary>The first place from here on that is not blank.</summary>
    public static int Skip(string masked, int at)
    {
        while (at < masked.Length && char.IsWhiteSpace(masked[at]))
        {
            at++;
        }

        return at;
    }

    /// <summary>Whether a sign stands at a place.</summary>
    public static bool Has(string masked, int at, string sign) => string.CompareOrdinal(masked, at, sign, 0, sign.Length) == 0;

    /// <summary>Where the parenthesis that opens here is closed; null when that is too far away.</summary>
    public static int? Closing(string masked, int open)
    {
        var depth = 0;
        for (var i = open; i < Math.Min(masked.Length, open + LongestHeader); i++)
        {
            depth += masked[i] switch { '(' => 1, ')' => -1, _ => 0 };
            if (depth == 0)
            {
                return i;
            }
        }

        return null;
    }

    /// <summary>Where the brace that opens here is closed; the end of the text when it is not.</summary>
    public static int EndOf(string masked, int open)
    {
        var depth = 0;
        for (var i = open; i < masked.Length; i++)
        {
            depth += masked[i] switch { '{' => 1, '}' => -1, _ => 0 };
            if (depth == 0)
            {
                return i;
            }
        }

        return masked.Length;
    }

    /// <summary>Whether the <c>=</c> at a place assigns.</summary>
    public static bool Assigns(string masked, int at) =>
        masked[at] == '=' && (at + 1 == masked.Length || masked[at + 1] is not ('=' or '>')) && (at == 0 || masked[at - 1] is not ('=' or '!' or '<' or '>'));
}
