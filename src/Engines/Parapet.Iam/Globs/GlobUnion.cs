using System.Collections.Immutable;

namespace Parapet.Iam.Globs;

/// <summary>The strings that some of several patterns match.</summary>
public sealed class GlobUnion
{
    private readonly GlobIndex index;

    /// <param name="globs">The patterns; none at all matches nothing.</param>
    public GlobUnion(IEnumerable<GlobPattern> globs)
    {
        Globs = [.. globs.Distinct()];
        if (Globs.FirstOrDefault(glob => glob.IsAll) is { } all)
        {
            Globs = [all];
            IsAll = true;
        }

        index = new GlobIndex(Globs);
        HasSymbols = Globs.Any(glob => glob.HasSymbols);
        IgnoresCase = Globs.All(glob => glob.IgnoreCase) ? true : Globs.Any(glob => glob.IgnoreCase) ? null : false;
    }

    /// <summary>Every string.</summary>
    public static GlobUnion All { get; } = new([GlobPattern.All]);

    /// <summary>No string.</summary>
    public static GlobUnion None { get; } = new([]);

    /// <summary>The patterns, without repetition.</summary>
    public ImmutableArray<GlobPattern> Globs { get; }

    /// <summary>Whether a pattern matches every string.</summary>
    public bool IsAll { get; }

    /// <summary>The union of patterns as written in policies, with case.</summary>
    public static GlobUnion Of(params ReadOnlySpan<string> patterns)
    {
        var globs = new List<GlobPattern>();
        foreach (var pattern in patterns)
        {
            globs.Add(GlobPattern.Parse(pattern));
        }

        return new GlobUnion(globs);
    }

    /// <summary>Whether the string matches one of the patterns.</summary>
    public bool Matches(string text) => index.Matches(text);

    /// <summary>Whether a symbol occurs in one of the patterns.</summary>
    internal bool HasSymbols { get; }

    /// <summary>Whether upper and lower case are the same in all patterns, or in none; null when it differs.</summary>
    internal bool? IgnoresCase { get; }

    /// <summary>Two unions without a common bit have no string in common.</summary>
    internal ulong Heads => index.Heads;

    /// <summary>The patterns but for some that certainly have no string in common with the given one.</summary>
    internal ReadOnlySpan<GlobPattern> Near(GlobPattern glob) => index.Near(glob);
}
