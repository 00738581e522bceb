using Parapet.Sources.Documents;
using Parapet.Values;

namespace Parapet.Sources.Sam.Events;

/// <summary>Queues and streams that Lambda polls: <c>AWS::Lambda::EventSourceMapping</c>.</summary>
internal static class PullEvents
{
    private static readonly string[] Passed =
    [
        "BatchSize", "BisectBatchOnFunctionError", "DestinationConfig", "Enabled", "FilterCriteria", "FunctionResponseTypes", "KmsKeyArn", "LoggingConfig",
        "MaximumBatchingWindowInSeconds", "MaximumRecordAgeInSeconds", "MaximumRetryAttempts", "MetricsConfig", "ParallelizationFactor", "ProvisionedPollerConfig",
        "Queues", "ScalingConfig", "SourceAccessConfigurations", "StartingPosition", "StartingPositionTimestamp", "Topics", "TumblingWindowInSeconds",
    ];

    public static void Expand(EventSite site)
    {
        var properties = site.Properties;
        var mapping = Node.Map(site.At, ("FunctionName", site.AsValue(site.Target)), ("EventSourceArn", Source(site)));
        foreach (var key in Passed)
        {
            if (!properties[key].IsAbsent)
            {
                mapping = mapping.With(key, properties[key]);
            }
        }

        var servers = properties["KafkaBootstrapServers"];
        if (!servers.IsAbsent)
        {
            mapping = mapping.With(
                "SelfManagedEventSource", Node.Map(servers.At, ("Endpoints", Node.Map(servers.At, ("KafkaBootstrapServers", servers)))));
        }

        if (site.Type == "DocumentDB")
        {
            mapping = mapping.With("DocumentDBEventSourceConfig", Node.Map(
                site.At,
                ("DatabaseName", properties["DatabaseName"]),
                ("CollectionName", properties["CollectionName"]),
                ("FullDocument", properties["FullDocument"])));
        }

        site.Expansion.Add(site.Source, site.Id, "AWS::Lambda::EventSourceMapping", mapping, site.At, site.When);
    }

    /// <summary>The property that names what is polled; absent for a Kafka cluster outside of AWS.</summary>
    public static Value Source(EventSite site) => site.Type switch
    {
        "SQS" => site.Properties["Queue"],
        "MQ" => site.Properties["Broker"],
        "DocumentDB" => site.Properties["Cluster"],
        "SelfManagedKafka" => new AbsentValue(site.At),
        _ => site.Properties["Stream"],
    };
}
