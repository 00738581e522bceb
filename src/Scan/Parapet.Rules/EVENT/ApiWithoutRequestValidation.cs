using Parapet.Model;
using Parapet.Values;

namespace Parapet.Rules.EVENT;

/// <summary>EVENT001.</summary>
public sealed class ApiWithoutRequestValidation : Rule
{
    private static readonly string[] MethodsWithBody = ["ANY", "PATCH", "POST", "PUT"];

    /// <inheritdoc />
    public override RuleInfo Info { get; } = new()
    {
        Id = "EVENT001",
        Name = "api-without-request-validation",
        Title = "API without request validation",
        Severity = Severity.Low,
        Since = "0.1.0",
        Why = "API Gateway can refuse a request whose body does not fit a model before the function is invoked. Without it every malformed request reaches the code, which must judge all of it, and is paid for.",
        Fix = "Give the method a model and a `RequestValidatorId` (SAM: `RequestModel` with `ValidateBody: true`), or validate the event at the function's entry point and suppress the finding with that reason.",
        NotFlagged = "HTTP and WebSocket APIs, which cannot validate: the function has to. Methods that carry no body: `GET`, `HEAD`, `DELETE`, `OPTIONS`. Routes that do not reach a function of the deployment.",
        Standards = ["CWE-20"],
        References = ["https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-request-validation.html"],
    };

    /// <inheritdoc />
    public override IEnumerable<Example> Examples =>
    [
        Bad("any body reaches the function", """
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
              Post:
                Type: AWS::ApiGateway::Method
                Properties:
                  RestApiId: !Ref Api
                  ResourceId: !GetAtt Api.RootResourceId
                  HttpMethod: POST
                  AuthorizationType: AWS_IAM # finding
                  Integration:
                    Type: AWS_PROXY
                    IntegrationHttpMethod: POST
                    Uri: !Sub arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Orders.Arn}/invocations
            """),
        Good("the body must fit", """
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
              Body:
                Type: AWS::ApiGateway::RequestValidator
                Properties:
                  RestApiId: !Ref Api
                  ValidateRequestBody: true
              Post:
                Type: AWS::ApiGateway::Method
                Properties:
                  RestApiId: !Ref Api
                  ResourceId: !GetAtt Api.RootResourceId
                  HttpMethod: POST
                  AuthorizationType: AWS_IAM
                  RequestValidatorId: !Ref Body
                  Integration:
                    Type: AWS_PROXY
                    IntegrationHttpMethod: POST
                    Uri: !Sub arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Orders.Arn}/invocations
            """),
    ];

    /// <inheritdoc />
    public override IEnumerable<Verdict> Check(Scan scan) =>
        from api in scan.Deployment.Apis
        where api.Kind == ApiKind.Rest
        from route in api.Routes
        where MethodsWithBody.Contains(route.Method)
        from id in route.FunctionIds
        let function = scan.Deployment.Function(id)
        where function is not null
        from verdict in Check(route, function)
        select verdict;

    private IEnumerable<Verdict> Check(Route route, Function function)
    {
        foreach (var c in route.Validated.Cases)
        {
            if (c.State == CaseState.Unknown)
            {
                yield return CannotTell(route.Resource, c.At, c.Why!, function);
            }
            else if (!c.Value)
            {
                yield return Report(
                    route.Resource,
                    route.At,
                    $"`{route.Method} {route.Path}` hands any request body to `{function.Name}`",
                    Conditions.Both(route.When, c.When),
                    $"{route.Method} {route.Path}",
                    function);
            }
        }
    }
}
