using Parapet.Analysis.Permissions;
using Parapet.Analysis.Secrets;
using Parapet.Model;
using Parapet.Values;

namespace Parapet.Analysis.Tests.Secrets;

public sealed class SecretReferencesTests
{
    private const string Stores = """
          Login: {Type: AWS::SecretsManager::Secret, Properties: {Name: orders/database}}
          Attached: {Type: AWS::SecretsManager::SecretTargetAttachment, Properties: {SecretId: !Ref Login, TargetId: d, TargetType: "AWS::RDS::DBInstance"}}
          Made: {Type: AWS::SecretsManager::Secret}
          OfStack: {Type: AWS::SecretsManager::Secret, Properties: {Name: !Sub "${AWS::StackName}/token"}}
          Settings: {Type: AWS::SSM::Parameter, Properties: {Name: /orders/settings, Type: String, Value: x}}
        """;

    [Theory]
    [InlineData("DB", "!Ref Login", "Login")]
    [InlineData("DB", "!Ref Attached", "Login")]
    [InlineData("DB", "!GetAtt Made.Id", "Made")]
    [InlineData("DB_SECRET_NAME", "orders/database", "Login")]
    [InlineData("DB_SECRET_NAME", "!Sub '${AWS::StackName}/token'", "OfStack")]
    [InlineData("dbSecretName", "orders/database", "Login")]
    [InlineData("DB", "!Sub 'arn:aws:secretsmanager:${AWS::Region}:${AWS::AccountId}:secret:orders/database-AbCdEf'", "Login")]
    [InlineData("DB", "!Sub 'arn:aws:secretsmanager:${AWS::Region}:${AWS::AccountId}:secret:orders/database'", "Login")]
    [InlineData("P", "!Ref Settings", "Settings")]
    [InlineData("SETTINGS_PARAMETER", "/orders/settings", "Settings")]
    [InlineData("P", "!Sub 'arn:aws:ssm:${AWS::Region}:${AWS::AccountId}:parameter/orders/settings'", "Settings")]
    public void What_a_variable_names_is_found_in_the_deployment(string variable, string value, string expected) =>
        Assert.Equal(expected, Assert.Single(References(variable, value)).Stored?.Id);

    [Theory]
    [InlineData("DB_SECRET_NAME", "orders/other", SecretStore.SecretsManager)]
    [InlineData("DB_SECRET_ARN", "arn:aws:secretsmanager:eu-west-1:111122223333:secret:orders/database-AbCdEf", SecretStore.SecretsManager)]
    [InlineData("DB_PASSWORD_PARAM", "/orders/password", SecretStore.ParameterStore)]
    [InlineData("SSM_PATH", "/orders/", SecretStore.ParameterStore)]
    [InlineData("SSM_DB_NAME", "orders-password", SecretStore.ParameterStore)]
    public void What_lies_outside_has_ARNs_to_ask_about(string variable, string value, SecretStore store)
    {
        var reference = Assert.Single(References(variable, value));

        Assert.Equal(store, reference.Store);
        Assert.Null(reference.Stored);
        Assert.NotEmpty(reference.Arns);
    }

    [Theory]
    [InlineData("DB_PASSWORD", "hunter")]
    [InlineData("SECRET_PATH", "/run/secrets/db")]
    [InlineData("COLOUR_PARAMETER", "dark red")]
    [InlineData("THEME_PARAMETER", "dark")]
    [InlineData("DB_SECRET_NAME", "''")]
    [InlineData("DB_SECRET_NAME", "a name with spaces")]
    [InlineData("DB", "!GetAtt Settings.Value")]
    [InlineData("DB_SECRET_NAME", "!Ref Table")]
    [InlineData("DB_SECRET_ARN", "'{{resolve:secretsmanager:orders/database}}'")]
    [InlineData("PARAMETER", "/orders")]
    public void What_is_no_reference_is_left_alone(string variable, string value) => Assert.Empty(References(variable, value));

    [Theory]
    [InlineData("arn:aws:secretsmanager")]
    [InlineData("arn:aws:secretsmanager:r:a:secret")]
    [InlineData("'arn:aws:secretsmanager:r:a:secret:'")]
    [InlineData("arn:aws:ssm:r:a:parameter/")]
    [InlineData("'::::::'")]
    public void An_ARN_that_is_cut_short_is_no_crash(string value) => Assert.All(References("DB_SECRET_ARN", value), reference => Assert.Null(reference.Stored));

    [Theory]
    [InlineData("!Ref Secret")]
    [InlineData("!Sub 'arn:aws:secretsmanager:${Region}:${AWS::AccountId}:secret:${Secret}'")]
    public void A_parameter_keeps_a_reference_unknown(string value) => Assert.NotNull(Assert.Single(References("DB_SECRET_ARN", value)).Why);

    [Theory]
    [InlineData("orders/databse", true)]
    [InlineData("orders/datbaase", true)]
    [InlineData("orders-database", true)]
    [InlineData("/Orders/Database", true)]
    [InlineData("orders/database2", false)]
    [InlineData("orders/data", false)]
    [InlineData("billing/database", false)]
    [InlineData("Made", true)]
    [InlineData("orders/database", false)]
    [InlineData("orders/databases", false)]
    [InlineData("orders/databare", false)]
    [InlineData("order/database", false)]
    [InlineData("ordres/database", true)]
    [InlineData("!Sub 'arn:aws:secretsmanager:${AWS::Region}:${AWS::AccountId}:secret:orders_database'", true)]
    [InlineData("!Sub 'arn:aws:secretsmanager:${AWS::Region}:${AWS::AccountId}:secret:orders/databse-AbCdEf'", true)]
    [InlineData("arn:aws:secretsmanager:eu-west-1:111122223333:secret:orders_database", false)]
    public void A_name_that_is_nearly_right_is_a_slip(string name, bool expected)
    {
        var deployment = Deployment("DB_SECRET_NAME", name);
        var references = SecretReferences.Of(deployment, DeploymentPermissions.Of(deployment).Concretizer);

        Assert.Equal(expected, references.Slip(Assert.Single(references.Of(deployment.Functions[0]))) is not null);
    }

    [Theory]
    [InlineData("resolve:secretsmanager:orders/database:SecretString:password", "orders/database")]
    [InlineData("resolve:secretsmanager:${AWS::StackName}/token:SecretString:x", "${AWS::StackName}/token")]
    [InlineData("resolve:ssm:/orders/settings:3", "/orders/settings")]
    [InlineData("resolve:secretsmanager:${Login}:SecretString:x", null)]
    [InlineData("resolve:secretsmanager:arn:aws:secretsmanager:r:a:secret:x", null)]
    [InlineData("resolve:secretsmanager:", null)]
    [InlineData("resolve:other:x", null)]
    [InlineData("", null)]
    public void A_dynamic_reference_names_its_secret(string expression, string? expected)
    {
        var deployment = Deployment("A", "x");

        Assert.Equal(expected, SecretReferences.Of(deployment, DeploymentPermissions.Of(deployment).Concretizer).OfExpression(expression, Location.None)?.Spelled);
    }

    private static List<SecretReference> References(string variable, string value)
    {
        var deployment = Deployment(variable, value);
        return [.. SecretReferences.Of(deployment, DeploymentPermissions.Of(deployment).Concretizer).Of(deployment.Functions[0])];
    }

    private static Deployment Deployment(string variable, string value) => Templates.Read($$"""
        Parameters:
          Secret: {Type: String}
          Region: {Type: String}
        Resources:
          Orders:
            Type: AWS::Lambda::Function
            Properties:
              Code: {ZipFile: x}
              Environment:
                Variables:
                  {{variable}}: {{value}}
          Table: {Type: AWS::DynamoDB::Table}
        {{Stores}}
        """);
}
