using System.Collections.Immutable;
using Parapet.Iam.Evaluation;

namespace Parapet.Iam.Escalation;

/// <summary>Finds every step that one principal can take.</summary>
internal sealed class EdgeFinder
{
    private readonly AccountIndex account;
    private readonly EscalationPrincipal self;
    private readonly TargetFinder targets;
    private readonly EdgeSet edges;
    private readonly Dictionary<string, List<Step>> taken = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Step>> lifts = new(StringComparer.Ordinal);
    private readonly List<(string Target, Step Step)> edits = [];

    private EdgeFinder(AccountIndex account, EscalationPrincipal self)
    {
        this.account = account;
        this.self = self;
        targets = new TargetFinder(account, new Inquiry(self, account.Input));
        edges = new EdgeSet(self);
    }

    /// <summary>The steps of a principal, in a fixed order. Who is certainly an administrator has the one step that says so.</summary>
    public static ImmutableArray<EscalationEdge> Find(AccountIndex account, EscalationPrincipal self) => new EdgeFinder(account, self).Find();

    private ImmutableArray<EscalationEdge> Find()
    {
        foreach (var path in EscalationCatalog.Paths)
        {
            foreach (var (target, evidence) in targets.Open(path))
            {
                if (path.Id == EscalationCatalog.AlreadyAdministrator && evidence.Truth == Truth.True)
                {
                    edges.Add(EscalationNode.Administrator, new Step([path.Id], evidence), null);
                    return edges.ToImmutable();
                }

                Record(path, target, new Step([path.Id], evidence));
            }
        }

        foreach (var (target, step) in edits)
        {
            foreach (var affected in account.AffectedBy(target))
            {
                AddRewrite(affected, step);
            }
        }

        return edges.ToImmutable();
    }

    private void Record(EscalationPath path, EscalationTarget target, Step step)
    {
        switch (path.Gives)
        {
            case EscalationGain.Target:
                AddTaking(target.Arn, step, null);
                break;
            case EscalationGain.TargetRole:
                AddTaking(target.Workload?.Role, step, target.Arn);
                break;
            case EscalationGain.Edit:
                edits.Add((target.Arn, step));
                break;
            case EscalationGain.Lift:
                Remember(lifts, target.Arn, step);
                if (target.Arn == self.Arn && self.HasBoundary != Truth.False)
                {
                    edges.Add(EscalationNode.Capability("own-boundary-removed"), step, target.Arn);
                }

                break;
            case EscalationGain.Administrator:
                edges.Add(EscalationNode.Administrator, step, null);
                break;
            case EscalationGain.Capability:
                edges.Add(EscalationNode.Capability(path.Capability!), step, target.Arn is { Length: > 0 } about ? about : null);
                break;
        }
    }

    private void AddTaking(string? principal, Step step, string? through)
    {
        if (principal is not null && principal != self.Arn)
        {
            Remember(taken, principal, step);
            edges.Add(EscalationNode.Principal(principal), step, through);
        }
    }

    /// <summary>
    /// Who can rewrite the policies of a principal is an administrator as soon as it is, or gets at, that principal, unless a boundary is left that caps them.
    /// </summary>
    private void AddRewrite(EscalationPrincipal affected, Step rewrite)
    {
        var isSelf = affected.Arn == self.Arn;
        var freely = Unbounded(affected).ToList();
        if (isSelf && affected.HasBoundary == Truth.True)
        {
            // Also when the boundary can perhaps be taken away: that is another step.
            edges.Add(EscalationNode.Capability("everything-within-own-boundary"), rewrite, null);
        }

        foreach (var lift in freely)
        {
            if (isSelf)
            {
                edges.Add(EscalationNode.Administrator, rewrite.And(lift), null);
                continue;
            }

            foreach (var taking in taken.GetValueOrDefault(affected.Arn) ?? [])
            {
                edges.Add(EscalationNode.Administrator, rewrite.And(taking).And(lift), affected.Arn);
            }
        }
    }

    /// <summary>The ways to have a principal without a boundary: there is none, it is taken away, or its policy is rewritten.</summary>
    private IEnumerable<Step> Unbounded(EscalationPrincipal principal)
    {
        if (principal.HasBoundary == Truth.False)
        {
            return [Step.None];
        }

        var rewrites = principal.Boundary is { } boundary ? edits.Where(edit => edit.Target == boundary).Select(edit => edit.Step) : [];
        IEnumerable<Step> maybe = principal.HasBoundary == Truth.Unknown ? [new Step([], Evidence.On($"whether `{principal.Arn}` has a permissions boundary is not known"))] : [];
        return [.. maybe, .. lifts.GetValueOrDefault(principal.Arn) ?? [], .. rewrites];
    }

    private static void Remember(Dictionary<string, List<Step>> steps, string arn, Step step)
    {
        if (!steps.TryGetValue(arn, out var list))
        {
            steps.Add(arn, list = []);
        }

        // Many functions with one role are one way to the role for whoever rewrites its policies.
        if (!list.Any(known => known.Evidence.Truth >= step.Evidence.Truth && known.Ways == step.Ways))
        {
            list.Add(step);
        }
    }
}
