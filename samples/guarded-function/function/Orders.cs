using System.Text.Json.Serialization;
using Parapet.Guard;
using Parapet.Guard.Events;

namespace GuardedFunction;

/// <summary>The two functions. Neither of them checks anything: what they get keeps its contract.</summary>
internal static class Orders
{
    public static GuardedHandler Create { get; } = Guard.Http<ApiV2<CreateOrder>>((request, _) =>
    {
        var order = request.Request;
        var total = order.Items.Sum(item => item.Quantity * item.Price);
        var created = new CreatedOrder($"{order.Tenant}-{order.Key:N}", total);
        return Task.FromResult(HttpAnswer.Json(order.IsDryRun == true ? 200 : 201, created, Answers.Default.CreatedOrder));
    });

    public static GuardedHandler Import { get; } = Guard.Batch<SqsMessage<ImportedOrder>>((message, _) =>
    {
        Console.WriteLine($$"""{"level":"INFO","message":"order imported","items":{{message.Body.Items.Length}}}""");
        return Task.CompletedTask;
    });
}

internal sealed record CreatedOrder(string Id, decimal Total);

[JsonSerializable(typeof(CreatedOrder))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
internal sealed partial class Answers : JsonSerializerContext;
