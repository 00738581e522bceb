using System.Collections.Immutable;
using Parapet.Iam.Evaluation;

namespace Parapet.Iam.Escalation;

/// <summary>Ways taken together, and what speaks for them.</summary>
internal sealed record Step(ImmutableArray<string> Paths, Evidence Evidence)
{
    /// <summary>Nothing has to be done.</summary>
    public static Step None { get; } = new([], Evidence.Plain);

    /// <summary>What can be taken away to close the step.</summary>
    public IEnumerable<EscalationGrant> Grants => Paths.Contains(EscalationCatalog.AlreadyAdministrator) ? [] : Evidence.Used.Select(use => use.Grant).Distinct();

    /// <summary>This and then the other.</summary>
    public Step And(Step other) => new([.. Paths, .. other.Paths.Where(path => !Paths.Contains(path))], Evidence.And(other.Evidence));

    /// <summary>Whether both are the same ways by the same grants.</summary>
    public bool IsLike(Step other) => Paths.SequenceEqual(other.Paths) && Grants.ToHashSet().SetEquals(other.Grants);
}

/// <summary>Collects a principal's steps; those that differ only in what they go through become one.</summary>
internal sealed class EdgeSet(string principal)
{
    private readonly Dictionary<(EscalationNode To, string Ways), (Step Best, SortedSet<string> Through)> steps = [];

    public void Add(EscalationNode to, Step step, string? through)
    {
        var key = (to, $"{string.Join(' ', step.Paths)} {string.Join(' ', Ordered(step.Grants))}");
        var (best, all) = steps.TryGetValue(key, out var known) ? known : (step, new SortedSet<string>(StringComparer.Ordinal));
        if (through is not null)
        {
            all.Add(through);
        }

        steps[key] = (step.Evidence.Truth > best.Evidence.Truth ? step : best, all);
    }

    public ImmutableArray<EscalationEdge> ToImmutable() =>
    [
        .. from pair in steps
           orderby pair.Key.To.Kind, pair.Key.To.Name, pair.Key.Ways
           select new EscalationEdge
           {
               From = principal,
               To = pair.Key.To,
               Paths = pair.Value.Best.Paths,
               Through = [.. pair.Value.Through],
               Permissions = pair.Value.Best.Evidence.Used,
               IsCertain = pair.Value.Best.Evidence.Truth == Truth.True,
               DependsOn = pair.Value.Best.Evidence.DependsOn,
               Grants = [.. Ordered(pair.Value.Best.Grants)],
           },
    ];

    private static IEnumerable<EscalationGrant> Ordered(IEnumerable<EscalationGrant> grants) =>
        grants.OrderBy(grant => grant.Holder, StringComparer.Ordinal).ThenBy(grant => grant.Action, StringComparer.Ordinal).ThenBy(grant => grant.Trusts, StringComparer.Ordinal);
}
