using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Parapet.Iam.Escalation;

/// <summary>
/// Who can gain whose permissions in an account, directly and through others.
/// </summary>
public sealed class EscalationGraph
{
    private readonly FrozenDictionary<string, ImmutableArray<EscalationEdge>> byPrincipal;

    private EscalationGraph(ImmutableArray<EscalationEdge> edges)
    {
        Edges = edges;
        byPrincipal = edges.GroupBy(edge => edge.From, StringComparer.Ordinal).ToFrozenDictionary(group => group.Key, group => group.ToImmutableArray(), StringComparer.Ordinal);
    }

    /// <summary>Every step, in ordinal order of the principals and then of what is gained. A certain administrator has only the step to administrator.</summary>
    public ImmutableArray<EscalationEdge> Edges { get; }

    /// <summary>The graph of an account.</summary>
    public static EscalationGraph Of(EscalationInput input)
    {
        var account = new AccountIndex(input);
        return new EscalationGraph([.. account.Principals.SelectMany(principal => EdgeFinder.Find(account, principal))]);
    }

    /// <summary>The steps that one principal can take.</summary>
    public ImmutableArray<EscalationEdge> From(string principal) => byPrincipal.TryGetValue(principal, out var edges) ? edges : [];

    /// <summary>
    /// For everything that a principal can gain, the shortest route: of those that are certain throughout when there is one, else of all.
    /// In the order of the things gained. What lies behind administrator is not listed: it is everything.
    /// </summary>
    public ImmutableArray<EscalationRoute> Routes(string principal)
    {
        var certain = Search(principal, onlyCertain: true);
        var possible = Search(principal, onlyCertain: false);
        return
        [
            .. from pair in possible
               orderby pair.Key.Kind, pair.Key.Name
               select certain.TryGetValue(pair.Key, out var last)
                   ? Route(pair.Key, last, certain)
                   : Route(pair.Key, pair.Value, possible),
        ];
    }

    /// <summary>The shortest route to administrator, as <see cref="Routes"/> gives it; null when there is none.</summary>
    public EscalationRoute? ToAdministrator(string principal)
    {
        foreach (var onlyCertain in new[] { true, false })
        {
            var found = Search(principal, onlyCertain);
            if (found.TryGetValue(EscalationNode.Administrator, out var last))
            {
                return Route(EscalationNode.Administrator, last, found);
            }
        }

        return null;
    }

    /// <summary>What to take away, and from whom, so that the principal cannot become administrator any more, not even perhaps.</summary>
    public EscalationCut Cut(string principal) => CutSearch.Find(this, principal);

    /// <summary>For each thing within reach, the last step of a shortest route.</summary>
    private Dictionary<EscalationNode, EscalationEdge> Search(string principal, bool onlyCertain)
    {
        var last = new Dictionary<EscalationNode, EscalationEdge>();
        var queue = new Queue<string>([principal]);
        while (queue.TryDequeue(out var at))
        {
            foreach (var edge in From(at))
            {
                if ((edge.IsCertain || !onlyCertain) && edge.To != EscalationNode.Principal(principal) && last.TryAdd(edge.To, edge)
                    && edge.To.Kind == EscalationNodeKind.Principal)
                {
                    queue.Enqueue(edge.To.Name);
                }
            }
        }

        return last;
    }

    private static EscalationRoute Route(EscalationNode to, EscalationEdge last, Dictionary<EscalationNode, EscalationEdge> lasts)
    {
        var steps = new List<EscalationEdge> { last };
        while (lasts.TryGetValue(EscalationNode.Principal(steps[^1].From), out var before))
        {
            steps.Add(before);
        }

        steps.Reverse();
        return new EscalationRoute(to, [.. steps]);
    }
}

/// <summary>A way from a principal to something it can gain.</summary>
/// <param name="To">What is gained.</param>
/// <param name="Steps">The steps in order; at least one.</param>
public sealed record EscalationRoute(EscalationNode To, ImmutableArray<EscalationEdge> Steps)
{
    /// <summary>Whether every step is certain.</summary>
    public bool IsCertain => Steps.All(step => step.IsCertain);
}
