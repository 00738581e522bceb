using Parapet.Model;
using Parapet.Values;

namespace Parapet.Sources.Deployments;

/// <summary>Routes declared as <c>AWS::ApiGatewayV2::Route</c> resources, and the one an HTTP API's quick create makes.</summary>
internal static class V2Routes
{
    public static IEnumerable<Route> Of(Resource api, ApiKind kind, ILookup<string, Resource> byType, Links links)
    {
        var integrations = byType["AWS::ApiGatewayV2::Integration"].DistinctBy(r => r.Id).ToDictionary(r => r.Id, StringComparer.Ordinal);
        foreach (var route in ApiBuilder.BelongingTo(api, byType["AWS::ApiGatewayV2::Route"], "ApiId"))
        {
            yield return Route(route, kind, integrations, links);
        }

        var target = api.Properties["Target"];
        if (!target.IsAbsent)
        {
            yield return new Route
            {
                Resource = api,
                At = target.At,
                Method = "ANY",
                Path = api.Properties["RouteKey"].AsText().ValueOrDefault?.ToString() ?? "$default",
                Authorization = Resolved.Absent<string>(target.At),
                ApiKeyRequired = Resolved.Absent<bool>(target.At),
                Validated = Resolved.Absent<bool>(target.At),
                FunctionIds = links.Functions(target),
                When = api.When,
            };
        }
    }

    private static Route Route(Resource route, ApiKind kind, Dictionary<string, Resource> integrations, Links links)
    {
        var properties = route.Properties;
        var key = properties["RouteKey"].AsText().ValueOrDefault?.ToString() ?? "$default";
        var space = kind == ApiKind.Http ? key.IndexOf(' ', StringComparison.Ordinal) : -1;
        return new Route
        {
            Resource = route,
            At = properties["AuthorizationType"] is { IsAbsent: false } declared ? declared.At : route.At,
            Method = space > 0 ? key[..space].ToUpperInvariant() : kind == ApiKind.Http ? "ANY" : key,
            Path = space > 0 ? key[(space + 1)..] : key,
            Authorization = properties["AuthorizationType"].AsString(),
            ApiKeyRequired = properties["ApiKeyRequired"].AsBool(),
            Validated = Resolved.Absent<bool>(route.At),
            FunctionIds =
            [
                .. properties["Target"].AsTextItems()
                    .SelectMany(item => item.Text.References)
                    .Select(to => integrations.GetValueOrDefault(to.Resource))
                    .OfType<Resource>()
                    .SelectMany(integration => links.Functions(integration.Properties["IntegrationUri"]))
                    .Distinct(),
            ],
            When = route.When,
        };
    }
}
