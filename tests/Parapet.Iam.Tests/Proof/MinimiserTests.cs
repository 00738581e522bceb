using CsCheck;
using Parapet.Iam.Evaluation;
using Parapet.Iam.Language;
using Parapet.Iam.Proof;
using static Parapet.Iam.Tests.Proof.Policies;

namespace Parapet.Iam.Tests.Proof;

public sealed class MinimiserTests
{
    [Fact]
    public void What_changes_nothing_is_dropped()
    {
        var minimised = Minimiser.Minimise(Identity(
            Allow("s3:GetObject s3:Get* s3:GetObjectAcl", "arn:aws:s3:::b/*"),
            Allow("s3:GetObjectTagging", "arn:aws:s3:::b/c"),
            Deny("sqs:*", "*")));
        Assert.Equal(["s3:Get*"], minimised.Document.Statements.SelectMany(statement => statement.Actions).Select(action => action.Text.ToString()));
        Assert.Equal(
            ["`s3:GetObject`, which `s3:Get*` covers", "`s3:GetObjectAcl`, which `s3:Get*` covers", "statement 3", "statement 2"],
            minimised.Dropped);
    }

    [Fact]
    public void A_policy_with_nothing_to_drop_stays() =>
        Assert.Empty(Minimiser.Minimise(Identity(Allow("s3:GetObject", "arn:aws:s3:::b/*"), Deny("s3:*", "arn:aws:s3:::b/secret/*"))).Dropped);

    [Fact]
    public void In_the_catalogue_names_of_no_action_are_dropped() => Assert.Equal(
        "s3:GetObject",
        Minimiser.Minimise(Identity(Allow("s3:GetObject s3:GetObjct", "*")), ActionUniverse.Catalogue).Document.Statements.Single().Actions.Single().Text.ToString());

    [Fact]
    public void The_result_is_equal_and_not_larger() =>
        RandomPolicies.Identity.Sample(
            policy =>
            {
                var minimised = Minimiser.Minimise(policy);
                return Size(minimised.Document) <= Size(policy.Document)
                    && PolicyProof.Equivalent(policy, Policy.Compile(minimised.Document, policy.Kind, "minimised")).Verdict != Verdict.Refuted;
            },
            iter: 100);

    private static int Size(PolicyDocument document) => document.Statements.Sum(statement => 1 + statement.Actions.Length + statement.Resources.Length);
}
