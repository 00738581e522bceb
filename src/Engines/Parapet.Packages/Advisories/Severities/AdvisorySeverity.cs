namespace Parapet.Packages.Advisories.Severities;

/// <summary>How bad it is.</summary>
/// <param name="Level">In a word.</param>
/// <param name="Score">The CVSS base score from 0.0 to 10.0, or null when there is only a word or nothing.</param>
/// <param name="Source">The vector or the word it was taken from, or empty.</param>
public readonly record struct AdvisorySeverity(SeverityLevel Level, decimal? Score, string Source)
{
    /// <summary>Nobody has said.</summary>
    public static AdvisorySeverity Unknown { get; } = new(SeverityLevel.Unknown, null, "");

    /// <summary>
    /// The severity that an advisory has for one of its packages: what is said for the package goes before what is said for all, a vector of the newest
    /// CVSS before older ones, any vector before a word. A vector that does not follow its specification says nothing.
    /// </summary>
    public static AdvisorySeverity Of(Advisory advisory, AffectedPackage affected)
    {
        var own = Of(affected.Ratings.AsSpan(), affected.SeverityWord);
        return own.Level is SeverityLevel.Unknown ? Of(advisory) : own;
    }

    /// <summary>The severity that an advisory has for all its packages.</summary>
    public static AdvisorySeverity Of(Advisory advisory) => Of(advisory.Ratings.AsSpan(), advisory.SeverityWord);

    /// <summary>Negative, zero or positive as <paramref name="left"/> is less bad than, as bad as or worse than <paramref name="right"/>; unknown is least.</summary>
    public static int Compare(AdvisorySeverity left, AdvisorySeverity right)
    {
        var byLevel = left.Level.CompareTo(right.Level);
        return byLevel != 0 ? byLevel : decimal.Compare(left.Score ?? -1, right.Score ?? -1);
    }

    private static AdvisorySeverity Of(ReadOnlySpan<SeverityRating> ratings, string word)
    {
        var best = Unknown;
        var bestVersion = Cvss.None;
        foreach (var rating in ratings)
        {
            var version = Cvss.TryScore(rating.Score, out var score);
            if (version > bestVersion)
            {
                best = new(SeverityLevels.Of(score, version), score, rating.Score);
                bestVersion = version;
            }
            else if (bestVersion == Cvss.None && best.Level is SeverityLevel.Unknown)
            {
                best = OfWord(rating.Score);
            }
        }

        return best.Level is SeverityLevel.Unknown ? OfWord(word) : best;
    }

    private static AdvisorySeverity OfWord(string word) => SeverityLevels.OfWord(word) is var level and not SeverityLevel.Unknown ? new(level, null, word) : Unknown;
}
