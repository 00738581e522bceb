namespace Parapet.Cli.Tests;

/// <summary>What was not compared is named, and is never part of a proof.</summary>
public sealed class IamCompareDeploymentTests
{
    private const string Everybody = "{ Version: '2012-10-17', Statement: [ { Effect: Allow, Action: '*', Principal: '*', Resource: '*' } ] }";

    private const string Everything = "{ Version: '2012-10-17', Statement: [ { Effect: Allow, Action: '*', Resource: '*' } ] }";

    private const string NoPlain = "{ Version: '2012-10-17', Statement: [ { Effect: Deny, Action: '*', Principal: '*', Resource: '*', Condition: { Bool: { aws:SecureTransport: false } } } ] }";

    private const string Before = """
        Conditions: { C: !Equals [ !Ref AWS::Region, eu-west-1 ] }
        Resources:
          F: { Type: AWS::Lambda::Function, Properties: { Role: !GetAtt R.Arn } }
          R: { Type: AWS::IAM::Role, Properties: { RoleName: reader, Policies: [ { PolicyName: p, PolicyDocument: { Version: '2012-10-17', Statement: { Effect: Allow, Action: "s3:GetObject", Resource: "*" } } } ] } }
          Big: { Type: AWS::IAM::Role, Properties: { Policies: [ { PolicyName: p, PolicyDocument: { Version: '2012-10-17', Statement: { Effect: Allow, Action: "s3:*", Resource: "*" } } } ] } }
          B: { Type: AWS::S3::Bucket }
          Q: { Type: AWS::SQS::Queue }

        """;

    [Theory]
    [InlineData("AWS::IAM::User", "Policies: [ { PolicyName: x, PolicyDocument: {I} } ]")]
    [InlineData("AWS::IAM::Group", "ManagedPolicyArns: [ arn:aws:iam::aws:policy/AdministratorAccess ]")]
    [InlineData("AWS::IAM::UserPolicy", "UserName: bob, PolicyName: x, PolicyDocument: {I}")]
    [InlineData("AWS::IAM::GroupPolicy", "GroupName: bob, PolicyName: x, PolicyDocument: {I}")]
    [InlineData("AWS::IAM::ManagedPolicy", "Roles: [ some-existing-role ], PolicyDocument: {I}")]
    [InlineData("AWS::IAM::Policy", "Roles: [ !Ref R ], Users: [ bob ], PolicyName: x, PolicyDocument: { Version: '2012-10-17', Statement: [] }")]
    [InlineData("AWS::SSO::PermissionSet", "Name: x, InlinePolicy: {I}")]
    [InlineData("AWS::SQS::QueueInlinePolicy", "Queue: !Ref Q, PolicyDocument: {D}")]
    [InlineData("AWS::SNS::TopicInlinePolicy", "TopicArn: x, PolicyDocument: {D}")]
    [InlineData("AWS::S3::AccessPoint", "Bucket: !Ref B, Policy: {D}")]
    [InlineData("AWS::S3Tables::TableBucketPolicy", "TableBucketARN: x, ResourcePolicy: {D}")]
    [InlineData("AWS::EFS::FileSystem", "FileSystemPolicy: {D}")]
    [InlineData("AWS::OpenSearchService::Domain", "AccessPolicies: {D}")]
    [InlineData("AWS::Elasticsearch::Domain", "AccessPolicies: {D}")]
    [InlineData("AWS::ApiGateway::RestApi", "Name: x, Policy: {D}")]
    [InlineData("AWS::Lambda::LayerVersionPermission", "LayerVersionArn: x, Action: lambda:GetLayerVersion, Principal: '*'")]
    [InlineData("AWS::Lambda::Url", "TargetFunctionArn: !GetAtt F.Arn, AuthType: NONE")]
    [InlineData("AWS::CloudFormation::Stack", "TemplateURL: https://s3.amazonaws.com/x/y.yaml")]
    [InlineData("AWS::Something::New", "TheirPolicy: {D}")]
    public void Access_that_is_not_understood_is_named_and_leaves_the_answer_open(string type, string properties)
    {
        var after = Before + Resource(type, properties);
        var run = Compare(Before, after);
        Assert.Contains("X, not compared · not decided", run.Output, StringComparison.Ordinal);
        Assert.Equal(3, run.ExitCode);
        Assert.Equal(0, Compare(after, after).ExitCode);
    }

    [Theory]
    [InlineData("AWS::S3::BucketPolicy", "Bucket: other-bucket, PolicyDocument: {D}")]
    [InlineData("AWS::SQS::QueuePolicy", "Queues: [ !Ref Q, other ], PolicyDocument: {D}")]
    [InlineData("AWS::SNS::TopicPolicy", "Topics: [ other ], PolicyDocument: {D}")]
    [InlineData("AWS::SecretsManager::ResourcePolicy", "SecretId: other, ResourcePolicy: {D}")]
    [InlineData("AWS::Kinesis::ResourcePolicy", "ResourceArn: other, ResourcePolicy: {D}")]
    [InlineData("AWS::Events::EventBusPolicy", "StatementId: s, Statement: { Effect: Allow, Principal: '*', Action: 'events:*', Resource: '*' }")]
    [InlineData("AWS::Events::EventBusPolicy", "EventBusName: other, StatementId: s, Principal: '*', Action: events:PutEvents")]
    [InlineData("AWS::Lambda::Permission", "FunctionName: other, Action: lambda:InvokeFunction, Principal: '*'")]
    [InlineData("AWS::IAM::ManagedPolicy", "Roles: [ reader ], PolicyDocument: {I}")]
    public void A_policy_counts_however_its_target_is_named(string type, string properties)
    {
        var after = Before + Resource(type, properties);
        var run = Compare(Before, after);
        Assert.Contains("new access", run.Output, StringComparison.Ordinal);
        Assert.Equal(1, run.ExitCode);
        Assert.Equal(0, Compare(after, after).ExitCode);
    }

    [Theory]
    [InlineData("AWS::IAM::User", "UserName: bob")]
    [InlineData("AWS::IAM::ManagedPolicy", "PolicyDocument: {I}")]
    [InlineData("AWS::ApiGateway::RestApi", "Name: x")]
    public void What_gives_no_access_by_itself_is_not_in_the_way_of_a_proof(string type, string properties) =>
        Assert.Equal(0, Compare(Before, Before + Resource(type, properties)).ExitCode);

    [Theory]
    [InlineData("AWS::S3::BucketPolicy", "Bucket: !Ref B, PolicyDocument: {N}")]
    [InlineData("AWS::S3::BucketPolicy", "Bucket: other, PolicyDocument: {N}")]
    [InlineData("AWS::SQS::QueueInlinePolicy", "Queue: !Ref Q, PolicyDocument: {N}")]
    public void A_denial_that_is_gone_with_its_policy_is_a_change(string type, string properties)
    {
        var run = Compare(Before + Resource(type, properties), Before);
        Assert.NotEqual(0, run.ExitCode);
        Assert.DoesNotContain("Proved", run.Output, StringComparison.Ordinal);
        Assert.Equal(0, Compare(Before + Resource(type, properties.Replace("{N}", "{D}", StringComparison.Ordinal)), Before).ExitCode);
    }

    [Theory]
    [InlineData("arn:aws:iam::111122223333:role/admin", 3)]
    [InlineData("!If [ C, !GetAtt R.Arn, 'arn:aws:iam::111122223333:role/admin' ]", 3)]
    [InlineData("!If [ C, !GetAtt Big.Arn, !GetAtt R.Arn ]", 1)]
    [InlineData("!Ref Unknown", 3)]
    public void A_function_is_compared_with_every_role_that_it_may_get(string role, int expected)
    {
        var after = "Parameters: { Unknown: { Type: String } }\n" + Before.Replace("Role: !GetAtt R.Arn", "Role: " + role, StringComparison.Ordinal);
        var run = Compare(Before, after);
        Assert.Contains("function F", run.Output, StringComparison.Ordinal);
        Assert.Equal(expected, run.ExitCode);
        Assert.Equal(0, Compare(after, after).ExitCode);
    }

    [Fact]
    public void A_macro_that_cannot_be_run_is_no_part_of_a_proof()
    {
        var run = Compare(Before, "Transform: [ Ours ]\n" + Before);
        Assert.Contains("macro Ours", run.Output, StringComparison.Ordinal);
        Assert.Equal(3, run.ExitCode);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_could_not_be_read_is_told_and_never_proved(bool isOld)
    {
        var broken = Before + "  Bad: { Type: AWS::SQS::Queue, Properties: { QueueName: !GetAtt [ ] } }\n  N: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: ./missing.yaml } }\n";
        var run = isOld ? Compare(broken, Before) : Compare(Before, broken);
        Assert.NotEmpty(run.Error);
        Assert.Contains("could not be read as a whole", run.Output, StringComparison.Ordinal);
        Assert.Equal(2, run.ExitCode);
    }

    [Theory]
    [InlineData("Statement: { Effect: Allow, Principal: { AWS: '111122223333' }, Action: events:PutEvents, Resource: '*' }")]
    [InlineData("Principal: '111122223333', Action: events:PutEvents, Condition: { Type: StringEquals, Key: aws:PrincipalOrgID, Value: o-a1b2c3d4e5 }")]
    public void The_statement_of_an_event_bus_is_no_broken_policy(string properties)
    {
        using var folder = new Folder().With("template.yaml", "Resources:\n" + Resource("AWS::Events::EventBusPolicy", "StatementId: s, " + properties));
        Assert.DoesNotContain("POLICY001", folder.Scan("template.yaml", "--format", "json").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_there_is_nothing_to_compare_nothing_is_proved()
    {
        var run = Compare("Resources: { Q: { Type: AWS::SQS::Queue } }", "Resources: { Q: { Type: AWS::SQS::Queue } }");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("nothing to compare", run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    private static string Resource(string type, string properties) =>
        $"  X: {{ Type: {type}, Properties: {{ {properties.Replace("{D}", Everybody, StringComparison.Ordinal).Replace("{I}", Everything, StringComparison.Ordinal).Replace("{N}", NoPlain, StringComparison.Ordinal)} }} }}\n";

    private static Run Compare(string before, string after)
    {
        using var folder = new Folder().With("before.yaml", before).With("after.yaml", after);
        return folder.Iam("compare", "before.yaml", "after.yaml");
    }
}
