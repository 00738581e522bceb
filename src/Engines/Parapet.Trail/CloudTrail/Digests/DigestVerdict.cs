using System.Collections.Immutable;

namespace Parapet.Trail.CloudTrail.Digests;

/// <summary>What verifying logs came to.</summary>
public sealed record DigestVerdict
{
    /// <summary>What is wrong, chain by chain and from the oldest digest to the newest; empty when everything given is vouched for.</summary>
    public required ImmutableArray<DigestFinding> Findings { get; init; }

    /// <summary>Digests whose signature is right.</summary>
    public required int SignedDigests { get; init; }

    /// <summary>Logs that are as a digest with a right signature says.</summary>
    public required int VerifiedLogs { get; init; }

    /// <summary>When the oldest readable digest starts; null without one.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>When the newest readable digest ends; null without one.</summary>
    public DateTimeOffset? To { get; init; }
}
