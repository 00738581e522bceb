using System.Collections.Immutable;

namespace Parapet.Iam.Globs;

/// <summary>The strings that some of several patterns match.</summary>
public sealed class GlobUnion
{
    /// <param name="globs">The patterns; none at all matches nothing.</param>
    public GlobUnion(IEnumerable<GlobPattern> globs)
    {
        Globs = [.. globs.Distinct()];
        if (Globs.FirstOrDefault(glob => glob.IsAll) is { } all)
        {
            Globs = [all];
            IsAll = true;
        }
    }

    /// <summary>Every string.</summary>
    public static GlobUnion All { get; } = new([GlobPattern.All]);

    /// <summary>No string.</summary>
    public static GlobUnion None { get; } = new([]);

    /// <summary>The patterns, without repetition.</summary>
    public ImmutableArray<GlobPattern> Globs { get; }

    /// <summary>Whether a pattern matches every string.</summary>
    public bool IsAll { get; }

    /// <summary>Whether the string matches one of the patterns.</summary>
    public bool Matches(string text) => Globs.Any(glob => glob.Matches(text));

    /// <summary>The union of one pattern.</summary>
    public static GlobUnion Of(params ReadOnlySpan<string> patterns)
    {
        var globs = new List<GlobPattern>();
        foreach (var pattern in patterns)
        {
            globs.Add(GlobPattern.Parse(pattern));
        }

        return new GlobUnion(globs);
    }
}
