using Parapet.Iam.Evaluation;
using Parapet.Iam.Globs;
using Parapet.Iam.Proof;
using static Parapet.Iam.Tests.Proof.Policies;

namespace Parapet.Iam.Tests.Proof;

public sealed class WorkProofTests
{
    [Fact]
    public void Statements_that_only_all_together_allow_everything_are_given_up() =>
        Assert.Equal("Unknown: there are too many combinations", Show(PolicyProof.Contains(Pigeons(8), Identity(Allow("*", "*")))));

    [Fact]
    public void A_few_statements_that_only_all_together_allow_everything_are_followed() =>
        Assert.Equal("Proved", Show(PolicyProof.Contains(Pigeons(4), Identity(Allow("*", "*")))));

    [Fact]
    public void Statements_that_meet_in_every_combination_stay_as_they_are()
    {
        var policy = Identity([.. Enumerable.Range(0, 20).Select(i =>
            Allow($"s3:*{i}x*", $"arn:aws:s3:::*{i}*", If("StringLike", $"aws:PrincipalTag/{i}", $"*{i}*")))]);
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

    /// <summary>
    /// The tag <c>pigeon-hole</c> says that a pigeon sits in a hole, of which there is one too few: always some pigeon sits nowhere or some two sit together.
    /// So everything is allowed, but each case has to be looked at.
    /// </summary>
    private static Policy Pigeons(int count)
    {
        var nowhere = Enumerable.Range(0, count).Select(pigeon => Tags("true", Enumerable.Range(1, count - 1).Select(hole => (pigeon, hole))));
        var together =
            from hole in Enumerable.Range(1, count - 1)
            from one in Enumerable.Range(0, count)
            from other in Enumerable.Range(0, one)
            select Tags("false", [(one, hole), (other, hole)]);
        return Identity([.. nowhere.Concat(together).Select(tags => Allow("*", "*", tags))]);
    }

    private static string Tags(string areAbsent, IEnumerable<(int Pigeon, int Hole)> tags) =>
        $$$""","Condition":{"Null":{{{{string.Join(',', tags.Select(tag => $"\"aws:PrincipalTag/{tag.Pigeon}-{tag.Hole}\":\"{areAbsent}\""))}}}}}""";
}
