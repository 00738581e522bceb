using Parapet.Trail.Activity.Calls;
using Parapet.Trail.CloudTrail;

namespace Parapet.Trail.Tests.Activity.Calls;

public sealed class CallMapperTests
{
    [Theory]
    // Lambda
    [InlineData("lambda", "Invoke", """{"functionName":"pay"}""", "lambda:InvokeFunction arn:aws:lambda:eu-west-1:123456789012:function:pay")]
    [InlineData("lambda", "Invoke", """{"functionName":"pay","qualifier":"live"}""", "lambda:InvokeFunction arn:aws:lambda:eu-west-1:123456789012:function:pay:live")]
    [InlineData("lambda", "Invoke", """{"functionName":"pay:live"}""", "lambda:InvokeFunction arn:aws:lambda:eu-west-1:123456789012:function:pay:live")]
    [InlineData("lambda", "Invoke", """{"functionName":"111122223333:function:pay"}""", "lambda:InvokeFunction arn:aws:lambda:eu-west-1:111122223333:function:pay")]
    [InlineData("lambda", "Invoke", """{"functionName":"arn:aws:lambda:us-east-1:111122223333:function:pay"}""", "lambda:InvokeFunction arn:aws:lambda:us-east-1:111122223333:function:pay")]
    [InlineData("lambda", "Invoke", """{"functionName":"arn:aws:lambda:us-east-1:111122223333:function:pay:7"}""", "lambda:InvokeFunction arn:aws:lambda:us-east-1:111122223333:function:pay:7")]
    [InlineData("lambda", "GetFunction20150331v2", """{"functionName":"pay"}""", "lambda:GetFunction arn:aws:lambda:eu-west-1:123456789012:function:pay")]
    [InlineData("lambda", "GetLayerVersionByArn", """{"arn":"arn:aws:lambda:eu-west-1:111122223333:layer:net:3"}""", "lambda:GetLayerVersion arn:aws:lambda:eu-west-1:111122223333:layer:net:3")]
    [InlineData("lambda", "ListFunctions20150331", "{}", "lambda:ListFunctions *")]
    // S3
    [InlineData("s3", "GetObject", """{"bucketName":"b","key":"a/b.txt"}""", "s3:GetObject arn:aws:s3:::b/a/b.txt")]
    [InlineData("s3", "GetObject", """{"bucketName":"b","key":"a","versionId":"v"}""", "s3:GetObjectVersion arn:aws:s3:::b/a")]
    [InlineData("s3", "GetObject", """{"bucketName":"b","key":"a*?$"}""", "s3:GetObject arn:aws:s3:::b/a${*}${?}${$}")]
    [InlineData("s3", "GetObject", """{"bucketName":"arn:aws:s3:eu-west-1:123456789012:accesspoint/p","key":"a"}""", "s3:GetObject arn:aws:s3:eu-west-1:123456789012:accesspoint/p/object/a")]
    [InlineData("s3", "ListObjectsV2", """{"bucketName":"b"}""", "s3:ListBucket arn:aws:s3:::b")]
    [InlineData("s3", "ListBuckets", null, "s3:ListAllMyBuckets *")]
    [InlineData("s3", "CopyObject", """{"bucketName":"to","key":"k","x-amz-copy-source":"/from/a%20b/c"}""", "s3:PutObject arn:aws:s3:::to/k; s3:GetObject arn:aws:s3:::from/a b/c")]
    [InlineData("s3", "CopyObject", """{"bucketName":"to","key":"k","x-amz-copy-source":"from/a?versionId=3"}""", "s3:PutObject arn:aws:s3:::to/k; s3:GetObjectVersion arn:aws:s3:::from/a")]
    [InlineData("s3", "CopyObject", """{"bucketName":"to","key":"k"}""", "s3:PutObject arn:aws:s3:::to/k; s3:GetObject *?")]
    [InlineData("s3", "DeleteObjects", """{"bucketName":"b","delete":""}""", "s3:DeleteObject arn:aws:s3:::b/*!")]
    [InlineData("s3", "PutBucketLifecycle", """{"bucketName":"b"}""", "s3:PutLifecycleConfiguration arn:aws:s3:::b")]
    [InlineData("s3", "DeleteBucketReplication", """{"bucketName":"b"}""", "s3:PutReplicationConfiguration arn:aws:s3:::b")]
    [InlineData("s3", "GetAccelerateConfiguration", """{"bucketName":"b"}""", "s3:GetAccelerateConfiguration arn:aws:s3:::b")]
    [InlineData("s3", "GetObject", null, "s3:GetObject *?")]
    // DynamoDB
    [InlineData("dynamodb", "PutItem", """{"tableName":"orders"}""", "dynamodb:PutItem arn:aws:dynamodb:eu-west-1:123456789012:table/orders")]
    [InlineData("dynamodb", "GetItem", """{"tableName":"arn:aws:dynamodb:us-east-1:111122223333:table/x"}""", "dynamodb:GetItem arn:aws:dynamodb:us-east-1:111122223333:table/x")]
    [InlineData("dynamodb", "Query", """{"tableName":"orders","indexName":"by-day"}""", "dynamodb:Query arn:aws:dynamodb:eu-west-1:123456789012:table/orders/index/by-day")]
    [InlineData("dynamodb", "BatchGetItem", """{"requestItems":{"a":{},"b":{}}}""", "dynamodb:BatchGetItem arn:aws:dynamodb:eu-west-1:123456789012:table/a arn:aws:dynamodb:eu-west-1:123456789012:table/b")]
    [InlineData("dynamodb", "TransactWriteItems", """{"requestItems":[{"operation":"Put","tableName":"a"},{"operation":"Delete","tableName":"b"},{"operation":"Put","tableName":"c"}]}""", "dynamodb:PutItem arn:aws:dynamodb:eu-west-1:123456789012:table/a arn:aws:dynamodb:eu-west-1:123456789012:table/c; dynamodb:DeleteItem arn:aws:dynamodb:eu-west-1:123456789012:table/b")]
    [InlineData("dynamodb", "ExecuteStatement", """{"statement":"SELECT * FROM \"orders\".\"by-day\" WHERE d = ***(Redacted)"}""", "dynamodb:PartiQLSelect arn:aws:dynamodb:eu-west-1:123456789012:table/orders/index/by-day")]
    [InlineData("dynamodb", "ExecuteStatement", """{"statement":" insert into orders value {'a': ***}"}""", "dynamodb:PartiQLInsert arn:aws:dynamodb:eu-west-1:123456789012:table/orders")]
    [InlineData("dynamodb", "BatchExecuteStatement", """{"requestItems":[{"statement":"UPDATE Music SET Album = ***"},{"statement":"INSERT INTO Songs VALUE {}"}]}""", "dynamodb:PartiQLInsert arn:aws:dynamodb:eu-west-1:123456789012:table/Songs; dynamodb:PartiQLUpdate arn:aws:dynamodb:eu-west-1:123456789012:table/Music")]
    // Queues, topics, secrets, parameters, keys
    [InlineData("sqs", "SendMessageBatch", """{"queueUrl":"https://sqs.us-east-2.amazonaws.com/111122223333/q.fifo"}""", "sqs:SendMessage arn:aws:sqs:us-east-2:111122223333:q.fifo")]
    [InlineData("sqs", "SendMessage", """{"queueUrl":"https://sqs.cn-north-1.amazonaws.com.cn/111122223333/q"}""", "sqs:SendMessage arn:aws-cn:sqs:cn-north-1:111122223333:q")]
    [InlineData("sqs", "SendMessage", """{"queueUrl":"https://eu-west-1.queue.amazonaws.com/111122223333/q"}""", "sqs:SendMessage arn:aws:sqs:eu-west-1:111122223333:q")]
    [InlineData("sns", "PublishBatch", """{"topicArn":"arn:aws:sns:eu-west-1:123456789012:t"}""", "sns:Publish arn:aws:sns:eu-west-1:123456789012:t")]
    [InlineData("sns", "Publish", """{"phoneNumber":"HIDDEN"}""", "sns:Publish *")]
    [InlineData("secretsmanager", "GetSecretValue", """{"secretId":"prod/db"}""", "secretsmanager:GetSecretValue arn:aws:secretsmanager:eu-west-1:123456789012:secret:prod/db-??????")]
    [InlineData("secretsmanager", "GetSecretValue", """{"secretId":"arn:aws:secretsmanager:eu-west-1:123456789012:secret:prod/db-aB3dE9"}""", "secretsmanager:GetSecretValue arn:aws:secretsmanager:eu-west-1:123456789012:secret:prod/db-aB3dE9")]
    [InlineData("secretsmanager", "GetSecretValue", """{"secretId":"arn:aws:secretsmanager:eu-west-1:123456789012:secret:prod/db"}""", "secretsmanager:GetSecretValue arn:aws:secretsmanager:eu-west-1:123456789012:secret:prod/db-??????")]
    [InlineData("secretsmanager", "GetSecretValue", """{"secretId":"arn:aws:secretsmanager:eu-west-1:123456789012:secret:db-secret"}""", "secretsmanager:GetSecretValue arn:aws:secretsmanager:eu-west-1:123456789012:secret:db-secret*")]
    [InlineData("ssm", "GetParameter", """{"name":"/a/b"}""", "ssm:GetParameter arn:aws:ssm:eu-west-1:123456789012:parameter/a/b")]
    [InlineData("ssm", "GetParameter", """{"name":"a:3"}""", "ssm:GetParameter arn:aws:ssm:eu-west-1:123456789012:parameter/a")]
    [InlineData("ssm", "GetParametersByPath", """{"path":"/a/b/"}""", "ssm:GetParametersByPath arn:aws:ssm:eu-west-1:123456789012:parameter/a/b/")]
    [InlineData("ssm", "GetParameters", """{"names":["/a","b"]}""", "ssm:GetParameters arn:aws:ssm:eu-west-1:123456789012:parameter/a arn:aws:ssm:eu-west-1:123456789012:parameter/b")]
    [InlineData("kms", "Decrypt", """{"keyId":"1234abcd-12ab-34cd-56ef-1234567890ab"}""", "kms:Decrypt arn:aws:kms:eu-west-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab")]
    [InlineData("kms", "Encrypt", """{"keyId":"alias/orders"}""", "kms:Encrypt arn:aws:kms:eu-west-1:123456789012:key/*?")]
    [InlineData("kms", "ReEncrypt", """{"sourceKeyId":"a","destinationKeyId":"b"}""", "kms:ReEncryptFrom arn:aws:kms:eu-west-1:123456789012:key/a; kms:ReEncryptTo arn:aws:kms:eu-west-1:123456789012:key/b")]
    // Others that functions call
    [InlineData("logs", "CreateLogStream", """{"logGroupName":"/aws/lambda/f","logStreamName":"2026/x"}""", "logs:CreateLogStream arn:aws:logs:eu-west-1:123456789012:log-group:/aws/lambda/f:log-stream:2026/x")]
    [InlineData("logs", "FilterLogEvents", """{"logGroupName":"/aws/lambda/f"}""", "logs:FilterLogEvents arn:aws:logs:eu-west-1:123456789012:log-group:/aws/lambda/f:*")]
    [InlineData("states", "StartExecution", """{"stateMachineArn":"arn:aws:states:eu-west-1:123456789012:stateMachine:m:live"}""", "states:StartExecution arn:aws:states:eu-west-1:123456789012:stateMachine:m")]
    [InlineData("states", "DescribeExecution", """{"executionArn":"arn:aws:states:eu-west-1:123456789012:execution:m:1"}""", "states:DescribeExecution arn:aws:states:eu-west-1:123456789012:execution:m:1")]
    [InlineData("events", "PutEvents", """{"entries":[{"eventBusName":"bus"},{"eventBusName":"bus"}]}""", "events:PutEvents arn:aws:events:eu-west-1:123456789012:event-bus/bus")]
    [InlineData("events", "PutEvents", """{"entries":[{"source":"s"}]}""", "events:PutEvents arn:aws:events:eu-west-1:123456789012:event-bus/default")]
    [InlineData("events", "PutRule", """{"name":"r","eventBusName":"default"}""", "events:PutRule arn:aws:events:eu-west-1:123456789012:rule/r")]
    [InlineData("events", "PutRule", """{"name":"r","eventBusName":"bus"}""", "events:PutRule arn:aws:events:eu-west-1:123456789012:rule/bus/r")]
    [InlineData("scheduler", "CreateSchedule", """{"name":"s"}""", "scheduler:CreateSchedule arn:aws:scheduler:eu-west-1:123456789012:schedule/default/s")]
    [InlineData("kinesis", "PutRecord", """{"streamName":"s"}""", "kinesis:PutRecord arn:aws:kinesis:eu-west-1:123456789012:stream/s")]
    [InlineData("firehose", "PutRecordBatch", """{"deliveryStreamName":"s"}""", "firehose:PutRecordBatch arn:aws:firehose:eu-west-1:123456789012:deliverystream/s")]
    [InlineData("ses", "SendEmail", """{"source":"Shop <a@example.com>"}""", "ses:SendEmail arn:aws:ses:eu-west-1:123456789012:identity/*example.com")]
    [InlineData("email", "SendEmail", """{"fromEmailAddress":"a@example.com","content":{"raw":{"data":"x"}}}""", "ses:SendRawEmail arn:aws:ses:eu-west-1:123456789012:identity/*example.com")]
    [InlineData("monitoring", "PutMetricData", """{"namespace":"n"}""", "cloudwatch:PutMetricData *")]
    [InlineData("xray", "PutTraceSegments", "{}", "xray:PutTraceSegments *")]
    [InlineData("cognito-idp", "AdminGetUser", """{"userPoolId":"eu-west-1_a"}""", "cognito-idp:AdminGetUser arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_a")]
    [InlineData("rdsdata", "ExecuteStatement", """{"resourceArn":"arn:aws:rds:eu-west-1:123456789012:cluster:c"}""", "rds-data:ExecuteStatement arn:aws:rds:eu-west-1:123456789012:cluster:c")]
    [InlineData("bedrock", "Converse", """{"modelId":"anthropic.claude-3-haiku-20240307-v1:0"}""", "bedrock:InvokeModel arn:aws:bedrock:eu-west-1::foundation-model/anthropic.claude-3-haiku-20240307-v1:0")]
    [InlineData("bedrock", "InvokeModel", """{"modelId":"eu.amazon.nova-lite-v1:0"}""", "bedrock:InvokeModel arn:aws:bedrock:eu-west-1:123456789012:inference-profile/eu.amazon.nova-lite-v1:0")]
    [InlineData("sagemaker", "InvokeEndpoint", """{"endpointName":"e"}""", "sagemaker:InvokeEndpoint arn:aws:sagemaker:eu-west-1:123456789012:endpoint/e")]
    [InlineData("athena", "StartQueryExecution", """{"queryString":"x"}""", "athena:StartQueryExecution arn:aws:athena:eu-west-1:123456789012:workgroup/primary")]
    [InlineData("athena", "GetQueryResults", """{"queryExecutionId":"x"}""", "athena:GetQueryResults arn:aws:athena:eu-west-1:123456789012:workgroup/*?")]
    [InlineData("glue", "GetTable", """{"databaseName":"d","name":"t"}""", "glue:GetTable arn:aws:glue:eu-west-1:123456789012:catalog arn:aws:glue:eu-west-1:123456789012:database/d arn:aws:glue:eu-west-1:123456789012:table/d/t")]
    [InlineData("ecs", "RunTask", """{"cluster":"c","taskDefinition":"t:3"}""", "ecs:RunTask arn:aws:ecs:eu-west-1:123456789012:task-definition/t:3")]
    [InlineData("ecr", "BatchGetImage", """{"repositoryName":"a/b"}""", "ecr:BatchGetImage arn:aws:ecr:eu-west-1:123456789012:repository/a/b")]
    [InlineData("batch", "SubmitJob", """{"jobDefinition":"d","jobQueue":"q"}""", "batch:SubmitJob arn:aws:batch:eu-west-1:123456789012:job-definition/d arn:aws:batch:eu-west-1:123456789012:job-queue/q")]
    [InlineData("appconfig", "StartConfigurationSession", """{"applicationIdentifier":"abc1234","environmentIdentifier":"prod","configurationProfileIdentifier":"xyz7890"}""", "appconfig:StartConfigurationSession arn:aws:appconfig:eu-west-1:123456789012:application/abc1234/environment/*/configuration/xyz7890?")]
    [InlineData("iotdata", "Publish", """{"topic":"a/b"}""", "iot:Publish arn:aws:iot:eu-west-1:123456789012:topic/a/b")]
    [InlineData("rekognition", "DetectLabels", "{}", "rekognition:DetectLabels *")]
    [InlineData("rekognition", "SearchFacesByImage", """{"collectionId":"c"}""", "rekognition:SearchFacesByImage arn:aws:rekognition:eu-west-1:123456789012:collection/c")]
    [InlineData("kafka", "DescribeClusterV2", """{"clusterArn":"arn:aws:kafka:eu-west-1:123456789012:cluster/c/u"}""", "kafka:DescribeClusterV2 arn:aws:kafka:eu-west-1:123456789012:cluster/c/u")]
    [InlineData("es", "DescribeDomain", """{"domainName":"d"}""", "es:DescribeDomain arn:aws:es:eu-west-1:123456789012:domain/d")]
    [InlineData("codebuild", "StartBuild", """{"projectName":"p"}""", "codebuild:StartBuild arn:aws:codebuild:eu-west-1:123456789012:project/p")]
    [InlineData("cloudformation", "DescribeStackEvents", """{"stackName":"s"}""", "cloudformation:DescribeStackEvents arn:aws:cloudformation:eu-west-1:123456789012:stack/s/*?")]
    [InlineData("iam", "GetRole", """{"roleName":"r"}""", "iam:GetRole arn:aws:iam::123456789012:role/r")]
    [InlineData("sts", "AssumeRole", """{"roleArn":"arn:aws:iam::111122223333:role/x"}""", "sts:AssumeRole arn:aws:iam::111122223333:role/x")]
    [InlineData("ec2", "DescribeInstances", "{}", "ec2:DescribeInstances *")]
    [InlineData("ec2", "TerminateInstances", """{"instancesSet":{"items":[{"instanceId":"i-1"}]}}""", "ec2:TerminateInstances arn:aws:ec2:eu-west-1:123456789012:instance/i-1")]
    [InlineData("apigateway", "GetRestApis", "{}", "apigateway:GET arn:aws:apigateway:eu-west-1::/restapis")]
    [InlineData("apigateway", "CreateStage", """{"restApiId":"abc"}""", "apigateway:POST arn:aws:apigateway:eu-west-1::/restapis/abc/stages")]
    [InlineData("apigateway", "CreateStage", """{"apiId":"abc"}""", "apigateway:POST arn:aws:apigateway:eu-west-1::/apis/abc/stages")]
    [InlineData("budgets", "DescribeBudgets", "{}", "budgets:ViewBudget arn:aws:budgets::123456789012:budget/*?")]
    [InlineData("budgets", "CreateBudget", """{"budgetName":"b"}""", "budgets:ModifyBudget arn:aws:budgets::123456789012:budget/b")]
    public void An_event_is_the_actions_that_it_needed(string service, string name, string? parameters, string expected)
    {
        var call = CallMapper.Map(Events.Of(service, name, parameters));

        Assert.Equal(CallKind.Mapped, call.Kind);
        Assert.Equal(expected, Events.Text(call));
    }

    [Theory]
    [InlineData("kms", "Decrypt", null, "arn:aws:kms:eu-west-1:123456789012:key/k", "kms:Decrypt arn:aws:kms:eu-west-1:123456789012:key/k")]
    [InlineData("kms", "Encrypt", """{"keyId":"alias/a"}""", "arn:aws:kms:eu-west-1:123456789012:key/k", "kms:Encrypt arn:aws:kms:eu-west-1:123456789012:key/k")]
    [InlineData("dynamodb", "Query", """{"tableName":"t","indexName":"i"}""", "arn:aws:dynamodb:eu-west-1:123456789012:table/t", "dynamodb:Query arn:aws:dynamodb:eu-west-1:123456789012:table/t/index/i")]
    [InlineData("lambda", "Invoke", """{"functionName":"f:live"}""", "arn:aws:lambda:eu-west-1:123456789012:function:f", "lambda:InvokeFunction arn:aws:lambda:eu-west-1:123456789012:function:f:live")]
    [InlineData("s3", "GetObject", null, "arn:aws:s3:::b/k", "s3:GetObject arn:aws:s3:::b/k")]
    [InlineData("s3", "ListObjects", null, "arn:aws:s3:::b", "s3:ListBucket arn:aws:s3:::b")]
    [InlineData("s3", "ListObjects", null, "arn:aws:s3:::b/k", "s3:ListBucket *?")]
    public void The_event_s_own_resources_count_unless_the_parameters_say_more(string service, string name, string? parameters, string arn, string expected) =>
        Assert.Equal(expected, Events.Text(CallMapper.Map(Events.Of(service, name, parameters, arn))));

    [Fact]
    public void An_alias_of_a_key_becomes_a_condition()
    {
        var call = CallMapper.Map(Events.Of("kms", "Encrypt", """{"keyId":"alias/orders"}"""));

        Assert.Equal([new CallCondition("StringEquals", "kms:RequestAlias", "alias/orders")], call.Actions[0].Conditions);
    }

    [Theory]
    [InlineData("AwsServiceEvent", "lambda", "UpdateFunctionCode")]
    [InlineData("AwsConsoleSignIn", "signin", "ConsoleLogin")]
    [InlineData("AwsConsoleAction", "s3", "GetObject")]
    [InlineData("AwsApiCall", "sts", "GetCallerIdentity")]
    [InlineData("AwsApiCall", "secretsmanager", "StartSecretVersionDelete")]
    [InlineData("AwsApiCall", "lambda", "InvokeExecution")]
    public void What_iam_does_not_authorise_is_no_call_and_says_why(string type, string service, string name)
    {
        var call = CallMapper.Map(Events.Of(service, name) with { EventType = type });

        Assert.Equal(CallKind.NotCall, call.Kind);
        Assert.NotEmpty(call.Reason!);
        Assert.Empty(call.Actions);
    }

    [Theory]
    [InlineData(TrailCategory.Insight)]
    [InlineData(TrailCategory.Aggregated)]
    public void Summaries_of_calls_are_no_calls(TrailCategory category) =>
        Assert.Equal(CallKind.NotCall, CallMapper.Map(Events.Of("s3", "GetObject") with { Category = category }).Kind);

    [Theory]
    [InlineData("s3", "ListNotificationHubz", "no action is documented for `s3:ListNotificationHubz`")]
    [InlineData("nowhere", "Get", "no service has the prefix `nowhere`")]
    [InlineData("dynamodb", "ExecuteStatement", "`dynamodb:ExecuteStatement` needs other actions for other parameters, and these are not told")]
    public void An_unknown_call_says_what_is_unknown(string service, string name, string why)
    {
        var call = CallMapper.Map(Events.Of(service, name));

        Assert.Equal((CallKind.Unmapped, why), (call.Kind, call.Reason));
    }
}
