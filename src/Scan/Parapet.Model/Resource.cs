using Parapet.Values;

namespace Parapet.Model;

/// <summary>One resource of a deployment, of any type; unknown types and properties are carried, never dropped.</summary>
public sealed record Resource
{
    /// <summary>Identifier within the deployment: the logical id, after the ids of the nested stacks it lies in (<c>Child/Orders</c>).</summary>
    public required string Id { get; init; }

    /// <summary>The resource type as AWS spells it, such as <c>AWS::Lambda::Function</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The properties with references resolved.</summary>
    public required Value Properties { get; init; }

    /// <summary>Where the resource's name stands.</summary>
    public required Location At { get; init; }

    /// <summary>The condition under which the resource exists when it cannot be decided; null for always.</summary>
    public string? When { get; init; }

    /// <summary>Everything else that stands beside <c>Type</c> and <c>Properties</c>, resolved: <c>Metadata</c>, <c>Connectors</c>, <c>IgnoreGlobals</c>, <c>DependsOn</c>.</summary>
    public Value Attributes { get; init; } = MapValue.Empty;

    /// <summary>The <see cref="Id"/> of the SAM resource that the transform made this one from; null when it stands in the template itself.</summary>
    public string? MadeFrom { get; init; }

    /// <summary>Whether <c>Fn::ForEach</c> made it, so that its logical id stands nowhere in the template.</summary>
    public bool IsFromLoop { get; init; }

    /// <summary>The logical id alone.</summary>
    public string LogicalId => Id[(Id.LastIndexOf('/') + 1)..];

    /// <summary>The stack prefix of <see cref="Id"/> with its slash; empty in the root stack.</summary>
    public string Scope => Id[..(Id.LastIndexOf('/') + 1)];

    /// <summary>The CDK construct path (<c>Metadata: aws:cdk:path</c>), or null.</summary>
    public string? ConstructPath => Attributes.Path("Metadata", "aws:cdk:path").AsString().ValueOrDefault;
}
