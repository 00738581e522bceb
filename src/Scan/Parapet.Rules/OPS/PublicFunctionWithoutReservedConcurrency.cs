using System.Collections.Immutable;
using Parapet.Analysis.Exposure;
using Parapet.Model;
using Parapet.Values;

namespace Parapet.Rules.OPS;

/// <summary>OPS001.</summary>
public sealed class PublicFunctionWithoutReservedConcurrency : Rule
{
    /// <inheritdoc />
    public override RuleInfo Info { get; } = new()
    {
        Id = "OPS001",
        Name = "public-function-without-reserved-concurrency",
        Title = "Public function without reserved concurrency",
        Severity = Severity.Medium,
        Since = "0.1.0",
        Why = "Anyone can call the function as often as they like. Without a limit of its own it takes the whole concurrency of the account: the bill grows with every request, and every other function in the region is throttled.",
        Fix = "Set `ReservedConcurrentExecutions` to what the function needs, put throttling in front of it, or close the way in.",
        NotFlagged = "Functions that no one on the internet can invoke without credentials, as far as the template shows.",
        Standards = ["CWE-770"],
        References = ["https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html"],
        AlsoReports = ["CODE002", "OPS003", "OPS004", "INVOKE003", "INVOKE005"],
    };

    /// <inheritdoc />
    public override IEnumerable<Example> Examples =>
    [
        Bad("an open URL and no limit", """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Orders: # finding
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: dotnet10
                  Handler: Orders
                  CodeUri: src/
                  FunctionUrlConfig:
                    AuthType: NONE
            """),
        Bad("an API whose policy lets everybody in", """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Orders: # finding
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
                      CustomStatements:
                        - Effect: Allow
                          Principal: "*"
                          Action: execute-api:Invoke
                          Resource: execute-api:/*
            """),
        Good("an open URL with a limit", """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: dotnet10
                  Handler: Orders
                  CodeUri: src/
                  ReservedConcurrentExecutions: 10
                  FunctionUrlConfig:
                    AuthType: NONE
            """),
        Good("callers must sign their requests", """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: dotnet10
                  Handler: Orders
                  CodeUri: src/
                  FunctionUrlConfig:
                    AuthType: AWS_IAM
            """),
        Good("messages of a WebSocket whose callers sign when they connect", """
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
              Connect:
                Type: AWS::ApiGatewayV2::Route
                Properties:
                  ApiId: !Ref Api
                  RouteKey: $connect
                  AuthorizationType: AWS_IAM
                  Target: !Sub integrations/${Integration}
              Default:
                Type: AWS::ApiGatewayV2::Route
                Properties:
                  ApiId: !Ref Api
                  RouteKey: $default
                  Target: !Sub integrations/${Integration}
            """),
        Unknown("the limit is a parameter without a default", """
            Transform: AWS::Serverless-2016-10-31
            Parameters:
              Limit:
                Type: Number
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: dotnet10
                  Handler: Orders
                  CodeUri: src/
                  ReservedConcurrentExecutions: !Ref Limit
                  FunctionUrlConfig:
                    AuthType: NONE
            """),
    ];

    /// <inheritdoc />
    public override IEnumerable<Verdict> Check(Scan scan) =>
        from function in scan.Deployment.Functions
        let ways = scan.Exposure.WaysInto(function)
        where !ways.IsEmpty
        from c in function.ReservedConcurrency.Cases
        where c.State != CaseState.Known
        select c.State == CaseState.Absent
            ? Report(function, function.At, Message(ways), Conditions.Both(ways.Length == 1 ? ways[0].When : null, c.When))
            : (Verdict)CannotTell(function.Resource, c.At, c.Why!, function);

    private static string Message(ImmutableArray<WayIn> ways)
    {
        var others = ways.Length == 1 ? "" : $" and {ways.Length - 1} more";
        return $"Anyone can use up the account's concurrency through the function: it has no reserved concurrency, and is open by {ways[0].How}{others}";
    }
}
