using System.Collections.Immutable;
using Parapet.Model;
using Parapet.Values;

namespace Parapet.Sources.CloudFormation;

/// <summary>A template with its references resolved, before the SAM transform.</summary>
public sealed record Stack
{
    /// <summary>The template's file.</summary>
    public required string File { get; init; }

    /// <summary>The identifier prefix of the stack's resources, with its slash; empty for the root stack.</summary>
    public required string Scope { get; init; }

    /// <summary>Whether the template is JSON.</summary>
    public required bool IsJson { get; init; }

    /// <summary>The names of all its parameters, mappings, conditions and resources, without the scope.</summary>
    public required ImmutableArray<string> Names { get; init; }

    /// <summary>Whether the template asks for the SAM transform.</summary>
    public required bool UsesSam { get; init; }

    /// <summary>Resources whose condition is not false, with resolved properties; SAM resources are still SAM resources.</summary>
    public required ImmutableArray<Resource> Resources { get; init; }

    /// <summary>SAM's <c>Globals</c> section, resolved; absent when there is none.</summary>
    public required Value Globals { get; init; }

    /// <summary>The <c>Value</c> of each output by the output's name, resolved.</summary>
    public required MapValue Outputs { get; init; }

    /// <summary>The template's parameters.</summary>
    public required ImmutableArray<TemplateParameter> Parameters { get; init; }

    /// <summary>The template's own <c>Metadata</c>, resolved.</summary>
    public required Value Metadata { get; init; }

    /// <summary>Nested stacks whose template lies in the scan root.</summary>
    public required ImmutableArray<Stack> Nested { get; init; }

    /// <summary>Suppressions in the template's comments and metadata, without those of nested stacks.</summary>
    public required ImmutableArray<Suppression> Suppressions { get; init; }

    /// <summary>What could not be read, without nested stacks.</summary>
    public required ImmutableArray<Problem> Problems { get; init; }

    /// <summary>Every place whose value stayed unknown, with the reason, without nested stacks.</summary>
    public required ImmutableArray<(Location At, Unknown Why)> Unknowns { get; init; }

    /// <summary>This stack and all stacks below it.</summary>
    public IEnumerable<Stack> WithNested() => Nested.SelectMany(nested => nested.WithNested()).Prepend(this);
}
