using System.Collections.Immutable;
using Parapet.Iam.Language;
using Parapet.Model;
using Parapet.Values;

namespace Parapet.Sources.Deployments;

/// <summary>APIs and their routes, whether declared as resources or in an OpenAPI body.</summary>
internal static class ApiBuilder
{
    public static ImmutableArray<Api> Build(ILookup<string, Resource> byType, Links links)
    {
        var rest = byType["AWS::ApiGateway::RestApi"].Select(api => Rest(api, byType, links));
        var v2 = byType["AWS::ApiGatewayV2::Api"].Select(api => V2(api, byType, links));
        return [.. rest.Concat(v2)];
    }

    private static Api Rest(Resource api, ILookup<string, Resource> byType, Links links)
    {
        var properties = api.Properties;
        var body = properties["Body"];
        var policy = properties["Policy"].IsAbsent ? body["x-amazon-apigateway-policy"] : properties["Policy"];
        return new Api
        {
            Resource = api,
            Kind = ApiKind.Rest,
            IsPrivate = IsPrivate(properties, body),
            Policy = policy.IsAbsent ? null : PolicyReader.Read(policy),
            Routes = [.. RestRoutes.Of(api, byType, links).Concat(OpenApiRoutes.Of(api, body, ApiKind.Rest, links))],
            RoutesUnknown = RoutesUnknown(properties, body),
            Stages = BelongingTo(api, byType["AWS::ApiGateway::Stage"], "RestApiId"),
        };
    }

    private static Api V2(Resource api, ILookup<string, Resource> byType, Links links)
    {
        var isWebSocket = api.Properties["ProtocolType"].AsString().Is("WEBSOCKET");
        var kind = isWebSocket ? ApiKind.WebSocket : ApiKind.Http;
        return new Api
        {
            Resource = api,
            Kind = kind,
            IsPrivate = Resolved.Known(false, api.At),
            Policy = null,
            Routes = [.. V2Routes.Of(api, kind, byType, links).Concat(OpenApiRoutes.Of(api, api.Properties["Body"], kind, links))],
            RoutesUnknown = RoutesUnknown(api.Properties, api.Properties["Body"]),
            Stages = BelongingTo(api, byType["AWS::ApiGatewayV2::Stage"], "ApiId"),
        };
    }

    /// <summary>The resources whose property refers to the API.</summary>
    public static ImmutableArray<Resource> BelongingTo(Resource api, IEnumerable<Resource> resources, string property) =>
        [.. resources.Where(r => r.Properties[property].AsTextItems().Any(item => item.Text.Reference?.Resource == api.Id))];

    private static Resolved<bool> IsPrivate(Value properties, Value body)
    {
        var types = properties.Path("EndpointConfiguration", "Types");
        foreach (var item in types.AsTextItems())
        {
            if (item.Text.Known is null)
            {
                return Resolved.Unknown<bool>(item.Text.Why!, item.At);
            }

            if (item.Text.Known == "PRIVATE")
            {
                return Resolved.Known(item.When is null, item.At);
            }
        }

        var endpoints = body.Path("x-amazon-apigateway-endpoint-configuration", "vpcEndpointIds");
        return types.IsAbsent && endpoints is UnknownValue unknown
            ? Resolved.Unknown<bool>(unknown.Why, unknown.At)
            : Resolved.Known(types.IsAbsent && !endpoints.IsAbsent, properties.At);
    }

    private static Unknown? RoutesUnknown(Value properties, Value body)
    {
        var s3 = properties["BodyS3Location"];
        return s3.IsAbsent
            ? body.Cases().Select(c => c.Value).OfType<UnknownValue>().FirstOrDefault()?.Why
            : new Unknown(UnknownKind.RemoteFile, "BodyS3Location");
    }
}
