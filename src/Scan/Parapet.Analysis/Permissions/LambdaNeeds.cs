using System.Collections.Frozen;
using Parapet.Iam.Language;
using Parapet.Model;

namespace Parapet.Analysis.Permissions;

/// <summary>
/// What Lambda itself does with a function's role, whatever the code does.
/// https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html and the pages of the event sources.
/// </summary>
public static class LambdaNeeds
{
    // Logs, network interfaces, traces, metrics and durable executions (with a token that only the function has): AWS's own policies for execution roles grant these on `*`.
    private static readonly FrozenSet<string> Always = Set(
        "logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents",
        "ec2:CreateNetworkInterface", "ec2:DeleteNetworkInterface", "ec2:DetachNetworkInterface", "ec2:AssignPrivateIpAddresses", "ec2:UnassignPrivateIpAddresses",
        "lambda:CheckpointDurableExecution", "cloudwatch:PutMetricData", "xray:PutTraceSegments", "xray:PutTelemetryRecords");

    private static readonly FrozenDictionary<string, FrozenSet<string>> ByTrigger = new Dictionary<string, FrozenSet<string>>
    {
        ["sqs"] = Set("sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ChangeMessageVisibility"),
        ["kinesis"] = Set("kinesis:GetRecords", "kinesis:GetShardIterator", "kinesis:DescribeStream", "kinesis:DescribeStreamSummary", "kinesis:ListShards", "kinesis:ListStreams", "kinesis:SubscribeToShard"),
        ["dynamodb"] = Set("dynamodb:GetRecords", "dynamodb:GetShardIterator", "dynamodb:DescribeStream", "dynamodb:ListStreams"),
        ["kafka"] = Set("kafka:DescribeCluster", "kafka:DescribeClusterV2", "kafka:GetBootstrapBrokers", "kafka-cluster:Connect", "kafka-cluster:AlterGroup", "kafka-cluster:DescribeGroup", "kafka-cluster:DescribeTopic", "kafka-cluster:ReadData"),
        ["mq"] = Set("mq:DescribeBroker", "secretsmanager:GetSecretValue"),
        ["elasticfilesystem"] = Set("elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite"),
        ["failures"] = Set("sqs:SendMessage", "sns:Publish", "events:PutEvents", "lambda:InvokeFunction"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Whether Lambda does an action for every function.</summary>
    public static bool IsAlways(string action) => Always.Contains(action);

    /// <summary>The actions that a function's triggers, destinations and file systems need, beside those of every function.</summary>
    public static IReadOnlySet<string> Of(Function function, Concretizer concretizer)
    {
        var needed = new SortedSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var service in function.Triggers.Where(trigger => trigger.Invocation == Invocation.Polled).Select(trigger => Service(trigger, concretizer)))
        {
            needed.UnionWith(ByTrigger.GetValueOrDefault(service, FrozenSet<string>.Empty));
        }

        if (!function.DeadLetterTargetArn.IsAbsent || !function.EventInvokeConfigs.IsEmpty || function.Triggers.Any(trigger => !trigger.OnFailure.IsAbsent))
        {
            needed.UnionWith(ByTrigger["failures"]);
        }

        if (!function.Resource.Properties["FileSystemConfigs"].IsAbsent)
        {
            needed.UnionWith(ByTrigger["elasticfilesystem"]);
        }

        return needed;
    }

    /// <summary>The service that invokes a function, also when only the resource that the trigger refers to says which it is.</summary>
    public static string Service(Trigger trigger, Concretizer concretizer) =>
        trigger.Source.ValueOrDefault is { } source && Arn.TryParse(concretizer.Concrete(source).Prefix, out var arn) && trigger.Invocation == Invocation.Polled ? arn.Service : trigger.Service;

    private static FrozenSet<string> Set(params string[] actions) => actions.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
