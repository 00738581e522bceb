using Parapet.Analysis.Permissions;
using Parapet.Analysis.Secrets;

namespace Parapet.Analysis.Tests.Secrets;

public sealed class SecretAccessTests
{
    private const string ReadsLogin = "{Effect: Allow, Action: 'secretsmanager:GetSecretValue', Resource: !Ref Login}";

    [Theory]
    [InlineData("", Reach.No)]
    [InlineData(ReadsLogin, Reach.Yes)]
    [InlineData("{Effect: Allow, Action: 'secretsmanager:*', Resource: '*'}", Reach.Yes)]
    [InlineData("{Effect: Allow, Action: 'secretsmanager:GetSecretValue', Resource: !Ref Other}", Reach.No)]
    [InlineData("{Effect: Allow, Action: 'secretsmanager:GetSecretValue', Resource: !Ref Secret}", Reach.Unknown)]
    [InlineData("{Effect: Allow, Action: 'secretsmanager:GetSecretValue', Resource: '*', Condition: {StringEquals: {'aws:PrincipalTag/a': b}}}", Reach.UnderCondition)]
    [InlineData(ReadsLogin + ", {Effect: Deny, Action: 'secretsmanager:*', Resource: '*'}", Reach.No)]
    public void Whether_a_secret_can_be_read_is_what_the_policies_say(string statements, Reach expected) =>
        Assert.Equal(expected, Ask(statements, "", (access, function, reference) => access.MayRead(function, reference)));

    [Fact]
    public void The_policy_of_the_secret_counts_too() =>
        Assert.Equal(Reach.Yes, Ask(
            "",
            "Shared: {Type: AWS::SecretsManager::ResourcePolicy, Properties: {SecretId: !Ref Login, ResourcePolicy: {Version: '2012-10-17', Statement: {Effect: Allow, Principal: {AWS: !GetAtt OrdersRole.Arn}, Action: 'secretsmanager:GetSecretValue', Resource: '*'}}}}",
            (access, function, reference) => access.MayRead(function, reference)));

    [Fact]
    public void A_policy_that_is_not_here_leaves_it_open() =>
        Assert.Equal(Reach.Unknown, Ask("", "", (access, function, reference) => access.MayRead(function, reference), role: "ManagedPolicyArns: ['arn:aws:iam::111122223333:policy/own']"));

    [Theory]
    [InlineData("", "", Reach.No)]
    [InlineData("{Effect: Allow, Action: 'kms:Decrypt', Resource: !GetAtt Key.Arn}", "", Reach.Yes)]
    [InlineData("", "KeyPolicy: {Version: '2012-10-17', Statement: {Effect: Allow, Principal: {AWS: !GetAtt OrdersRole.Arn}, Action: 'kms:Decrypt', Resource: '*'}}", Reach.Yes)]
    [InlineData("{Effect: Allow, Action: 'kms:Decrypt', Resource: !GetAtt Key.Arn}", "KeyPolicy: {Version: '2012-10-17', Statement: []}", Reach.No)]
    public void Whether_the_key_can_be_used_is_what_both_sides_say(string statement, string policy, Reach expected) =>
        Assert.Equal(expected, Ask(statement, $"Key: {{Type: AWS::KMS::Key, Properties: {{Description: x, {policy}}}}}", (access, function, reference) => access.MayDecrypt(function, reference), "!Ref Key"));

    [Theory]
    [InlineData("alias/aws/secretsmanager", Reach.Yes)]
    [InlineData("arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab", Reach.Unknown)]
    [InlineData("!Ref Region", Reach.Unknown)]
    public void A_key_elsewhere_may_let_the_role_in(string key, Reach expected) =>
        Assert.Equal(expected, Ask(ReadsLogin, "", (access, function, reference) => access.MayDecrypt(function, reference), key));

    private static Reach Ask(
        string statements, string others, Func<SecretAccess, Model.Function, SecretReference, Reach> ask, string? key = null, string role = "")
    {
        var deployment = Templates.WithRole(statements, $$$$"""
            Login: {Type: AWS::SecretsManager::Secret, Properties: {Description: x{{{{(key is null ? "" : $", KmsKeyId: {key}")}}}}}}
              Other: {Type: AWS::SecretsManager::Secret}
              Reader:
                Type: AWS::Lambda::Function
                Properties: {Role: !GetAtt OrdersRole.Arn, Code: {ZipFile: x}, Environment: {Variables: {DB_SECRET_ARN: !Ref Login}}}
              {{{{others}}}}
            """, role);
        var permissions = DeploymentPermissions.Of(deployment);
        var function = deployment.Function("Reader")!;
        return ask(new SecretAccess(deployment, permissions), function, SecretReferences.Of(deployment, permissions.Concretizer).Of(function).Single());
    }
}
