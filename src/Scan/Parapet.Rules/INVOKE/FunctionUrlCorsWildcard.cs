using Parapet.Model;
using Parapet.Values;

namespace Parapet.Rules.INVOKE;

/// <summary>INVOKE004.</summary>
public sealed class FunctionUrlCorsWildcard : Rule
{
    /// <inheritdoc />
    public override RuleInfo Info { get; } = new()
    {
        Id = "INVOKE004",
        Name = "function-url-cors-wildcard",
        Title = "Function URL open to every origin",
        Severity = Severity.Low,
        Since = "0.1.0",
        Why = "With `AllowOrigins: \"*\"` a script on any web page may call the URL from the browser of whoever visits it, and read the answer. With `AllowCredentials` it does so with the visitor's cookies.",
        Fix = "List the origins that call the URL, such as `https://shop.example.com`.",
        NotFlagged = "Wildcards in `AllowMethods` and `AllowHeaders`, which give nothing to an origin that is not allowed. With `AllowCredentials: true` the finding is medium.",
        Standards = ["CWE-942"],
        References = ["https://docs.aws.amazon.com/lambda/latest/dg/urls-configuration.html"],
    };

    /// <inheritdoc />
    public override IEnumerable<Example> Examples =>
    [
        Bad("every origin", """
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
                    Cors:
                      AllowOrigins:
                        - "*" # finding
            """),
        Good("one origin", """
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
                    Cors:
                      AllowMethods: ["*"]
                      AllowOrigins:
                        - https://shop.example.com
            """),
        Unknown("the origin is a parameter without a default", """
            Transform: AWS::Serverless-2016-10-31
            Parameters:
              Origin:
                Type: String
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: dotnet10
                  Handler: Orders
                  CodeUri: src/
                  FunctionUrlConfig:
                    AuthType: AWS_IAM
                    Cors:
                      AllowOrigins:
                        - !Ref Origin
            """),
    ];

    /// <inheritdoc />
    public override IEnumerable<Verdict> Check(Scan scan) =>
        from function in scan.Deployment.Functions
        from url in function.Urls
        from origin in url.CorsOrigins
        from verdict in Check(function, url, origin)
        select verdict;

    private IEnumerable<Verdict> Check(Function function, FunctionUrl url, TextItem origin)
    {
        if (origin.Text.Known == "*")
        {
            var hasCredentials = url.CorsCredentials.Is(true);
            var message = hasCredentials
                ? "Any web page may call the function's URL with its visitor's credentials"
                : "Any web page may call the function's URL from its visitor's browser";
            var finding = Report(function, origin.At, message, Conditions.Both(url.Resource.When, origin.When));
            yield return hasCredentials ? finding with { Severity = Severity.Medium } : finding;
        }
        else if (origin.Text is { IsKnown: false, Prefix.Length: 0, Suffix.Length: 0, Why: { } why })
        {
            yield return CannotTell(function.Resource, origin.At, why, function);
        }
    }
}
