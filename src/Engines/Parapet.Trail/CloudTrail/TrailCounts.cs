namespace Parapet.Trail.CloudTrail;

/// <summary>How many events of each category were read.</summary>
public sealed record TrailCounts
{
    /// <summary>Management events.</summary>
    public long Management { get; init; }

    /// <summary>Data events.</summary>
    public long Data { get; init; }

    /// <summary>Network activity events.</summary>
    public long NetworkActivity { get; init; }

    /// <summary>Insights events.</summary>
    public long Insight { get; init; }

    /// <summary>Aggregated events.</summary>
    public long Aggregated { get; init; }

    /// <summary>Objects that are well formed and no event of these categories: digests, other events of EventBridge, configuration items.</summary>
    public long Other { get; init; }

    /// <summary>Events in all categories.</summary>
    public long Events => Management + Data + NetworkActivity + Insight + Aggregated;

    /// <summary>The counts of both.</summary>
    public TrailCounts Plus(TrailCounts other) => new()
    {
        Management = Management + other.Management,
        Data = Data + other.Data,
        NetworkActivity = NetworkActivity + other.NetworkActivity,
        Insight = Insight + other.Insight,
        Aggregated = Aggregated + other.Aggregated,
        Other = Other + other.Other,
    };
}
