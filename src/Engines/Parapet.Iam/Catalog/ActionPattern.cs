namespace Parapet.Iam.Catalog;

/// <summary>
/// Patterns of a policy's <c>Action</c> element: <c>*</c> stands for any characters, <c>?</c> for one, case does not matter.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html
/// </summary>
public static class ActionPattern
{
    /// <summary>Whether the pattern matches an action such as <c>iam:PassRole</c>.</summary>
    public static bool Matches(ReadOnlySpan<char> pattern, ReadOnlySpan<char> action)
    {
        int p = 0, a = 0, star = -1, resume = 0;
        while (a < action.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                star = p++;
                resume = a;
            }
            else if (p < pattern.Length && (pattern[p] == '?' || Same(pattern[p], action[a])))
            {
                p++;
                a++;
            }
            else if (star >= 0)
            {
                p = star + 1;
                a = ++resume;
            }
            else
            {
                return false;
            }
        }

        return pattern[p..].Trim('*').IsEmpty;
    }

    /// <summary>Whether the pattern takes in every action of one service (<c>s3:*</c>, <c>s3:?*</c>) or of all services (<c>*</c>, <c>*:*</c>).</summary>
    public static bool IsWholeService(string pattern) =>
        IsWild(pattern.AsSpan(pattern.IndexOf(':', StringComparison.Ordinal) + 1));

    /// <summary>Whether the pattern takes in every action of every service.</summary>
    public static bool IsEverything(string pattern)
    {
        var colon = pattern.IndexOf(':', StringComparison.Ordinal);
        return IsWholeService(pattern) && (colon < 0 || IsWild(pattern.AsSpan(0, colon)));
    }

    /// <summary>Whether a part of a pattern is nothing but wildcards, one of them <c>*</c>.</summary>
    public static bool IsWild(ReadOnlySpan<char> part) => part.Contains('*') && part.Trim("*?").IsEmpty;

    // Actions are spelled in ASCII.
    private static bool Same(char left, char right) => left == right || ((left ^ right) == 0x20 && char.IsAsciiLetter(left));
}
