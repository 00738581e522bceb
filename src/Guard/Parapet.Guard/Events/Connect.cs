using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Parapet.Guard.Events;

/// <summary>A flow of Amazon Connect calls a function (https://docs.aws.amazon.com/connect/latest/adminguide/connect-lambda-functions.html).</summary>
/// <typeparam name="TParameters">The parameters that the flow sets: an object of strings, or of any JSON when the block says so.</typeparam>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record Connect<TParameters>
    where TParameters : class, IEventContract<TParameters>
{
    /// <summary>The kind of the event.</summary>
    [AllowedValues("ContactFlowEvent"), JsonPropertyName("Name")]
    public required string Name { get; init; }

    /// <summary>The contact and the parameters.</summary>
    [JsonPropertyName("Details")]
    public required ConnectDetails<TParameters> Details { get; init; }
}

/// <summary>A contact and the parameters of the block that calls.</summary>
/// <typeparam name="TParameters">The parameters.</typeparam>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record ConnectDetails<TParameters>
    where TParameters : class, IEventContract<TParameters>
{
    /// <summary>The contact.</summary>
    [JsonPropertyName("ContactData")]
    public required ConnectContact ContactData { get; init; }

    /// <summary>The parameters.</summary>
    [JsonPropertyName("Parameters")]
    public required TParameters Parameters { get; init; }
}

/// <summary>A contact of Amazon Connect.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record ConnectContact
{
    /// <summary>What flows have noted of the contact; also what the customer said.</summary>
    [JsonPropertyName("Attributes")]
    public ImmutableDictionary<string, string>? Attributes { get; init; }

    /// <summary><c>VOICE</c>, <c>CHAT</c>, <c>TASK</c>, <c>EMAIL</c>.</summary>
    [JsonPropertyName("Channel")]
    public required string Channel { get; init; }

    /// <summary>The contact.</summary>
    [JsonPropertyName("ContactId")]
    public required string ContactId { get; init; }

    /// <summary>The contact with which it began.</summary>
    [JsonPropertyName("InitialContactId")]
    public string? InitialContactId { get; init; }

    /// <summary>The contact before a transfer.</summary>
    [JsonPropertyName("PreviousContactId")]
    public string? PreviousContactId { get; init; }

    /// <summary>How it began: <c>INBOUND</c>, <c>API</c> and others.</summary>
    [JsonPropertyName("InitiationMethod")]
    public string? InitiationMethod { get; init; }

    /// <summary>The instance.</summary>
    [JsonPropertyName("InstanceARN")]
    public required string InstanceArn { get; init; }

    /// <summary>The customer's end.</summary>
    [JsonPropertyName("CustomerEndpoint")]
    public ConnectEndpoint? CustomerEndpoint { get; init; }

    /// <summary>The end that the customer called.</summary>
    [JsonPropertyName("SystemEndpoint")]
    public ConnectEndpoint? SystemEndpoint { get; init; }

    /// <summary>The queue.</summary>
    [JsonPropertyName("Queue")]
    public ConnectQueue? Queue { get; init; }

    /// <summary>Where the customer's voice can be heard, if it is streamed.</summary>
    [JsonPropertyName("MediaStreams")]
    public AnyJson? MediaStreams { get; init; }
}

/// <summary>One end of a contact.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record ConnectEndpoint
{
    /// <summary>The telephone number or address.</summary>
    [JsonPropertyName("Address")]
    public required string Address { get; init; }

    /// <summary><c>TELEPHONE_NUMBER</c> and others.</summary>
    [JsonPropertyName("Type")]
    public required string Type { get; init; }
}

/// <summary>A queue of contacts.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record ConnectQueue
{
    /// <summary>The queue.</summary>
    [JsonPropertyName("ARN")]
    public string? Arn { get; init; }

    /// <summary>Its name.</summary>
    [JsonPropertyName("Name")]
    public string? Name { get; init; }
}
