using System.Collections.Immutable;
using System.Text.Json;

namespace Parapet.Trail.Activity.Calls;

/// <summary>
/// API Gateway authorises HTTP verbs on paths: <c>apigateway:GET</c> on <c>arn:aws:apigateway:eu-west-1::/restapis/abc</c>.
/// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-control-access-using-iam-policies-to-invoke-api.html
/// </summary>
internal static class ApiGatewayTable
{
    public const string Service = "apigateway";

    private static readonly Lazy<ILookup<string, ApiGatewayRow>> ByEvent = new(() =>
        BuiltInTable.Rows("api-gateway.txt").Select(row => new ApiGatewayRow(row[0], row[1], row[2])).ToLookup(row => row.Event, StringComparer.OrdinalIgnoreCase));

    /// <summary>Every row, in the order of the table.</summary>
    public static IEnumerable<ApiGatewayRow> Rows => ByEvent.Value.SelectMany(row => row);

    public static ImmutableArray<ApiGatewayRow> For(string name) => [.. ByEvent.Value[name]];

    /// <summary>
    /// The requests that an event stands for: the first row whose parameters are there, and those with the same path, as two versions of the API tag with
    /// different verbs; else the verbs alone.
    /// </summary>
    public static IEnumerable<CalledAction> Requests(ImmutableArray<ApiGatewayRow> rows, EventScope scope, JsonElement? parameters)
    {
        var path = rows.Select(row => row.Path(parameters)).FirstOrDefault(path => path is not null);
        if (path is not null)
        {
            return rows.Where(row => row.Path(parameters) == path).Select(row => Action(row, scope, path, ResourceCertainty.Exact));
        }

        return rows.DistinctBy(row => row.Verb).Select(row => Action(row, scope, "/*", ResourceCertainty.Unknown));
    }

    private static CalledAction Action(ApiGatewayRow row, EventScope scope, string path, ResourceCertainty certainty) => new()
    {
        Action = $"{Service}:{row.Verb}",
        Resources = [new CalledResource($"arn:{scope.Partition}:{Service}:{scope.Region}::{path}", certainty)],
    };
}

/// <summary>One row of the table.</summary>
/// <param name="Event">The operation.</param>
/// <param name="Verb">The HTTP verb.</param>
/// <param name="Template">The path, with parameters in braces.</param>
internal sealed record ApiGatewayRow(string Event, string Verb, string Template)
{
    private readonly ImmutableArray<(string Literal, ParameterPath? Parameter)> parts =
        [.. Template.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(part => part[0] == '{' ? ("", new ParameterPath(part[1..^1])) : (part, null))];

    /// <summary>The path; null when a parameter is missing.</summary>
    public string? Path(JsonElement? parameters)
    {
        var path = "";
        foreach (var (literal, parameter) in parts)
        {
            var value = parameter is null ? literal : parameters is { } root ? parameter.Values(root).FirstOrDefault() : null;
            if (value is null)
            {
                return null;
            }

            path += "/" + (parameter is null ? value : ValueReadings.Literal(value.Contains('/', StringComparison.Ordinal) ? Uri.EscapeDataString(value) : value));
        }

        return path;
    }
}
