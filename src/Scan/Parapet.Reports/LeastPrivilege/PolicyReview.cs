using System.Collections.Immutable;
using Parapet.Iam.Synthesis;
using Parapet.Reports.Permissions;

namespace Parapet.Reports.LeastPrivilege;

/// <summary>A generated policy as a person is to review it.</summary>
public sealed record PolicyReview
{
    /// <summary>The function's name.</summary>
    public required string Function { get; init; }

    /// <summary>The ARN of its role.</summary>
    public required string Role { get; init; }

    /// <summary>When the first event of the logs was, in UTC.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>When the last event of the logs was, in UTC.</summary>
    public required DateTimeOffset To { get; init; }

    /// <summary>How many events the logs have.</summary>
    public required long Events { get; init; }

    /// <summary>The policy with its evidence and proof.</summary>
    public required SynthesisResult Result { get; init; }

    /// <summary>What the new policy allows beyond the old one; null when the old one is not known.</summary>
    public required PolicyComparison? NewAccess { get; init; }

    /// <summary>What to know before the policy is applied: what the logs could not show, and who else has the role. In sentences.</summary>
    public required ImmutableArray<string> Notes { get; init; }

    /// <summary>The granted actions that are not in the new policy, by service, the most first.</summary>
    public ImmutableArray<DormantService> Dormant =>
        DormantService.Of((Result.GrantedBefore ?? []).Except(Result.GrantedAfter, StringComparer.Ordinal));

    /// <summary>How many of the granted actions are kept; null when the old policy is not known.</summary>
    public int? Kept => Result.GrantedBefore is { } before ? before.Intersect(Result.GrantedAfter, StringComparer.Ordinal).Count() : null;
}

/// <summary>Actions of a service that are granted and were not used.</summary>
/// <param name="Prefix">The service's prefix.</param>
/// <param name="Actions">The actions, in ordinal order.</param>
public sealed record DormantService(string Prefix, ImmutableArray<string> Actions)
{
    /// <summary>Actions by service, the most first.</summary>
    /// <param name="actions">The actions, in ordinal order.</param>
    public static ImmutableArray<DormantService> Of(IEnumerable<string> actions) =>
    [
        .. actions.GroupBy(action => action[..action.IndexOf(':', StringComparison.Ordinal)], StringComparer.Ordinal)
            .Select(group => new DormantService(group.Key, [.. group]))
            .OrderByDescending(service => service.Actions.Length).ThenBy(service => service.Prefix, StringComparer.Ordinal),
    ];
}
