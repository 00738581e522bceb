using Parapet.Model;

namespace Parapet.Rules.SECRET;

/// <summary>SECRET012.</summary>
public sealed class SecretFetchedPerInvocation : Rule
{
    /// <inheritdoc />
    public override RuleInfo Info { get; } = new()
    {
        Id = "SECRET012",
        Name = "secret-fetched-per-invocation",
        Title = "Secret fetched for each event",
        Severity = Severity.Low,
        Since = "0.1.0",
        Why = "Each event waits for Secrets Manager or Parameter Store, pays for the call, and fails when a burst of events meets their limits. Whoever can send events decides how often the secret is asked for.",
        Fix = "Fetch it outside of the handler, when the environment starts, and keep it; fetch it again when it is refused or after some minutes, so that a rotation is noticed. The AWS Parameters and Secrets Lambda Extension does that too.",
        NotFlagged = "Anything but a call that stands in the handler itself and runs for every event: not what stands in a condition or another function, behind a `return`, or where anything is called a cache; not what depends on the event, by the names of the handler's parameters and of what is made of them; not a parameter that is fetched without decryption. Code in languages other than C#, JavaScript, TypeScript and Python; code that does not lie beside the template.",
        Standards = ["CWE-400"],
        References =
        [
            "https://docs.aws.amazon.com/lambda/latest/dg/best-practices.html",
            "https://docs.aws.amazon.com/secretsmanager/latest/userguide/retrieving-secrets_lambda.html",
        ],
    };

    /// <inheritdoc />
    public override IEnumerable<Example> Examples =>
    [
        Bad("in the handler, in Python", Template("python3.14", "app.handler")) with
        {
            Files =
            [
                new("src/app.py", """
                    import boto3
                    client = boto3.client("secretsmanager")

                    def handler(message, context):
                        login = client.get_secret_value(SecretId="orders/db")["SecretString"] # finding
                        return connect(login)
                    """),
            ],
        },
        Bad("in the handler, in JavaScript", Template("nodejs24.x", "index.handler")) with
        {
            Files =
            [
                new("src/index.mjs", """
                    export const handler = async (message) => {
                      const login = await client.send(new GetSecretValueCommand({ SecretId: "orders/db" })); // # finding
                      return connect(login);
                    };
                    """),
            ],
        },
        Bad("in the handler, in C#", Template("dotnet10", "Orders::Orders.Function::Handle")) with
        {
            Files =
            [
                new("src/Function.cs", """
                    public sealed class Function
                    {
                        public async Task<string> Handle(Order order)
                        {
                            var login = await client.GetSecretValueAsync(new GetSecretValueRequest { SecretId = "orders/db" }); // # finding
                            return await Connect(login);
                        }
                    }
                    """),
            ],
        },
        Good("once, when the function starts, or kept", Template("python3.14", "app.handler")) with
        {
            Files =
            [
                new("src/app.py", """
                    import boto3
                    client = boto3.client("secretsmanager")
                    login = client.get_secret_value(SecretId="orders/db")["SecretString"]

                    def handler(message, context):
                        if not fresh():
                            kept = client.get_secret_value(SecretId="orders/db")["SecretString"]
                        return connect(login)
                    """),
            ],
        },
    ];

    /// <inheritdoc />
    public override IEnumerable<Verdict> Check(Scan scan) =>
        from fetch in scan.Code?.Fetches ?? []
        select Report(fetch.Function, fetch.At, $"`{fetch.Site.Method}` calls `{fetch.Site.Call}` for each event; what it gets is the same each time", key: $"{fetch.Site.Path} {fetch.Site.Call}");

    private static string Template(string runtime, string handler) => $$"""
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Orders:
            Type: AWS::Serverless::Function
            Properties:
              Runtime: {{runtime}}
              Handler: {{handler}}
              CodeUri: src/
        """;
}
