using System.Collections.Immutable;
using Parapet.Iam.Language;
using Parapet.Model;
using Parapet.Values;

namespace Parapet.Sources.Deployments;

/// <summary>Keys, secrets, parameters and stores.</summary>
internal static class DataBuilder
{
    private const string SecretType = "AWS::SecretsManager::Secret";
    private const int EndingLength = 7;
    private const string AttachmentType = "AWS::SecretsManager::SecretTargetAttachment";

    private static readonly (string Type, string Name, string[] Key)[] StoreTypes =
    [
        ("AWS::SQS::Queue", "QueueName", ["KmsMasterKeyId"]),
        ("AWS::SNS::Topic", "TopicName", ["KmsMasterKeyId"]),
        ("AWS::S3::Bucket", "BucketName", ["BucketEncryption", "ServerSideEncryptionConfiguration"]),
        ("AWS::DynamoDB::Table", "TableName", ["SSESpecification", "KMSMasterKeyId"]),
        ("AWS::DynamoDB::GlobalTable", "TableName", ["SSESpecification", "KMSMasterKeyId"]),
        ("AWS::Kinesis::Stream", "Name", ["StreamEncryption", "KeyId"]),
    ];

    public static Data Build(ILookup<string, Resource> byType, ImmutableArray<ResourcePolicy> policies) => new()
    {
        Keys = [.. byType["AWS::KMS::Key"].Concat(byType["AWS::KMS::ReplicaKey"]).Select(Key)],
        KeyAliases = [.. byType["AWS::KMS::Alias"].Select(resource => new KeyAlias(resource, resource.Properties["AliasName"].AsText(), resource.Properties["TargetKeyId"].AsText()))],
        Secrets = [.. byType[SecretType].Select(secret => Secret(secret, byType))],
        Parameters = [.. byType["AWS::SSM::Parameter"].Select(Parameter)],
        Stores = [.. StoreTypes.SelectMany(store => byType[store.Type].Select(resource => Store(resource, store.Name, store.Key, policies)))],
    };

    public static Alarm Alarm(Resource resource) => new(
        resource,
        resource.Properties["Namespace"].AsText(),
        resource.Properties["MetricName"].AsText(),
        resource.Properties["AlarmActions"].AsTextItems());

    private static Key Key(Resource resource)
    {
        var policy = resource.Properties["KeyPolicy"];
        return new Key(
            resource,
            resource.Properties["EnableKeyRotation"].AsBool(),
            policy.IsAbsent ? null : PolicyReader.Read(policy),
            resource.Properties["Enabled"].AsBool(),
            resource.Properties["Origin"].AsString(),
            resource.Properties["KeySpec"].AsString());
    }

    private static StoredSecret Secret(Resource resource, ILookup<string, Resource> byType)
    {
        var name = resource.Properties["Name"].AsText();
        var attachments = byType[AttachmentType].Where(attachment => SecretOf(attachment).Any(c => Names(c.Value!, resource.Id))).ToImmutableArray();
        return new StoredSecret(
            resource,
            name,
            resource.Properties["KmsKeyId"].AsText(),
            [
                .. from rotation in byType["AWS::SecretsManager::RotationSchedule"]
                   from c in SecretOf(rotation)
                   where Names(c.Value!, resource.Id) || attachments.Any(attachment => Names(c.Value!, attachment.Id))
                   select new SecretRotation(rotation, Conditions.Both(rotation.When, c.When)),
            ],
            attachments);

        static IEnumerable<Case<Text>> SecretOf(Resource of) => of.Properties["SecretId"].AsText().Known;

        bool Names(Text text, string id) => text.References.Any(to => to.Resource == id) || (id == resource.Id && name.Known.Any(c => IsSpelled(text.ToString(), c.Value!.ToString())));
    }

    // By name, or by an ARN that ends in the name, perhaps with the six characters that Secrets Manager puts behind it.
    private static bool IsSpelled(string text, string name)
    {
        const string Marker = ":secret:";
        if (!text.StartsWith("arn:", StringComparison.Ordinal) || text.IndexOf(Marker, StringComparison.Ordinal) is not (> 0 and var at))
        {
            return text == name;
        }

        var named = text[(at + Marker.Length)..];
        return named == name || (named.Length == name.Length + EndingLength && named[name.Length] == '-' && named.StartsWith(name, StringComparison.Ordinal));
    }

    private static StoredParameter Parameter(Resource resource) => new(
        resource,
        resource.Properties["Name"].AsText(),
        resource.Properties["Type"].AsString(),
        resource.Properties["Value"].AsText());

    private static Store Store(Resource resource, string name, string[] keyPath, ImmutableArray<ResourcePolicy> policies)
    {
        var key = resource.Properties.Path(keyPath);
        if (key is ListValue rules)
        {
            // A bucket has a list of encryption rules, of which S3 takes one.
            key = rules.Items.Select(rule => rule.Path("ServerSideEncryptionByDefault", "KMSMasterKeyID")).FirstOrDefault() ?? new AbsentValue(rules.At);
        }

        return new Store(
            resource,
            resource.Properties[name].AsText(),
            key.AsText(),
            [
                .. policies
                    .Where(policy => policy.Resource.Id == resource.Id || policy.Targets.Any(target => target.Text.References.Any(to => to.Resource == resource.Id)))
                    .Select(policy => policy.Document),
            ]);
    }
}
