namespace Parapet.Packages.Gate;

/// <summary>Patterns for names: <c>*</c> is anything, <c>?</c> one character, the rest is itself.</summary>
internal static class NameGlob
{
    // One star is remembered at a time: when the rest does not fit, the last star takes one character more. At most pattern × name steps.
    public static bool Matches(string pattern, string name)
    {
        int p = 0, n = 0, star = -1, from = 0;
        while (n < name.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                star = p++;
                from = n;
            }
            else if (p < pattern.Length && (pattern[p] == '?' || pattern[p] == name[n]))
            {
                p++;
                n++;
            }
            else if (star >= 0)
            {
                p = star + 1;
                n = ++from;
            }
            else
            {
                return false;
            }
        }

        return pattern.AsSpan(p).TrimStart('*').IsEmpty;
    }
}
