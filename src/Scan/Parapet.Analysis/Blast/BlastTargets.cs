using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Parapet.Analysis.Blast;

/// <summary>The table of what can be done to which kind of resource.</summary>
internal static class BlastTargets
{
    private static readonly Lazy<FrozenDictionary<string, BlastTarget>> Table = new(() =>
        EmbeddedTable.Rows("blast-targets.csv").Select(Read).ToFrozenDictionary(target => target.Type, StringComparer.Ordinal));

    /// <summary>All kinds, in the order of their types.</summary>
    public static IEnumerable<BlastTarget> All => Table.Value.Values.OrderBy(target => target.Type, StringComparer.Ordinal);

    /// <summary>The kind of a resource type; null when the table has none.</summary>
    public static BlastTarget? Find(string type) => Table.Value.GetValueOrDefault(type);

    private static BlastTarget Read(string[] row) =>
        new(row[0], row[1], Enum.Parse<TargetClass>(row[2]), Actions(row[3], Access.Read).AddRange(Actions(row[4], Access.Write)).AddRange(Actions(row[5], Access.Takeover)));

    private static ImmutableArray<TargetAction> Actions(string cell, Access access) =>
    [
        .. cell.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word.Split('@')).Select(parts => new TargetAction(access, parts[0], parts.Length > 1 ? parts[1] : "")),
    ];
}

/// <summary>A kind of resource that somebody may be after.</summary>
/// <param name="Type">The resource type.</param>
/// <param name="Noun">What a person calls one.</param>
/// <param name="Class">What it is worth.</param>
/// <param name="Actions">What can be done to it.</param>
internal sealed record BlastTarget(string Type, string Noun, TargetClass Class, ImmutableArray<TargetAction> Actions);

/// <summary>One action on a kind of resource.</summary>
/// <param name="Access">What it amounts to.</param>
/// <param name="Action">The IAM action.</param>
/// <param name="Suffix">What follows the resource's ARN in the request.</param>
internal sealed record TargetAction(Access Access, string Action, string Suffix);

/// <summary>What a resource is to somebody who has taken a function over.</summary>
public enum TargetClass
{
    /// <summary>A store or channel of data.</summary>
    Data,

    /// <summary>A secret of Secrets Manager.</summary>
    Secret,

    /// <summary>A parameter of Parameter Store.</summary>
    Parameter,

    /// <summary>A KMS key.</summary>
    Key,

    /// <summary>Code that runs with a role of its own.</summary>
    Function,

    /// <summary>A role.</summary>
    Role,
}

/// <summary>What can be done to a resource.</summary>
public enum Access
{
    /// <summary>Its content can be read.</summary>
    Read,

    /// <summary>Its content can be changed, or it can be made to work.</summary>
    Write,

    /// <summary>The resource itself can be changed, shared or deleted; a role can be made one's own.</summary>
    Takeover,
}
