using System.Collections.Immutable;
using Parapet.Trail.Activity.Summaries;

namespace Parapet.Trail.Activity.Audit;

/// <summary>Something about a caller that somebody should look at.</summary>
public sealed record ActivityFinding
{
    /// <summary>What it is.</summary>
    public required ActivitySign Sign { get; init; }

    /// <summary>Whose calls.</summary>
    public required CallerActivity Caller { get; init; }

    /// <summary>What is wrong, as one sentence without a final period; backticks mark what the logs say.</summary>
    public required string Why { get; init; }

    /// <summary>What is new, or the addresses that calls came from; in ordinal order.</summary>
    public required ImmutableArray<string> Subjects { get; init; }

    /// <summary>The calls, and when; of new services, actions and resources, their uses: a call that touches several resources counts for each.</summary>
    public required Tally Calls { get; init; }
}

/// <summary>What somebody should look at.</summary>
public enum ActivitySign
{
    /// <summary>Credentials of a function were used by a program that is none of Lambda, from an address that the function has not: they were taken.</summary>
    UsedOutsideLambda,

    /// <summary>Calls say that they come from Lambda, but neither their address nor their region is one of the function's.</summary>
    StrangePlace,

    /// <summary>Many calls were denied, as when somebody tries what credentials are good for.</summary>
    ManyDenied,

    /// <summary>A program in the function does not say that it runs in Lambda, or no call of the function does.</summary>
    OtherProgram,

    /// <summary>A function or role that the baseline does not have.</summary>
    NewCaller,

    /// <summary>A service that it did not use in the baseline.</summary>
    NewService,

    /// <summary>An action that it did not use, of a service that it did.</summary>
    NewAction,

    /// <summary>A region that it did not call.</summary>
    NewRegion,

    /// <summary>A resource that it did not touch.</summary>
    NewResource,

    /// <summary>An address that it did not call from.</summary>
    NewAddress,

    /// <summary>A VPC endpoint that it did not call through.</summary>
    NewEndpoint,

    /// <summary>Far more calls were denied than in the baseline.</summary>
    BurstOfDenied,
}
