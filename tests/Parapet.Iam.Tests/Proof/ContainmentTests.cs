using Parapet.Iam.Proof;
using static Parapet.Iam.Tests.Proof.Policies;

namespace Parapet.Iam.Tests.Proof;

public sealed class ContainmentTests
{
    public static TheoryData<string, string, string, Verdict> Cases { get; } = new()
    {
        { "the same", Allow("s3:GetObject", "arn:aws:s3:::b/*"), Allow("s3:GetObject", "arn:aws:s3:::b/*"), Verdict.Proved },
        { "a longer list of actions", Allow("s3:GetObject s3:PutObject", "*"), Allow("s3:GetObject", "*"), Verdict.Proved },
        { "a shorter list of actions", Allow("s3:GetObject", "*"), Allow("s3:GetObject s3:PutObject", "*"), Verdict.Refuted },
        { "a wildcard in the action", Allow("s3:Get*", "*"), Allow("S3:getobject", "*"), Verdict.Proved },
        { "all actions of a service", Allow("s3:*", "*"), Allow("s3:Get* s3:List*", "*"), Verdict.Proved },
        { "actions of tomorrow", Allow("sqs:Send* sqs:Receive* sqs:Delete* sqs:Get* sqs:List* sqs:Add* sqs:Remove* sqs:Change* sqs:Create* sqs:Purge* sqs:Set* sqs:Tag* sqs:Untag* sqs:Start* sqs:Cancel*", "*"), Allow("sqs:*", "*"), Verdict.Refuted },
        { "everything", Allow("*", "*"), Allow("s3*", "*"), Verdict.Proved },
        { "a part of the resources", Allow("s3:GetObject", "arn:aws:s3:::b/*"), Allow("s3:GetObject", "arn:aws:s3:::b/c/*"), Verdict.Proved },
        { "more resources", Allow("s3:GetObject", "arn:aws:s3:::b/c/*"), Allow("s3:GetObject", "arn:aws:s3:::b/*"), Verdict.Refuted },
        { "a field of an ARN", Allow("sqs:SendMessage", "arn:aws:sqs:*:123456789012:q"), Allow("sqs:SendMessage", "arn:aws:sqs:eu-west-1:123456789012:q"), Verdict.Proved },
        { "resources that an action cannot have", Allow("sqs:SendMessage", "arn:aws:sqs:*:*:q"), Allow("s3:ListAllMyBuckets", "arn:aws:s3:::b"), Verdict.Proved },
        { "an action that knows only the star", Allow("s3:GetObject", "*"), Allow("s3:ListAllMyBuckets", "*"), Verdict.Refuted },
        { "a condition less", Allow("s3:GetObject", "*"), Allow("s3:GetObject", "*", If("IpAddress", "aws:SourceIp", "10.0.0.0/8")), Verdict.Proved },
        { "a condition more", Allow("s3:GetObject", "*", If("IpAddress", "aws:SourceIp", "10.0.0.0/8")), Allow("s3:GetObject", "*"), Verdict.Refuted },
        { "a smaller range", Allow("s3:GetObject", "*", If("IpAddress", "aws:SourceIp", "10.0.0.0/8")), Allow("s3:GetObject", "*", If("IpAddress", "aws:SourceIp", "10.1.0.0/16")), Verdict.Proved },
        { "two halves of a range", Allow("s3:GetObject", "*", If("IpAddress", "aws:SourceIp", "10.0.0.0/9", "10.128.0.0/9")), Allow("s3:GetObject", "*", If("IpAddress", "aws:SourceIp", "10.0.0.0/8")), Verdict.Proved },
        { "most of a range", Allow("s3:GetObject", "*", If("IpAddress", "aws:SourceIp", "10.0.0.0/9", "10.128.0.0/10")), Allow("s3:GetObject", "*", If("IpAddress", "aws:SourceIp", "10.0.0.0/8")), Verdict.Refuted },
        { "a wider pattern", Allow("s3:GetObject", "*", If("StringLike", "s3:prefix", "a*")), Allow("s3:GetObject", "*", If("StringEquals", "s3:prefix", "ab", "ac")), Verdict.Proved },
        { "text in any case", Allow("s3:GetObject", "*", If("StringEqualsIgnoreCase", "s3:prefix", "AB")), Allow("s3:GetObject", "*", If("StringEquals", "s3:prefix", "aB")), Verdict.Proved },
        { "text in its case", Allow("s3:GetObject", "*", If("StringEquals", "s3:prefix", "ab")), Allow("s3:GetObject", "*", If("StringEqualsIgnoreCase", "s3:prefix", "AB")), Verdict.Refuted },
        { "numbers", Allow("s3:ListBucket", "*", If("NumericLessThanEquals", "s3:max-keys", "10")), Allow("s3:ListBucket", "*", If("NumericLessThan", "s3:max-keys", "10")), Verdict.Proved },
        { "numbers, the other way", Allow("s3:ListBucket", "*", If("NumericLessThan", "s3:max-keys", "10")), Allow("s3:ListBucket", "*", If("NumericLessThanEquals", "s3:max-keys", "10.0")), Verdict.Refuted },
        { "dates", Allow("s3:GetObject", "*", If("DateLessThan", "aws:CurrentTime", "2030-01-01T00:00:00Z")), Allow("s3:GetObject", "*", If("DateLessThan", "aws:CurrentTime", "2029-12-31")), Verdict.Proved },
        { "a negation holds without the key", Allow("s3:GetObject", "*", If("StringNotEquals", "aws:SourceVpce", "v")), Allow("s3:GetObject", "*", If("Null", "aws:SourceVpce", "true")), Verdict.Proved },
        { "a negation is not the absence", Allow("s3:GetObject", "*", If("Null", "aws:SourceVpce", "true")), Allow("s3:GetObject", "*", If("StringNotEquals", "aws:SourceVpce", "v")), Verdict.Refuted },
        { "if it exists", Allow("s3:GetObject", "*", If("StringEqualsIfExists", "aws:SourceVpce", "v")), Allow("s3:GetObject", "*", If("StringEquals", "aws:SourceVpce", "v")), Verdict.Proved },
        { "if it exists, the other way", Allow("s3:GetObject", "*", If("StringEquals", "aws:SourceVpce", "v")), Allow("s3:GetObject", "*", If("StringEqualsIfExists", "aws:SourceVpce", "v")), Verdict.Refuted },
        { "any of the values", Allow("ec2:CreateTags", "*", If("ForAnyValue:StringLike", "aws:TagKeys", "a*")), Allow("ec2:CreateTags", "*", If("ForAnyValue:StringEquals", "aws:TagKeys", "ab")), Verdict.Proved },
        { "all of the values", Allow("ec2:CreateTags", "*", If("ForAllValues:StringLike", "aws:TagKeys", "a*")), Allow("ec2:CreateTags", "*", If("ForAllValues:StringEquals", "aws:TagKeys", "ab")), Verdict.Proved },
        { "all is more than any", Allow("ec2:CreateTags", "*", If("ForAnyValue:StringEquals", "aws:TagKeys", "a")), Allow("ec2:CreateTags", "*", If("ForAllValues:StringEquals", "aws:TagKeys", "a")), Verdict.Refuted },
        { "one variable", Allow("s3:GetObject", "arn:aws:s3:::home/${aws:username}/*"), Allow("s3:GetObject", "arn:aws:s3:::home/${aws:username}/docs/*"), Verdict.Proved },
        { "a variable inside a wildcard", Allow("s3:GetObject", "arn:aws:s3:::home/*"), Allow("s3:GetObject", "arn:aws:s3:::home/${aws:username}/docs/*"), Verdict.Proved },
        { "a wildcard is more than a variable", Allow("s3:GetObject", "arn:aws:s3:::home/${aws:username}/*"), Allow("s3:GetObject", "arn:aws:s3:::home/*"), Verdict.Refuted },
        { "two variables", Allow("s3:GetObject", "arn:aws:s3:::home/${aws:username}/*"), Allow("s3:GetObject", "arn:aws:s3:::home/${aws:userid}/*"), Verdict.Refuted },
        { "resources of the caller's account only", Allow("lambda:GetFunction", "*", If("StringEquals", "aws:ResourceAccount", "${aws:PrincipalAccount}")), Allow("lambda:GetFunction", "*"), Verdict.Refuted },
        { "resources of the caller's account only, of a function", Allow("lambda:GetFunction", "*", If("StringEquals", "aws:ResourceAccount", "${aws:PrincipalAccount}")), Allow("lambda:GetFunction", "arn:aws:lambda:*:*:function:f"), Verdict.Refuted },
        { "resources of other accounts than the caller's", Allow("lambda:GetFunction", "*", If("StringNotEquals", "aws:ResourceAccount", "${aws:PrincipalAccount}")), Allow("lambda:GetFunction", "*"), Verdict.Refuted },
        { "an operator that nobody knows", Allow("s3:GetObject", "*", If("StringMatches", "a:b", "c")), Allow("s3:GetObject", "*", If("StringMatches", "a:b", "c")), Verdict.Proved },
        { "other values of an operator that nobody knows", Allow("s3:GetObject", "*", If("StringMatches", "a:b", "c")), Allow("s3:GetObject", "*", If("StringMatches", "a:b", "d")), Verdict.Unknown },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void One_statement_and_another(string about, string wide, string narrow, Verdict expected)
    {
        var answer = PolicyProof.Contains(Identity(wide), Identity(narrow));
        Assert.True(expected == answer.Verdict, $"{about}: {Show(answer)}");
    }

    [Fact]
    public void Two_statements_cover_one_together() => Assert.Equal(
        Verdict.Proved,
        PolicyProof.Contains(
            Identity(Allow("s3:Get*", "*", If("Bool", "aws:SecureTransport", "true")), Allow("s3:*", "*", If("Bool", "aws:SecureTransport", "false"))),
            Identity(Allow("s3:GetObject", "arn:aws:s3:::b/*", If("Bool", "aws:SecureTransport", "true", "false")))).Verdict);

    [Fact]
    public void A_denial_takes_away() => Assert.Equal(
        "Refuted: s3:DeleteBucket on arn:aws:s3:::x by arn:aws:sts::123456789012:assumed-role/witness/session with aws:PrincipalIsAWSService=Known:false",
        Show(PolicyProof.Contains(Identity(Allow("s3:*", "*"), Deny("s3:DeleteBucket", "*")), Identity(Allow("s3:*", "*"))))
            .Replace("aws:principalisawsservice", "aws:PrincipalIsAWSService", StringComparison.Ordinal));

    [Fact]
    public void A_denial_on_both_sides_takes_away_nothing() => Assert.Equal(
        "Proved",
        Show(PolicyProof.Contains(Identity(Allow("*", "*"), Deny("iam:*", "*")), Identity(Allow("s3:* iam:Get*", "*"), Deny("iam:* kms:*", "*")))));

    [Fact]
    public void Everything_but_is_compared() => Assert.Equal(
        "Proved",
        Show(PolicyProof.Contains(
            Identity("""{"Effect":"Allow","NotAction":["iam:*"],"Resource":"*"}"""),
            Identity("""{"Effect":"Allow","NotAction":["iam:*","kms:*"],"NotResource":"arn:aws:s3:::secret/*"}"""))));

    [Fact]
    public void In_the_catalogue_all_names_of_a_service_are_the_service()
    {
        var listed = Identity(Allow("sqs:*e* sqs:*a* sqs:*i* sqs:*o* sqs:*u*", "*"));
        Assert.Equal("Proved", Show(PolicyProof.Contains(listed, Identity(Allow("sqs:*", "*")), ActionUniverse.Catalogue)));
        Assert.Equal(Verdict.Refuted, PolicyProof.Contains(listed, Identity(Allow("sqs:*", "*"))).Verdict);
    }

    [Fact]
    public void The_caller_identity_is_anybodys() => Assert.Equal(
        "Proved", Show(PolicyProof.Contains(Identity(Allow("s3:GetObject", "*")), Identity(Allow("sts:GetCallerIdentity", "*")))));
}
