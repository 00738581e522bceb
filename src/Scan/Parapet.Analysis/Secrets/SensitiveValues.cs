using System.Collections.Immutable;
using Parapet.Model;
using Parapet.Values;

namespace Parapet.Analysis.Secrets;

/// <summary>Which of a function's sensitive variables a key could protect.</summary>
public static class SensitiveValues
{
    // What a database secret says beside its password.
    // https://docs.aws.amazon.com/secretsmanager/latest/userguide/reference_secret_json_structure.html
    private static readonly string[] OpenFields = ["host", "port", "username", "dbname", "engine", "dbInstanceIdentifier", "dbClusterIdentifier"];

    /// <summary>
    /// The sensitive variables, without those that hold only what a secret says beside its password, and without values that the template
    /// writes out and that do not look like a secret: placeholders, which everybody who has the template can read anyway.
    /// </summary>
    public static ImmutableArray<SensitiveVariable> Of(Deployment deployment, EnvironmentSecrets secrets, Function function)
    {
        var writtenOut = secrets.WrittenOut(function).Select(secret => secret.Variable).ToHashSet(StringComparer.Ordinal);
        var open = function.Environment
            .Where(variable => variable.Value.Cases.All(c => c.State == CaseState.Known && (IsOpenField(c.Value!) || (!writtenOut.Contains(variable.Name) && IsLiteral(deployment, c)))))
            .Select(variable => variable.Name).ToHashSet(StringComparer.Ordinal);
        return [.. secrets.Sensitive(function).Where(variable => !open.Contains(variable.Name))];
    }

    // resolve:secretsmanager:NAME:SecretString:FIELD:STAGE:VERSION
    private static bool IsOpenField(Text text) =>
        text.Parts is [{ Hole: { Why.Kind: UnknownKind.DynamicReference, Expression: var expression } }]
        && expression.StartsWith("resolve:secretsmanager:", StringComparison.Ordinal)
        && expression.IndexOf(":SecretString:", StringComparison.Ordinal) is > 0 and var at
        && OpenFields.Contains(expression[(at + ":SecretString:".Length)..].Split(':')[0], StringComparer.OrdinalIgnoreCase);

    // A parameter's default is only what stands there until somebody types in another value.
    private static bool IsLiteral(Deployment deployment, Case<Text> value) =>
        value.Value!.IsKnown && !deployment.Parameters.Any(parameter => parameter.Uses.Contains(value.At));
}
