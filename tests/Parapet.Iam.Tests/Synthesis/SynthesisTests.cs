using Parapet.Iam.Evaluation;
using Parapet.Iam.Proof;
using Parapet.Iam.Synthesis;
using static Parapet.Iam.Tests.Synthesis.Observations;

namespace Parapet.Iam.Tests.Synthesis;

public sealed class SynthesisTests
{
    private const string Table = "arn:aws:dynamodb:eu-west-1:111122223333:table/orders";

    [Fact]
    public void Actions_with_the_same_resources_share_a_statement_that_says_what_it_is_for()
    {
        var statement = Generate([On("dynamodb:GetItem", Table), On("dynamodb:Query", Table)]).Statements()[0];
        Assert.Equal("DynamodbReadOrders", statement.Sid);
        Assert.Equal(["dynamodb:GetItem", "dynamodb:Query"], statement.Actions);
        Assert.Equal([Table], statement.Resources);
    }

    [Theory]
    [InlineData(new[] { "in/a", "in/b" }, new[] { "in/a", "in/b" })]
    [InlineData(new[] { "in/a", "in/b", "in/c" }, new[] { "in/*" })]
    [InlineData(new[] { "in/a", "in/b", "in/c", "out/a" }, new[] { "in/*", "out/a" })]
    [InlineData(new[] { "in/1/x", "in/2/x", "in/3/x" }, new[] { "in/*" })]
    [InlineData(new[] { "a", "b", "c" }, new[] { "*" })]
    [InlineData(new[] { "in/a", "in/*" }, new[] { "in/*" })]
    public void A_folder_with_three_names_becomes_the_whole_folder(string[] keys, string[] expected) =>
        Assert.Equal(
            expected.Select(key => $"arn:aws:s3:::files/{key}"),
            Generate(keys.Select(key => On("s3:GetObject", $"arn:aws:s3:::files/{key}"))).Statements()[0].Resources);

    [Theory]
    [InlineData("logs:PutLogEvents", "arn:aws:logs:eu-west-1:111122223333:log-group:/app:log-stream:2026/a", "arn:aws:logs:eu-west-1:111122223333:log-group:/app:*")]
    [InlineData("lambda:InvokeFunction", "arn:aws:lambda:eu-west-1:111122223333:function:mail:12", "arn:aws:lambda:eu-west-1:111122223333:function:mail:*")]
    [InlineData("lambda:InvokeFunction", "arn:aws:lambda:eu-west-1:111122223333:function:mail:live", "arn:aws:lambda:eu-west-1:111122223333:function:mail:live")]
    [InlineData("secretsmanager:GetSecretValue", "arn:aws:secretsmanager:eu-west-1:111122223333:secret:db-??????", "arn:aws:secretsmanager:eu-west-1:111122223333:secret:db-??????")]
    [InlineData("s3:ListAllMyBuckets", "arn:aws:s3:::files", "*")]
    public void Only_stated_rules_widen_a_resource(string action, string observed, string expected)
    {
        Assert.Equal([expected], Generate([On(action, observed)]).Statements()[0].Resources);
        if (expected != "*")
        {
            Assert.Equal([observed], Generate([On(action, observed)], new SynthesisOptions { IsExact = true }).Statements()[0].Resources);
        }
    }

    [Fact]
    public void What_was_denied_is_named_and_not_granted()
    {
        var result = Generate([On("dynamodb:GetItem", Table), On("dynamodb:DeleteItem", Table) with { IsDenied = true }, On("dynamodb:GetItem", Table) with { IsDenied = true }]);
        Assert.Equal(["dynamodb:DeleteItem"], result.Needed.Select(call => call.Action));
        Assert.DoesNotContain("dynamodb:DeleteItem", result.GrantedAfter);
    }

    [Fact]
    public void A_resource_that_is_not_known_never_becomes_a_star_by_itself()
    {
        var call = On("sqs:SendMessage", "*") with { IsResourceKnown = false };
        var result = Generate([call]);
        Assert.Equal(["sqs:SendMessage"], result.UnknownResources.Select(unknown => unknown.Action));
        Assert.DoesNotContain("sqs:SendMessage", result.GrantedAfter);
        Assert.Contains("sqs:SendMessage", Generate([call], new SynthesisOptions { GrantUnknownResources = true }).GrantedAfter);
    }

    [Fact]
    public void Conditions_are_demanded_unless_the_same_was_seen_without()
    {
        var key = "arn:aws:kms:eu-west-1:111122223333:key/1";
        var via = new ObservedCondition("StringEquals", "kms:ViaService", "dynamodb.eu-west-1.amazonaws.com");
        Assert.Equal(("KmsDecrypt1ViaDynamodb", via), Generate([On("kms:Decrypt", key, via)]).Statements() is [var only, ..] ? (only.Sid, only.Conditions[0]) : default);
        Assert.Empty(Generate([On("kms:Decrypt", key, via), On("kms:Decrypt", key)]).Statements()[0].Conditions);
    }

    [Fact]
    public void A_policy_within_the_old_one_is_proved_so_and_one_beyond_it_is_shown()
    {
        var old = new PolicySet { Identity = [Proof.Policies.Identity($$"""{"Effect":"Allow","Action":["dynamodb:*","logs:*"],"Resource":"*"}""")] };
        var within = Generate([On("dynamodb:GetItem", Table)], old: old);
        Assert.Equal(Verdict.Proved, within.Proof.WithinOld!.Verdict);
        Assert.Equal(Decision.Allowed, within.Evidence[0].Before);
        var beyond = Generate([On("dynamodb:GetItem", Table), On("sqs:SendMessage", "arn:aws:sqs:eu-west-1:111122223333:mail")], old: old);
        Assert.Equal("sqs:SendMessage", beyond.Proof.WithinOld!.Witness!.Action, ignoreCase: true);
        Assert.False(beyond.Proof.Holds);
    }

    [Fact]
    public void What_the_platform_needs_and_never_had_is_not_slipped_in()
    {
        var old = new PolicySet { Identity = [Proof.Policies.Identity("""{"Effect":"Allow","Action":"dynamodb:*","Resource":"*"}""")] };
        var result = Generate([On("dynamodb:GetItem", Table)], old: old);
        Assert.Equal(["logs:CreateLogStream", "logs:PutLogEvents"], result.MissingPlatform.Select(need => need.Action));
        Assert.True(result.Proof.Holds);
    }

    [Fact]
    public void What_is_too_long_for_one_document_is_split_and_still_proved()
    {
        var result = Generate(Enumerable.Range(0, 400).Select(i => On("dynamodb:GetItem", $"{Table}-{i:000}")));
        Assert.True(result.Documents.Length > 1);
        Assert.All(result.Documents, document => Assert.True(System.Text.Encoding.UTF8.GetByteCount((result with { Documents = [document] }).Text()) <= 6144));
        Assert.True(result.Proof.Holds);
        Assert.Equal(result.Statements().Length, result.Statements().Select(statement => statement.Sid).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Nothing_observed_and_nothing_needed_is_a_policy_that_allows_nothing()
    {
        var result = PolicySynthesis.Generate(new SynthesisInput { Role = Role, Calls = [] }, new SynthesisOptions());
        Assert.Empty(result.Statements());
        Assert.True(result.Proof.Holds);
    }
}
