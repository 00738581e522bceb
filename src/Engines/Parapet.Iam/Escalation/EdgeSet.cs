using System.Collections.Immutable;
using Parapet.Iam.Evaluation;

namespace Parapet.Iam.Escalation;

/// <summary>Ways taken together, and what speaks for them.</summary>
internal sealed class Step(ImmutableArray<string> paths, Evidence evidence)
{
    private string? ways;

    /// <summary>Nothing has to be done.</summary>
    public static Step None { get; } = new([], Evidence.Plain);

    public ImmutableArray<string> Paths => paths;

    public Evidence Evidence => evidence;

    /// <summary>What can be taken away to close the step.</summary>
    public IEnumerable<EscalationGrant> Grants => paths.Contains(EscalationCatalog.AlreadyAdministrator) ? [] : evidence.Used.Select(use => use.Grant).Distinct();

    /// <summary>
    /// The ways as text, with the trust they rest on: equal for steps of one principal that differ only in what they go through, since a way always
    /// takes the same permissions of whoever takes it.
    /// </summary>
    public string Ways => ways ??= string.Join(' ', paths.Concat(evidence.Used.Where(use => use.Grant.Trusts is not null).Select(use => $"{use.Grant.Holder}={use.Grant.Trusts}")));

    /// <summary>This and then the other.</summary>
    public Step And(Step other) => new([.. paths, .. other.Paths.Where(path => !paths.Contains(path))], evidence.And(other.Evidence));
}

/// <summary>Collects a principal's steps; those that differ only in what they go through become one.</summary>
internal sealed class EdgeSet(EscalationPrincipal principal)
{
    private readonly Dictionary<(EscalationNode To, string Ways), (Step Best, List<string> Through)> steps = [];
    private readonly Dictionary<Use, EscalationPermission> explained = new(ReferenceEqualityComparer.Instance);

    public void Add(EscalationNode to, Step step, string? through)
    {
        var key = (to, step.Ways);
        var (best, all) = steps.TryGetValue(key, out var known) ? known : (step, []);
        if (through is not null)
        {
            all.Add(through);
        }

        steps[key] = (step.Evidence.Truth > best.Evidence.Truth ? step : best, all);
    }

    public ImmutableArray<EscalationEdge> ToImmutable() =>
    [
        .. steps.OrderBy(pair => pair.Key.To.Kind).ThenBy(pair => pair.Key.To.Name, StringComparer.Ordinal).ThenBy(pair => pair.Key.Ways, StringComparer.Ordinal)
            .Select(pair => Edge(pair.Key.To, pair.Value.Best, pair.Value.Through)),
    ];

    private EscalationEdge Edge(EscalationNode to, Step step, List<string> through) => new()
    {
        From = principal.Arn,
        To = to,
        Paths = step.Paths,
        Through = [.. through.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
        Permissions = [.. step.Evidence.Used.Select(Explain)],
        IsCertain = step.Evidence.Truth == Truth.True,
        DependsOn = step.Evidence.DependsOn,
        Grants = [.. step.Grants.OrderBy(grant => grant.Holder, StringComparer.Ordinal).ThenBy(grant => grant.Action, StringComparer.Ordinal).ThenBy(grant => grant.Trusts, StringComparer.Ordinal)],
    };

    private EscalationPermission Explain(Use use)
    {
        if (!explained.TryGetValue(use, out var permission))
        {
            explained.Add(use, permission = new(use.Grant, use.Resource, use.Allowed, use.Question is null ? [] : principal.Permissions.Statements(use.Question)));
        }

        return permission;
    }
}
