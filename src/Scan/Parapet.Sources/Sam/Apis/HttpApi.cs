using Parapet.Model;
using Parapet.Sources.Documents;
using Parapet.Values;

namespace Parapet.Sources.Sam.Apis;

/// <summary><c>AWS::Serverless::HttpApi</c>. https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-httpapi.html</summary>
internal static class HttpApi
{
    public static void Expand(Expansion expansion, Resource api)
    {
        var at = api.At;
        var properties = api.Properties;
        var auth = properties["Auth"];
        var body = Alternatives.Map(ApiBody.Of(expansion, api, isHttp: true), one =>
        {
            if (one is not MapValue map)
            {
                return one;
            }

            var components = map["components"] as MapValue ?? new MapValue([], at);
            var schemes = components["securitySchemes"] as MapValue ?? new MapValue([], at);
            foreach (var scheme in Authorizers.Schemes(auth, isHttp: true, at).Entries)
            {
                schemes = schemes.With(scheme.Key, scheme.Value);
            }

            return RouteSecurity.WithDefaults(map.With("components", components.With("securitySchemes", schemes)), auth);
        });
        var made = Node.Map(
            at,
            ("Name", properties["Name"]),
            ("ProtocolType", Node.Text("HTTP", at)),
            ("Body", body),
            ("CorsConfiguration", properties["CorsConfiguration"]),
            ("DisableExecuteApiEndpoint", properties["DisableExecuteApiEndpoint"]),
            ("FailOnWarnings", properties["FailOnWarnings"]));
        expansion.Add(api, api.LogicalId, "AWS::ApiGatewayV2::Api", made, at);
        AddStage(expansion, api);
        Authorizers.Permit(expansion, api, isHttp: true);
    }

    private static void AddStage(Expansion expansion, Resource api)
    {
        var properties = api.Properties;
        var name = properties["StageName"];
        var known = name.IsAbsent ? "$default" : name.AsString().ValueOrDefault;
        var id = known == "$default" ? "ApiGatewayDefault" : known is not null && known.All(char.IsAsciiLetterOrDigit) ? known : "";
        var stage = Node.Map(
            api.At,
            ("ApiId", Node.Ref(api.Id, api.At)),
            ("StageName", name.IsAbsent ? Node.Text("$default", api.At) : name),
            ("AutoDeploy", Node.Bool(true, api.At)),
            ("AccessLogSettings", properties["AccessLogSettings"]),
            ("DefaultRouteSettings", properties["DefaultRouteSettings"]),
            ("RouteSettings", properties["RouteSettings"]),
            ("StageVariables", properties["StageVariables"]));
        expansion.Add(api, $"{api.LogicalId}{id}Stage", "AWS::ApiGatewayV2::Stage", stage, api.At);
    }
}
