using System.Collections.Immutable;
using Parapet.Model;
using Parapet.Secrets;
using Parapet.Values;

namespace Parapet.Analysis.Secrets;

/// <summary>Which environment variables hold secrets, by their values and by their names.</summary>
public sealed class EnvironmentSecrets
{
    private readonly ILookup<string, EnvironmentSecret> writtenOut;
    private readonly ILookup<string, SensitiveVariable> sensitive;

    private EnvironmentSecrets(Deployment deployment)
    {
        var places = ParameterPlaces.Of(deployment);
        writtenOut = deployment.Functions.SelectMany(function => WrittenOutIn(function, places), (function, secret) => (function.Id, secret)).ToLookup(pair => pair.Id, pair => pair.secret, StringComparer.Ordinal);
        sensitive = deployment.Functions.SelectMany(function => SensitiveIn(function, places), (function, variable) => (function.Id, variable)).ToLookup(pair => pair.Id, pair => pair.variable, StringComparer.Ordinal);
    }

    /// <summary>The facts of one deployment.</summary>
    public static EnvironmentSecrets Of(Deployment deployment) => new(deployment);

    /// <summary>The secrets that are written out in a function's environment.</summary>
    public ImmutableArray<EnvironmentSecret> WrittenOut(Function function) => [.. writtenOut[function.Id]];

    /// <summary>
    /// The variables whose values are secret once deployed: written out, fetched by a dynamic reference, made by AWS, or called a secret
    /// by their name. A value that only says where a secret lies is none.
    /// </summary>
    public ImmutableArray<SensitiveVariable> Sensitive(Function function) => [.. sensitive[function.Id]];

    /// <summary>Whether a value is itself a secret, by its form and by what it is called.</summary>
    internal static bool IsWrittenOut(string name, string value) => !Scan(name, Text.Of(value)).IsEmpty;

    private static IEnumerable<EnvironmentSecret> WrittenOutIn(Function function, ParameterPlaces places) =>
        from variable in function.Environment
        from c in variable.Value.Known
        from secret in Scan(variable.Name, c.Value!)
        select new EnvironmentSecret(variable.Name, secret, places.GivenAt(c.At, c.Value!.ToString())?.Name, c.At, Conditions.Both(variable.When, c.When));

    private static IEnumerable<SensitiveVariable> SensitiveIn(Function function, ParameterPlaces places) =>
        from variable in function.Environment
        from c in variable.Value.Cases
        let why = WhySensitive(variable.Name, c, places)
        where why is not null
        select new SensitiveVariable(variable.Name, why, variable.NameAt, Conditions.Both(variable.When, c.When));

    internal static string? WhySensitive(string name, Case<Text> value, ParameterPlaces places)
    {
        if (value.State == CaseState.Absent)
        {
            return null;
        }

        var text = value.Value;
        if (text is not null && IsFetchedSecret(text))
        {
            return "CloudFormation writes the secret's value into it when it deploys";
        }

        if (text?.References.Any(reference => reference.Attribute is "SecretAccessKey" or "ClientSecret" or "ApiKey") == true)
        {
            return "it holds a secret that AWS makes";
        }

        if (text is not null && !Scan(name, text).IsEmpty)
        {
            return "it holds a secret";
        }

        if (places.HiddenAt(value.At) is { } parameter)
        {
            return $"it is made of `{parameter.Name}`, which the template hides (`NoEcho`)";
        }

        return SecretNames.SaysSecret(name) && (text is null || CanBeSecret(name, text)) ? "its name says that it holds a secret" : null;
    }

    // What is only possible is nobody's finding. A value with holes is judged by the parts that stand there.
    internal static ImmutableArray<Secret> Scan(string name, Text text)
    {
        var secrets = text.Known is { } known
            ? SecretScanner.Scan(name, known)
            : [.. text.Parts.Where(part => part.Literal is not null).SelectMany(part => SecretScanner.Scan(name, part.Literal!))];
        return Sure(secrets) is { IsEmpty: false } sure ? sure : text.Known is { } whole && Base64Text.Decode(whole) is { } decoded ? Sure(SecretScanner.Scan(decoded)) : [];
    }

    internal static ImmutableArray<Secret> Sure(ImmutableArray<Secret> secrets) => [.. secrets.Where(secret => secret.Certainty != Certainty.Possible)];

    // A word that stands in the template and is none, such as `changeme`, is none whatever its name says.
    private static bool CanBeSecret(string name, Text text) =>
        !IsReference(text) && (text.Known is not { } known || !SecretScanner.Scan(name, known).IsEmpty);

    private static bool IsFetchedSecret(Text text) =>
        text.Parts.Any(part => part.Hole is { Why.Kind: UnknownKind.DynamicReference } hole
            && (hole.Expression.StartsWith("resolve:secretsmanager:", StringComparison.Ordinal) || hole.Expression.StartsWith("resolve:ssm-secure:", StringComparison.Ordinal)));

    // What a template writes where a secret's place is meant: another resource, an ARN, a path, an address, a switch or a number.
    private static bool IsReference(Text text) =>
        text.References.Any()
        || text.Prefix.StartsWith("arn:", StringComparison.Ordinal)
        || text.ContainsLiteral("/")
        || text.FirstHole?.Why.Kind is UnknownKind.Import or UnknownKind.PseudoParameter
        || text.Known is { } known && (known.Length == 0 || bool.TryParse(known, out _) || known.All(c => char.IsAsciiDigit(c) || c is '.'));
}

/// <summary>A secret that is written out in an environment variable.</summary>
/// <param name="Variable">The variable's name.</param>
/// <param name="Secret">What was found; never the value.</param>
/// <param name="GivenBy">The parameter that the user gave it by; null when it stands in a template.</param>
/// <param name="At">Where the value stands.</param>
/// <param name="When">The template condition under which it is set; null for always.</param>
public sealed record EnvironmentSecret(string Variable, Secret Secret, string? GivenBy, Location At, string? When);

/// <summary>A variable whose value is secret once deployed.</summary>
/// <param name="Name">The variable's name.</param>
/// <param name="Why">Why it is held to be secret, as a fragment.</param>
/// <param name="At">Where the name stands.</param>
/// <param name="When">The template condition under which it is set; null for always.</param>
public sealed record SensitiveVariable(string Name, string Why, Location At, string? When);
