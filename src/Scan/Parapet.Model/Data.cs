using System.Collections.Immutable;
using Parapet.Iam.Language;
using Parapet.Values;

namespace Parapet.Model;

/// <summary>What keeps, protects and carries data: keys, secrets, parameters, and the stores that functions read and write.</summary>
public sealed record Data
{
    /// <summary>KMS keys.</summary>
    public required ImmutableArray<Key> Keys { get; init; }

    /// <summary>Names of KMS keys.</summary>
    public required ImmutableArray<KeyAlias> KeyAliases { get; init; }

    /// <summary>Secrets of Secrets Manager.</summary>
    public required ImmutableArray<StoredSecret> Secrets { get; init; }

    /// <summary>Parameters of Parameter Store.</summary>
    public required ImmutableArray<StoredParameter> Parameters { get; init; }

    /// <summary>Queues, topics, buckets, tables and streams.</summary>
    public required ImmutableArray<Store> Stores { get; init; }
}

/// <summary>A KMS key.</summary>
/// <param name="Resource">The resource.</param>
/// <param name="RotationEnabled"><c>EnableKeyRotation</c>; absent means no.</param>
/// <param name="Policy"><c>KeyPolicy</c>; null when the key has the default one.</param>
/// <param name="Enabled"><c>Enabled</c>; absent means yes.</param>
/// <param name="Origin"><c>Origin</c> of the key material: <c>AWS_KMS</c> (also when absent), <c>EXTERNAL</c> or <c>AWS_CLOUDHSM</c> and other key stores.</param>
/// <param name="Spec"><c>KeySpec</c>; absent means <c>SYMMETRIC_DEFAULT</c>, the only one that services encrypt with.</param>
public sealed record Key(Resource Resource, Resolved<bool> RotationEnabled, PolicyDocument? Policy, Resolved<bool> Enabled, Resolved<string> Origin, Resolved<string> Spec);

/// <summary>A name of a KMS key.</summary>
/// <param name="Resource">The <c>AWS::KMS::Alias</c> resource.</param>
/// <param name="Name"><c>AliasName</c>, with <c>alias/</c> in front.</param>
/// <param name="Target"><c>TargetKeyId</c>.</param>
public sealed record KeyAlias(Resource Resource, Resolved<Text> Name, Resolved<Text> Target);

/// <summary>A secret of Secrets Manager.</summary>
/// <param name="Resource">The resource.</param>
/// <param name="Name"><c>Name</c>; absent when CloudFormation makes one up.</param>
/// <param name="KmsKeyId"><c>KmsKeyId</c>; absent means the key that AWS manages.</param>
/// <param name="Rotations">Its rotation schedules.</param>
/// <param name="Attachments">The <c>AWS::SecretsManager::SecretTargetAttachment</c> resources of the secret; what refers to one of them refers to the secret.</param>
public sealed record StoredSecret(Resource Resource, Resolved<Text> Name, Resolved<Text> KmsKeyId, ImmutableArray<SecretRotation> Rotations, ImmutableArray<Resource> Attachments);

/// <summary>A rotation schedule of a secret.</summary>
/// <param name="Resource">The <c>AWS::SecretsManager::RotationSchedule</c> resource.</param>
/// <param name="When">The template condition under which it rotates this secret; null for always.</param>
public sealed record SecretRotation(Resource Resource, string? When);

/// <summary>A parameter of Parameter Store.</summary>
/// <param name="Resource">The resource.</param>
/// <param name="Name"><c>Name</c>.</param>
/// <param name="Type"><c>Type</c>; CloudFormation makes <c>String</c> and <c>StringList</c>, never <c>SecureString</c>.</param>
/// <param name="Content"><c>Value</c>.</param>
public sealed record StoredParameter(Resource Resource, Resolved<Text> Name, Resolved<string> Type, Resolved<Text> Content);

/// <summary>A queue, topic, bucket, table or stream.</summary>
/// <param name="Resource">The resource; its type says what it is.</param>
/// <param name="Name">The name it is given; absent when CloudFormation makes one up.</param>
/// <param name="KmsKeyId">The customer-managed key it is encrypted with.</param>
/// <param name="Policies">The resource-based policies that apply to it.</param>
public sealed record Store(Resource Resource, Resolved<Text> Name, Resolved<Text> KmsKeyId, ImmutableArray<PolicyDocument> Policies);

/// <summary>A CloudWatch alarm.</summary>
/// <param name="Resource">The resource.</param>
/// <param name="Namespace"><c>Namespace</c>, such as <c>AWS/Lambda</c>.</param>
/// <param name="MetricName"><c>MetricName</c>, such as <c>Errors</c>.</param>
/// <param name="Actions"><c>AlarmActions</c>: who is told.</param>
public sealed record Alarm(Resource Resource, Resolved<Text> Namespace, Resolved<Text> MetricName, ImmutableArray<TextItem> Actions);
