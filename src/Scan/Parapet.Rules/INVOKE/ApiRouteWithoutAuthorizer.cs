using Parapet.Model;
using Parapet.Values;

namespace Parapet.Rules.INVOKE;

/// <summary>INVOKE005.</summary>
public sealed class ApiRouteWithoutAuthorizer : Rule
{
    /// <inheritdoc />
    public override RuleInfo Info { get; } = new()
    {
        Id = "INVOKE005",
        Name = "api-route-without-authorizer",
        Title = "API route without an authorizer",
        Severity = Severity.Medium,
        Since = "0.1.0",
        Why = "Anyone on the internet can send requests to the function through the route; nothing but the function's own code stands between them and what its role may do.",
        Fix = "Require `AWS_IAM`, a Cognito user pool, a JWT or a Lambda authorizer on the route, or make the API private. A route that is meant to be public is suppressed with the reason.",
        NotFlagged = "`OPTIONS`, which browsers send without credentials. WebSocket routes other than `$connect`, where alone API Gateway authorizes, unless nobody authorizes there and it reaches no function. Private APIs, and REST APIs whose resource policy names who may call; one that only asks for TLS or shuts out some addresses does not. An API key counts as nothing: it identifies a caller and proves nothing about it. Routes that do not reach a function of the deployment.",
        Standards = ["CWE-306", "FSBP APIGateway.8"],
        References =
        [
            "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-to-api.html",
            "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-access-control.html",
            "https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-usage-plans.html",
        ],
        AlsoReports = ["OPS001"],
    };

    /// <inheritdoc />
    public override IEnumerable<Example> Examples =>
    [
        Bad("a method that anyone may call", """
            Resources:
              Orders:
                Type: AWS::Lambda::Function
                Properties:
                  Runtime: dotnet10
                  Handler: Orders
                  Role: arn:aws:iam::111122223333:role/orders
                  Code:
                    S3Bucket: artifacts
                    S3Key: orders.zip
              Api:
                Type: AWS::ApiGateway::RestApi
                Properties:
                  Name: orders
              Get:
                Type: AWS::ApiGateway::Method
                Properties:
                  RestApiId: !Ref Api
                  ResourceId: !GetAtt Api.RootResourceId
                  HttpMethod: GET
                  AuthorizationType: NONE # finding
                  Integration:
                    Type: AWS_PROXY
                    IntegrationHttpMethod: POST
                    Uri: !Sub arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Orders.Arn}/invocations
            """),
        Bad("a policy that asks for TLS and shuts out some addresses", """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: dotnet10
                  Handler: Orders
                  CodeUri: src/
                  ReservedConcurrentExecutions: 10
                  Events:
                    Get: # finding
                      Type: Api
                      Properties:
                        RestApiId: !Ref Api
                        Path: /orders
                        Method: GET
              Api:
                Type: AWS::Serverless::Api
                Properties:
                  StageName: live
                  Auth:
                    ResourcePolicy:
                      CustomStatements:
                        - Effect: Allow
                          Principal: "*"
                          Action: execute-api:Invoke
                          Resource: execute-api:/*
                        - Effect: Deny
                          Principal: "*"
                          Action: execute-api:Invoke
                          Resource: execute-api:/*
                          Condition:
                            Bool:
                              aws:SecureTransport: "false"
                        - Effect: Deny
                          Principal: "*"
                          Action: execute-api:Invoke
                          Resource: execute-api:/*
                          Condition:
                            IpAddress:
                              aws:SourceIp: 198.51.100.0/24
            """),
        Good("a policy that names the addresses", """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: dotnet10
                  Handler: Orders
                  CodeUri: src/
                  Events:
                    Get:
                      Type: Api
                      Properties:
                        RestApiId: !Ref Api
                        Path: /orders
                        Method: GET
              Api:
                Type: AWS::Serverless::Api
                Properties:
                  StageName: live
                  Auth:
                    ResourcePolicy:
                      IpRangeWhitelist: [198.51.100.0/24]
            """),
        Bad("a WebSocket to which anyone may connect", """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: dotnet10
                  Handler: Orders
                  CodeUri: src/
              Api:
                Type: AWS::ApiGatewayV2::Api
                Properties:
                  Name: orders
                  ProtocolType: WEBSOCKET
                  RouteSelectionExpression: $request.body.action
              Integration:
                Type: AWS::ApiGatewayV2::Integration
                Properties:
                  ApiId: !Ref Api
                  IntegrationType: AWS_PROXY
                  IntegrationUri: !Sub arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Orders.Arn}/invocations
              Default: # finding
                Type: AWS::ApiGatewayV2::Route
                Properties:
                  ApiId: !Ref Api
                  RouteKey: $default
                  Target: !Sub integrations/${Integration}
            """),
        Good("callers sign their requests", """
            Resources:
              Orders:
                Type: AWS::Lambda::Function
                Properties:
                  Runtime: dotnet10
                  Handler: Orders
                  Role: arn:aws:iam::111122223333:role/orders
                  Code:
                    S3Bucket: artifacts
                    S3Key: orders.zip
              Api:
                Type: AWS::ApiGateway::RestApi
                Properties:
                  Name: orders
              Get:
                Type: AWS::ApiGateway::Method
                Properties:
                  RestApiId: !Ref Api
                  ResourceId: !GetAtt Api.RootResourceId
                  HttpMethod: GET
                  AuthorizationType: AWS_IAM
                  Integration:
                    Type: AWS_PROXY
                    IntegrationHttpMethod: POST
                    Uri: !Sub arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Orders.Arn}/invocations
            """),
        Good("an API that only the VPC reaches", """
            Resources:
              Orders:
                Type: AWS::Lambda::Function
                Properties:
                  Runtime: dotnet10
                  Handler: Orders
                  Role: arn:aws:iam::111122223333:role/orders
                  Code:
                    S3Bucket: artifacts
                    S3Key: orders.zip
              Api:
                Type: AWS::ApiGateway::RestApi
                Properties:
                  Name: orders
                  EndpointConfiguration:
                    Types: [PRIVATE]
              Get:
                Type: AWS::ApiGateway::Method
                Properties:
                  RestApiId: !Ref Api
                  ResourceId: !GetAtt Api.RootResourceId
                  HttpMethod: GET
                  AuthorizationType: NONE
                  Integration:
                    Type: AWS_PROXY
                    IntegrationHttpMethod: POST
                    Uri: !Sub arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Orders.Arn}/invocations
            """),
        Unknown("the kind of authorization is a parameter without a default", """
            Parameters:
              Auth:
                Type: String
            Resources:
              Orders:
                Type: AWS::Lambda::Function
                Properties:
                  Runtime: dotnet10
                  Handler: Orders
                  Role: arn:aws:iam::111122223333:role/orders
                  Code:
                    S3Bucket: artifacts
                    S3Key: orders.zip
              Api:
                Type: AWS::ApiGateway::RestApi
                Properties:
                  Name: orders
              Get:
                Type: AWS::ApiGateway::Method
                Properties:
                  RestApiId: !Ref Api
                  ResourceId: !GetAtt Api.RootResourceId
                  HttpMethod: GET
                  AuthorizationType: !Ref Auth
                  Integration:
                    Type: AWS_PROXY
                    IntegrationHttpMethod: POST
                    Uri: !Sub arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Orders.Arn}/invocations
            """),
        Unknown("the definition of the REST API lies elsewhere", """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Api:
                Type: AWS::Serverless::Api
                Properties:
                  StageName: live
                  DefinitionUri: s3://artifacts/api.yaml
              Orders:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: dotnet10
                  Handler: Orders
                  CodeUri: src/
            """),
    ];

    /// <inheritdoc />
    public override IEnumerable<Verdict> Check(Scan scan) =>
        from api in scan.Deployment.Apis
        where !api.IsPrivate.Is(true) && !IsLimitedByPolicy(api)
        from verdict in Unknowns(api).Concat(Routes(scan.Deployment, api))
        select verdict;

    private IEnumerable<Verdict> Unknowns(Api api)
    {
        if (api.RoutesUnknown is { } why)
        {
            yield return CannotTell(api.Resource, api.Resource.At, why);
        }
    }

    private IEnumerable<Verdict> Routes(Deployment deployment, Api api) =>
        from route in api.Routes
        where route.Method != "OPTIONS" && (api.Kind != ApiKind.WebSocket || route.Method == "$connect" || IsBehindOpenConnect(api))
        from id in route.FunctionIds
        let function = deployment.Function(id)
        where function is not null
        from verdict in Check(api, route, function)
        select verdict;

    // Where `$connect` reaches no function of its own, the other routes are the first that anybody's messages reach.
    private static bool IsBehindOpenConnect(Api api) => api.RoutesUnknown is null && api.Routes
        .Where(route => route.Method == "$connect")
        .All(route => route.FunctionIds.IsEmpty && route.Authorization.Cases.All(IsOpen));

    private static bool IsOpen(Case<string> authorization) => authorization.State == CaseState.Absent
        || (authorization.State == CaseState.Known && string.Equals(authorization.Value, "NONE", StringComparison.OrdinalIgnoreCase));

    private IEnumerable<Verdict> Check(Api api, Route route, Function function)
    {
        var name = api.Kind == ApiKind.WebSocket ? route.Method : $"{route.Method} {route.Path}";
        var isPrivate = api.IsPrivate.Cases.FirstOrDefault(c => c.State == CaseState.Unknown);
        var policy = api.Policy is { Unknowns: [var unread, ..] } ? unread : default;
        foreach (var c in route.Authorization.Cases)
        {
            if (c.State == CaseState.Unknown)
            {
                yield return CannotTell(route.Resource, c.At, c.Why!, function);
            }
            else if (IsOpen(c))
            {
                if (isPrivate is { Why: { } why })
                {
                    yield return CannotTell(api.Resource, isPrivate.At, why, function);
                    continue;
                }

                if (policy.Why is not null)
                {
                    yield return CannotTell(api.Resource, policy.At, policy.Why, function);
                    continue;
                }

                var key = route.ApiKeyRequired.Is(true) ? "; the API key it requires does not authenticate"
                    : api.Kind == ApiKind.WebSocket && route.Method != "$connect" ? "; `$connect` has no authorizer"
                    : "";
                yield return Report(
                    route.Resource, route.At, $"Anyone on the internet can invoke `{function.Name}` through `{name}`{key}", Conditions.Both(route.When, c.When), name, function);
            }
        }
    }

    // A policy limits when it denies all but some (addresses, VPC endpoints), or allows nobody who is not named.
    // One that cannot be read, such as that of a body that is not there, says neither.
    private static bool IsLimitedByPolicy(Api api) => api.Policy is { } policy
        && (policy.Statements.Any(deny => deny.Effect.Is("Deny") && policy.Statements.Where(allow => allow.Allows).All(allow => StatementConditions.LeavesFew(deny, allow)))
            || (policy.Unknowns.IsEmpty && !policy.Statements.Any(statement => statement.Allows
                && !StatementConditions.RestrictsCallers(statement)
                && statement.Principals.Any(principal => principal.Type is "*" or "AWS" && principal.Name.Known is null or "*"))));
}
