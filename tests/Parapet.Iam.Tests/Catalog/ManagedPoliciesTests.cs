using System.Text;
using System.Text.Json;
using Parapet.Iam.Catalog;

namespace Parapet.Iam.Tests.Catalog;

public sealed class ManagedPoliciesTests
{
    [Fact]
    public void Every_policy_is_json_and_found_by_name_and_arn()
    {
        Assert.True(ManagedPolicies.Names.Length >= 1_500, $"{ManagedPolicies.Names.Length} policies");
        Assert.Equal(ManagedPolicies.Names.Order(StringComparer.Ordinal).Distinct(), ManagedPolicies.Names);
        Assert.Equal(ManagedPolicies.Names, ManagedPolicies.All.Select(p => p.Name));
        foreach (var policy in ManagedPolicies.All)
        {
            using var document = JsonDocument.Parse(policy.Document);
            Assert.True(document.RootElement.TryGetProperty("Statement", out _), policy.Name);
            Assert.Equal(policy, ManagedPolicies.Find(policy.Name));
            Assert.Equal(policy, ManagedPolicies.Find(policy.Arn));
        }
    }

    [Theory]
    [InlineData("AmazonS3ReadOnlyAccess", "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess")]
    [InlineData("AWSLambdaBasicExecutionRole", "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole")]
    [InlineData("service-role/AWSLambdaBasicExecutionRole", "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole")]
    [InlineData("arn:aws-cn:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole", "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole")]
    [InlineData("arn:aws-us-gov:iam::aws:policy/AdministratorAccess", "arn:aws:iam::aws:policy/AdministratorAccess")]
    public void A_policy_has_several_names(string name, string arn) => Assert.Equal(arn, ManagedPolicies.Find(name)?.Arn);

    [Theory]
    [InlineData("NoSuchPolicy")]
    [InlineData("amazons3readonlyaccess")]
    [InlineData("wrong-path/AWSLambdaBasicExecutionRole")]
    [InlineData("arn:aws:iam::aws:policy/AWSLambdaBasicExecutionRole")]
    [InlineData("arn:aws:iam::111122223333:policy/AdministratorAccess")]
    [InlineData("arn:aws:iam::aws:policy/")]
    [InlineData("arn:")]
    [InlineData("/")]
    [InlineData("")]
    public void What_aws_does_not_keep_is_not_found(string name) => Assert.Null(ManagedPolicies.Find(name));

    [Fact]
    public void The_document_is_the_current_one_without_whitespace() =>
        Assert.Equal(
            """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["logs:CreateLogGroup","logs:CreateLogStream","logs:PutLogEvents"],"Resource":"*"}]}""",
            Encoding.UTF8.GetString(ManagedPolicies.Find("AWSLambdaBasicExecutionRole")!.Document.Span));
}
