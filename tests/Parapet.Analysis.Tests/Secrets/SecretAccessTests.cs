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

    [Theory]
    [InlineData("arn:aws:secretsmanager:us-east-1:111122223333:secret:Login-*", Reach.Yes)]
    [InlineData("!Sub 'arn:aws:secretsmanager:us-east-1:${AWS::AccountId}:secret:Login-*'", Reach.Yes)]
    [InlineData("!Sub 'arn:aws:secretsmanager:${AWS::Region}:111122223333:secret:Login-*'", Reach.Yes)]
    [InlineData("!Sub 'arn:aws-us-gov:secretsmanager:${AWS::Region}:${AWS::AccountId}:secret:Login-*'", Reach.Yes)]
    [InlineData("!Sub 'arn:aws:secretsmanager:us-east-1:${AWS::AccountId}:secret:Other-*'", Reach.No)]
    [InlineData("!Sub 'arn:aws:secretsmanager:${AWS::Region}:${AWS::AccountId}:secret:${AWS::StackName}-*'", Reach.No)]
    [InlineData("!Ref Attached", Reach.Yes)]
    public void A_policy_may_write_out_where_the_secret_lies_and_what_it_is_called(string resource, Reach expected) => Assert.Equal(expected, Ask(
        $"{{Effect: Allow, Action: 'secretsmanager:GetSecretValue', Resource: {resource}}}",
        "Attached: {Type: AWS::SecretsManager::SecretTargetAttachment, Properties: {SecretId: !Ref Login, TargetId: d, TargetType: 'AWS::RDS::DBInstance'}}",
        (access, function, reference) => access.MayRead(function, reference)));

    [Theory]
    [InlineData("billing", Reach.No)]
    [InlineData("orders", Reach.Yes)]
    public void A_condition_on_a_tag_that_the_secret_has_is_decided(string team, Reach expected) => Assert.Equal(expected, Ask(
        $"{{Effect: Allow, Action: 'secretsmanager:GetSecretValue', Resource: '*', Condition: {{StringEquals: {{'secretsmanager:ResourceTag/team': {team}}}}}}}",
        "",
        (access, function, reference) => access.MayRead(function, reference),
        tags: "Tags: [{Key: team, Value: orders}], "));

    [Theory]
    [InlineData("[!If [IsProd, !Ref Login, !Ref Other]]", Reach.No, "not IsProd")]
    [InlineData("[!If [IsProd, !Ref Other, !Ref Login]]", Reach.No, "IsProd")]
    [InlineData("[!If [IsProd, !Ref Login, '*']]", Reach.Yes, null)]
    [InlineData("[!Ref Login, !If [IsProd, !Ref Other, !Ref 'AWS::NoValue']]", Reach.Yes, null)]
    public void What_is_granted_under_a_condition_is_missing_without_it(string resources, Reach expected, string? when)
    {
        WorstAnswer? answer = null;
        Ask($"{{Effect: Allow, Action: 'secretsmanager:GetSecretValue', Resource: {resources}}}", "", (access, function, reference) => (answer = access.AlwaysReads(function, reference)).Reach);

        Assert.Equal(expected, answer!.Reach);
        Assert.Equal(when, answer.When);
    }

    [Theory]
    [InlineData("!If [IsProd, !Ref Key, alias/aws/secretsmanager]", "", Reach.No, "IsProd")]
    [InlineData("!If [IsProd, !Ref Key, alias/aws/secretsmanager]", "{Effect: Allow, Action: 'kms:Decrypt', Resource: !GetAtt Key.Arn}", Reach.Yes, null)]
    [InlineData("''", "", Reach.Yes, null)]
    public void A_key_under_a_condition_is_judged_case_by_case(string key, string statement, Reach expected, string? when)
    {
        WorstAnswer? answer = null;
        Ask(statement, "Key: {Type: AWS::KMS::Key}", (access, function, reference) => (answer = access.AlwaysDecrypts(function, reference)).Reach, key);

        Assert.Equal(expected, answer!.Reach);
        Assert.Equal(when, answer.When);
    }

    [Theory]
    [InlineData("secretsmanager", Reach.Yes)]
    [InlineData("s3", Reach.No)]
    public void The_key_is_used_through_the_service_that_keeps_the_secret(string service, Reach expected)
    {
        var condition = $"Condition: {{StringEquals: {{'kms:ViaService': !Sub '{service}.${{AWS::Region}}.amazonaws.com', 'kms:CallerAccount': !Ref 'AWS::AccountId'}}}}";
        var bySecret = Ask($"{{Effect: Allow, Action: 'kms:Decrypt', Resource: '*', {condition}}}", "Key: {Type: AWS::KMS::Key}", (access, function, reference) => access.MayDecrypt(function, reference), "!Ref Key");
        var byKey = Ask(
            "",
            $"Key: {{Type: AWS::KMS::Key, Properties: {{KeyPolicy: {{Version: '2012-10-17', Statement: {{Effect: Allow, Principal: {{AWS: '*'}}, Action: 'kms:Decrypt', Resource: '*', {condition}}}}}}}}}",
            (access, function, reference) => access.MayDecrypt(function, reference),
            "!Ref Key");

        Assert.Equal(expected, bySecret);
        Assert.Equal(expected, byKey);
    }

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
        string statements, string others, Func<SecretAccess, Model.Function, SecretReference, Reach> ask, string? key = null, string role = "", string tags = "")
    {
        var deployment = Templates.WithRole(statements, $$$$"""
            Login: {Type: AWS::SecretsManager::Secret, Properties: {{{{{tags}}}}Description: x{{{{(key is null ? "" : $", KmsKeyId: {key}")}}}}}}
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
