using Parapet.Sources.Sam;
using Parapet.Values;

namespace Parapet.Sources.Tests.Sam;

public sealed class ApisAuthTests
{
    private const string Defaults = """{"Authorizers":{"Pool":{"UserPoolArn":"arn:p","JwtConfiguration":{"issuer":"i"}}},"DefaultAuthorizer":"Pool"}""";

    public static TheoryData<string, string, string, string> Matrix => new()
    {
        { "Api", "{}", "{}", "" },
        { "Api", Defaults, "{}", "Pool" },
        { "Api", Defaults, """{"Authorizer":"NONE"}""", "NONE" },
        { "Api", "{}", """{"Authorizer":"AWS_IAM"}""", "AWS_IAM" },
        { "Api", """{"ApiKeyRequired":true}""", "{}", "api_key" },
        { "Api", """{"ApiKeyRequired":true}""", """{"ApiKeyRequired":false}""", "" },
        { "HttpApi", "{}", "{}", "" },
        { "HttpApi", Defaults, "{}", "Pool" },
        { "HttpApi", Defaults, """{"Authorizer":"NONE"}""", "NONE" },
        { "HttpApi", """{"DefaultAuthorizer":"AWS_IAM"}""", "{}", "AWS_IAM" },
    };

    [Theory]
    [MemberData(nameof(Matrix))]
    public void A_route_has_the_security_of_its_event_or_of_the_api(string kind, string apiAuth, string eventAuth, string expected)
    {
        var resources = Expand(kind, apiAuth, eventAuth);
        var api = resources.Single(r => r.Type is "AWS::ApiGateway::RestApi" or "AWS::ApiGatewayV2::Api");
        var operation = api.Properties.Path("Body", "paths", "/orders/{id}", "get");
        var names = operation["security"].EachItem().SelectMany(item => item.Value.EachEntry()).Select(pair => pair.Entry.Key);

        Assert.Equal(expected, string.Join(",", names));
        Assert.Contains(operation.Path("x-amazon-apigateway-integration", "uri").AsText().ValueOrDefault!.References, r => r.Resource == "F");
        Assert.Contains(resources, r => r.Type == "AWS::Lambda::Permission"
            && r.Properties["SourceArn"].ToString()!.EndsWith("/*/GET/orders/*", StringComparison.Ordinal));
    }

    private static System.Collections.Immutable.ImmutableArray<Model.Resource> Expand(string kind, string apiAuth, string eventAuth)
    {
        var stack = SamTemplate.Read($$$"""
            Globals: {"{{{kind}}}": {"Auth": {{{apiAuth}}} } }
            Resources: {"F": {"Type": "AWS::Serverless::Function", "Properties": {"Handler": "a", "Runtime": "dotnet8", "CodeUri": "s3://b/k",
               "Events": {"E": {"Type": "{{{kind}}}", "Properties": {"Path": "/orders/{id}", "Method": "get", "Auth": {{{eventAuth}}} } } } } } }
            """);
        return SamTransform.Expand(stack).Resources;
    }
}
