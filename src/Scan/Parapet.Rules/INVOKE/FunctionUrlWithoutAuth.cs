using Parapet.Model;

namespace Parapet.Rules.INVOKE;

/// <summary>INVOKE003.</summary>
public sealed class FunctionUrlWithoutAuth : Rule
{
    /// <inheritdoc />
    public override RuleInfo Info { get; } = new()
    {
        Id = "INVOKE003",
        Name = "function-url-without-auth",
        Title = "Function URL without authentication",
        Severity = Severity.High,
        Since = "0.1.0",
        Why = "With `AuthType: NONE` anyone on the internet can invoke the function, as often as they like, and whatever the code lets them do runs with the execution role.",
        Fix = "Set `AuthType: AWS_IAM` and grant the callers `lambda:InvokeFunctionUrl` and `lambda:InvokeFunction`, or remove the URL and put the function behind an API with an authorizer.",
        NotFlagged = "A URL whose auth type is a parameter without a value; it is counted as undecided.",
        Standards = ["CWE-306", "FSBP Lambda.1"],
        References = ["https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html"],
        AlsoReports = ["OPS001"],
    };

    /// <inheritdoc />
    public override IEnumerable<Example> Examples =>
    [
        Bad("the URL is open to everyone", """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: dotnet10
                  Handler: Orders
                  CodeUri: src/
                  FunctionUrlConfig:
                    AuthType: NONE # finding
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
        Unknown("the auth type is a parameter without a default", """
            Transform: AWS::Serverless-2016-10-31
            Parameters:
              Auth:
                Type: String
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: dotnet10
                  Handler: Orders
                  CodeUri: src/
                  FunctionUrlConfig:
                    AuthType: !Ref Auth
            """),
    ];

    /// <inheritdoc />
    public override IEnumerable<Verdict> Check(Scan scan) =>
        from function in scan.Deployment.Functions
        from url in function.Urls
        from verdict in Judge(
            url.Resource, url.AuthType, auth => auth == "NONE", _ => "Anyone on the internet can invoke the function through its URL", function: function)
        select verdict;
}
