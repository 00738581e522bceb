namespace Parapet.Iam.Validation;

/// <summary>Patterns of a <c>Resource</c> element or of a condition: <c>*</c> stands for any characters, <c>?</c> for one; case matters.</summary>
internal static class Wildcards
{
    // Longer patterns are taken to overlap: the work grows with the product of the lengths.
    private const int LongestPattern = 2048;

    /// <summary>Whether every text that <paramref name="narrow"/> matches is matched by <paramref name="wide"/>; false when that is not certain.</summary>
    public static bool Covers(ReadOnlySpan<char> wide, ReadOnlySpan<char> narrow)
    {
        // A wildcard of the narrow pattern is an ordinary character here: only a wildcard of the wide one can match it.
        int w = 0, n = 0, star = -1, resume = 0;
        while (n < narrow.Length)
        {
            if (w < wide.Length && wide[w] == '*')
            {
                star = w++;
                resume = n;
            }
            else if (w < wide.Length && (wide[w] == '?' ? narrow[n] != '*' : wide[w] == narrow[n]))
            {
                w++;
                n++;
            }
            else if (star >= 0)
            {
                w = star + 1;
                n = ++resume;
            }
            else
            {
                return false;
            }
        }

        return wide[w..].Trim('*').IsEmpty;
    }

    /// <summary>Whether some text is matched by both patterns.</summary>
    public static bool Overlap(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        while (left.Length > 0 && right.Length > 0 && left[0] != '*' && right[0] != '*')
        {
            if (!Same(left[0], right[0]))
            {
                return false;
            }

            left = left[1..];
            right = right[1..];
        }

        while (left.Length > 0 && right.Length > 0 && left[^1] != '*' && right[^1] != '*')
        {
            if (!Same(left[^1], right[^1]))
            {
                return false;
            }

            left = left[..^1];
            right = right[..^1];
        }

        return left.Length > LongestPattern || right.Length > LongestPattern || OverlapSlowly(left, right);
    }

    // row[j]: whether some text is matched by the part of `left` read so far and by the first j characters of `right`.
    private static bool OverlapSlowly(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        var row = new bool[right.Length + 1];
        var before = new bool[right.Length + 1];
        before[0] = true;
        for (var j = 1; j <= right.Length && right[j - 1] == '*'; j++)
        {
            before[j] = true;
        }

        foreach (var one in left)
        {
            row[0] = one == '*' && before[0];
            for (var j = 1; j <= right.Length; j++)
            {
                row[j] = one == '*' || right[j - 1] == '*'
                    ? before[j] || row[j - 1]
                    : before[j - 1] && Same(one, right[j - 1]);
            }

            (row, before) = (before, row);
        }

        return before[right.Length];
    }

    private static bool Same(char left, char right) => left == right || left == '?' || right == '?';
}
