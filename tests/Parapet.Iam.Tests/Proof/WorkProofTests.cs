using Parapet.Iam.Evaluation;
using Parapet.Iam.Globs;
using Parapet.Iam.Proof;
using static Parapet.Iam.Tests.Proof.Policies;

namespace Parapet.Iam.Tests.Proof;

public sealed class WorkProofTests
{
    [Fact]
    public void Statements_that_meet_in_every_combination_are_given_up()
    {
        var policy = Tangled(20);
        Assert.Equal("there are too many combinations", PolicyProof.Contains(policy, policy).Why);
        Assert.Equal(20, Minimiser.Minimise(policy).Document.Statements.Length);
    }

    [Fact]
    public void What_is_spent_of_a_part_is_spent_of_the_whole()
    {
        var work = new Work(100);
        var part = work.Take(60);
        Assert.False(part.Spend(61));
        work.Settle(part, 60);
        Assert.False(work.IsSpent);
        Assert.True(work.Spend(39));
        Assert.False(work.Spend(1));
    }

    private static Policy Tangled(int count) => Identity([.. Enumerable.Range(0, count).Select(i =>
        Allow($"s3:*{i}x*", $"arn:aws:s3:::*{i}*", If("StringLike", $"aws:PrincipalTag/{i}", $"*{i}*")))]);
}
