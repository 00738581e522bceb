using System.Text;
using Parapet.Analysis.Secrets;
using Parapet.Model;
using Parapet.Values;
using static Parapet.Rules.SECRET.TemplateSnippet;

namespace Parapet.Rules.SECRET;

/// <summary>Writes out how a secret is moved to where it belongs. The secret itself is never part of it.</summary>
internal static class SecretRemedy
{
    private const string Suffix = "Secret";

    /// <summary>The secret, the permission, the variable and the line of code that replace a variable with a secret; null when a name is too odd to write out.</summary>
    public static string? OfVariable(Deployment deployment, Function function, string variable)
    {
        if (!IsPlain(variable) || !IsPlain(function.Name))
        {
            return null;
        }

        var name = Pascal(variable);
        var secret = FreeId(deployment, function.Resource.Scope, name);
        var arn = variable.EndsWith("_SECRET", StringComparison.OrdinalIgnoreCase) ? variable + "_ARN" : variable + "_SECRET_ARN";
        var environment = ("Environment", (Value)Map(("Variables", Map((arn, RefTo(secret))))));
        var role = Role(deployment, function);
        var isSam = role is { MadeFrom: not null };
        var own = isSam ? Map(environment, ("Policies", List(Map(("AWSSecretsManagerGetSecretValuePolicy", Map(("SecretArn", RefTo(secret)))))))) : Map(environment);
        var resources = Map(Secret(secret, $"{variable} of {function.Name}"), (function.Name, Map(("Properties", own))));
        if (!isSam && role is not null && IsPlain(role.LogicalId))
        {
            resources = resources.With(role.LogicalId, Map(("Properties", Map(("Policies", List(Policy(secret)))))));
        }

        var text = new StringBuilder($"In the template, in place of {variable}:\n\n").Append(Write(Map(("Resources", resources)), IsJson(function.At.File)));
        if (SecretCode.Of(function.Runtime.ValueOrDefault, name, arn) is var (language, line))
        {
            text.Append($"\nIn the code, outside of the handler so that it is fetched once ({language}):\n\n{line}\n");
        }

        if (!isSam && role is null)
        {
            text.Append($"\nThe role is not part of the template; it needs secretsmanager:GetSecretValue on {secret}.\n");
        }

        return text.Append("\nPut a new value in with `aws secretsmanager put-secret-value`, and revoke the old one.\n").ToString();
    }

    /// <summary>The secret that replaces a parameter of Parameter Store; null when a name is too odd to write out.</summary>
    public static string? OfParameter(Deployment deployment, Resource parameter)
    {
        if (!IsPlain(parameter.LogicalId))
        {
            return null;
        }

        var secret = FreeId(deployment, parameter.Scope, Pascal(parameter.LogicalId));
        return $"In the template, in place of {parameter.LogicalId}:\n\n{Write(Map(("Resources", Map(Secret(secret, parameter.LogicalId)))), IsJson(parameter.At.File))}"
            + $"\nRefer to {secret} where {parameter.LogicalId} was referred to, and grant secretsmanager:GetSecretValue in place of ssm:GetParameter.\n"
            + "\nPut a new value in with `aws secretsmanager put-secret-value`, and revoke the old one.\n";
    }

    /// <summary>The permission that a function lacks to read a secret of its template; null when it cannot be written out.</summary>
    public static string? OfGrant(Deployment deployment, Function function, SecretReference reference)
    {
        if (reference.Stored is not { Type: "AWS::SecretsManager::Secret" } stored || stored.Scope != function.Resource.Scope || !IsPlain(function.Name) || !IsPlain(stored.LogicalId) || Role(deployment, function) is not { } role)
        {
            return null;
        }

        var (owner, policy) = role.MadeFrom is not null
            ? (function.Name, Map(("AWSSecretsManagerGetSecretValuePolicy", Map(("SecretArn", RefTo(stored.LogicalId))))))
            : (role.LogicalId, Policy(stored.LogicalId));
        return IsPlain(owner) ? $"In the template:\n\n{Write(Map(("Resources", Map((owner, Map(("Properties", Map(("Policies", List(policy))))))))), IsJson(function.At.File))}" : null;
    }

    private static (string Id, Value Node) Secret(string id, string description) =>
        (id, Map(("Type", Text("AWS::SecretsManager::Secret")), ("Properties", Map(("Description", Text(description))))));

    private static MapValue Policy(string secret) => Map(
        ("PolicyName", Text("read-" + secret)),
        ("PolicyDocument", Map(
            ("Version", Text("2012-10-17")),
            ("Statement", List(Map(("Effect", Text("Allow")), ("Action", Text("secretsmanager:GetSecretValue")), ("Resource", RefTo(secret))))))));

    private static Resource? Role(Deployment deployment, Function function) =>
        function.RoleIds.Select(deployment.Role).OfType<Role>().Select(role => role.Resource).FirstOrDefault(role => role.Scope == function.Resource.Scope);

    private static string FreeId(Deployment deployment, string scope, string name)
    {
        var wanted = name.EndsWith(Suffix, StringComparison.Ordinal) ? name : name + Suffix;
        return Enumerable.Range(1, deployment.Resources.Length + 1).Select(number => number == 1 ? wanted : $"{wanted}{number}").First(id => deployment.Resource(scope + id) is null);
    }

    // `DATABASE_URL` and `databaseUrl` are `DatabaseUrl`.
    private static string Pascal(string name)
    {
        var isShouted = !name.Any(char.IsAsciiLetterLower);
        return string.Concat(name.Split('_', StringSplitOptions.RemoveEmptyEntries).Select(word => char.ToUpperInvariant(word[0]) + (isShouted ? word[1..].ToLowerInvariant() : word[1..])));
    }
}
