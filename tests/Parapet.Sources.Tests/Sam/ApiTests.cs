using Parapet.Model;
using Parapet.Values;

namespace Parapet.Sources.Tests.Sam;

/// <summary>SAM's APIs as the deployment has them.</summary>
public sealed class ApiTests
{
    [Theory]
    [InlineData("ApiKeyRequired: !Ref Auth", "Unknown")]
    [InlineData("ApiKeyRequired: !If [Prod, true, false]", "Known True Prod, Known False not Prod")]
    [InlineData("ApiKeyRequired: true", "Known True")]
    [InlineData("Authorizer: NONE", "Known False")]
    public void An_undecided_API_key_is_not_one_that_is_missing(string auth, string expected)
    {
        var route = Routes("DefaultAuthorizer: AWS_IAM", $"Path: /a, Method: get, Auth: {{{auth}}}").Single();
        Assert.Equal(expected, string.Join(", ", route.ApiKeyRequired.Cases.Select(c => $"{c.State}{(c.State == CaseState.Known ? $" {c.Value}" : "")}{(c.When is null ? "" : " " + c.When)}")));
        Assert.Equal(auth.StartsWith("Authorizer", StringComparison.Ordinal) ? "NONE" : "AWS_IAM", route.Authorization.Cases.Select(c => c.Value).Distinct().Single());
    }

    [Theory]
    [InlineData("Authorizer: !If [Prod, AWS_IAM, NONE]", "AWS_IAM when Prod, NONE when not Prod")]
    [InlineData("Authorizer: !Ref Auth", "Unknown when ")]
    [InlineData("Authorizer: AWS_IAM", "AWS_IAM when ")]
    public void An_undecided_authorizer_keeps_both_branches(string auth, string expected)
    {
        var route = Routes("DefaultAuthorizer: AWS_IAM", $"Path: /a, Method: get, Auth: {{{auth}}}").Single();
        Assert.Equal(expected, string.Join(", ", route.Authorization.Cases.Select(c => $"{c.Value ?? c.State.ToString()} when {c.When}")));
    }

    [Theory]
    [InlineData("RequestModel: {Model: M, ValidateBody: true}", "Known True")]
    [InlineData("RequestModel: {Model: M, ValidateParameters: true}", "Known True")]
    [InlineData("RequestModel: {Model: M}", "Known False")]
    [InlineData("RequestModel: {Model: M, ValidateBody: !Ref Auth}", "Unknown ")]
    [InlineData("RequestParameters: [{method.request.querystring.a: {Required: true}}]", "Known False")]
    public void Only_a_request_model_validates(string properties, string expected)
    {
        var validated = Routes("{}", $"Path: /a, Method: get, {properties}").Single().Validated.Cases.Single();
        Assert.Equal(expected, $"{validated.State} {(validated.State == CaseState.Known ? validated.Value : "")}");
    }

    [Fact]
    public void Every_route_is_seen_however_many_conditions_stand_on_a_path()
    {
        var events = string.Join(", ", Enumerable.Range(0, 7).Select(i => $"E{i}: !If [C{i}, {{Type: Api, Properties: {{Path: /a, Method: {(i % 2 == 0 ? "get" : "post")}}}}}, !Ref AWS::NoValue]"));
        var deployment = Read($"  F: {{Type: AWS::Serverless::Function, Properties: {{InlineCode: x, Events: {{{events}}}}}}}");
        var routes = deployment.Apis.Single().Routes;
        Assert.All(Enumerable.Range(0, 7), i => Assert.Contains(routes, route => route.When!.Split(" and ")[^1] == $"C{i}"));
    }

    [Fact]
    public void Many_alternatives_everywhere_end_soon_and_say_so()
    {
        var many = string.Concat(Enumerable.Range(0, 60).Select(i => $"!If [C{i}, v{i}, ")) + "z" + new string(']', 60);
        var deployment = Read(
            $"  F: {{Type: AWS::Serverless::Function, Properties: {{InlineCode: x, Events: {{E: {{Type: Api, Properties: {{Path: {many}, Method: {many}, RestApiId: {many}}}}}, "
            + $"G: {{Type: Api, Properties: {{Path: /g, Method: get, Auth: {{Authorizer: {many}, ApiKeyRequired: {many}}}}}}}}}}}}}\n",
            60);
        Assert.Contains(deployment.Problems, problem => problem.Message.EndsWith("write fewer", StringComparison.Ordinal));
        Assert.Contains(deployment.Apis.Single().Routes, route => route.Path == "/g");
    }

    [Fact]
    public void A_WebSocket_API_has_its_routes_and_the_authorizer_on_connect()
    {
        var api = Read("""
              W:
                Type: AWS::Serverless::WebSocketApi
                Properties:
                  RouteSelectionExpression: $request.body.action
                  Auth: {AuthType: AWS_IAM}
                  Routes: {$connect: {FunctionArn: !GetAtt F.Arn}, send: {FunctionArn: !GetAtt F.Arn}}
              F: {Type: AWS::Serverless::Function, Properties: {InlineCode: x}}
            """).Apis.Single();
        Assert.Equal(ApiKind.WebSocket, api.Kind);
        Assert.Equal(["$connect AWS_IAM F", "send  F"], api.Routes.Select(r => $"{r.Path} {r.Authorization.ValueOrDefault} {string.Join(',', r.FunctionIds)}"));
        Assert.Single(api.Stages);
    }

    [Theory]
    [InlineData("IpRangeWhitelist: [10.0.0.0/8]", "Allow:, Deny:NotIpAddress aws:SourceIp=10.0.0.0/8")]
    [InlineData("IpRangeBlacklist: [10.0.0.0/8]", "Allow:, Deny:IpAddress aws:SourceIp=10.0.0.0/8")]
    [InlineData("SourceVpcWhitelist: [vpc-1, vpce-2]", "Allow:, Deny:StringNotEquals aws:SourceVpc=vpc-1 aws:SourceVpce=vpce-2")]
    [InlineData("SourceVpcBlacklist: [vpc-1], IntrinsicVpceBlacklist: [!Ref Auth]", "Allow:, Deny:StringEquals aws:SourceVpc=vpc-1 aws:SourceVpce=${Auth}")]
    [InlineData("AwsAccountWhitelist: ['1'], AwsAccountBlacklist: ['2']", "Allow:, Deny:")]
    [InlineData("IpRangeWhitelist: !If [Prod, [a], !Ref AWS::NoValue]", "Allow: when Prod, Deny:NotIpAddress aws:SourceIp=a when Prod")]
    [InlineData("CustomStatements: [{Effect: Deny}]", "Deny:")]
    public void A_resource_policy_becomes_statements(string policy, string expected)
    {
        foreach (var (api, properties) in new[] { ($"ResourcePolicy: {{{policy}}}", ""), ("{}", $", Auth: {{ResourcePolicy: {{{policy}}}}}") })
        {
            var body = Body(api, "Path: /a, Method: get" + properties);
            Assert.Equal(expected, string.Join(", ", body.Path("x-amazon-apigateway-policy", "Statement").EachItem().Select(item => Shown(item.Value) + (item.When is null ? "" : " when " + item.When))));
        }
    }

    [Fact]
    public void The_policy_of_an_event_is_for_its_route_alone()
    {
        var body = Body("{}", "Path: '/a/{id}', Method: get, Auth: {ResourcePolicy: {IpRangeWhitelist: [a]}}");
        Assert.All(
            body.Path("x-amazon-apigateway-policy", "Statement").EachItem(),
            item => Assert.Equal("execute-api:/Prod/GET/a/*", item.Value["Resource"].ToString()));
    }

    private static string Shown(Value statement) => $"{statement["Effect"]}:" + string.Join(
        ' ',
        statement["Condition"].EachEntry().Select(c => $"{c.Entry.Key} " + string.Join(
            ' ', c.Entry.Value.EachEntry().Select(k => $"{k.Entry.Key}={string.Join('|', k.Entry.Value.AsTextItems().Select(i => i.Text))}"))));

    private static Value Body(string auth, string properties) =>
        SamTemplate.Expand(Template(auth, properties)).Resources.Values.Single(r => r.Type == "AWS::ApiGateway::RestApi").Properties["Body"];

    private static System.Collections.Immutable.ImmutableArray<Route> Routes(string auth, string properties) =>
        SamTemplate.Deployment(Template(auth, properties)).Apis.Single().Routes;

    private static Deployment Read(string resources, int conditionCount = 7)
    {
        var parameters = string.Join(", ", Enumerable.Range(0, conditionCount).Select(i => $"P{i}: {{Type: String}}"));
        var conditions = string.Join(", ", Enumerable.Range(0, conditionCount).Select(i => $"C{i}: !Equals [!Ref P{i}, x]"));
        return TemplateReader.ReadText(
            "t.yaml", $"Transform: AWS::Serverless-2016-10-31\nParameters: {{{parameters}}}\nConditions: {{{conditions}}}\nResources:\n{resources}\n");
    }

    private static string Template(string auth, string properties)
    {
        var shared = auth == "{}" ? auth : $"{{{auth}}}";
        return $"Globals: {{Api: {{Models: {{M: {{type: object}}}}, Auth: {shared}}}}}\nResources:\n"
            + $"  F: {{Type: AWS::Serverless::Function, Properties: {{InlineCode: x, Events: {{E: {{Type: Api, Properties: {{{properties}}}}}}}}}}}\n";
    }
}
