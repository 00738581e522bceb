using Parapet.Model;
using Parapet.Values;

namespace Parapet.Rules.SECRET;

/// <summary>SECRET001.</summary>
public sealed class SecretInEnvironmentVariable : Rule
{
    // Assembled here, so that no scanner stops this file.
    private static readonly string Password = string.Join('-', "blue", "horse", "71");

    /// <inheritdoc />
    public override RuleInfo Info { get; } = new()
    {
        Id = "SECRET001",
        Name = "secret-in-environment-variable",
        Title = "Secret in an environment variable",
        Severity = Severity.High,
        Since = "0.1.0",
        Why = "The value stands in the template, in the source repository's history, in the deployment's change sets and in the answer to `lambda:GetFunctionConfiguration`. Everybody who can read one of these has it, and it cannot be rotated without a deployment.",
        Fix = "Put it into Secrets Manager or a `SecureString` parameter, give the function the ARN, and fetch the value at run time (Parapet.Guard or the AWS Parameters and Secrets extension). Revoke the value that was committed.",
        NotFlagged = "Names, paths and ARNs of secrets; what documentation puts in a secret's place (`<password>`, `changeme`, AWS's example keys); keys of test modes; passwords of databases on `localhost`; a random-looking value without a known form or a name that says password.",
        Standards = ["CWE-798", "CWE-312"],
        References = ["https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html", "https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars-encryption.html"],
        AlsoReports = ["CODE002", "OPS003", "OPS004", "SECRET002", "SECRET005"],
    };

    /// <inheritdoc />
    public override IEnumerable<Example> Examples =>
    [
        Bad("a connection string with its password", $$"""
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: dotnet10
                  Handler: Orders
                  CodeUri: src/
                  Environment:
                    Variables:
                      DATABASE_URL: postgres://orders:{{Password}}@db.internal:5432/orders # finding
            """),
        Bad("a password by its name", $$"""
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: dotnet10
                  Handler: Orders
                  CodeUri: src/
                  Environment:
                    Variables:
                      DB_PASSWORD: {{Password}} # finding
            """),
        Bad("a password inside a value with a hole", $$"""
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: dotnet10
                  Handler: Orders
                  CodeUri: src/
                  Environment:
                    Variables:
                      DATABASE_URL: !Sub postgres://orders:{{Password}}@${AWS::StackName}.internal/orders # finding
            """),
        Good("only where the secret lies", """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: dotnet10
                  Handler: Orders
                  CodeUri: src/
                  Environment:
                    Variables:
                      DB_SECRET_ARN: arn:aws:secretsmanager:eu-west-1:111122223333:secret:orders-AbCdEf
                      DB_PASSWORD_PARAMETER: /orders/db/password
                      CA_BUNDLE: /etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem
            """),
        Unknown("the value is a parameter whose default is not known", """
            Transform: AWS::Serverless-2016-10-31
            Parameters:
              Url:
                Type: String
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: dotnet10
                  Handler: Orders
                  CodeUri: src/
                  Environment:
                    Variables:
                      DATABASE_URL: !Ref Url
            """),
    ];

    /// <inheritdoc />
    public override IEnumerable<Verdict> Check(Scan scan) =>
        from function in scan.Deployment.Functions
        from verdict in WrittenOut(scan, function).Concat(NotKnown(function))
        select verdict;

    private IEnumerable<Verdict> WrittenOut(Scan scan, Function function) =>
        from secret in scan.Secrets.WrittenOut(function)
        select Report(
            function,
            secret.At,
            secret.GivenBy is { } parameter
                ? $"`{secret.Variable}` gets {secret.Secret.What} by parameter `{parameter}`; everybody who can read the function's configuration can use it"
                : $"`{secret.Variable}` holds {secret.Secret.What} that everybody who can read the template or the function's configuration can use",
            secret.When,
            $"{secret.Variable} {secret.Secret.DetectorId}") with { Remedy = SecretRemedy.OfVariable(scan, function, secret.Variable) };

    // A value of which nothing at all is known could be anything; one with some holes was judged by the parts that stand there.
    private IEnumerable<Verdict> NotKnown(Function function)
    {
        foreach (var variable in function.Environment)
        {
            foreach (var c in variable.Value.Cases)
            {
                if (c.State == CaseState.Unknown)
                {
                    yield return CannotTell(function.Resource, c.At, c.Why!, function);
                }
                else if (c.Value is { Parts: [{ Hole: { Why.Kind: UnknownKind.Parameter } hole }] })
                {
                    yield return CannotTell(function.Resource, c.At, hole.Why, function);
                }
            }
        }

        if (function.EnvironmentUnknown is { } why)
        {
            yield return CannotTell(function.Resource, function.At, why, function);
        }
    }
}
