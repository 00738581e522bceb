namespace Parapet.Trail.CloudTrail;

/// <summary>The kinds of events that CloudTrail keeps apart.</summary>
public enum TrailCategory
{
    /// <summary>Operations on resources; what every trail has.</summary>
    Management,

    /// <summary>Operations in resources, such as reading an object; only where a trail asks for them.</summary>
    Data,

    /// <summary>Calls that passed a VPC endpoint, or were refused by it.</summary>
    NetworkActivity,

    /// <summary>Unusual rates of calls or errors, found by CloudTrail Insights.</summary>
    Insight,

    /// <summary>Summaries of data events over five minutes; no single call can be told from them.</summary>
    Aggregated,
}
