namespace Parapet.Guard.Tests.Events;

public sealed class HttpBindingTests
{
    [Theory]
    [InlineData("ApiV1", "rest", "7", 5, "api.example.com", "A-1")]
    [InlineData("ApiV1", "rest-no-body", null, null, "api.example.com", null)]
    [InlineData("ApiV1", "http", "7", 5, "api.example.com", "A-1")]
    [InlineData("ApiV2", "post", "7", 5, "api.example.com", "A-1")]
    [InlineData("FunctionUrl", "anonymous", null, 5, "api.example.com", "A-1")]
    [InlineData("WebSocket", "connect", null, null, "ws.example.com", null)]
    [InlineData("Alb", "single", null, null, "www.example.com", "A-1")]
    [InlineData("Alb", "lists", null, null, "www.example.com", "A-1")]
    [InlineData("LatticeV1", "post", null, 5, "orders.example.com", "A-1")]
    [InlineData("LatticeV2", "post", null, 5, "orders.example.com", "A-1")]
    public void Each_part_of_a_request_is_bound(string name, string sample, string? id, int? limit, string? host, string? sku)
    {
        var source = SynchronousSource.All.Single(source => source.Name == name && source.Payload == "order");
        dynamic reading = source.ReadText(source.Samples.Single(item => item.Name == $"{name}/{sample}").Text).Value!;
        var order = (BoundOrder)reading.Request;
        Assert.Equal((id, limit, host, sku), (order.Id, order.Limit, order.Host, order.Sku));
    }

    [Theory]
    [InlineData("ApiV1", "rest", "\"5\"", "\"500\"", "/queryStringParameters/limit")]
    [InlineData("ApiV1", "rest", "A-1", "A-1234567890", "/body/sku")]
    [InlineData("ApiV1", "rest", "\\\"sku", "\\\"price", "/body")]
    [InlineData("ApiV2", "post", "limit=5", "limit=five", "/queryStringParameters/limit")]
    [InlineData("ApiV2", "post", "limit=5", "limit=5&limit=6", "/queryStringParameters/limit")]
    [InlineData("ApiV2", "post", "application/json", "text/html", "/body")]
    [InlineData("Alb", "single", "A-1", "A-1234567890", "/body/sku")]
    [InlineData("LatticeV2", "post", "\"5\"", "\"0\"", "/queryStringParameters/limit")]
    public void What_is_wrong_is_told_with_its_place(string name, string sample, string good, string bad, string pointer)
    {
        var source = SynchronousSource.All.Single(source => source.Name == name && source.Payload == "order");
        var reading = source.ReadText(source.Samples.Single(item => item.Name == $"{name}/{sample}").Text.Replace(good, bad, StringComparison.Ordinal));
        Assert.Null(reading.Value);
        Assert.StartsWith(pointer + ":", reading.Reasons, StringComparison.Ordinal);
    }
}
