using System.Collections.Frozen;
using System.Collections.Immutable;
using Parapet.Iam.Globs;

namespace Parapet.Iam.Proof.Compiling;

/// <summary>The actions of an <c>Action</c> or <c>NotAction</c> element, indexed by service so that most pairs of patterns are never compared.</summary>
internal sealed class ActionSet
{
    private readonly GlobUnion union;
    private readonly FrozenSet<string> literals;

    public ActionSet(IEnumerable<GlobPattern> globs, bool isNot)
    {
        IsNot = isNot;
        union = new GlobUnion(globs);
        literals = union.Globs.Where(glob => glob.IsLiteral).Select(glob => glob.Prefix).ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>Whether the patterns say which actions are not meant.</summary>
    public bool IsNot { get; }

    /// <summary>The patterns.</summary>
    public ImmutableArray<GlobPattern> Globs => union.Globs;

    /// <summary>Whether no action is meant.</summary>
    public bool IsEmpty => union.Globs.IsEmpty && !IsNot;

    /// <summary>Whether the action's name, in lower case, is meant.</summary>
    public bool Contains(string action) => Lists(action) != IsNot;

    /// <summary>Whether the patterns may have an action in common with the given union.</summary>
    public bool MayMeet(GlobUnion other) => (union.Heads & other.Heads) != 0;

    /// <summary>Whether one of the patterns is, or matches, a literal.</summary>
    public bool Lists(string action) => literals.Contains(action) || union.Matches(action);

    /// <summary>The patterns that may have an action in common with <paramref name="pattern"/>; null when one of them covers it alone.</summary>
    public GlobUnion? Meeting(GlobPattern pattern)
    {
        var found = new List<GlobPattern>();
        foreach (var candidate in union.Near(pattern))
        {
            if (GlobRelations.Covers(candidate, pattern) == true)
            {
                return null;
            }

            if (GlobRelations.Disjoint(candidate, pattern) != true)
            {
                found.Add(candidate);
            }
        }

        return found.Count == 0 ? GlobUnion.None : new GlobUnion(found);
    }

    /// <summary>The service's prefix of a pattern, in lower case; null when it has a wildcard or there is no colon.</summary>
    public static string? ServiceOf(GlobPattern glob) =>
        glob.Prefix.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon ? glob.Prefix[..colon] : null;
}
