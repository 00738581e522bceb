using Parapet.Analysis.Secrets;

namespace Parapet.Analysis.Tests.Secrets;

public sealed class TemplateInputsTests
{
    [Theory]
    [InlineData("DbPassword: {Type: String}")]
    [InlineData("dbPassword: {Type: String, Default: ''}")]
    [InlineData("GitHubToken: {Type: String, Description: A personal token}")]
    [InlineData("AdminPassword: {Type: String, Description: Password of the early warning dashboard}")]
    [InlineData("ApiToken: {Type: String, Description: 'API token. Learn more at https://docs.example.com/'}")]
    [InlineData("ApiKey: {Type: String, Description: The API key of the Varnish cache}")]
    [InlineData("DbPassword: {Type: String, Description: Database password (see README path)}")]
    public void A_parameter_that_is_called_a_secret_is_one(string parameter) => Assert.Single(Inputs(parameter));

    [Theory]
    [InlineData("DbPasswordParameter: {Type: String}")]
    [InlineData("DbSecretArn: {Type: String}")]
    [InlineData("DbSecret: {Type: String, Description: ARN of the secret}")]
    [InlineData("DbSecret: {Type: String, Description: The name of the secret}")]
    [InlineData("DbSecret: {Type: String, AllowedPattern: '^arn:aws:secretsmanager:.*'}")]
    [InlineData("DbSecret: {Type: String, Default: /orders/db}")]
    [InlineData("UseToken: {Type: String, Default: 'true'}")]
    [InlineData("CreateSecret: {Type: String, AllowedValues: [a, b]}")]
    [InlineData("MaxToken: {Type: Number}")]
    [InlineData("DbPassword: {Type: 'AWS::SSM::Parameter::Value<String>', Default: x}")]
    [InlineData("Stage: {Type: String}")]
    [InlineData("Named: {Type: String, Default: orders}")]
    public void A_parameter_that_is_none_is_left_alone(string parameter) => Assert.Empty(Inputs(parameter));

    [Theory]
    [InlineData("MasterUserPassword: !Ref Plain")]
    [InlineData("MasterUserPassword: !If [IsProd, !Ref Plain, !Ref Other]")]
    [InlineData("Users: [{Username: a, Password: !Ref Plain}]")]
    [InlineData("ApiKeyValue: !Ref Plain")]
    [InlineData("Auth: {OAuth: {ClientParameters: {ClientID: x, ClientSecret: !Ref Plain}}}")]
    public void A_parameter_that_becomes_a_secret_is_one_also_with_a_default(string property)
    {
        Assert.Single(Inputs("Plain: {Type: String}\n  Other: {Type: Number}", property));
        Assert.Single(Inputs("Plain: {Type: String, Default: orders}\n  Other: {Type: Number}", property));
    }

    [Theory]
    [InlineData("MasterUsername: !Ref Plain")]
    [InlineData("SecretString: !Sub '{\"user\": \"${Plain}\", \"password\": \"x\"}'")]
    [InlineData("MasterUserPassword: '{{resolve:secretsmanager:${Plain}:SecretString:password}}'")]
    public void A_parameter_that_only_stands_beside_a_secret_is_none(string property) => Assert.Empty(Inputs("Plain: {Type: String}", property));

    [Fact]
    public void A_parameter_that_becomes_the_password_in_a_secret_is_one() =>
        Assert.Single(Inputs("Plain: {Type: String}", "SecretString: !Sub '{\"user\": \"orders\", \"password\": \"${Plain}\"}'"));

    [Theory]
    [InlineData("SshPublicKeys: [!Ref SshKey]", 0)]
    [InlineData("KeyArn: !Ref SshKey", 0)]
    [InlineData("Key: !Ref SshKey", 1)]
    public void A_parameter_is_what_everything_that_is_made_of_it_is_called(string property, int inputs) => Assert.Equal(inputs, Inputs("SshKey: {Type: String}", property).Count());

    [Fact]
    public void A_parameter_inside_a_dynamic_reference_is_the_name_of_a_secret() =>
        Assert.Empty(Inputs("DbSecret: {Type: String}", "MasterUserPassword: !Sub '{{resolve:secretsmanager:${DbSecret}:SecretString:password}}'"));

    private static IEnumerable<SecretInput> Inputs(string parameter, string property = "Engine: postgres") => TemplateInputs.Of(Templates.Read($$"""
        Parameters:
          {{parameter}}
        Conditions:
          IsProd: !Equals [!Ref AWS::AccountId, "111122223333"]
        Resources:
          Database:
            Type: AWS::RDS::DBInstance
            Properties:
              {{property}}
        """));
}
