using System.Collections.Immutable;
using Parapet.Values;

namespace Parapet.Model;

/// <summary>
/// A parameter of a template: what whoever deploys it may type in.
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html
/// </summary>
public sealed record TemplateParameter
{
    /// <summary>The parameter's name, after the ids of the nested stacks it lies in; holes of texts are called so.</summary>
    public required string Id { get; init; }

    /// <summary>The name alone.</summary>
    public string Name => Id[(Id.LastIndexOf('/') + 1)..];

    /// <summary>Where the name stands.</summary>
    public required Location At { get; init; }

    /// <summary><c>Type</c>, such as <c>String</c> or <c>AWS::SSM::Parameter::Value&lt;String&gt;</c>.</summary>
    public required Resolved<string> Type { get; init; }

    /// <summary><c>NoEcho</c>; absent means no: the console, the API and the events show the value.</summary>
    public required Resolved<bool> NoEcho { get; init; }

    /// <summary><c>Default</c>.</summary>
    public required Resolved<Text> Default { get; init; }

    /// <summary><c>Description</c>.</summary>
    public required Resolved<Text> Description { get; init; }

    /// <summary><c>AllowedPattern</c>.</summary>
    public required Resolved<Text> Pattern { get; init; }

    /// <summary>Whether the template lists the values it may take, in <c>AllowedValues</c>.</summary>
    public required bool IsChoice { get; init; }

    /// <summary>The places of values that are made of it, in resources and outputs.</summary>
    public required ImmutableHashSet<Location> Uses { get; init; }
}

/// <summary>
/// An output of a template: whoever may describe the stack reads it.
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/outputs-section-structure.html
/// </summary>
/// <param name="Id">The output's name, after the ids of the nested stacks it lies in.</param>
/// <param name="At">Where the name stands.</param>
/// <param name="Content"><c>Value</c>.</param>
public sealed record TemplateOutput(string Id, Location At, Resolved<Text> Content);
