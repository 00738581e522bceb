using System.Text;
using Parapet.Analysis.Secrets;
using Parapet.Model;
using Parapet.Secrets;
using Parapet.Values;
using static Parapet.Rules.SECRET.TemplateSnippet;

namespace Parapet.Rules.SECRET;

/// <summary>Writes out how a secret is moved to where it belongs. The secret itself is never part of it.</summary>
internal static class SecretRemedy
{
    private const string Last = "\nPut a new value in with `aws secretsmanager put-secret-value`, and revoke the old one.\n";

    /// <summary>
    /// The secret, the permission, the variable and the code that replace a variable with a secret; null when a name is too odd to write out, is a secret itself,
    /// or stands nowhere in the template.
    /// </summary>
    public static string? OfVariable(Scan scan, Function function, string variable)
    {
        if (!IsPlain(variable) || !IsPlain(function.Name) || function.Resource.IsFromLoop || !SecretScanner.Scan(variable).IsEmpty)
        {
            return null;
        }

        var secret = scan.NewSecretIds.Of(function, variable);
        var arn = FreeVariable(function, variable);
        var resources = Map(
            Secret(secret, $"{variable} of {function.Name}"),
            (function.Name, Map(("Properties", Map(("Environment", Map(("Variables", Map((arn, RefTo(secret)))))))))));
        var grants = SecretGrants.Add(resources, scan.Deployment, function, secret, key: null);
        var shared = scan.NewSecretIds.SharedPlace(function, variable) is { } place ? $", which stands in `Globals` or in another part that functions share (line {place.Line})" : "";
        var text = new StringBuilder($"In the template, in place of {variable}{shared}:\n\n").Append(WriteResources(scan, grants.Resources, function.Resource));
        if (SecretCode.Of(function, NewSecretIds.Pascal(variable), arn) is { } code)
        {
            text.Append($"\nIn the code, outside of the handler so that it is fetched once ({code.Language}):\n\n{code.Lines}\n")
                .Append(code.InHandler is null ? "" : $"\nand in the handler, for the value:\n\n{code.InHandler}\n");
        }
        else
        {
            text.Append($"\nThe code has to fetch the value when it starts, outside of the handler: GetSecretValue of Secrets Manager, with what {arn} holds as its SecretId.\n");
        }

        return text.Append(grants.Missing).Append(Last).ToString();
    }

    /// <summary>The secret that replaces a parameter of Parameter Store; null when a name is too odd to write out, or stands nowhere in the template.</summary>
    public static string? OfParameter(Scan scan, Resource parameter)
    {
        if (!IsPlain(parameter.LogicalId) || parameter.IsFromLoop || !SecretScanner.Scan(parameter.LogicalId).IsEmpty)
        {
            return null;
        }

        var secret = scan.NewSecretIds.Of(parameter);
        return $"In the template, in place of {parameter.LogicalId}:\n\n{WriteResources(scan, Map(Secret(secret, parameter.LogicalId)), parameter)}"
            + $"\nRefer to {secret} where {parameter.LogicalId} was referred to, and grant secretsmanager:GetSecretValue in place of ssm:GetParameter.\n"
            + Last;
    }

    /// <summary>The permission that a function lacks to read a secret of its template, and to use the secret's key; null when it cannot be written out.</summary>
    public static string? OfGrant(Scan scan, Function function, SecretReference reference)
    {
        if (reference.Stored is not { Type: "AWS::SecretsManager::Secret", IsFromLoop: false } stored || stored.Scope != function.Resource.Scope || !IsPlain(function.Name) || !IsPlain(stored.LogicalId))
        {
            return null;
        }

        var kms = scan.Deployment.Data.Secrets.FirstOrDefault(secret => secret.Resource.Id == stored.Id)?.KmsKeyId;
        var key = kms is null ? null : kms.Known.Select(each => Key(scan, function, each.Value!)).FirstOrDefault(each => each is not null);
        var grants = SecretGrants.Add(MapValue.Empty, scan.Deployment, function, stored.LogicalId, key);
        if (grants.Resources.Entries.IsEmpty)
        {
            return null;
        }

        // A key's own policy may keep the account's policies out.
        var note = key is null && kms is { IsAbsent: false } ? $"\nThe role also needs kms:Decrypt on the key of {stored.LogicalId}, unless AWS manages it.\n"
            : key is MapValue ? "\nThe key's own policy has to leave it to the account's policies, or to name the role.\n" : "";
        return $"In the template:\n\n{WriteResources(scan, grants.Resources, function.Resource)}{grants.Missing}{note}";
    }

    private static (string Id, Value Node) Secret(string id, string description) =>
        (id, Map(("Type", Text("AWS::SecretsManager::Secret")), ("Properties", Map(("Description", Text(description))))));

    private static string WriteResources(Scan scan, MapValue resources, Resource besides) => Write(Map(("Resources", resources)), scan.Deployment.JsonScopes.Contains(besides.Scope));

    // The ARN of a key: of the template, or written out.
    private static Value? Key(Scan scan, Function function, Text text)
    {
        if (scan.Keys.Find(text, function.Resource).Key?.Resource is { } key)
        {
            return key.Scope == function.Resource.Scope && !key.IsFromLoop && IsPlain(key.LogicalId) ? ArnOf(key.LogicalId) : null;
        }

        return text.Known is { } arn && arn.StartsWith("arn:", StringComparison.Ordinal) && arn.Contains(":key/", StringComparison.Ordinal) && arn.All(c => char.IsAsciiLetterOrDigit(c) || c is ':' or '/' or '-') ? Text(arn) : null;
    }

    // `DB` and `DB_SECRET` of one function do not get the same name, and none that is there already.
    private static string FreeVariable(Function function, string variable)
    {
        const string Ending = "_SECRET";
        var isNamed = variable.EndsWith(Ending, StringComparison.OrdinalIgnoreCase) && !IsTaken(function, variable[..^Ending.Length]);
        var wanted = isNamed ? variable : variable + Ending;
        return Enumerable.Range(1, function.Environment.Length + 1).Select(number => number == 1 ? $"{wanted}_ARN" : $"{wanted}{number}_ARN").First(name => !IsTaken(function, name));
    }

    private static bool IsTaken(Function function, string variable) => function.Environment.Any(each => each.Name == variable);
}
