using System.Reflection;
using Parapet.Iam.Language;
using Parapet.Iam.Validation;

namespace Parapet.Iam.Tests.Validation;

public sealed class CheckCaseTests
{
    public static TheoryData<int, string> Cases => [.. CheckCase.All.Select((row, i) => (i, row.Check))];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_check_finds_what_it_is_for_and_spares_the_near_miss(int row, string check)
    {
        var given = CheckCase.All[row];
        var found = CheckCase.Validate(given.Fires, given.Kind).ToList();
        var spared = CheckCase.Validate(given.Silent, given.Kind).ToList();

        Assert.True(found.Exists(issue => issue.Check == check), $"{given.Fires} gives only: {string.Join("; ", found.Select(i => i.Check))}");
        Assert.DoesNotContain(spared, issue => issue.Check == check);
    }

    [Fact]
    public void Every_check_has_a_case() =>
        Assert.Equal([], PolicyValidator.Checks.Select(check => check.Id).Except(CheckCase.All.Select(row => row.Check)));

    [Fact]
    public void Every_case_is_about_a_check() =>
        Assert.Equal([], CheckCase.All.Select(row => row.Check).Except(PolicyValidator.Checks.Select(check => check.Id)));

    [Fact]
    public void Every_check_that_is_written_is_listed_once()
    {
        var written =
            from type in typeof(PolicyValidator).Assembly.GetTypes()
            from field in type.GetFields(BindingFlags.Static | BindingFlags.NonPublic)
            where field.FieldType == typeof(PolicyCheck)
            select ((PolicyCheck)field.GetValue(null)!).Id;
        Assert.Equal(written.Order(StringComparer.Ordinal), PolicyValidator.Checks.Select(check => check.Id).Order(StringComparer.Ordinal));
        Assert.Distinct(PolicyValidator.Checks.Select(check => check.Id));
        Assert.True(PolicyValidator.Checks.Length >= 80);
    }

    [Fact]
    public void Names_are_kebab_case_and_meanings_are_sentences()
    {
        Assert.All(PolicyValidator.Checks, check => Assert.Matches("^[a-z0-9]+(-[a-z0-9]+)*$", check.Id));
        Assert.All(PolicyValidator.Checks, check => Assert.Matches(@"(\.|https://\S+)$", check.Meaning));
    }

    [Fact]
    public void Messages_are_fragments_with_a_place()
    {
        foreach (var issue in CheckCase.All.SelectMany(row => CheckCase.Validate(row.Fires, row.Kind)))
        {
            Assert.False(issue.Message.EndsWith('.') || issue.Message.Contains('\n') || issue.Message.Length == 0, issue.Message);
            Assert.Equal("policy.json", issue.At.File);
        }
    }

    [Fact]
    public void An_issue_says_where_and_in_which_statement()
    {
        const string Policy = """
            {"Version": "2012-10-17", "Statement": [
              {"Sid": "Read", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"},
              {"Effect": "Allow", "Action": ["s3:PutObject",
                "s3:GetObjct"], "Resource": "*"}]}
            """;
        var issue = Assert.Single(CheckCase.Validate(Policy, PolicyKind.Identity));

        Assert.Equal(("unknown-action", "#2", "policy.json:4:5"), (issue.Check, issue.Statement, issue.At.ToString()));
        Assert.Equal("`s3:GetObjct` is no action that AWS documents; did you mean `s3:GetObject`?", issue.Message);
    }

    [Theory]
    [InlineData(PolicyKind.Identity, """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["dynamodb:GetItem","dynamodb:PutItem"],"Resource":"arn:aws:dynamodb:eu-west-1:111122223333:table/orders"},{"Effect":"Allow","Action":"logs:CreateLogGroup","Resource":"arn:aws:logs:eu-west-1:111122223333:*"}]}""")]
    [InlineData(PolicyKind.Trust, """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"}}""")]
    [InlineData(PolicyKind.Key, """{"Version":"2012-10-17","Statement":[{"Sid":"Enable IAM","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:root"},"Action":"kms:*","Resource":"*"}]}""")]
    [InlineData(PolicyKind.Resource, """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"sns.amazonaws.com"},"Action":"sqs:SendMessage","Resource":"arn:aws:sqs:eu-west-1:111122223333:q","Condition":{"ArnEquals":{"aws:SourceArn":"arn:aws:sns:eu-west-1:111122223333:t"}}}]}""")]
    [InlineData(PolicyKind.Resource, """{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":["arn:aws:s3:::b","arn:aws:s3:::b/*"],"Condition":{"Bool":{"aws:SecureTransport":"false"}}}]}""")]
    [InlineData(PolicyKind.ServiceControl, """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"},{"Effect":"Deny","Action":"organizations:LeaveOrganization","Resource":"*"}]}""")]
    [InlineData(PolicyKind.ResourceControl, """{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":["s3:*","sqs:*"],"Resource":"*","Condition":{"StringNotEqualsIfExists":{"aws:PrincipalOrgID":"o-exampleorgid"},"BoolIfExists":{"aws:PrincipalIsAWSService":"false"}}}]}""")]
    [InlineData(PolicyKind.VpcEndpoint, """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}]}""")]
    public void Ordinary_policies_have_no_issue(PolicyKind kind, string policy) => Assert.Equal([], CheckCase.Validate(policy, kind).Select(issue => $"{issue.Check}: {issue.Message}"));
}
