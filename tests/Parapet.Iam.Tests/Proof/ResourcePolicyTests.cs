using System.Text;
using Parapet.Iam.Evaluation;
using Parapet.Iam.Language;
using Parapet.Iam.Proof;
using Parapet.Values;
using static Parapet.Iam.Tests.Proof.Policies;

namespace Parapet.Iam.Tests.Proof;

public sealed class ResourcePolicyTests
{
    private const string Account = "111122223333";

    public static TheoryData<string, string, Verdict> Cases { get; } = new()
    {
        { Aws("*"), Aws(Account), Verdict.Proved },
        { Aws(Account), Aws("*"), Verdict.Refuted },
        { Aws($"arn:aws:iam::{Account}:root"), Aws(Account), Verdict.Proved },
        { Aws(Account), Aws($"arn:aws:iam::{Account}:role/r"), Verdict.Refuted },
        { Aws(Account), Aws($"arn:aws:iam::{Account}:user/u"), Verdict.Refuted },
        { Aws(Account), Aws($"arn:aws:sts::{Account}:assumed-role/r/s"), Verdict.Refuted },
        { Aws($"arn:aws:iam::{Account}:role/r"), Aws(Account), Verdict.Refuted },
        { Aws($"arn:aws:iam::{Account}:role/r"), Aws($"arn:aws:sts::{Account}:assumed-role/r/s"), Verdict.Refuted },
        { Aws($"arn:aws:sts::{Account}:assumed-role/r/s"), Aws($"arn:aws:iam::{Account}:role/r"), Verdict.Refuted },
        { Aws("*"), ",\"Principal\":{\"Service\":\"sns.amazonaws.com\"}", Verdict.Proved },
        { ",\"Principal\":{\"Service\":\"sns.amazonaws.com\"}", ",\"Principal\":{\"Service\":\"s3.amazonaws.com\"}", Verdict.Refuted },
        { Aws("*"), ",\"NotPrincipal\":{\"AWS\":\"111122223333\"}", Verdict.Proved },
        { ",\"NotPrincipal\":{\"AWS\":\"111122223333\"}", Aws("444455556666"), Verdict.Proved },
        { ",\"NotPrincipal\":{\"AWS\":\"111122223333\"}", Aws(Account), Verdict.Refuted },
        { Aws(Account), Aws("*") + If("StringEquals", "aws:PrincipalAccount", Account), Verdict.Refuted },
        { Aws("*") + If("StringEquals", "aws:PrincipalAccount", "999999999999"), Aws("*") + If("StringLike", "aws:PrincipalAccount", "9*"), Verdict.Refuted },
        { Aws("999999999999") + If("StringLike", "aws:PrincipalAccount", "*"), Aws("*") + If("StringLike", "aws:PrincipalAccount", "*"), Verdict.Refuted },
        { Aws("*") + If("StringEquals", "aws:PrincipalAccount", Account), Aws(Account), Verdict.Proved },
        { Aws("*") + If("Bool", "aws:PrincipalIsAWSService", "false"), Aws(Account), Verdict.Proved },
        { ",\"Principal\":{\"CanonicalUser\":\"79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be\"}", ",\"Principal\":{\"CanonicalUser\":\"79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be\"}", Verdict.Proved },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Principals_are_compared(string wide, string narrow, Verdict expected)
    {
        var answer = PolicyProof.Contains(Resource(Allow("sqs:SendMessage", "*", wide)), Resource(Allow("sqs:SendMessage", "*", narrow)));
        Assert.True(expected == answer.Verdict, $"{wide} / {narrow}: {Show(answer)}");
    }

    [Fact]
    public void A_trust_policy_is_compared_without_resources()
    {
        Policy Trust(string principal) => Read(PolicyKind.Trust, $$$"""{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"AWS":"{{{principal}}}"}}""");
        Assert.Equal(Verdict.Refuted, PolicyProof.Contains(Trust(Account), Trust($"arn:aws:iam::{Account}:user/u")).Verdict);
        Assert.Equal(Verdict.Proved, PolicyProof.Contains(Trust("*"), Trust($"arn:aws:iam::{Account}:user/u")).Verdict);
        Assert.Equal(Verdict.Refuted, PolicyProof.Contains(Trust($"arn:aws:iam::{Account}:user/u"), Trust(Account)).Verdict);
    }

    [Fact]
    public void A_denial_less_is_new_access_within_the_account()
    {
        var allowed = Allow("s3:GetObject", "*", Aws($"arn:aws:iam::{Account}:role/r"));
        var denied = Deny("s3:*", "*", Aws("*") + If("Bool", "aws:SecureTransport", "false"));
        var narrower = Allow("s3:GetObject", "*", Aws($"arn:aws:iam::{Account}:role/r") + If("Bool", "aws:SecureTransport", "true"));
        Assert.StartsWith("Refuted", Show(PolicyProof.Contains(Resource(allowed, denied), Resource(narrower))), StringComparison.Ordinal);
        Assert.Equal("Proved", Show(PolicyProof.Contains(Resource(allowed), Resource(allowed, denied))));
        Assert.StartsWith("Refuted", Show(PolicyProof.Contains(Resource(denied), Resource(denied.Replace("s3:*", "s3:Get*", StringComparison.Ordinal)))), StringComparison.Ordinal);
        Assert.Equal("Proved", Show(PolicyProof.Contains(Resource(denied), Resource(denied))));
    }

    [Theory]
    [InlineData("{\"AWS\":\"AIDAEXAMPLEEXAMPLE123\"}")]
    [InlineData("{\"AWS\":\"bob\"}")]
    [InlineData("{\"AWS\":\"arn:aws:iam::111122223333:group/g\"}")]
    [InlineData("{\"AWS\":\"arn:aws:iam::111122223333:role/*\"}")]
    [InlineData("{\"aws\":\"*\"}")]
    [InlineData("\"111122223333\"")]
    [InlineData("{\"AWS\":\"arn:aws-cn:iam::111122223333:role/r\"}")]
    public void Principals_that_cannot_be_told_are_neither_nobody_nor_known(string principal)
    {
        var policy = Resource(Allow("sqs:SendMessage", "*", ",\"Principal\":" + principal));
        Assert.Equal(Verdict.Unknown, PolicyProof.Contains(Resource(Allow("sqs:SendMessage", "*", Aws("444455556666"))), policy).Verdict);
        Assert.Equal("Proved", Show(PolicyProof.Contains(policy, policy)));
    }

    [Fact]
    public void A_provider_named_like_a_service_is_a_provider() => Assert.StartsWith(
        "Refuted",
        Show(PolicyProof.Contains(
            Read(PolicyKind.Trust, """{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"AWS":"111122223333"}}"""),
            Read(PolicyKind.Trust, """{"Effect":"Allow","Action":"sts:AssumeRoleWithWebIdentity","Principal":{"Federated":"cognito-identity.amazonaws.com"}}"""))),
        StringComparison.Ordinal);

    [Fact]
    public void Callers_of_another_account_are_not_the_resources_own() => Assert.Equal(
        "Proved",
        Show(PolicyProof.Contains(
            Resource(Allow("sqs:SendMessage", "arn:aws:sqs:us-east-1:444455556666:q", Aws(Account))),
            Resource(Allow("sqs:SendMessage", "arn:aws:sqs:us-east-1:444455556666:q", Aws($"arn:aws:iam::{Account}:role/r"))))));

    [Fact]
    public void A_denial_that_counts_within_the_account_is_not_dropped() => Assert.Empty(Minimiser.Minimise(Resource(
        Allow("s3:GetObject", "*", Aws($"arn:aws:iam::{Account}:role/r")), Deny("s3:PutObject", "*", Aws("*")))).Dropped);

    [Fact]
    public void An_identity_and_a_resource_are_not_compared() =>
        Assert.Equal(Verdict.Unknown, PolicyProof.Contains(Identity(Allow("*", "*")), Resource(Allow("*", "*", Aws("*")))).Verdict);

    [Fact]
    public void Names_that_the_template_hides_equal_themselves()
    {
        var one = WithHoles("Queue.Arn", "Role.Arn");
        Assert.Equal("Proved", Show(PolicyProof.Contains(one, one)));
        Assert.Equal(Verdict.Unknown, PolicyProof.Contains(one, WithHoles("Queue.Arn", "Other.Arn")).Verdict);
        Assert.Equal(Verdict.Unknown, PolicyProof.Contains(one, WithHoles("Topic.Arn", "Role.Arn")).Verdict);
        Assert.Equal("Proved", Show(PolicyProof.Contains(Resource(Allow("sqs:SendMessage", "*", Aws("*"))), one)));
    }

    [Fact]
    public void What_cannot_be_read_is_not_proved()
    {
        var broken = Policy.Compile(PolicyReader.ReadJson(Encoding.UTF8.GetBytes("""{"Version":"2012-10-17","Statement":["what"]}"""), "p.json"), PolicyKind.Identity, "the policy");
        Assert.Equal(Verdict.Unknown, PolicyProof.Contains(Identity(Allow("*", "*")), broken).Verdict);
    }

    private static string Aws(string principal) => $$$""","Principal":{"AWS":"{{{principal}}}"}""";

    private static Policy WithHoles(string resource, string principal)
    {
        static Text Hole(string expression) => Text.Of(new Hole(new Unknown(UnknownKind.ResourceAttribute, expression), expression));
        var policy = Resource(Allow("sqs:SendMessage", "x", Aws("y")));
        var statement = policy.Document.Statements[0];
        return Policy.Compile(
            policy.Document with
            {
                Statements =
                [
                    statement with
                    {
                        Resources = [statement.Resources[0] with { Text = Hole(resource) }],
                        Principals = [statement.Principals[0] with { Name = Hole(principal) }],
                    },
                ],
            },
            PolicyKind.Resource,
            "the policy");
    }
}
