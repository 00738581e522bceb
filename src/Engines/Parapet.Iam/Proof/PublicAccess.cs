using Parapet.Iam.Evaluation;
using Parapet.Iam.Globs;
using Parapet.Iam.Language;
using Parapet.Iam.Proof.Compiling;
using Parapet.Iam.Proof.Searching;

namespace Parapet.Iam.Proof;

/// <summary>
/// Whether a resource's policy lets in strangers: people who are not signed in, or whose account, organisation, network and source the policy does not name.
/// https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html#access-control-block-public-access-policy-status
/// </summary>
public static class PublicAccess
{
    /// <summary>Whether strangers are kept from some actions. Refuted by a request of a stranger that the policy allows.</summary>
    /// <param name="policy">The policy of a resource.</param>
    /// <param name="actions">The actions, as in a policy's <c>Action</c> element.</param>
    /// <param name="universe">Which actions the proof speaks of.</param>
    public static Answer KeepsOutStrangers(Policy policy, string actions = "*", ActionUniverse universe = ActionUniverse.Open)
    {
        var set = new PolicySet { Resource = policy };
        if (!policy.Kind.NamesPrincipals())
        {
            return Answer.Unknown("the policy of an identity lets in nobody else");
        }

        if (Side.Obstacle(set) is { } obstacle)
        {
            return Answer.Unknown(obstacle);
        }

        var nothing = Policy.Compile(policy.Document with { Statements = [], Unknowns = [] }, policy.Kind, "nothing");
        var asked = new ActionSet([GlobPattern.Parse(actions == "*" ? "*:*" : actions, ignoreCase: true)], isNot: false);
        return new Containment(new PolicySet { Resource = nothing }, set, universe, View.Plain, new Work(PolicyProof.MostWork), asked).Decide();
    }

    /// <summary>Whether strangers can do anything.</summary>
    public static Truth IsPublic(Policy policy) => AsTruth(KeepsOutStrangers(policy));

    /// <summary>Whether strangers can do an action (<c>lambda:InvokeFunction</c>, <c>s3:Get*</c>).</summary>
    public static Truth GrantsToAnybody(Policy policy, string action) => AsTruth(KeepsOutStrangers(policy, action));

    private static Truth AsTruth(Answer answer) => answer.Verdict switch
    {
        Verdict.Proved => Truth.False,
        Verdict.Refuted => Truth.True,
        _ => Truth.Unknown,
    };
}
