using System.Collections.Frozen;
using Parapet.Model;
using Parapet.Values;

namespace Parapet.Analysis.Permissions;

/// <summary>Names and ARNs that the resources of a deployment would have in the <see cref="ImaginaryAccount"/>.</summary>
internal sealed class ResourceArns
{
    private const int MostHops = 4;

    private static readonly Lazy<FrozenDictionary<string, Shape>> Shapes = new(() =>
        EmbeddedTable.Rows("resource-arns.csv").Select(Read).ToFrozenDictionary(shape => shape.Type, StringComparer.Ordinal));

    private readonly Deployment deployment;
    private readonly Dictionary<string, Names?> byId = new(StringComparer.Ordinal);
    private FrozenSet<string>? parametersInNames;

    public ResourceArns(Deployment deployment) => this.deployment = deployment;

    /// <summary>The resource's ARN; null when its type is not in the table.</summary>
    public string? Arn(string resourceId) => Find(resourceId, MostHops)?.Arn;

    /// <summary>The ARN of a resource of a type that is not part of the deployment; null when the type is not in the table.</summary>
    public static string? Other(string type) =>
        Shapes.Value.TryGetValue(type, out var shape) ? Fill(shape.Arn, ImaginaryAccount.Other, "/", "") : null;

    /// <summary>What <c>Ref</c> or <c>GetAtt</c> gives, or null when the table does not say.</summary>
    public string? Value(Reference reference) => Value(reference, MostHops);

    /// <summary>
    /// What stands for a hole of a template: a pseudo parameter's value, a resource's own name or ARN, or a name of its own for a parameter
    /// that names a resource, so that the same parameter in a policy means that resource. Null when the hole stays open.
    /// </summary>
    public string? StandIn(Hole hole) => StandIn(hole, MostHops);

    private string? StandIn(Hole hole, int hops) =>
        hole.Reference is { } reference ? Value(reference, hops)
        : ImaginaryAccount.Pseudo(hole) is { } pseudo ? pseudo
        : hole.Why.Kind == UnknownKind.Parameter && (parametersInNames ??= ParametersInNames()).Contains(hole.Expression) ? ParameterName(hole)
        : null;

    private string? Value(Reference reference, int hops)
    {
        if (hops == 0 || deployment.Resource(reference.Resource) is not { } resource)
        {
            return null;
        }

        if (resource.Type is "AWS::Lambda::Alias" or "AWS::Lambda::Version")
        {
            return reference.Attribute is null or "AliasArn" or "FunctionArn" ? Qualified(resource, hops) : null;
        }

        // What is attached to a secret stands for it.
        if (resource.Type is "AWS::SecretsManager::SecretTargetAttachment" or "AWS::SecretsManager::RotationSchedule" or "AWS::SecretsManager::ResourcePolicy")
        {
            return reference.Attribute is not (null or "Id") ? null
                : resource.Properties["SecretId"].AsTextItems().Select(item => Concrete(item.Text, hops - 1)).FirstOrDefault(arn => arn?.StartsWith("arn:", StringComparison.Ordinal) == true);
        }

        return Find(resource.Id, hops) is not { } names ? null
            : reference.Attribute is null ? names.Ref
            : names.Attributes.GetValueOrDefault(reference.Attribute);
    }

    // Ref of a version or alias is the function's ARN with a qualifier.
    private string? Qualified(Resource resource, int hops)
    {
        var qualifier = resource.Type == "AWS::Lambda::Alias" ? resource.Properties["Name"].AsString().ValueOrDefault ?? ImaginaryAccount.GeneratedName(resource.Id) : "0";
        var function = resource.Properties["FunctionName"].AsTextItems().Select(item => Concrete(item.Text, hops - 1)).FirstOrDefault();
        return function is null ? null
            : function.StartsWith("arn:", StringComparison.Ordinal) ? $"{function}:{qualifier}"
            : $"arn:{ImaginaryAccount.Partition}:lambda:{ImaginaryAccount.Region}:{ImaginaryAccount.Id}:function:{function}:{qualifier}";
    }

    private Names? Find(string resourceId, int hops)
    {
        if (byId.TryGetValue(resourceId, out var known))
        {
            return known;
        }

        if (deployment.Resource(resourceId) is not { } resource)
        {
            return null;
        }

        // A name that refers to its own resource, which no template that deploys does, has none.
        byId[resourceId] = null;
        var names = Shapes.Value.TryGetValue(resource.Type, out var shape) ? Make(resource, shape, hops) : null;
        byId[resourceId] = names;
        return names;
    }

    private Names Make(Resource resource, Shape shape, int hops)
    {
        var name = shape.NameProperty.Length == 0 ? Generated(resource) : Name(resource, resource.Properties[shape.NameProperty], hops);
        var path = Path(resource);
        var inArn = resource.Type == "AWS::SSM::Parameter" ? name.TrimStart('/') : name;
        var arn = Fill(shape.Arn, inArn, path, "");
        return new Names(arn, Fill(shape.Ref, name, path, arn), shape.Attributes.ToFrozenDictionary(pair => pair.Key, pair => Fill(pair.Value, name, path, arn), StringComparer.Ordinal));
    }

    private string Name(Resource resource, Value property, int hops) =>
        property.AsText().Known.Select(c => Concrete(c.Value!, hops - 1)).FirstOrDefault(name => !string.IsNullOrEmpty(name)) ?? Generated(resource);

    // Starts and ends with a slash in every policy that AWS takes: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html
    private static string Path(Resource resource) =>
        resource.Properties["Path"].AsString().ValueOrDefault?.Trim('/') is { Length: > 0 } inside ? $"/{inside}/" : "/";

    private static string Generated(Resource resource)
    {
        var name = ImaginaryAccount.GeneratedName(resource.Id);
        return resource.Type switch
        {
            "AWS::S3::Bucket" => name.ToLowerInvariant(),
            "AWS::SecretsManager::Secret" => ImaginaryAccount.GeneratedSecretName(resource.Id),
            "AWS::SQS::Queue" when resource.Properties["FifoQueue"].AsBool().Is(true) => name + ".fifo",
            "AWS::SNS::Topic" when resource.Properties["FifoTopic"].AsBool().Is(true) => name + ".fifo",
            _ => name,
        };
    }

    // The whole text when every hole has a stand-in.
    private string? Concrete(Text text, int hops)
    {
        if (hops <= 0)
        {
            return null;
        }

        var parts = text.Parts.Select(part => part.Literal ?? NameOf(part.Hole!, hops)).ToList();
        return parts.Contains(null) ? null : string.Concat(parts);
    }

    private string? NameOf(Hole hole, int hops) =>
        hole.Reference is { } reference ? Value(reference, hops)
        : ImaginaryAccount.Pseudo(hole) ?? (hole.Why.Kind == UnknownKind.Parameter ? ParameterName(hole) : null);

    private static string ParameterName(Hole hole) => "0parameter-" + hole.Expression;

    private FrozenSet<string> ParametersInNames() =>
        (from resource in deployment.Resources
         where Shapes.Value.ContainsKey(resource.Type)
         let property = Shapes.Value[resource.Type].NameProperty
         where property.Length > 0
         from name in resource.Properties[property].AsText().Known
         from part in name.Value!.Parts
         where part.Hole is { Why.Kind: UnknownKind.Parameter }
         select part.Hole!.Expression).ToFrozenSet(StringComparer.Ordinal);

    private static string Fill(string pattern, string name, string path, string arn) => pattern
        .Replace("{p}", ImaginaryAccount.Partition, StringComparison.Ordinal)
        .Replace("{r}", ImaginaryAccount.Region, StringComparison.Ordinal)
        .Replace("{a}", ImaginaryAccount.Id, StringComparison.Ordinal)
        .Replace("{u}", ImaginaryAccount.UrlSuffix, StringComparison.Ordinal)
        .Replace("{path}", path, StringComparison.Ordinal)
        .Replace("{n}", name, StringComparison.Ordinal)
        .Replace("{arn}", arn, StringComparison.Ordinal);

    private static Shape Read(string[] row) => new(
        row[0], row[1], row[2], row[3], [.. row[4].Split(';', StringSplitOptions.RemoveEmptyEntries).Select(pair => KeyValuePair.Create(pair[..pair.IndexOf('=')], pair[(pair.IndexOf('=') + 1)..]))]);

    private sealed record Shape(string Type, string NameProperty, string Arn, string Ref, KeyValuePair<string, string>[] Attributes);

    private sealed record Names(string Arn, string Ref, FrozenDictionary<string, string> Attributes);
}
