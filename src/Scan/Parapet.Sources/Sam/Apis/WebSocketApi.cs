using Parapet.Model;
using Parapet.Sources.Documents;
using Parapet.Sources.Sam.Events;
using Parapet.Values;

namespace Parapet.Sources.Sam.Apis;

/// <summary><c>AWS::Serverless::WebSocketApi</c>. https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-websocketapi.html</summary>
internal static class WebSocketApi
{
    private const string Connect = "$connect";
    private const string DefaultStage = "default";

    public static void Expand(Expansion expansion, Resource api)
    {
        var at = api.At;
        var properties = api.Properties;
        var made = Node.Map(
            at,
            ("Name", properties["Name"].IsAbsent ? Node.Text(api.LogicalId, at) : properties["Name"]),
            ("ProtocolType", Node.Text("WEBSOCKET", at)),
            ("RouteSelectionExpression", properties["RouteSelectionExpression"]),
            ("ApiKeySelectionExpression", properties["ApiKeySelectionExpression"]),
            ("DisableExecuteApiEndpoint", properties["DisableExecuteApiEndpoint"]),
            ("DisableSchemaValidation", properties["DisableSchemaValidation"]));
        expansion.Add(api, api.LogicalId, "AWS::ApiGatewayV2::Api", made, at);
        foreach (var unknown in properties["Routes"].Cases().Select(c => c.Value).OfType<UnknownValue>())
        {
            expansion.Report(unknown.At, $"the routes of `{api.LogicalId}` cannot be known because {unknown.Why}; give the value or write the routes out");
        }

        foreach (var (route, when) in properties["Routes"].EachEntry())
        {
            AddRoute(expansion, api, route, when);
        }

        AddStage(expansion, api);
        AddAuthorizer(expansion, api);
    }

    private static void AddRoute(Expansion expansion, Resource api, MapEntry route, string? when)
    {
        var at = route.KeyAt;
        var function = route.Value["FunctionArn"];
        var id = api.LogicalId + IdPart(route.Key);
        var integration = expansion.Add(
            api,
            id + "Integration",
            "AWS::ApiGatewayV2::Integration",
            Node.Map(
                at,
                ("ApiId", Node.Ref(api.Id, at)),
                ("IntegrationType", Node.Text("AWS_PROXY", at)),
                ("IntegrationUri", Invocation(function, at)),
                ("TimeoutInMillis", route.Value["IntegrationTimeout"])),
            at,
            when);
        var isConnect = route.Key == Connect;
        expansion.Add(
            api,
            id + "Route",
            "AWS::ApiGatewayV2::Route",
            Node.Map(
                at,
                ("ApiId", Node.Ref(api.Id, at)),
                ("RouteKey", Node.Text(route.Key, at)),
                ("AuthorizationType", isConnect ? AuthorizationType(api.Properties["Auth"]) : null),
                ("AuthorizerId", isConnect && HasAuthorizer(api) ? Node.Ref(api.Id + "ConnectAuthorizer", at) : null),
                ("ApiKeyRequired", route.Value["ApiKeyRequired"]),
                ("RequestParameters", route.Value["RequestParameters"]),
                ("RequestModels", route.Value["RequestModels"]),
                ("Target", Node.Join(at, Text.Of("integrations/"), Node.RefText(integration.Id)))),
            at,
            when);
        var stage = api.Properties["StageName"];
        var source = Arns.Of(
            "execute-api",
            [
                Node.GetAttText(api.Id, "ApiId"), Text.Of("/"), stage.IsAbsent ? Text.Of(DefaultStage) : Arns.Part(stage), Text.Of("/" + route.Key),
            ]);
        AddPermission(expansion, api, id + "Permission", function, source, at, when);
    }

    private static void AddStage(Expansion expansion, Resource api)
    {
        var properties = api.Properties;
        var name = properties["StageName"];
        var known = name.IsAbsent ? DefaultStage : name.AsString().ValueOrDefault ?? "";
        var stage = Node.Map(
            api.At,
            ("ApiId", Node.Ref(api.Id, api.At)),
            ("StageName", name.IsAbsent ? Node.Text(DefaultStage, api.At) : name),
            ("AutoDeploy", Node.Bool(true, api.At)),
            ("AccessLogSettings", properties["AccessLogSettings"]),
            ("DefaultRouteSettings", properties["DefaultRouteSettings"]),
            ("RouteSettings", properties["RouteSettings"]),
            ("StageVariables", properties["StageVariables"]));
        expansion.Add(api, $"{api.LogicalId}{(known == DefaultStage ? "Default" : known)}Stage", "AWS::ApiGatewayV2::Stage", stage, api.At);
    }

    private static void AddAuthorizer(Expansion expansion, Resource api)
    {
        var auth = api.Properties["Auth"];
        if (!HasAuthorizer(api))
        {
            return;
        }

        var id = api.LogicalId + "ConnectAuthorizer";
        var authorizer = Node.Map(
            auth.At,
            ("ApiId", Node.Ref(api.Id, auth.At)),
            ("AuthorizerType", Node.Text("REQUEST", auth.At)),
            ("AuthorizerUri", Invocation(auth["AuthArn"], auth.At)),
            ("AuthorizerCredentialsArn", auth["InvokeRole"]),
            ("IdentitySource", auth["IdentitySource"]),
            ("Name", auth["Name"].IsAbsent ? Node.Text(id, auth.At) : auth["Name"]));
        expansion.Add(api, id, "AWS::ApiGatewayV2::Authorizer", authorizer, auth.At);
        if (auth["InvokeRole"].IsAbsent)
        {
            var source = Arns.Of("execute-api", [Node.RefText(api.Id), Text.Of("/authorizers/*")]);
            AddPermission(expansion, api, api.LogicalId + "AuthorizerPermission", auth["AuthArn"], source, auth.At, null);
        }
    }

    private static void AddPermission(Expansion expansion, Resource api, string id, Value function, Text source, Location at, string? when) => expansion.Add(
        api,
        id,
        "AWS::Lambda::Permission",
        Node.Map(
            at,
            ("Action", Node.Text("lambda:InvokeFunction", at)),
            ("FunctionName", function),
            ("Principal", Node.Text("apigateway.amazonaws.com", at)),
            ("SourceArn", new TextValue(source, ScalarKind.String, at))),
        at,
        when);

    private static bool HasAuthorizer(Resource api) => api.Properties.Path("Auth", "AuthType").AsString().Is("CUSTOM");

    // What is neither of the two types counts as none.
    private static Value AuthorizationType(Value auth) => Alternatives.Map(auth["AuthType"], type => type switch
    {
        TextValue { Text.Known: "CUSTOM" or "AWS_IAM" } => type,
        TextValue { Text.Why: { } why } => new UnknownValue(why, type.At),
        TextValue => Node.Text("NONE", type.At),
        _ => type,
    });

    private static Value Invocation(Value function, Location at) => Alternatives.Map(function, one => Node.Join(
        at,
        Text.Of("arn:"),
        Node.Pseudo("AWS::Partition"),
        Text.Of(":apigateway:"),
        Node.Pseudo("AWS::Region"),
        Text.Of(":lambda:path/2015-03-31/functions/"),
        Arns.Part(one),
        Text.Of("/invocations")));

    private static string IdPart(string routeKey)
    {
        var clean = string.Concat(routeKey.Where(char.IsLetterOrDigit));
        return clean.Length == 0 ? "" : char.ToUpperInvariant(clean[0]) + clean[1..].ToLowerInvariant();
    }
}
