using System.Collections.Immutable;
using Parapet.Iam.Evaluation;

namespace Parapet.Iam.Escalation;

/// <summary>Why a step is open: how sure it is, the permissions it uses and what it depends on.</summary>
internal sealed record Evidence(Truth Truth, ImmutableArray<EscalationPermission> Used, ImmutableArray<string> DependsOn)
{
    /// <summary>Nothing is needed.</summary>
    public static Evidence Plain { get; } = new(Truth.True, [], []);

    /// <summary>It depends on a circumstance.</summary>
    public static Evidence On(string circumstance) => new(Truth.Unknown, [], [circumstance]);

    /// <summary>Both are needed.</summary>
    public Evidence And(Evidence other) => new(
        Truth.And(other.Truth),
        [.. Used, .. other.Used.Where(use => !Used.Contains(use))],
        [.. DependsOn, .. other.DependsOn.Where(on => !DependsOn.Contains(on))]);
}
