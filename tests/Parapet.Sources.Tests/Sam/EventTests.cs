using Parapet.Model;
using Parapet.Values;

namespace Parapet.Sources.Tests.Sam;

/// <summary>What each type of event adds besides its function: resources, then what the role gets.</summary>
public sealed class EventTests
{
    public static TheoryData<string, string, string, string> Kinds => new()
    {
        { "S3", "Bucket: b, Events: 's3:ObjectCreated:*'", "FEPermission:Permission", "" },
        { "SNS", "Topic: arn:t", "FE:Subscription FEPermission:Permission", "" },
        { "SNS", "Topic: arn:t, SqsSubscription: true", "FEQueue:Queue FEQueuePolicy:QueuePolicy FE:Subscription FEEventSourceMapping:EventSourceMapping", "AWSLambdaSQSQueueExecutionRole" },
        { "SNS", "Topic: arn:t, SqsSubscription: {QueueArn: arn:q, QueueUrl: u, QueuePolicyLogicalId: P}", "P:QueuePolicy FE:Subscription FEEventSourceMapping:EventSourceMapping", "AWSLambdaSQSQueueExecutionRole" },
        { "SNS", "Topic: arn:t, SqsSubscription: false", "FE:Subscription FEPermission:Permission", "" },
        { "CloudWatchLogs", "LogGroupName: g, FilterPattern: x", "FEPermission:Permission FE:SubscriptionFilter", "" },
        { "IoTRule", "Sql: s", "FEPermission:Permission FE:TopicRule", "" },
        { "AlexaSkill", "SkillId: a", "FEPermission:Permission", "" },
        { "Cognito", "UserPool: p, Trigger: PreSignUp", "FCognitoPermission:Permission", "" },
        { "Schedule", "Schedule: rate(1 day)", "FE:Rule FEPermission:Permission", "" },
        { "Schedule", "Schedule: rate(1 day), DeadLetterConfig: {Type: SQS}", "FEQueue:Queue FEQueuePolicy:QueuePolicy FE:Rule FEPermission:Permission", "" },
        { "Schedule", "Schedule: rate(1 day), DeadLetterConfig: {Type: SQS, QueueLogicalId: Dead}", "Dead:Queue FEQueuePolicy:QueuePolicy FE:Rule FEPermission:Permission", "" },
        { "CloudWatchEvent", "Pattern: {source: [a]}", "FE:Rule FEPermission:Permission", "" },
        { "EventBridgeRule", "Pattern: {source: [a]}", "FE:Rule FEPermission:Permission", "" },
        { "ScheduleV2", "ScheduleExpression: rate(1 day)", "FERole:Role FE:Schedule", "" },
        { "ScheduleV2", "ScheduleExpression: rate(1 day), RoleArn: arn:r", "FE:Schedule", "" },
        { "ScheduleV2", "ScheduleExpression: rate(1 day), DeadLetterConfig: {Type: SQS}", "FEQueue:Queue FERole:Role FE:Schedule", "" },
        { "SQS", "Queue: arn:q", "FE:EventSourceMapping", "AWSLambdaSQSQueueExecutionRole" },
        { "Kinesis", "Stream: arn:s", "FE:EventSourceMapping", "AWSLambdaKinesisExecutionRole" },
        { "DynamoDB", "Stream: arn:s", "FE:EventSourceMapping", "AWSLambdaDynamoDBExecutionRole" },
        { "MSK", "Stream: arn:s", "FE:EventSourceMapping", "AWSLambdaMSKExecutionRole" },
        { "MSK", "Stream: arn:s, SourceAccessConfigurations: [{Type: CLIENT_CERTIFICATE_TLS_AUTH, URI: arn:c}]", "FE:EventSourceMapping", "AWSLambdaMSKExecutionRole secretsmanager:GetSecretValue" },
        { "MQ", "Broker: arn:b, SourceAccessConfigurations: [{Type: BASIC_AUTH, URI: arn:c}]", "FE:EventSourceMapping", "secretsmanager:GetSecretValue mq:DescribeBroker" },
        { "SelfManagedKafka", "Topics: [t], SourceAccessConfigurations: [{Type: BASIC_AUTH, URI: arn:c}], SecretsManagerKmsKeyId: k", "FE:EventSourceMapping", "secretsmanager:GetSecretValue kms:Decrypt" },
        { "Kinesis", "Stream: arn:s, DestinationConfig: {OnFailure: {Type: SNS, Destination: arn:t}}", "FE:EventSourceMapping", "AWSLambdaKinesisExecutionRole sns:publish" },
        { "Api", "Path: /a, Method: get", "FEPermissionProd:Permission ServerlessRestApi:RestApi ServerlessRestApiDeployment:Deployment ServerlessRestApiProdStage:Stage", "" },
        { "HttpApi", "Path: /a, Method: get", "FEPermission:Permission ServerlessHttpApi:Api ServerlessHttpApiApiGatewayDefaultStage:Stage", "" },
    };

    public static TheoryData<string, string, string> Permissions => new()
    {
        { "S3", "Bucket: b, Events: e", "s3.amazonaws.com - ${AWS::AccountId}" },
        { "SNS", "Topic: arn:t", "sns.amazonaws.com arn:t -" },
        { "CloudWatchLogs", "LogGroupName: g", "logs.amazonaws.com arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:g:* -" },
        { "IoTRule", "Sql: s", "iot.amazonaws.com arn:${AWS::Partition}:iot:${AWS::Region}:${AWS::AccountId}:rule/${FE} ${AWS::AccountId}" },
        { "Schedule", "Schedule: s", "events.amazonaws.com ${FE.Arn} -" },
        { "Api", "'Path': '/a/{id}/', Method: POST", "apigateway.amazonaws.com arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${ServerlessRestApi}/*/POST/a/* -" },
        { "Api", "Path: /a, Method: any", "apigateway.amazonaws.com arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${ServerlessRestApi}/*/*/a -" },
        { "HttpApi", "{}", "apigateway.amazonaws.com arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${ServerlessHttpApi}/*/* -" },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void An_event_adds_its_resources_and_what_the_role_needs(string type, string properties, string resources, string role)
    {
        var made = Expand(type, properties);
        Assert.Equal(
            resources,
            string.Join(' ', made.Where(r => r.Id is not ("F" or "FRole")).Select(r => $"{r.Id}:{r.Type[(r.Type.LastIndexOf(':') + 1)..]}")));
        var given = made.Single(r => r.Id == "FRole").Properties;
        var managed = given["ManagedPolicyArns"].AsTextItems().Select(item => item.Text.ToString()).Select(arn => arn[(arn.LastIndexOf('/') + 1)..])
            .Where(name => name != "AWSLambdaBasicExecutionRole");
        var actions = given["Policies"].EachItem().SelectMany(policy => policy.Value.Path("PolicyDocument", "Statement").EachItem())
            .SelectMany(statement => statement.Value["Action"].AsTextItems()).Select(item => item.Text.ToString());
        Assert.Equal(role, string.Join(' ', managed.Concat(actions)));
    }

    [Theory]
    [MemberData(nameof(Permissions))]
    public void A_permission_names_the_service_and_the_source(string type, string properties, string expected)
    {
        var permission = Expand(type, properties).Single(r => r.Type == "AWS::Lambda::Permission").Properties;
        Assert.Equal(expected, $"{permission["Principal"]} {Shown(permission["SourceArn"])} {Shown(permission["SourceAccount"])}");
    }

    [Fact]
    public void A_scheduler_role_may_send_dead_letters()
    {
        var role = Expand("ScheduleV2", "ScheduleExpression: s, PermissionsBoundary: arn:b, DeadLetterConfig: {Arn: arn:q}").Single(r => r.Id == "FERole").Properties;
        var statements = role["Policies"].EachItem().Single().Value.Path("PolicyDocument", "Statement").EachItem().Select(s => s.Value).ToList();
        Assert.Equal(["lambda:InvokeFunction", "sqs:SendMessage"], statements.SelectMany(s => s["Action"].AsTextItems()).Select(a => a.Text.ToString()));
        Assert.Equal("arn:q", Shown(statements[1]["Resource"]));
        Assert.Equal("arn:b", Shown(role["PermissionsBoundary"]));
    }

    [Theory]
    [InlineData("Type: Nothing", "event `E` has the unknown type `Nothing`; what it adds is not seen")]
    [InlineData("Properties: {}", "event `E` has no known `Type`; write the type out")]
    [InlineData("Type: !Ref Auth", "event `E` has no known `Type`; write the type out")]
    public void An_event_that_cannot_be_read_is_a_problem(string body, string message)
    {
        var (_, problems) = SamTemplate.Expand($"Resources:\n  F: {{Type: AWS::Serverless::Function, Properties: {{InlineCode: x, Events: {{E: {{{body}}}}}}}}}\n");
        Assert.Equal(message, Assert.Single(problems).Message);
    }

    private static List<Resource> Expand(string type, string properties)
    {
        var inner = properties == "{}" ? "{}" : $"{{{properties}}}";
        var (resources, problems) = SamTemplate.Expand(
            $"Resources:\n  F: {{Type: AWS::Serverless::Function, Properties: {{InlineCode: x, Events: {{E: {{Type: {type}, Properties: {inner}}}}}}}}}\n");
        Assert.Empty(problems);
        return [.. resources.Values];
    }

    private static string Shown(Value value) => value.IsAbsent ? "-" : value.ToString()!;
}
