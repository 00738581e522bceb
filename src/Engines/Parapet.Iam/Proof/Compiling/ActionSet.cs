using System.Collections.Frozen;
using System.Collections.Immutable;
using Parapet.Iam.Globs;

namespace Parapet.Iam.Proof.Compiling;

/// <summary>The actions of an <c>Action</c> or <c>NotAction</c> element, indexed by service so that most pairs of patterns are never compared.</summary>
internal sealed class ActionSet
{
    private readonly FrozenSet<string> literals;
    private readonly FrozenDictionary<string, Glob[]> byService;
    private readonly Glob[] anyService;
    private readonly Glob[] all;

    public ActionSet(IEnumerable<Glob> globs, bool isNot)
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
    public ImmutableArray<Glob> Globs => [.. all];

    /// <summary>Whether no action is meant.</summary>
    public bool IsEmpty => all.Length == 0 && !IsNot;

    /// <summary>Whether the action's name, in lower case, is meant.</summary>
    public bool Contains(string action) => Lists(action) != IsNot;

    /// <summary>The patterns that may have an action in common with <paramref name="glob"/>; the first one that covers it alone when there is one.</summary>
    public List<Glob> Meeting(Glob glob, out bool isCovered)
    {
        var found = new List<Glob>();
        isCovered = false;
        if (glob.IsLiteral)
        {
            isCovered = Lists(glob.Prefix);
            return found;
        }

        var service = ServiceOf(glob);
        IEnumerable<Glob> candidates = service is null
            ? all
            : byService.GetValueOrDefault(service, []).Concat(anyService).Concat(LiteralsOf(service));
        foreach (var candidate in candidates)
        {
            if (GlobRelations.Covers(candidate, glob) == true)
            {
                isCovered = true;
                return [candidate];
            }

            if (GlobRelations.Disjoint(candidate, glob) != true)
            {
                found.Add(candidate);
            }
        }

        return found;
    }

    /// <summary>The service's prefix of a pattern, in lower case; null when it has a wildcard or there is no colon.</summary>
    public static string? ServiceOf(Glob glob) =>
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

    private IEnumerable<Glob> LiteralsOf(string service)
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
