using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Parapet.Guard.Handling;

namespace Parapet.Guard.Tests.Handling;

/// <summary>Requests in the forms of their sources, each with the few members that answers depend on.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record HttpApiRequest : IHttpEvent<HttpApiRequest>
{
    [AllowedValues("2.0")]
    public required string Version { get; init; }

    public required Parameters PathParameters { get; init; }

    public Parameters? QueryStringParameters { get; init; }

    public Parameters? Headers { get; init; }

    public required Basket Body { get; init; }

    public static string HttpSource => "http-api";

    public static HttpAnswerForm AnswerForm => HttpAnswerForm.HttpApi;
}

[EventContract(AllowUnknownProperties = true)]
public sealed partial record RestApiRequest : IHttpEvent<RestApiRequest>
{
    public required Basket Body { get; init; }

    public static string HttpSource => "rest-api";

    public static HttpAnswerForm AnswerForm => HttpAnswerForm.RestApi;
}

[EventContract(AllowUnknownProperties = true)]
public sealed partial record LoadBalancerRequest : IHttpEvent<LoadBalancerRequest>
{
    public required Basket Body { get; init; }

    public static string HttpSource => "alb";

    public static HttpAnswerForm AnswerForm => HttpAnswerForm.LoadBalancer;
}

[EventContract(AllowUnknownProperties = true)]
public sealed partial record LatticeRequest : IHttpEvent<LatticeRequest>
{
    [JsonPropertyName("query_string_parameters")]
    public Parameters? Query { get; init; }

    public required Basket Body { get; init; }

    public static string HttpSource => "lattice";

    public static HttpAnswerForm AnswerForm => HttpAnswerForm.Lattice;
}

[EventContract(AllowUnknownProperties = true)]
public sealed partial record Parameters
{
    [RegularExpression("^[a-z0-9-]{1,20}$")]
    public string? Tenant { get; init; }

    [JsonPropertyName("a/b")]
    [RegularExpression("^[a-z]$")]
    public string? Odd { get; init; }
}

[EventContract(MaxBytes = 100_000)]
public sealed partial record Basket
{
    [Length(1, 5)]
    public required ImmutableArray<BasketItem> Items { get; init; }
}

[EventContract]
public sealed partial record BasketItem
{
    [RegularExpression("^[A-Z]{2}[0-9]{4}$")]
    public required string Sku { get; init; }

    [Range(1, 99)]
    public required int Quantity { get; init; }
}

[EventContract(AllowUnknownProperties = true)]
public sealed partial record QueueMessage : IBatchRecord<QueueMessage>
{
    public required string MessageId { get; init; }

    public required BasketItem Body { get; init; }

    public static BatchSource BatchSource => BatchSource.Sqs;
}

[EventContract(AllowUnknownProperties = true)]
public sealed partial record StreamRecord : IBatchRecord<StreamRecord>
{
    public required StreamPart Kinesis { get; init; }

    public static BatchSource BatchSource => BatchSource.Kinesis;
}

[EventContract(AllowUnknownProperties = true)]
public sealed partial record StreamPart
{
    public required string SequenceNumber { get; init; }

    public required BasketItem Data { get; init; }
}

[EventContract(AllowUnknownProperties = true)]
public sealed partial record TopicRecord : IBatchRecord<TopicRecord>
{
    public required long Offset { get; init; }

    public required BasketItem Value { get; init; }

    public static BatchSource BatchSource => BatchSource.Kafka;
}

[EventContract(AllowUnknownProperties = true)]
public sealed partial record DeliveryRecord : IBatchRecord<DeliveryRecord>
{
    public required string RecordId { get; init; }

    public required BasketItem Data { get; init; }

    public static BatchSource BatchSource => BatchSource.Firehose;
}
