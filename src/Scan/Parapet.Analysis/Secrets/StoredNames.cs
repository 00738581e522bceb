using System.Collections.Frozen;
using System.Collections.Immutable;
using Parapet.Analysis.Permissions;
using Parapet.Model;

namespace Parapet.Analysis.Secrets;

/// <summary>The secrets and parameters that a deployment makes, by what refers to them.</summary>
internal sealed class StoredNames
{
    // What Secrets Manager puts behind a name: a hyphen and six characters.
    private const int EndingLength = 7;

    private readonly Concretizer concretizer;
    private readonly FrozenDictionary<string, Resource> byReference;
    private readonly ILookup<(SecretStore Store, string Name), Resource> byName;

    public StoredNames(Deployment deployment, Concretizer concretizer)
    {
        this.concretizer = concretizer;
        byReference = deployment.Data.Secrets
            .SelectMany(secret => secret.Attachments.Concat(secret.Rotations.Select(rotation => rotation.Resource)).Append(secret.Resource), (secret, from) => (from.Id, secret.Resource))
            .Concat(deployment.Data.Parameters.Select(parameter => (parameter.Resource.Id, parameter.Resource)))
            .DistinctBy(pair => pair.Id).ToFrozenDictionary(pair => pair.Id, pair => pair.Resource, StringComparer.Ordinal);
        Named =
        [
            .. from secret in deployment.Data.Secrets from name in secret.Name.Known select (SecretStore.SecretsManager, name.Value!.ToString(), secret.Resource),
            .. from parameter in deployment.Data.Parameters from name in parameter.Name.Known select (SecretStore.ParameterStore, name.Value!.ToString(), parameter.Resource),
        ];
        byName = deployment.Data.Secrets.Select(secret => (SecretStore.SecretsManager, secret.Resource))
            .Concat(deployment.Data.Parameters.Select(parameter => (SecretStore.ParameterStore, parameter.Resource)))
            .SelectMany(pair => NamesOf(pair.Item1, pair.Resource), (pair, name) => (Key: (pair.Item1, name), pair.Resource))
            .ToLookup(pair => pair.Key, pair => pair.Resource);
    }

    /// <summary>The names that the deployment gives, as the template spells them.</summary>
    public ImmutableArray<(SecretStore Store, string Name, Resource Resource)> Named { get; }

    /// <summary>The store of a resource that <see cref="Referred"/> gave.</summary>
    public static SecretStore StoreOf(Resource resource) => resource.Type == "AWS::SSM::Parameter" ? SecretStore.ParameterStore : SecretStore.SecretsManager;

    /// <summary>What a reference to a resource means: the secret, also by what is attached to it, or the parameter.</summary>
    public Resource? Referred(string resourceId) => byReference.GetValueOrDefault(resourceId);

    /// <summary>The secret or parameter with a name in the imaginary account, or null.</summary>
    public Resource? WithName(SecretStore store, string name) => byName[(store, InArn(store, name))].FirstOrDefault();

    /// <summary>A name without the ending that Secrets Manager puts behind it in ARNs; the name itself when it has none.</summary>
    public static string WithoutEnding(string name)
    {
        var at = name.Length - EndingLength;
        return at > 0 && name[at] == '-' && name.AsSpan(at + 1).IndexOfAnyExcept(Ending) < 0 ? name[..at] : name;
    }

    private static System.Buffers.SearchValues<char> Ending { get; } = System.Buffers.SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz?*");

    private static string InArn(SecretStore store, string name) => store == SecretStore.ParameterStore ? name.TrimStart('/') : name;

    private IEnumerable<string> NamesOf(SecretStore store, Resource resource)
    {
        var marker = store == SecretStore.SecretsManager ? ":secret:" : ":parameter/";
        if (concretizer.Arn(resource) is { } arn && arn.IndexOf(marker, StringComparison.Ordinal) is > 0 and var at)
        {
            var name = arn[(at + marker.Length)..];
            yield return store == SecretStore.SecretsManager ? name[..^EndingLength] : name;
        }
    }
}
