using System.Collections.Immutable;
using Parapet.Iam.Evaluation;

namespace Parapet.Iam.Escalation;

/// <summary>Why a step is open: how sure it is, the permissions it uses and what it depends on.</summary>
internal sealed class Evidence(Truth truth, ImmutableArray<Use> used, ImmutableArray<string> dependsOn)
{
    /// <summary>Nothing is needed.</summary>
    public static Evidence Plain { get; } = new(Truth.True, [], []);

    public Truth Truth => truth;

    public ImmutableArray<Use> Used => used;

    public ImmutableArray<string> DependsOn => dependsOn;

    /// <summary>It depends on a circumstance.</summary>
    public static Evidence On(string circumstance) => new(Truth.Unknown, [], [circumstance]);

    /// <summary>Both are needed.</summary>
    public Evidence And(Evidence other) => this == Plain ? other : other == Plain ? this : new(truth.And(other.Truth), Union(used, other.Used), Union(dependsOn, other.DependsOn));

    private static ImmutableArray<T> Union<T>(ImmutableArray<T> left, ImmutableArray<T> right)
        where T : class
    {
        foreach (var item in right)
        {
            left = left.Contains(item) ? left : left.Add(item);
        }

        return left;
    }
}

/// <summary>A permission that is used, by which grant and on what.</summary>
/// <param name="Grant">What gives it.</param>
/// <param name="Resource">The resource asked about.</param>
/// <param name="Allowed">True or unknown.</param>
/// <param name="Question">The question that was answered; null when a trust policy gives the permission.</param>
internal sealed record Use(EscalationGrant Grant, string Resource, Truth Allowed, PermissionQuestion? Question);
