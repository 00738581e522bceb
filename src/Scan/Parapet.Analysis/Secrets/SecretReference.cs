using System.Collections.Immutable;
using Parapet.Model;
using Parapet.Values;

namespace Parapet.Analysis.Secrets;

/// <summary>What keeps secrets outside of a function's configuration.</summary>
public enum SecretStore
{
    /// <summary>AWS Secrets Manager.</summary>
    SecretsManager,

    /// <summary>Parameter Store of AWS Systems Manager.</summary>
    ParameterStore,
}

/// <summary>A value that says where a secret or parameter lies, so that code can fetch it.</summary>
public sealed record SecretReference
{
    /// <summary>The environment variable; null when it is a dynamic reference of the template.</summary>
    public required string? Variable { get; init; }

    /// <summary>Where it lies.</summary>
    public required SecretStore Store { get; init; }

    /// <summary>The name, path or ARN as the template spells it, holes as <c>${Name}</c>.</summary>
    public required string Spelled { get; init; }

    /// <summary>The place of the value.</summary>
    public required Location At { get; init; }

    /// <summary>The template condition under which it is set; null for always.</summary>
    public required string? When { get; init; }

    /// <summary>The secret or parameter of the deployment; null when it is none of them.</summary>
    public Resource? Stored { get; init; }

    /// <summary>The region that an ARN writes out; null when none is written.</summary>
    public string? Region { get; init; }

    /// <summary>The account that an ARN writes out; null when none is written, and when it is the one that the deployment is for.</summary>
    public string? Account { get; init; }

    /// <summary>ARNs that it can have in the <see cref="Permissions.ImaginaryAccount"/>; empty when part of it is unknown.</summary>
    public ImmutableArray<string> Arns { get; init; } = [];

    /// <summary>Why it is not known what it names; null when it is.</summary>
    public Unknown? Why { get; init; }
}
