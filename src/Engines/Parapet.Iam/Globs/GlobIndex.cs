using System.Collections.Immutable;

namespace Parapet.Iam.Globs;

/// <summary>
/// Finds the patterns that start like another one. Action names start with their service (<c>s3:</c>), and a policy can list hundreds:
/// to look only at those of the same service keeps comparisons of long lists short.
/// </summary>
internal sealed class GlobIndex
{
    private const int WorthIndexing = 8;

    private readonly GlobPattern[] all;
    private readonly Dictionary<string, GlobPattern[]>? byHead;
    private readonly GlobPattern[] headless = [];
    private readonly bool ignoreCase;
    private HashSet<string>? literals;

    public GlobIndex(ImmutableArray<GlobPattern> globs)
    {
        foreach (var glob in globs)
        {
            Heads |= Head(glob.Prefix) is { } head ? 1UL << (int)(Hash(head) & 63) : ulong.MaxValue;
        }

        all = [.. globs];
        ignoreCase = globs.Length > 0 && globs[0].IgnoreCase;
        if (globs.Length < WorthIndexing || globs.Any(glob => glob.IgnoreCase != ignoreCase))
        {
            return;
        }

        headless = [.. globs.Where(glob => Head(glob.Prefix) is null)];
        byHead = globs.Where(glob => Head(glob.Prefix) is not null).GroupBy(glob => Head(glob.Prefix)!, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => (GlobPattern[])[.. group, .. headless], StringComparer.Ordinal);
    }

    /// <summary>A bit for each start; two sets of patterns without a common bit have no string in common.</summary>
    public ulong Heads { get; }

    /// <summary>The patterns that may have a string in common with one.</summary>
    public ReadOnlySpan<GlobPattern> Near(GlobPattern glob) => glob.IgnoreCase == ignoreCase ? From(glob.Prefix) : all;

    /// <summary>Whether some pattern matches a string.</summary>
    public bool Matches(string text)
    {
        var isIndexed = byHead is not null;
        var start = ignoreCase ? text.ToLowerInvariant() : text;
        if (isIndexed && Literals().Contains(start))
        {
            return true;
        }

        foreach (var glob in From(start))
        {
            if (!(isIndexed && glob.IsLiteral) && glob.Matches(text))
            {
                return true;
            }
        }

        return false;
    }

    // Most lists are never asked about a string.
    private HashSet<string> Literals() => literals ??= all.Where(glob => glob.IsLiteral).Select(glob => glob.Prefix).ToHashSet(StringComparer.Ordinal);

    private GlobPattern[] From(string start)
    {
        if (byHead is null)
        {
            return all;
        }

        // Without a head everything may be meant; a whole string without one can only match patterns without one, which is no loss to check.
        return Head(start) is { } head ? byHead.GetValueOrDefault(head, headless) : all;
    }

    // The same for all cases, as patterns may differ in whether case matters.
    private static uint Hash(string head)
    {
        var hash = 17u;
        foreach (var one in head)
        {
            hash = (hash * 31) + char.ToLowerInvariant(one);
        }

        return hash ^ (hash >> 7);
    }

    private static string? Head(string start) => start.IndexOf(':', StringComparison.Ordinal) is >= 0 and var colon ? start[..colon] : null;
}
