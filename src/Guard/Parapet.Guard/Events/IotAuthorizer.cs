using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;

namespace Parapet.Guard.Events;

/// <summary>Asks a custom authorizer of AWS IoT Core whether a device may connect (https://docs.aws.amazon.com/iot/latest/developerguide/config-custom-auth.html#custom-auth-lambda).</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record IotAuthorizer
{
    /// <summary>The token, when the device sent one.</summary>
    public string? Token { get; init; }

    /// <summary>Whether the service has checked the token's signature.</summary>
    public required bool SignatureVerified { get; init; }

    /// <summary>Which parts of <see cref="ProtocolData"/> are there: <c>tls</c>, <c>http</c>, <c>mqtt</c>.</summary>
    [MinLength(1)]
    public required ImmutableArray<string> Protocols { get; init; }

    /// <summary>What the device said in each protocol.</summary>
    public required IotProtocolData ProtocolData { get; init; }

    /// <summary>The connection.</summary>
    public required IotConnection ConnectionMetadata { get; init; }
}

/// <summary>What a device said in each protocol.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record IotProtocolData
{
    /// <summary>In TLS.</summary>
    public IotTls? Tls { get; init; }

    /// <summary>In HTTP, also when it opened a WebSocket.</summary>
    public IotHttp? Http { get; init; }

    /// <summary>In MQTT.</summary>
    public IotMqtt? Mqtt { get; init; }
}

/// <summary>What a device said when it opened TLS.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record IotTls
{
    /// <summary>The name of the server that it asked for.</summary>
    public string? ServerName { get; init; }
}

/// <summary>What a device said in HTTP.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record IotHttp
{
    /// <summary>The headers.</summary>
    public ImmutableDictionary<string, string>? Headers { get; init; }

    /// <summary>The query.</summary>
    public string? QueryString { get; init; }
}

/// <summary>What a device said in MQTT.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record IotMqtt
{
    /// <summary>The user's name.</summary>
    public string? Username { get; init; }

    /// <summary>The password.</summary>
    public byte[]? Password { get; init; }

    /// <summary>The device's name for itself.</summary>
    public string? ClientId { get; init; }
}

/// <summary>The connection of a device.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record IotConnection
{
    /// <summary>Its number, for logs.</summary>
    public required string Id { get; init; }
}
