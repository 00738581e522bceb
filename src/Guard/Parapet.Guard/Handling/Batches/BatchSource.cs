using System.Collections.Immutable;

namespace Parapet.Guard.Handling;

/// <summary>What kind of batch records come in, and how those that failed are reported. One of the constants.</summary>
public sealed record BatchSource
{
    private BatchSource()
    {
    }

    /// <summary>Messages of a queue; those of a FIFO queue have a number and a group, those of a standard queue may have a group that says nothing of order (https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html#services-sqs-batchfailurereporting).</summary>
    public static BatchSource Sqs { get; } = new()
    {
        Name = "sqs",
        List = "Records",
        Id = ["messageId"u8.ToArray()],
        Group = ["attributes"u8.ToArray(), "MessageGroupId"u8.ToArray()],
        Number = ["attributes"u8.ToArray(), "SequenceNumber"u8.ToArray()],
        Order = BatchOrder.Groups,
    };

    /// <summary>Records of a Kinesis data stream (https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-batchfailurereporting.html).</summary>
    public static BatchSource Kinesis { get; } = new() { Name = "kinesis", List = "Records", Id = ["kinesis"u8.ToArray(), "sequenceNumber"u8.ToArray()], Order = BatchOrder.Stream };

    /// <summary>Changes of a DynamoDB table (https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-batchfailurereporting.html).</summary>
    public static BatchSource DynamoDb { get; } = new() { Name = "dynamodb", List = "Records", Id = ["dynamodb"u8.ToArray(), "SequenceNumber"u8.ToArray()], Order = BatchOrder.Stream };

    /// <summary>Records of Kafka topics, a list for each partition (https://docs.aws.amazon.com/lambda/latest/dg/kafka-retry-configurations.html).</summary>
    public static BatchSource Kafka { get; } = new() { Name = "kafka", List = "records", Id = ["offset"u8.ToArray()], Order = BatchOrder.Partitions };

    /// <summary>Records that a Firehose stream wants transformed (https://docs.aws.amazon.com/firehose/latest/dev/data-transformation.html).</summary>
    public static BatchSource Firehose { get; } = new() { Name = "firehose", List = "records", Id = ["recordId"u8.ToArray()], Order = BatchOrder.None };

    /// <summary>The name of the source in logs and counters.</summary>
    public string Name { get; private init; } = "";

    /// <summary>The property of the event that has the records.</summary>
    internal string List { get; private init; } = "";

    /// <summary>The path in a record to what identifies it.</summary>
    internal ImmutableArray<byte[]> Id { get; private init; }

    /// <summary>The path in a record to the group in which order counts.</summary>
    internal ImmutableArray<byte[]> Group { get; private init; } = [];

    /// <summary>The path in a record to its place in the group; a group without is none in which order counts.</summary>
    internal ImmutableArray<byte[]> Number { get; private init; } = [];

    internal BatchOrder Order { get; private init; }
}

/// <summary>Between which records the order counts.</summary>
internal enum BatchOrder
{
    None,

    /// <summary>Between those of one group, if they have one.</summary>
    Groups,

    /// <summary>Between all. Where the first fails, Lambda goes on next time; nothing after it is reported.</summary>
    Stream,

    /// <summary>Between those of one partition. The event has an object of lists, whose names are the partitions.</summary>
    Partitions,
}
