using System.Collections.Immutable;
using Parapet.Model;
using Parapet.Values;

namespace Parapet.Sources.Documents;

/// <summary>One YAML or JSON file as a tree of nodes with places, before anything is resolved.</summary>
/// <param name="File">The file's path as findings name it.</param>
/// <param name="Root">The tree; null when the file could not be read at all.</param>
/// <param name="Problems">What is wrong with the file.</param>
/// <param name="Suppressions">The <c>parapet:ignore</c> comments, with the lines they cover.</param>
public sealed record Document(
    string File,
    Value? Root,
    ImmutableArray<Problem> Problems,
    ImmutableArray<Suppression> Suppressions)
{
    /// <summary>Whether it is written in JSON, whatever its file is called.</summary>
    public bool IsJson { get; init; }
}
