using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace Parapet.Guard;

/// <summary>
/// A contract as a model of Amazon API Gateway, for REST APIs: JSON Schema draft 4 without what the service does not support
/// (https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html), and what is lost by that. What the contract accepts, the model accepts.
/// </summary>
public sealed record GatewayModel
{
    /// <summary>The model, a JSON text.</summary>
    public required string Schema { get; init; }

    /// <summary>Which rules the gateway does not check and the contract still does, in the order of the model.</summary>
    public required ImmutableArray<GatewayLoss> Losses { get; init; }

    /// <summary>The model of a contract. Members that are bound to the path, the query or headers are no part of it.</summary>
    /// <typeparam name="T">The contract.</typeparam>
    public static GatewayModel Of<T>()
        where T : class, IEventContract<T>
    {
        using var schema = JsonDocument.Parse(ContractSchemas.OfBody<T>());
        var buffer = new ArrayBufferWriter<byte>();
        ImmutableArray<GatewayLoss> losses;
        using (var writer = new Utf8JsonWriter(buffer))
        {
            losses = new GatewayModelWriter(writer, schema.RootElement).Write();
        }

        return new GatewayModel { Schema = Encoding.UTF8.GetString(buffer.WrittenSpan), Losses = losses };
    }
}
