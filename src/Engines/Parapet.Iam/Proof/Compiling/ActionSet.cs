using System.Collections.Frozen;
using System.Collections.Immutable;
using Parapet.Iam.Globs;

namespace Parapet.Iam.Proof.Compiling;

/// <summary>The actions of an <c>Action</c> or <c>NotAction</c> element, indexed by service so that most pairs of patterns are never compared.</summary>
internal sealed class ActionSet
{
    private readonly FrozenSet<string> literals;
    private readonly FrozenDictionary<string, GlobPattern[]> byService;
    private readonly GlobPattern[] anyService;
    private readonly GlobPattern[] all;
    private readonly Dictionary<GlobPattern, GlobUnion?> meetings = [];

    public ActionSet(IEnumerable<GlobPattern> globs, bool isNot)
    {
        IsNot = isNot;
        all = [.. globs.Distinct()];
        literals = all.Where(glob => glob.IsLiteral).Select(glob => glob.Prefix).ToFrozenSet(StringComparer.Ordinal);
        var wild = all.Where(glob => !glob.IsLiteral).ToArray();
        byService = wild.Where(glob => ServiceOf(glob) is not null).GroupBy(glob => ServiceOf(glob)!, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
        anyService = [.. wild.Where(glob => ServiceOf(glob) is null)];
    }

    /// <summary>Whether the patterns say which actions are not meant.</summary>
    public bool IsNot { get; }

    /// <summary>The patterns.</summary>
    public ImmutableArray<GlobPattern> Globs => [.. all];

    /// <summary>Whether no action is meant.</summary>
    public bool IsEmpty => all.Length == 0 && !IsNot;

    /// <summary>Whether the action's name, in lower case, is meant.</summary>
    public bool Contains(string action) => Lists(action) != IsNot;

    /// <summary>The patterns that may have an action in common with <paramref name="pattern"/>; none when one of them covers it alone.</summary>
    public GlobUnion Meeting(GlobPattern pattern, out bool isCovered)
    {
        if (pattern.IsLiteral)
        {
            isCovered = Lists(pattern.Prefix);
            return GlobUnion.None;
        }

        if (!meetings.TryGetValue(pattern, out var found))
        {
            found = Meet(pattern);
            meetings.Add(pattern, found);
        }

        isCovered = found is null;
        return found ?? GlobUnion.None;
    }

    private GlobUnion? Meet(GlobPattern pattern)
    {
        var service = ServiceOf(pattern);
        IEnumerable<GlobPattern> candidates = service is null
            ? all
            : byService.GetValueOrDefault(service, []).Concat(anyService).Concat(LiteralsOf(service));
        var found = new List<GlobPattern>();
        foreach (var candidate in candidates)
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

    private bool Lists(string action)
    {
        if (literals.Contains(action) || anyService.Any(glob => glob.Matches(action)))
        {
            return true;
        }

        return action.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon
            && byService.TryGetValue(action[..colon], out var globs) && globs.Any(glob => glob.Matches(action));
    }

    private IEnumerable<GlobPattern> LiteralsOf(string service)
    {
        foreach (var glob in all)
        {
            if (glob.IsLiteral && glob.Prefix.Length > service.Length && glob.Prefix[service.Length] == ':' && glob.Prefix.StartsWith(service, StringComparison.Ordinal))
            {
                yield return glob;
            }
        }
    }
}
