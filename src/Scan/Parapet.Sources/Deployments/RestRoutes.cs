using Parapet.Model;
using Parapet.Values;

namespace Parapet.Sources.Deployments;

/// <summary>Routes declared as <c>AWS::ApiGateway::Method</c> resources.</summary>
internal static class RestRoutes
{
    private const int MaxPathDepth = 50;

    public static IEnumerable<Route> Of(Resource api, ILookup<string, Resource> byType, Links links)
    {
        var parts = byType["AWS::ApiGateway::Resource"].DistinctBy(r => r.Id).ToDictionary(r => r.Id, StringComparer.Ordinal);
        var validators = byType["AWS::ApiGateway::RequestValidator"].DistinctBy(r => r.Id).ToDictionary(r => r.Id, StringComparer.Ordinal);
        return ApiBuilder.BelongingTo(api, byType["AWS::ApiGateway::Method"], "RestApiId").Select(method => Route(method, parts, validators, links));
    }

    private static Route Route(Resource method, Dictionary<string, Resource> parts, Dictionary<string, Resource> validators, Links links)
    {
        var properties = method.Properties;
        return new Route
        {
            Resource = method,
            At = properties["AuthorizationType"] is { IsAbsent: false } declared ? declared.At : method.At,
            Method = properties["HttpMethod"].AsText().ValueOrDefault?.ToString().ToUpperInvariant() ?? "ANY",
            Path = PathOf(properties["ResourceId"], parts),
            Authorization = properties["AuthorizationType"].AsString(),
            ApiKeyRequired = properties["ApiKeyRequired"].AsBool(),
            Validated = Validated(properties["RequestValidatorId"], validators),
            FunctionIds = links.Functions(properties.Path("Integration", "Uri")),
            When = method.When,
        };
    }

    private static Resolved<bool> Validated(Value id, Dictionary<string, Resource> validators)
    {
        if (id.IsAbsent)
        {
            return Resolved.Known(false, id.At);
        }

        var text = id.AsText();
        var validator = text.ValueOrDefault?.Reference is { } to ? validators.GetValueOrDefault(to.Resource) : null;
        return validator is null
            ? text.Map(_ => true)
            : Resolved.Known(
                validator.Properties["ValidateRequestBody"].AsBool().Is(true) || validator.Properties["ValidateRequestParameters"].AsBool().Is(true),
                id.At);
    }

    private static string PathOf(Value resourceId, Dictionary<string, Resource> parts)
    {
        var path = "";
        var next = resourceId.AsText().ValueOrDefault?.Reference;
        for (var depth = 0; depth < MaxPathDepth && next is not null && parts.TryGetValue(next.Resource, out var part); depth++)
        {
            path = $"/{part.Properties["PathPart"].AsText().ValueOrDefault}{path}";
            next = part.Properties["ParentId"].AsText().ValueOrDefault?.Reference;
        }

        return path.Length == 0 ? "/" : path;
    }
}
