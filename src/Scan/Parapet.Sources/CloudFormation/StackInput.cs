using System.Collections.Immutable;
using Parapet.Sources.Documents;
using Parapet.Values;

namespace Parapet.Sources.CloudFormation;

/// <summary>What a stack gets from outside its template.</summary>
internal sealed record StackInput
{
    /// <summary>The prefix of the stack's resources.</summary>
    public required string Scope { get; init; }

    /// <summary>The value the user or the parent stack gives a parameter; null for none.</summary>
    public required Func<string, Value?> Given { get; init; }

    /// <summary>Pseudo parameters the user gave.</summary>
    public required IReadOnlyDictionary<string, string> Pseudo { get; init; }

    /// <summary>The templates from the root stack down to this one.</summary>
    public required ImmutableList<string> Files { get; init; }

    /// <summary>What the conditions of the parents' resources take for granted.</summary>
    public required Frame Outside { get; init; }

    /// <summary>The condition under which the whole stack exists; null for always.</summary>
    public string? When { get; init; }

    public required Run Run { get; init; }
}

/// <summary>What all stacks of one resolution share.</summary>
internal sealed class Run(Func<string, Document?> read)
{
    private readonly Dictionary<string, Document?> documents = new(StringComparer.Ordinal);

    public Budget Budget { get; } = new();

    /// <summary>The file, read at most once.</summary>
    public Document? Read(string path)
    {
        if (!documents.TryGetValue(path, out var document))
        {
            documents[path] = document = read(path);
        }

        return document;
    }
}
