using System.Collections.Immutable;

namespace Parapet.Iam.Escalation;

/// <summary>
/// Looks for the fewest grants without which a principal cannot become administrator: a smallest set that meets every route.
/// Such sets are hard to find in general, so that the search stops after a bounded effort and settles for a set of which no part can be spared.
/// </summary>
internal sealed class CutSearch
{
    private const int MostTries = 20_000;
    private const int MostLinksLookedAt = 10_000_000;

    private readonly string start;
    private readonly Dictionary<string, List<Link>> links;
    private readonly HashSet<EscalationGrant> removed = [];
    private readonly int mostTries;
    private int tries;

    private CutSearch(string start, Dictionary<string, List<Link>> links)
    {
        this.start = start;
        this.links = links;
        mostTries = Math.Min(MostTries, MostLinksLookedAt / Math.Max(1, links.Values.Sum(all => all.Count)));
    }

    public static EscalationCut Find(EscalationGraph graph, string principal)
    {
        var links = LinksToAdministrator(graph, principal);
        if (!links.ContainsKey(principal))
        {
            return new EscalationCut { Grants = [], IsSmallest = true, IsHopeless = false };
        }

        var search = new CutSearch(principal, links);
        if (search.Route(link => link.Grants.IsEmpty) is not null)
        {
            return new EscalationCut { Grants = [], IsSmallest = true, IsHopeless = true };
        }

        for (var size = 1; search.tries < search.mostTries; size++)
        {
            if (search.Cuts(size))
            {
                return Result(search.removed, isSmallest: true);
            }
        }

        return Result(search.Greedy(), isSmallest: false);
    }

    private static EscalationCut Result(IEnumerable<EscalationGrant> grants, bool isSmallest) =>
        new() { Grants = [.. Ordered(grants)], IsSmallest = isSmallest, IsHopeless = false };

    /// <summary>Whether the routes that are left can be met by at most so many more grants; on success they are in <see cref="removed"/>.</summary>
    private bool Cuts(int size)
    {
        if (Route(link => !link.Grants.Any(removed.Contains)) is not { } route)
        {
            return true;
        }

        if (size == 0 || ++tries >= mostTries)
        {
            return false;
        }

        // One grant of this route has to go, whichever it is.
        foreach (var grant in Ordered(route.SelectMany(link => link.Grants).Distinct()))
        {
            removed.Add(grant);
            if (Cuts(size - 1))
            {
                return true;
            }

            removed.Remove(grant);
        }

        return false;
    }

    private HashSet<EscalationGrant> Greedy()
    {
        removed.Clear();
        while (Route(link => !link.Grants.Any(removed.Contains)) is { } route)
        {
            var open = links.Values.SelectMany(all => all).Where(link => !link.Grants.Any(removed.Contains)).ToList();
            removed.Add(Ordered(route.SelectMany(link => link.Grants).Distinct()).MaxBy(grant => open.Count(link => link.Grants.Contains(grant))));
        }

        foreach (var grant in Ordered(removed).ToList())
        {
            removed.Remove(grant);
            if (Route(link => !link.Grants.Any(removed.Contains)) is not null)
            {
                removed.Add(grant);
            }
        }

        return removed;
    }

    /// <summary>A shortest route to administrator over links that pass; null when there is none.</summary>
    private List<Link>? Route(Func<Link, bool> passes)
    {
        var last = new Dictionary<string, Link>(StringComparer.Ordinal);
        var queue = new Queue<string>([start]);
        while (queue.TryDequeue(out var at))
        {
            foreach (var link in links.GetValueOrDefault(at) ?? [])
            {
                if (link.To != start && !last.ContainsKey(link.To) && passes(link))
                {
                    last.Add(link.To, link);
                    if (link.To.Length == 0)
                    {
                        return Trace(last);
                    }

                    queue.Enqueue(link.To);
                }
            }
        }

        return null;
    }

    private List<Link> Trace(Dictionary<string, Link> last)
    {
        var route = new List<Link>();
        for (var at = ""; at != start; at = route[^1].From)
        {
            route.Add(last[at]);
        }

        return route;
    }

    /// <summary>The steps that lie on some route from the principal to administrator, without those that fall whenever another between the same two falls.</summary>
    private static Dictionary<string, List<Link>> LinksToAdministrator(EscalationGraph graph, string principal)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal) { principal };
        var queue = new Queue<string>([principal]);
        var into = new Dictionary<string, List<EscalationEdge>>(StringComparer.Ordinal);
        while (queue.TryDequeue(out var at))
        {
            foreach (var edge in graph.From(at).Where(edge => edge.To.Kind != EscalationNodeKind.Capability))
            {
                if (!into.TryGetValue(edge.To.Name, out var edges))
                {
                    into.Add(edge.To.Name, edges = []);
                }

                edges.Add(edge);
                if (edge.To.Kind == EscalationNodeKind.Principal && reached.Add(edge.To.Name))
                {
                    queue.Enqueue(edge.To.Name);
                }
            }
        }

        var links = new Dictionary<string, List<Link>>(StringComparer.Ordinal);
        var leading = new HashSet<string>(StringComparer.Ordinal) { "" };
        queue.Enqueue("");
        while (queue.TryDequeue(out var to))
        {
            foreach (var group in (into.GetValueOrDefault(to) ?? []).GroupBy(edge => edge.From, StringComparer.Ordinal))
            {
                if (!links.TryGetValue(group.Key, out var known))
                {
                    links.Add(group.Key, known = []);
                }

                known.AddRange(Needed(group.Key, to, group));
                if (leading.Add(group.Key))
                {
                    queue.Enqueue(group.Key);
                }
            }
        }

        return links;
    }

    private static List<Link> Needed(string from, string to, IEnumerable<EscalationEdge> edges)
    {
        var needed = new List<Link>();
        foreach (var grants in edges.Select(edge => edge.Grants).OrderBy(grants => grants.Length))
        {
            if (!needed.Any(link => link.Grants.All(grants.Contains)))
            {
                needed.Add(new Link(from, to, grants));
            }
        }

        return needed;
    }

    private static IEnumerable<EscalationGrant> Ordered(IEnumerable<EscalationGrant> grants) =>
        grants.OrderBy(grant => grant.Holder, StringComparer.Ordinal).ThenBy(grant => grant.Action, StringComparer.Ordinal).ThenBy(grant => grant.Trusts, StringComparer.Ordinal);

    /// <summary>A step between two principals, or to administrator, which has the empty name.</summary>
    private sealed record Link(string From, string To, ImmutableArray<EscalationGrant> Grants);
}
