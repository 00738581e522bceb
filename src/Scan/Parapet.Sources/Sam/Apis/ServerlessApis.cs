using Parapet.Model;
using Parapet.Values;

namespace Parapet.Sources.Sam.Apis;

/// <summary>
/// SAM's APIs, explicit and implicit. What is made:
/// <code>
/// AWS::ApiGateway::RestApi  Body: { swagger: 2.0, paths, securityDefinitions, x-amazon-apigateway-policy, x-amazon-apigateway-request-validators }
/// AWS::ApiGatewayV2::Api    Body (of HTTP APIs): { openapi: 3.0.1, paths, components: { securitySchemes } }
/// paths: { path: { method | x-amazon-apigateway-any-method: {
///     x-amazon-apigateway-integration: { type, httpMethod, uri, credentials? }
///     x-amazon-apigateway-request-validator?: name
///     security?: [ { scheme: [scope] } ] } } }
/// scheme: { type, x-amazon-apigateway-authtype?, x-amazon-apigateway-authorizer? }
/// </code>
/// WebSocket APIs have routes and integrations of their own instead of a body.
/// An API key that is required or not, nobody knows, is a requirement <c>api_key</c> whose scopes are unknown.
/// The schemes that need no definition are <c>NONE</c> (open in spite of a default). A requirement that cannot be decided is an unknown
/// or a choice in the place of <c>security</c>. A path whose routes stand under conditions is a choice of maps.
/// https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-api.html
/// </summary>
internal static class ServerlessApis
{
    public const string ImplicitRest = "ServerlessRestApi";

    public const string ImplicitHttp = "ServerlessHttpApi";

    public static void Expand(Expansion expansion)
    {
        foreach (var api in expansion.Source)
        {
            switch (api.Type)
            {
                case "AWS::Serverless::Api":
                    RestApi.Expand(expansion, api);
                    break;
                case "AWS::Serverless::HttpApi":
                    HttpApi.Expand(expansion, api);
                    break;
                case "AWS::Serverless::WebSocketApi":
                    WebSocketApi.Expand(expansion, api);
                    break;
            }
        }

        if (Implicit(expansion, ImplicitRest, "AWS::Serverless::Api", "Prod") is { } rest)
        {
            RestApi.Expand(expansion, rest);
        }

        if (Implicit(expansion, ImplicitHttp, "AWS::Serverless::HttpApi", null) is { } http)
        {
            HttpApi.Expand(expansion, http);
        }
    }

    private static Resource? Implicit(Expansion expansion, string logicalId, string type, string? stage)
    {
        var id = expansion.Stack.Scope + logicalId;
        if (expansion.Source.Any(r => r.Id == id) || expansion.Routes.Find(route => route.ApiId == id) is not { } first)
        {
            return null;
        }

        var properties = new MapValue([], first.At);
        var api = new Resource { Id = id, Type = type, Properties = properties, At = first.At, When = CommonCondition(expansion, id) };
        var merged = Globals.Merge(expansion.Stack.Globals, api);
        return stage is not null && merged.Properties is MapValue map && map.Find("StageName") is null
            ? merged with { Properties = map.With("StageName", new TextValue(stage, first.At)) }
            : merged;
    }

    private static string? CommonCondition(Expansion expansion, string id)
    {
        var conditions = expansion.Routes.Where(route => route.ApiId == id).Select(route => route.When).Distinct().ToList();
        return conditions.Count == 1 ? conditions[0] : null;
    }
}
