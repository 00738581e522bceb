namespace Parapet.Rules.SECRET;

/// <summary>The line of code that fetches a secret, in the language of a runtime.</summary>
internal static class SecretCode
{
    /// <summary>The language and the line; null for languages that are not known here.</summary>
    /// <param name="runtime">The runtime's identifier, such as <c>dotnet10</c>.</param>
    /// <param name="name">What the value is called, in Pascal case.</param>
    /// <param name="variable">The environment variable that holds the secret's ARN.</param>
    public static (string Language, string Line)? Of(string? runtime, string name, string variable)
    {
        var camel = char.ToLowerInvariant(name[0]) + name[1..];
        return runtime switch
        {
            not null when runtime.StartsWith("dotnet", StringComparison.Ordinal) => ("C#, with AWSSDK.SecretsManager",
                $"var {camel} = (await new AmazonSecretsManagerClient().GetSecretValueAsync(new GetSecretValueRequest {{ SecretId = Environment.GetEnvironmentVariable(\"{variable}\") }})).SecretString;"),
            not null when runtime.StartsWith("python", StringComparison.Ordinal) => ("Python, with boto3",
                $"{Snake(name)} = boto3.client(\"secretsmanager\").get_secret_value(SecretId=os.environ[\"{variable}\"])[\"SecretString\"]"),
            not null when runtime.StartsWith("nodejs", StringComparison.Ordinal) => ("JavaScript, with @aws-sdk/client-secrets-manager",
                $"const {camel} = (await new SecretsManagerClient().send(new GetSecretValueCommand({{ SecretId: process.env.{variable} }}))).SecretString;"),
            _ => null,
        };
    }

    private static string Snake(string pascal) =>
        string.Concat(pascal.Select((c, i) => char.IsAsciiLetterUpper(c) ? (i > 0 ? "_" : "") + char.ToLowerInvariant(c) : c.ToString()));
}
