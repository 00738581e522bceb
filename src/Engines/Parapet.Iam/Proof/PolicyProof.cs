using Parapet.Iam.Evaluation;
using Parapet.Iam.Globs;
using Parapet.Iam.Language;
using Parapet.Iam.Proof.Compiling;
using Parapet.Iam.Proof.Searching;

namespace Parapet.Iam.Proof;

/// <summary>
/// Compares what policies allow, for every request at once and without any account. What is decided exactly, and what stays unknown: docs/design/proof.md.
/// </summary>
public static class PolicyProof
{
    /// <summary>What one proof may cost, in units of <see cref="Work"/>: about a second at most.</summary>
    internal const long MostWork = 20_000_000;

    /// <summary>Whether everything that <paramref name="narrow"/> allows is allowed by <paramref name="wide"/>. Refuted by a request that only the narrow side allows.</summary>
    /// <param name="wide">The policies that must allow at least as much.</param>
    /// <param name="narrow">The policies that may allow at most as much. Of the same kind: an identity's policies with their limits, or one resource's policy.</param>
    /// <param name="universe">Which actions the proof speaks of.</param>
    public static Answer Contains(PolicySet wide, PolicySet narrow, ActionUniverse universe = ActionUniverse.Open) => Contains(wide, narrow, universe, new Work(MostWork));

    private static Answer Contains(PolicySet wide, PolicySet narrow, ActionUniverse universe, Work work)
    {
        if (Side.Obstacle(wide) is { } obstacle)
        {
            return Answer.Unknown(obstacle);
        }

        if (Side.Obstacle(narrow) is { } other)
        {
            return Answer.Unknown(other);
        }

        return wide.Resource is null != narrow.Resource is null
            ? Answer.Unknown("an identity's policies cannot be compared with a resource's")
            : Worst(View.Of(wide, narrow).Select(view => new Containment(wide, narrow, universe, view, work).Decide()));
    }

    // A witness counts before a doubt.
    private static Answer Worst(IEnumerable<Answer> answers)
    {
        var worst = Answer.Proved;
        foreach (var answer in answers)
        {
            if (answer.Verdict == Verdict.Refuted)
            {
                return answer;
            }

            worst = worst.Verdict == Verdict.Proved ? answer : worst;
        }

        return worst;
    }

    /// <summary>The same for single policies of one kind.</summary>
    public static Answer Contains(Policy wide, Policy narrow, ActionUniverse universe = ActionUniverse.Open) =>
        Contains(SetOf(wide), SetOf(narrow), universe);

    /// <summary>Whether both allow the same. Refuted by a request that one of them allows.</summary>
    public static Answer Equivalent(PolicySet one, PolicySet other, ActionUniverse universe = ActionUniverse.Open) =>
        Contains(one, other, universe) is { Verdict: not Verdict.Proved } answer ? answer : Contains(other, one, universe);

    /// <summary>The same for single policies of one kind.</summary>
    public static Answer Equivalent(Policy one, Policy other, ActionUniverse universe = ActionUniverse.Open) =>
        Equivalent(SetOf(one), SetOf(other), universe);

    /// <summary>Whether a change gives no new access. Refuted by a request that is allowed only after it.</summary>
    public static Answer NoNewAccess(PolicySet before, PolicySet after, ActionUniverse universe = ActionUniverse.Open) => Contains(before, after, universe);

    /// <summary>The same for single policies of one kind.</summary>
    public static Answer NoNewAccess(Policy before, Policy after, ActionUniverse universe = ActionUniverse.Open) => Contains(before, after, universe);

    /// <summary>Whether both allow the same, at a cost that is counted with that of other proofs.</summary>
    internal static Answer Equivalent(Policy one, Policy other, ActionUniverse universe, Work work) =>
        Contains(SetOf(one), SetOf(other), universe, work) is { Verdict: not Verdict.Proved } answer ? answer : Contains(SetOf(other), SetOf(one), universe, work);

    /// <summary>A policy by itself.</summary>
    internal static PolicySet SetOf(Policy policy) => policy.Kind.NamesPrincipals() ? new PolicySet { Resource = policy } : new PolicySet { Identity = [policy] };
}
