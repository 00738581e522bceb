using System.Text;
using Parapet.Iam.Evaluation;
using Parapet.Iam.Language;
using Parapet.Iam.Proof;
using static Parapet.Iam.Tests.Proof.Policies;

namespace Parapet.Iam.Tests.Proof;

public sealed class MalformedProofTests
{
    public static TheoryData<string> Statements { get; } = new()
    {
        """{"Effect":"Allow","Action":"s3:GetObject"}""",
        """{"Effect":"Allow","Action":[],"Resource":"*"}""",
        """{"Effect":"Allow","Resource":"*"}""",
        """{"Effect":"Allow","Action":"s3:GetObject","NotAction":"s3:*","Resource":"*"}""",
        """{"Effect":"Allow","Action":"s3:GetObject","Resource":"*","NotResource":"*"}""",
        """{"Effect":"allow","Action":"s3:GetObject","Resource":"*"}""",
        Allow("s3:GetObject", "*", If("ArnLike", "aws:SourceArn", "arn:aws:*")),
        Allow("s3:GetObject", "*", If("ArnNotEquals", "aws:SourceArn", "arn:aws:sns:us-east-1:1")),
        Allow("s3:GetObject", "arn:aws:s3:::" + new string('a', 3_000)),
    };

    [Theory]
    [MemberData(nameof(Statements))]
    public void Of_what_is_not_accepted_nothing_is_proved(string statement)
    {
        Assert.Equal(Verdict.Unknown, PolicyProof.Contains(Identity(Allow("*", "*")), Identity(statement)).Verdict);
        Assert.Equal(Verdict.Unknown, PolicyProof.Contains(Identity(statement), Identity(Allow("s3:GetObject", "*"))).Verdict);
    }

    [Fact]
    public void What_no_quota_allows_is_too_large_to_compare()
    {
        var statements = Enumerable.Range(0, 300).Select(i => $"{{\"Effect\":\"Deny\",\"NotAction\":\"s3:*{i}x*\",\"NotResource\":[{string.Join(',', Enumerable.Range(0, 10).Select(j => $"\"arn:aws:s3:::*b{i}*c{j}*\""))}]}}");
        var large = Identity([.. statements]);

        Assert.Contains("too large", PolicyProof.Contains(large, large).Why, StringComparison.Ordinal);
        Assert.Empty(Minimiser.Minimise(large).Dropped);
    }

    [Fact]
    public void A_principal_and_all_but_it_are_not_compared() => Assert.Equal(
        Verdict.Unknown,
        PolicyProof.Contains(
            Resource(Allow("s3:GetObject", "*", ",\"Principal\":\"*\"")),
            Resource(Allow("s3:GetObject", "*", ",\"Principal\":\"*\",\"NotPrincipal\":{\"AWS\":\"111122223333\"}"))).Verdict);

    [Fact]
    public void A_version_that_does_not_exist_is_not_compared()
    {
        var json = $$"""{"Version":"2012-10-18","Statement":[{{Allow("s3:GetObject", "*")}}]}""";
        var policy = Policy.Compile(PolicyReader.ReadJson(Encoding.UTF8.GetBytes(json), "p.json"), PolicyKind.Identity, "the policy");
        Assert.Equal("the policy has the version `2012-10-18`, which does not exist", PolicyProof.Contains(Identity(Allow("*", "*")), policy).Why);
    }

    [Theory]
    [InlineData("99999999999999999999999999999999999")]
    [InlineData("99.9999999999999999999999999999999")]
    [InlineData("1e-27")]
    [InlineData("1e400")]
    public void Numbers_that_would_be_rounded_are_not_compared(string number)
    {
        var limited = Identity(Allow("s3:ListBucket", "*", If("NumericLessThan", "s3:max-keys", number)));
        Assert.Equal(Verdict.Unknown, PolicyProof.Contains(limited, Identity(Allow("s3:ListBucket", "*", If("NumericLessThan", "s3:max-keys", "10")))).Verdict);
        Assert.Equal(Verdict.Unknown, PolicyProof.Contains(Identity(Allow("s3:ListBucket", "*", If("NumericLessThan", "s3:max-keys", "10"))), limited).Verdict);
        Assert.Equal("Proved", Show(PolicyProof.Contains(limited, limited)));
    }

    [Fact]
    public void A_reason_names_no_key_that_no_policy_has()
    {
        var answer = PolicyProof.Contains(
            Identity(Allow("s3:GetObject", "*", If("StringMatches", "s3:prefix", "a"))), Identity(Allow("s3:GetObject", "*")));
        Assert.DoesNotContain("principalisawsservice", answer.Why ?? "", StringComparison.OrdinalIgnoreCase);
    }
}
