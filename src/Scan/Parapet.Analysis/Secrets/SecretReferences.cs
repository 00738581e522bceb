using System.Collections.Immutable;
using Parapet.Analysis.Permissions;
using Parapet.Iam.Language;
using Parapet.Model;
using Parapet.Values;

namespace Parapet.Analysis.Secrets;

/// <summary>
/// Where functions are told to fetch secrets and parameters: by reference, by ARN, or by a name in a variable that is called so
/// (<c>DB_SECRET_ARN</c>, <c>DB_SECRET_NAME</c>, <c>DB_PASSWORD_PARAMETER</c>, <c>SSM_PATH</c>).
/// </summary>
public sealed class SecretReferences
{
    private readonly Deployment deployment;
    private readonly Concretizer concretizer;
    private readonly StoredNames names;
    private readonly SecretSlips slips;

    private SecretReferences(Deployment deployment, Concretizer concretizer)
    {
        this.deployment = deployment;
        this.concretizer = concretizer;
        names = new StoredNames(deployment, concretizer);
        slips = new SecretSlips(deployment, names);
    }

    /// <summary>The facts of one deployment.</summary>
    public static SecretReferences Of(Deployment deployment, Concretizer concretizer) => new(deployment, concretizer);

    /// <summary>The references in a function's environment.</summary>
    public IEnumerable<SecretReference> Of(Function function) =>
        from variable in function.Environment
        from c in variable.Value.Cases
        where c.State != CaseState.Absent
        let reference = Read(variable, c)
        where reference is not null
        select reference;

    /// <summary>What a dynamic reference such as <c>resolve:secretsmanager:orders/db:SecretString:password</c> names; null when it names nothing by itself.</summary>
    public SecretReference? OfExpression(string expression, Location at)
    {
        const string Secrets = "resolve:secretsmanager:";
        var fields = expression.Split(':', 3);
        if (fields is not [_, "secretsmanager" or "ssm" or "ssm-secure", var rest] || rest.Length == 0)
        {
            return null;
        }

        var store = expression.StartsWith(Secrets, StringComparison.Ordinal) ? SecretStore.SecretsManager : SecretStore.ParameterStore;
        var name = UpToColon(rest);
        return name.Length == 0 || name == "arn" || (name.StartsWith("${", StringComparison.Ordinal) && name.IndexOf('}') == name.Length - 1) ? null : new SecretReference
        {
            Variable = null,
            Store = store,
            Spelled = name,
            At = at,
            When = null,
            Stored = names.WithName(store, name) ?? names.Named.FirstOrDefault(named => named.Store == store && named.Name == name).Resource,
        };
    }

    /// <summary>What is wrong with a reference, as a sentence without its end; null when nothing is seen to be.</summary>
    public string? Slip(SecretReference reference) => slips.Of(reference);

    /// <summary>Whether a reference is a path below which the deployment makes parameters.</summary>
    public bool IsPathOfParameters(SecretReference reference) => reference.Store == SecretStore.ParameterStore
        && names.Named.Any(named => named.Store == reference.Store && named.Name.StartsWith(reference.Spelled.TrimEnd('/') + "/", StringComparison.Ordinal));

    private SecretReference? Read(EnvironmentVariable variable, Case<Text> value)
    {
        var by = ReferenceNames.StoreOf(variable.Name);
        if (value.Value is not { } text)
        {
            return by is null ? null : New(variable, value, by.Value, "") with { Why = value.Why };
        }

        foreach (var part in text.References)
        {
            // RDS makes the secret, and keeps it under the name of the database.
            if (part.Attribute == "MasterUserSecret.SecretArn" && deployment.Resource(part.Resource) is { } database && concretizer.Concrete(text).Known is { } managed)
            {
                return New(variable, value, SecretStore.SecretsManager, text.ToString()) with { Stored = database, Arns = [managed] };
            }

            if (part.Attribute is null or "Id" && names.Referred(part.Resource) is { } stored)
            {
                return New(variable, value, StoredNames.StoreOf(stored), text.ToString()) with { Stored = stored, Arns = Arns(stored) };
            }
        }

        var concrete = concretizer.Concrete(text);
        if (ArnStore(concrete.Prefix) is { } store)
        {
            return ByArn(New(variable, value, store, text.ToString()), concrete);
        }

        if (by is null || text.References.Any() || !ReferenceNames.CanBeName(by.Value, variable.Name, text))
        {
            return null;
        }

        var named = New(variable, value, by.Value, text.ToString());
        return concrete.Known is not { } name ? named with { Why = concrete.Why }
            : names.WithName(by.Value, name) is { } found ? named with { Stored = found, Arns = Arns(found) }
            : named with { Arns = Arns(by.Value, name) };
    }

    private SecretReference ByArn(SecretReference reference, Text concrete)
    {
        if (concrete.Known is not { } known)
        {
            return reference with { Why = concrete.Why };
        }

        if (!Arn.TryParse(known, out var arn))
        {
            return reference with { Why = new Unknown(UnknownKind.Malformed, "an ARN has six fields") };
        }

        var name = arn.Resource[(reference.Store == SecretStore.SecretsManager ? "secret:".Length : "parameter/".Length)..];
        var region = arn.Region is ImaginaryAccount.Region or "" ? null : arn.Region;
        var account = arn.Account is ImaginaryAccount.Id or "" ? null : arn.Account;
        var isHere = account is null && region is null;
        var found = isHere ? names.WithName(reference.Store, name) ?? names.WithName(reference.Store, StoredNames.WithoutEnding(name)) : null;
        return reference with
        {
            Stored = found,
            Region = region,
            Account = account,
            Arns = found is null ? [known, .. reference.Store == SecretStore.SecretsManager ? [known + "-000000"] : Array.Empty<string>(), .. Arns(reference.Store, name)] : Arns(found),
        };
    }

    private ImmutableArray<string> Arns(Resource stored) => concretizer.Arn(stored) is { } arn ? [arn] : [];

    // Whether a name ends in what Secrets Manager puts behind names cannot be told, so both are asked.
    private static ImmutableArray<string> Arns(SecretStore store, string name) => store == SecretStore.SecretsManager
        ? [Here("secretsmanager", $"secret:{name}-000000"), Here("secretsmanager", $"secret:{name}")]
        : [Here("ssm", "parameter/" + name.TrimStart('/'))];

    private static string Here(string service, string resource) => $"arn:{ImaginaryAccount.Partition}:{service}:{ImaginaryAccount.Region}:{ImaginaryAccount.Id}:{resource}";

    private static SecretStore? ArnStore(string prefix) => prefix.Split(':') switch
    {
        ["arn", _, "secretsmanager", _, _, "secret", _, ..] => SecretStore.SecretsManager,
        ["arn", _, "ssm", _, _, var resource, ..] when resource.StartsWith("parameter/", StringComparison.Ordinal) => SecretStore.ParameterStore,
        _ => null,
    };

    private static SecretReference New(EnvironmentVariable variable, Case<Text> value, SecretStore store, string spelled) => new()
    {
        Variable = variable.Name,
        Store = store,
        Spelled = spelled,
        At = value.At,
        When = Conditions.Both(variable.When, value.When),
    };

    // The name ends at the first colon that is not part of a hole such as `${AWS::StackName}`.
    private static string UpToColon(string text)
    {
        var inHole = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == ':' && !inHole)
            {
                return text[..i];
            }

            inHole = inHole ? text[i] != '}' : text[i] == '{' && i > 0 && text[i - 1] == '$';
        }

        return text;
    }
}
