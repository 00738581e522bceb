namespace Parapet.Guard.Handling;

/// <summary>In which form a source of HTTP requests wants its answer.</summary>
public enum HttpAnswerForm
{
    /// <summary>REST APIs, WebSocket APIs, and HTTP APIs with payload format 1.0 (https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html#api-gateway-simple-proxy-for-lambda-output-format).</summary>
    RestApi,

    /// <summary>HTTP APIs with payload format 2.0 and function URLs (https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html).</summary>
    HttpApi,

    /// <summary>Application Load Balancers, in either of their two forms of headers (https://docs.aws.amazon.com/elasticloadbalancing/latest/application/lambda-functions.html).</summary>
    LoadBalancer,

    /// <summary>VPC Lattice (https://docs.aws.amazon.com/vpc-lattice/latest/ug/lambda-functions.html).</summary>
    Lattice,
}
