namespace Parapet.Iam.Evaluation;

/// <summary>
/// Answers requests as AWS does, as far as policies decide.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
/// </summary>
public static class Evaluator
{
    /// <summary>What AWS would answer. Allocates nothing once a request has been asked before, unless policies use variables or typed conditions.</summary>
    public static Decision Decide(Request request, PolicySet policies)
    {
        var decision = Decision.Allowed;
        foreach (var target in request.Targets)
        {
            decision = Worse(decision, DecideFor(request, target, policies));
        }

        return decision;
    }

    /// <summary>The same answer with its reasons: which statement of which policy decided, why the others did not, and on what an open answer depends.</summary>
    public static Explanation Explain(Request request, PolicySet policies)
    {
        var perResource = request.Targets.Select(target => Explainer.Explain(request, target, policies)).ToList();
        return perResource.Count == 1 ? perResource[0] : Explainer.Join(request, perResource);
    }

    /// <summary>Of two answers about two resources, the one that counts for the call.</summary>
    internal static Decision Worse(Decision left, Decision right)
    {
        ReadOnlySpan<Decision> fromBest = [Decision.Allowed, Decision.Unknown, Decision.ImplicitlyDenied, Decision.ExplicitlyDenied];
        return fromBest[Math.Max(fromBest.IndexOf(left), fromBest.IndexOf(right))];
    }

    internal static Decision DecideFor(Request request, Target target, PolicySet policies)
    {
        if (Exemptions.Of(request, target.Resource) is { } exempt)
        {
            return exempt;
        }

        var (allowed, denied) = Layering<Truth, KleeneLogic, TruthJudge>.Decide(default, request, target, policies);
        return denied == Truth.True ? Decision.ExplicitlyDenied
            : allowed == Truth.False ? Decision.ImplicitlyDenied
            : allowed == Truth.True && denied == Truth.False ? Decision.Allowed
            : Decision.Unknown;
    }
}
