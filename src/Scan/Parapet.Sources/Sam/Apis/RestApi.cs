using Parapet.Model;
using Parapet.Sources.Documents;
using Parapet.Sources.Sam.Events;
using Parapet.Values;

namespace Parapet.Sources.Sam.Apis;

/// <summary><c>AWS::Serverless::Api</c>. https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-api.html</summary>
internal static class RestApi
{
    public static void Expand(Expansion expansion, Resource api)
    {
        var at = api.At;
        var properties = api.Properties;
        var body = Alternatives.Map(ApiBody.Of(expansion, api, isHttp: false), one => one is MapValue map ? Finish(map, expansion, api) : one);
        var made = Node.Map(
            at,
            ("Name", properties["Name"]),
            ("Body", body),
            ("Policy", properties["Policy"]),
            ("EndpointConfiguration", Endpoint(properties["EndpointConfiguration"])),
            ("DisableExecuteApiEndpoint", properties["DisableExecuteApiEndpoint"]),
            ("MinimumCompressionSize", properties["MinimumCompressionSize"]),
            ("ApiKeySourceType", properties["ApiKeySourceType"]),
            ("FailOnWarnings", properties["FailOnWarnings"]));
        expansion.Add(api, api.LogicalId, "AWS::ApiGateway::RestApi", made, at);
        AddStage(expansion, api);
        Authorizers.Permit(expansion, api, isHttp: false);
    }

    private static MapValue Finish(MapValue body, Expansion expansion, Resource api)
    {
        var auth = api.Properties["Auth"];
        var isOpenApi3 = !body["openapi"].IsAbsent;
        var holder = isOpenApi3 ? body["components"] as MapValue ?? new MapValue([], api.At) : body;
        var key = isOpenApi3 ? "securitySchemes" : "securityDefinitions";
        var schemes = holder[key] as MapValue ?? new MapValue([], api.At);
        foreach (var scheme in Authorizers.Schemes(auth, isHttp: false, api.At).Entries)
        {
            schemes = schemes.With(scheme.Key, scheme.Value);
        }

        body = isOpenApi3 ? body.With("components", holder.With(key, schemes)) : body.With(key, schemes);
        if (body["x-amazon-apigateway-request-validators"].IsAbsent)
        {
            body = body.With("x-amazon-apigateway-request-validators", Validators.Definitions(api.At));
        }

        body = ResourcePolicy.Add(
            body,
            [.. ResourcePolicy.Statements(auth["ResourcePolicy"], Node.Text("execute-api:/*", api.At)), .. EventStatements(expansion, api)],
            api.At);
        return RouteSecurity.WithDefaults(Preflight(body, api.Properties["Cors"]), auth);
    }

    /// <summary>The policies of events, each for its own path.</summary>
    private static IEnumerable<Value> EventStatements(Expansion expansion, Resource api)
    {
        var stage = Arns.Part(api.Properties["StageName"]);
        foreach (var route in expansion.Routes.Where(route => route.ApiId == api.Id && !route.IsHttp))
        {
            var method = route.Method == "any" ? "*" : route.Method.ToUpperInvariant();
            var resource = Node.Join(route.At, Text.Of("execute-api:/"), stage, Text.Of($"/{method}{ApiEvents.Wildcards(route.Path)}"));
            foreach (var statement in ResourcePolicy.Statements(route.Properties.Path("Auth", "ResourcePolicy"), resource))
            {
                yield return route.When is { } when && when != api.When ? ChoiceValue.Of(when, statement, new AbsentValue(route.At), route.At) : statement;
            }
        }
    }

    // SAM adds an OPTIONS method with a mock integration to each path that has none, also beside one for any method.
    private static MapValue Preflight(MapValue body, Value cors)
    {
        if (cors.IsAbsent || body["paths"] is not MapValue paths)
        {
            return body;
        }

        var operation = Node.Map(
            cors.At, ("x-amazon-apigateway-integration", Node.Map(cors.At, ("type", Node.Text("mock", cors.At)))), ("responses", new MapValue([], cors.At)));
        return body.With("paths", new MapValue(
            [
                .. paths.Entries.Select(entry => entry with
                {
                    Value = Alternatives.Map(entry.Value, path => path is MapValue map && map.Find("options") is null
                        ? map.With("options", operation)
                        : path),
                }),
            ],
            paths.At));
    }

    // SAM's short form is the type alone.
    private static Value Endpoint(Value configuration) => Alternatives.Map(configuration, one => one switch
    {
        TextValue text => Node.Map(text.At, ("Types", Node.List(text.At, text))),
        MapValue map when !map["Type"].IsAbsent => Node.Map(
            map.At, ("Types", Node.List(map.At, map["Type"])), ("VpcEndpointIds", map["VPCEndpointIds"])),
        _ => one,
    });

    private static void AddStage(Expansion expansion, Resource api)
    {
        var at = api.At;
        var properties = api.Properties;
        var deployment = expansion.Add(
            api, api.LogicalId + "Deployment", "AWS::ApiGateway::Deployment", Node.Map(at, ("RestApiId", Node.Ref(api.Id, at))), at);
        var name = properties["StageName"].AsString().ValueOrDefault ?? "";
        var stage = Node.Map(
            at,
            ("RestApiId", Node.Ref(api.Id, at)),
            ("DeploymentId", Node.Ref(deployment.Id, at)),
            ("StageName", properties["StageName"]),
            ("AccessLogSetting", properties["AccessLogSetting"]),
            ("CacheClusterEnabled", properties["CacheClusterEnabled"]),
            ("CanarySetting", properties["CanarySetting"]),
            ("MethodSettings", properties["MethodSettings"]),
            ("TracingEnabled", properties["TracingEnabled"]),
            ("Variables", properties["Variables"]));
        var added = expansion.Add(
            api, $"{api.LogicalId}{(name.All(char.IsAsciiLetterOrDigit) ? name : "")}Stage", "AWS::ApiGateway::Stage", stage, at);
        UsagePlans.Expand(expansion, api, added);
    }
}
