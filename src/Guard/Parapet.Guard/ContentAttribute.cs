namespace Parapet.Guard;

/// <summary>
/// The contract stands in the event as a text of its own, as the messages of queues, topics and streams do. It is read by its own budgets; violations in it go on with
/// the pointer of the member, and do not end the reading of the event around it.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class ContentAttribute : Attribute
{
    /// <summary>How the text is written. Default: as a string.</summary>
    public ContentEncoding Encoding { get; set; }
}

/// <summary>How a text stands in an event.</summary>
public enum ContentEncoding
{
    /// <summary>As a string.</summary>
    Plain,

    /// <summary>As a string in base64 (RFC 4648).</summary>
    Base64,

    /// <summary>Compressed by gzip (RFC 1952, one member), as a string in base64. It may unpack to 6 MiB, and beyond 64 KiB to a thousand times its size.</summary>
    GzipBase64,

    /// <summary>
    /// As attribute values of DynamoDB, read as the JSON that they stand for: a number for <c>{"N":"1"}</c>
    /// (https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_AttributeValue.html). Sets are arrays, binary values base64.
    /// </summary>
    AttributeValues,
}
