using Parapet.Model;
using Parapet.Values;

namespace Parapet.Sources.Tests.Deployments;

public sealed class RouteTests
{
    [Fact]
    public void Methods_know_their_path_authorization_validator_and_function()
    {
        var api = Read("""
              Api: {Type: AWS::ApiGateway::RestApi}
              Items:
                Type: AWS::ApiGateway::Resource
                Properties: {RestApiId: !Ref Api, ParentId: !GetAtt Api.RootResourceId, PathPart: items}
              Item:
                Type: AWS::ApiGateway::Resource
                Properties: {RestApiId: !Ref Api, ParentId: !Ref Items, PathPart: "{id}"}
              Validator:
                Type: AWS::ApiGateway::RequestValidator
                Properties: {RestApiId: !Ref Api, ValidateRequestBody: true}
              Put:
                Type: AWS::ApiGateway::Method
                Properties:
                  RestApiId: !Ref Api
                  ResourceId: !Ref Item
                  HttpMethod: put
                  AuthorizationType: AWS_IAM
                  ApiKeyRequired: true
                  RequestValidatorId: !Ref Validator
                  Integration: {Uri: !Sub "arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${F.Arn}/invocations"}
            """);
        var route = Assert.Single(api.Routes);
        Assert.Equal("PUT /items/{id}", $"{route.Method} {route.Path}");
        Assert.True(route.Authorization.Is("AWS_IAM"));
        Assert.True(route.ApiKeyRequired.Is(true));
        Assert.True(route.Validated.Is(true));
        Assert.Equal(["F"], route.FunctionIds);
    }

    [Fact]
    public void Routes_of_an_http_api_reach_functions_through_integrations()
    {
        var route = Assert.Single(Read("""
              Api: {Type: AWS::ApiGatewayV2::Api, Properties: {ProtocolType: HTTP}}
              Route:
                Type: AWS::ApiGatewayV2::Route
                Properties: {ApiId: !Ref Api, RouteKey: "GET /items", AuthorizationType: JWT, Target: !Sub "integrations/${Integration}"}
              Integration:
                Type: AWS::ApiGatewayV2::Integration
                Properties: {ApiId: !Ref Api, IntegrationType: AWS_PROXY, IntegrationUri: !GetAtt F.Arn}
            """).Routes);
        Assert.Equal("GET /items", $"{route.Method} {route.Path}");
        Assert.True(route.Authorization.Is("JWT"));
        Assert.Equal(["F"], route.FunctionIds);
        Assert.True(route.Validated.IsAbsent);
    }

    [Fact]
    public void Quick_create_makes_a_default_route()
    {
        var route = Assert.Single(Read("  Api: {Type: AWS::ApiGatewayV2::Api, Properties: {ProtocolType: HTTP, Target: !GetAtt F.Arn}}\n").Routes);
        Assert.Equal("$default", route.Path);
        Assert.Equal(["F"], route.FunctionIds);
    }

    [Theory]
    [InlineData("", "NONE")]
    [InlineData("security: [{sig: []}]", "AWS_IAM")]
    [InlineData("security: [{pool: []}]", "COGNITO_USER_POOLS")]
    [InlineData("security: [{own: []}]", "CUSTOM")]
    [InlineData("security: [{jwt: []}]", "JWT")]
    [InlineData("security: [{api_key: []}]", "NONE")]
    [InlineData("security: [{api_key: []}, {own: []}]", "CUSTOM")]
    [InlineData("security: []", "NONE")]
    [InlineData("x-amazon-apigateway-auth: {type: aws_iam}", "AWS_IAM")]
    public void Security_of_an_open_api_body_is_understood(string security, string expected)
    {
        var route = Assert.Single(Read($$$"""
              Api:
                Type: AWS::ApiGateway::RestApi
                Properties:
                  Body:
                    openapi: 3.0.1
                    components:
                      securitySchemes:
                        sig: {type: apiKey, name: Authorization, in: header, x-amazon-apigateway-authtype: awsSigv4}
                        pool: {type: apiKey, name: Authorization, in: header, x-amazon-apigateway-authtype: cognito_user_pools, x-amazon-apigateway-authorizer: {type: cognito_user_pools}}
                        own: {type: apiKey, name: Authorization, in: header, x-amazon-apigateway-authtype: custom, x-amazon-apigateway-authorizer: {type: request}}
                        jwt: {type: oauth2, x-amazon-apigateway-authorizer: {type: jwt}}
                        api_key: {type: apiKey, name: x-api-key, in: header}
                    paths:
                      /items:
                        post:
                          {{{security}}}
                          x-amazon-apigateway-integration: {uri: !Sub "arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${F.Arn}/invocations"}
            """).Routes);
        Assert.Equal(expected, route.Authorization.ValueOrDefault);
        Assert.Equal("POST /items", $"{route.Method} {route.Path}");
        Assert.Equal(["F"], route.FunctionIds);
    }

    [Fact]
    public void An_operation_may_switch_the_security_of_the_whole_body_off()
    {
        var routes = Read("""
              Api:
                Type: AWS::ApiGateway::RestApi
                Properties:
                  Body:
                    security: [{own: []}]
                    securityDefinitions:
                      own: {type: apiKey, name: Authorization, in: header, x-amazon-apigateway-authtype: custom}
                    paths:
                      /closed: {get: {}}
                      /open: {get: {security: []}}
            """).Routes;
        Assert.Equal(["CUSTOM", "NONE"], routes.Select(route => route.Authorization.ValueOrDefault));
    }

    [Fact]
    public void A_private_api_and_its_policy_are_seen()
    {
        var api = Read("""
              Api:
                Type: AWS::ApiGateway::RestApi
                Properties:
                  EndpointConfiguration: {Types: [PRIVATE]}
                  Policy: {Statement: {Effect: Allow, Principal: "*", Action: "execute-api:Invoke", Resource: "*"}}
            """);
        Assert.True(api.IsPrivate.Is(true));
        Assert.Single(api.Policy!.Statements);
    }

    [Fact]
    public void A_body_in_s3_leaves_the_routes_unknown() =>
        Assert.Equal(UnknownKind.RemoteFile, Read("  Api: {Type: AWS::ApiGateway::RestApi, Properties: {BodyS3Location: {Bucket: b, Key: k}}}\n").RoutesUnknown!.Kind);

    private static Api Read(string resources) => TemplateReader.ReadText("t.yaml", $$$"""
        Resources:
          F:
            Type: AWS::Lambda::Function
            Properties: {Role: arn:aws:iam::111122223333:role/r, Code: {ZipFile: x}}
        {{{resources}}}
        """).Apis.Single();
}
