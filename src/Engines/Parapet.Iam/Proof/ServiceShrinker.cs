using System.Collections.Immutable;
using Parapet.Iam.Catalog;
using Parapet.Iam.Globs;

namespace Parapet.Iam.Proof;

/// <summary>Finds few patterns for some of a service's actions, and for none of its others.</summary>
internal sealed class ServiceShrinker
{
    private readonly string[] wanted;
    private readonly string[] unwanted;

    public ServiceShrinker(Service service, IEnumerable<string> names)
    {
        wanted = [.. names.Order(StringComparer.Ordinal)];
        var set = wanted.ToHashSet(StringComparer.OrdinalIgnoreCase);
        unwanted = [.. service.Actions.Select(action => action.Name).Where(name => !set.Contains(name))];
    }

    /// <summary>The patterns, without the service's prefix.</summary>
    public ImmutableArray<string> Patterns()
    {
        if (unwanted.Length == 0)
        {
            return ["*"];
        }

        var candidates = Candidates().Select(pattern => (Pattern: pattern, Covered: Covered(pattern))).Where(candidate => candidate.Covered.Count > 1)
            .OrderBy(candidate => candidate.Pattern.Length).ThenBy(candidate => candidate.Pattern, StringComparer.Ordinal).ToList();
        var left = Enumerable.Range(0, wanted.Length).ToHashSet();
        var chosen = new List<(string Pattern, List<int> Covered)>();
        while (candidates.OrderByDescending(candidate => candidate.Covered.Count(left.Contains)).FirstOrDefault() is { Pattern: not null } best && best.Covered.Count(left.Contains) > 1)
        {
            chosen.Add(best);
            left.ExceptWith(best.Covered);
        }

        return [.. WithoutNeedless(chosen).Select(choice => choice.Pattern), .. left.Select(i => wanted[i])];
    }

    // A pattern is needless when the others, chosen before or after it, cover all that it covers.
    private static List<(string Pattern, List<int> Covered)> WithoutNeedless(List<(string Pattern, List<int> Covered)> chosen)
    {
        for (var i = chosen.Count - 1; i >= 0; i--)
        {
            if (chosen[i].Covered.All(name => chosen.Where((_, other) => other != i).Any(choice => choice.Covered.Contains(name))))
            {
                chosen.RemoveAt(i);
            }
        }

        return chosen;
    }

    private List<int> Covered(string pattern)
    {
        var glob = GlobPattern.Parse(pattern, ignoreCase: true);
        return [.. Enumerable.Range(0, wanted.Length).Where(i => glob.Matches(wanted[i]))];
    }

    /// <summary>For each name its shortest starts and ends that no other action shares, and what they are around a word.</summary>
    private HashSet<string> Candidates()
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in wanted)
        {
            var words = Words(name);
            Add(Enumerable.Range(1, name.Length).Select(length => name[..length] + "*"), found);
            Add(Enumerable.Range(1, name.Length).Select(length => "*" + name[^length..]), found);
            foreach (var end in words)
            {
                Add(Enumerable.Range(1, end).Select(length => $"{name[..length]}*{name[end..]}"), found);
                Add(words.Where(other => other > end).Select(other => $"*{name[end..other]}*"), found);
            }
        }

        return found;
    }

    // The shortest is enough: longer ones cover no more.
    private void Add(IEnumerable<string> fromShortest, HashSet<string> found)
    {
        foreach (var pattern in fromShortest)
        {
            var glob = GlobPattern.Parse(pattern, ignoreCase: true);
            if (!unwanted.Any(glob.Matches))
            {
                found.Add(pattern);
                return;
            }
        }
    }

    private static int[] Words(string name) => [.. Enumerable.Range(1, name.Length - 1).Where(i => char.IsAsciiLetterUpper(name[i]) && !char.IsAsciiLetterUpper(name[i - 1]))];
}
