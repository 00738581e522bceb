using CsCheck;
using Parapet.Iam.Evaluation;
using Parapet.Iam.Proof;

namespace Parapet.Iam.Tests.Proof;

public sealed class ContainmentProperties
{
    private static readonly Policy Delegation = Policies.Resource("""{"Effect":"Allow","Principal":{"AWS":"123456789012"},"Action":"*","Resource":"*"}""");

    [Fact]
    public void What_is_proved_holds_for_requests_and_what_is_refuted_is_shown() =>
        Gen.Select(RandomPolicies.Statements, RandomPolicies.Statements, RandomPolicies.Request.Array[60]).Sample(
            (wideStatements, narrowStatements, requests) =>
            {
                var (wide, narrow) = (Policies.Identity(wideStatements), Policies.Identity(narrowStatements));
                var answer = PolicyProof.Contains(wide, narrow);
                return answer.Verdict switch
                {
                    Verdict.Proved => !requests.Any(request => Allows(narrow, request) && !Allows(wide, request)),
                    Verdict.Refuted => Allows(narrow, answer.Witness!) && !Allows(wide, answer.Witness!),
                    _ => true,
                };
            },
            iter: 500);

    [Fact]
    public void A_policy_contains_itself_and_itself_with_a_denial_more() =>
        Gen.Select(RandomPolicies.Statements, RandomPolicies.Statements).Sample(
            (statements, more) =>
            {
                var denials = more.Select(statement => statement.Replace("\"Allow\"", "\"Deny\"", StringComparison.Ordinal));
                var policy = Policies.Identity(statements);
                return PolicyProof.Contains(policy, policy).Verdict == Verdict.Proved
                    && PolicyProof.Contains(policy, Policies.Identity([.. statements, .. denials])).Verdict == Verdict.Proved;
            },
            iter: 600);

    [Fact]
    public void One_allowance_more_contains_what_was_contained() =>
        Gen.Select(RandomPolicies.Statements, RandomPolicies.Statements, RandomPolicies.Statements).Sample(
            (wide, narrow, more) =>
                PolicyProof.Contains(Policies.Identity(wide), Policies.Identity(narrow)).Verdict != Verdict.Proved
                || PolicyProof.Contains(
                    Policies.Identity([.. wide, .. more.Select(statement => statement.Replace("\"Deny\"", "\"Allow\"", StringComparison.Ordinal))]),
                    Policies.Identity(narrow)).Verdict == Verdict.Proved,
            iter: 600);

    [Fact]
    public void Containment_goes_on_from_one_to_the_next() =>
        Gen.Select(RandomPolicies.Identity, RandomPolicies.Identity, RandomPolicies.Identity).Sample(
            (one, two, three) =>
                PolicyProof.Contains(one, two).Verdict != Verdict.Proved
                || PolicyProof.Contains(two, three).Verdict != Verdict.Proved
                || PolicyProof.Contains(one, three).Verdict != Verdict.Refuted,
            iter: 600);

    [Fact]
    public void A_boundary_gives_nothing_and_takes_what_it_does_not_allow() =>
        Gen.Select(RandomPolicies.Identity, RandomPolicies.Identity).Sample(
            (identity, boundary) =>
            {
                var limited = new PolicySet { Identity = [identity], Boundary = boundary };
                return PolicyProof.Contains(new PolicySet { Identity = [identity] }, limited).Verdict == Verdict.Proved
                    && PolicyProof.Contains(new PolicySet { Identity = [boundary] }, limited).Verdict == Verdict.Proved
                    && PolicyProof.Contains(limited, limited).Verdict == Verdict.Proved;
            },
            iter: 300);

    [Fact]
    public void Most_questions_get_an_answer()
    {
        var (unknown, all) = (0, 0);
        Gen.Select(RandomPolicies.Identity, RandomPolicies.Identity).Sample(
            (wide, narrow) =>
            {
                Interlocked.Increment(ref all);
                if (PolicyProof.Contains(wide, narrow).Verdict == Verdict.Unknown)
                {
                    Interlocked.Increment(ref unknown);
                }
            },
            iter: 500);
        Assert.True(unknown * 50 < all, $"{unknown} of {all} stayed unknown");
    }

    private static bool Allows(Policy policy, Request request) =>
        Evaluator.Decide(request, new PolicySet { Identity = [policy], Resource = Delegation }) == Decision.Allowed;
}
