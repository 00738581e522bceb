namespace Parapet.Cli;

/// <summary>Finds what somebody may have meant by a name that does not exist.</summary>
internal static class NearestName
{
    // Names longer than this are no slip of the pen; the work grows with the square of the length.
    private const int LongestName = 200;

    // Somebody who gets more than every third letter wrong means something else.
    private const int LettersForEachSlip = 3;

    /// <summary>The candidate that takes the fewest letters added, left out or replaced, ignoring case; the first of several, null when none is near.</summary>
    public static string? Of(string word, IEnumerable<string> candidates) =>
        word.Length > LongestName ? null : candidates
            .Select(name => (Name: name, Distance: Distance(name.ToUpperInvariant(), word.ToUpperInvariant())))
            .Where(candidate => candidate.Distance <= Math.Max(1, word.Length / LettersForEachSlip))
            .OrderBy(candidate => candidate.Distance).FirstOrDefault().Name;

    // Of `orders-prod-PlaceOrder-a1B2c3` people write a part.
    private static int Distance(string name, string word) => word.Length >= LettersForEachSlip && name.Contains(word, StringComparison.Ordinal)
        ? 0
        : name.Split('-', '/').Append(name).Min(part => EditDistance(part, word));

    private static int EditDistance(string left, string right)
    {
        var previous = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var current = new int[right.Length + 1];
            current[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var change = left[i - 1] == right[j - 1] ? 0 : 1;
                current[j] = Math.Min(Math.Min(current[j - 1], previous[j]) + 1, previous[j - 1] + change);
            }

            previous = current;
        }

        return previous[^1];
    }
}
