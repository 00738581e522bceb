using Parapet.Model;
using Parapet.Values;

namespace Parapet.Rules.SECRET;

/// <summary>The code that fetches a secret, in the language of a function.</summary>
/// <param name="Language">The language, and what it takes beside it.</param>
/// <param name="Lines">The code, to stand outside of the handler.</param>
/// <param name="InHandler">What the handler writes to have the value; null when that is plain from the lines.</param>
internal sealed record SecretCode(string Language, string Lines, string? InHandler)
{
    /// <summary>The code; null for languages that are not known here.</summary>
    /// <param name="function">The function.</param>
    /// <param name="name">What the value is called, in Pascal case.</param>
    /// <param name="variable">The environment variable that holds the secret's ARN.</param>
    public static SecretCode? Of(Function function, string name, string variable)
    {
        // A single word may be one of the language: `PASS` is `passValue`.
        name = name[1..].Any(char.IsAsciiLetterUpper) ? name : name + "Value";
        var camel = char.ToLowerInvariant(name[0]) + name[1..];
        return LanguageOf(function) switch
        {
            "dotnet" => CSharp(function, name, camel, variable),
            "python" => new SecretCode("Python, with boto3", $"import os\nimport boto3\n\n{Snake(name)} = boto3.client(\"secretsmanager\").get_secret_value(SecretId=os.environ[\"{variable}\"])[\"SecretString\"]", null),
            "nodejs" => JavaScript(camel, variable),
            "java" => new SecretCode(
                "Java, with software.amazon.awssdk:secretsmanager; a field of the handler's class",
                $"private static final String {Snake(name).ToUpperInvariant()} = SecretsManagerClient.create().getSecretValue(request -> request.secretId(System.getenv(\"{variable}\"))).secretString();",
                null),
            "ruby" => new SecretCode(
                "Ruby, with aws-sdk-secretsmanager",
                $"{Snake(name).ToUpperInvariant()} = Aws::SecretsManager::Client.new.get_secret_value(secret_id: ENV.fetch(\"{variable}\")).secret_string",
                null),
            "go" => Go(camel, variable),
            _ => null,
        };
    }

    // Where the operating system is all that a runtime brings, how the function is built says what it is written in; Go is what most of them are.
    private static string LanguageOf(Function function)
    {
        var runtime = function.Runtime.ValueOrDefault ?? "";
        if (runtime.StartsWith("provided", StringComparison.Ordinal))
        {
            runtime = function.Resource.Attributes.Path("Metadata", "BuildMethod").AsString().ValueOrDefault ?? "go";
        }

        return string.Concat(runtime.TakeWhile(char.IsAsciiLetterLower));
    }

    // A class has fields; a program of top-level statements, whose handler names no method, waits where it starts.
    private static SecretCode CSharp(Function function, string name, string camel, string variable)
    {
        var call = $"new AmazonSecretsManagerClient().GetSecretValueAsync(new GetSecretValueRequest {{ SecretId = Environment.GetEnvironmentVariable(\"{variable}\") }})";
        return function.Handler.ValueOrDefault?.Known is { } handler && !handler.Contains("::", StringComparison.Ordinal)
            ? new SecretCode("C#, with AWSSDK.SecretsManager", $"var {camel} = (await {call}).SecretString;", null)
            : new SecretCode("C#, with AWSSDK.SecretsManager; a field of the handler's class", $"private static readonly Task<GetSecretValueResponse> {name}Response = {call};", $"(await {name}Response).SecretString");
    }

    // Only modules may wait outside of functions, so the handler does.
    private static SecretCode JavaScript(string name, string variable) => new(
        "JavaScript, with @aws-sdk/client-secrets-manager",
        $"const {name} = new SecretsManagerClient().send(new GetSecretValueCommand({{ SecretId: process.env.{variable} }}));",
        $"(await {name}).SecretString");

    private static SecretCode Go(string name, string variable) => new(
        "Go, with aws-sdk-go-v2; in other languages likewise",
        $$"""
        var {{name}} string

        func init() {
            settings, err := config.LoadDefaultConfig(context.Background())
            if err != nil {
                log.Fatal(err)
            }
            secret, err := secretsmanager.NewFromConfig(settings).GetSecretValue(context.Background(), &secretsmanager.GetSecretValueInput{SecretId: aws.String(os.Getenv("{{variable}}"))})
            if err != nil {
                log.Fatal(err)
            }
            {{name}} = aws.ToString(secret.SecretString)
        }
        """.ReplaceLineEndings("\n"),
        null);

    private static string Snake(string pascal) =>
        string.Concat(pascal.Select((c, i) => char.IsAsciiLetterUpper(c) ? (i > 0 ? "_" : "") + char.ToLowerInvariant(c) : c.ToString()));
}
