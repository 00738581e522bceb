using Parapet.Guard.Handling;

namespace Parapet.Guard.Events;

public sealed partial record SqsMessage<T> : IBatchRecord<SqsMessage<T>>
{
    static BatchSource IBatchRecord<SqsMessage<T>>.BatchSource => BatchSource.Sqs;
}

public sealed partial record KinesisRecord<T> : IBatchRecord<KinesisRecord<T>>
{
    static BatchSource IBatchRecord<KinesisRecord<T>>.BatchSource => BatchSource.Kinesis;
}

public sealed partial record DynamoDbRecord<T> : IBatchRecord<DynamoDbRecord<T>>
{
    static BatchSource IBatchRecord<DynamoDbRecord<T>>.BatchSource => BatchSource.DynamoDb;
}

public sealed partial record KafkaRecord<T> : IBatchRecord<KafkaRecord<T>>
{
    static BatchSource IBatchRecord<KafkaRecord<T>>.BatchSource => BatchSource.Kafka;
}

public sealed partial record FirehoseRecord<T> : IBatchRecord<FirehoseRecord<T>>
{
    static BatchSource IBatchRecord<FirehoseRecord<T>>.BatchSource => BatchSource.Firehose;
}
