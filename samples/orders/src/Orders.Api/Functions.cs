using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.Core;
using Amazon.Lambda.S3Events;
using Amazon.Lambda.SQSEvents;

[assembly: LambdaSerializer(typeof(Amazon.Lambda.Serialization.SystemTextJson.DefaultLambdaJsonSerializer))]

namespace Orders.Api;

public sealed class Functions
{
    private static readonly AmazonDynamoDBClient Database = new();
    private static readonly string Table = Environment.GetEnvironmentVariable("ORDERS_TABLE") ?? "orders";

    public async Task<APIGatewayProxyResponse> Place(APIGatewayProxyRequest request)
    {
        var id = Guid.NewGuid().ToString("N");
        await Database.PutItemAsync(Table, new Dictionary<string, AttributeValue>
        {
            ["id"] = new(id),
            ["body"] = new(request.Body),
        });
        return new() { StatusCode = 201, Body = id };
    }

    public Task<APIGatewayProxyResponse> Read(APIGatewayProxyRequest request) => Find(request.PathParameters["id"]);

    public Task<APIGatewayProxyResponse> Track(APIGatewayProxyRequest request) => Find(request.QueryStringParameters["id"]);

    public void Ship(SQSEvent batch, ILambdaContext context) =>
        batch.Records.ForEach(message => context.Logger.LogInformation($"ship {message.MessageId}"));

    public void Import(S3Event batch, ILambdaContext context) =>
        batch.Records.ForEach(record => context.Logger.LogInformation($"import {record.S3.Object.Key}"));

    private static async Task<APIGatewayProxyResponse> Find(string id)
    {
        var found = await Database.GetItemAsync(Table, new Dictionary<string, AttributeValue> { ["id"] = new(id) });
        return found.IsItemSet
            ? new() { StatusCode = 200, Body = found.Item["body"].S }
            : new() { StatusCode = 404 };
    }
}
