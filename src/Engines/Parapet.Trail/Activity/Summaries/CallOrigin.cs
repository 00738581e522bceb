using Parapet.Trail.CloudTrail;

namespace Parapet.Trail.Activity.Summaries;

/// <summary>Where calls came from and went to, all of it together: tells whether credentials are used where they should not be.</summary>
public sealed class CallOrigin : IAddable<CallOrigin>
{
    /// <summary>The region that was called.</summary>
    public required string Region { get; init; }

    /// <summary>The source address; empty when there is none.</summary>
    public required string Address { get; init; }

    /// <summary>The VPC endpoint; empty when there is none.</summary>
    public required string Endpoint { get; init; }

    /// <summary>The user agent; empty when there is none.</summary>
    public required string UserAgent { get; init; }

    /// <summary>How many calls, and when.</summary>
    public Tally Calls { get; } = new();

    /// <summary>How many of them were denied, and when.</summary>
    public Tally Denied { get; } = new();

    internal string Name => $"{Region.Length}:{Region}{Address.Length}:{Address}{Endpoint.Length}:{Endpoint}{UserAgent}";

    long IAddable<CallOrigin>.Count => Calls.Count;

    internal static CallOrigin Of(TrailEvent @event) => new()
    {
        Region = SummaryBounds.Cut(@event.Region),
        Address = SummaryBounds.Cut(@event.SourceAddress ?? ""),
        Endpoint = SummaryBounds.Cut(@event.VpcEndpointId ?? ""),
        UserAgent = SummaryBounds.Cut(@event.UserAgent ?? ""),
    };

    void IAddable<CallOrigin>.Add(CallOrigin other)
    {
        Calls.Add(other.Calls);
        Denied.Add(other.Denied);
    }

    CallOrigin IAddable<CallOrigin>.Copy()
    {
        var copy = new CallOrigin { Region = Region, Address = Address, Endpoint = Endpoint, UserAgent = UserAgent };
        copy.Calls.Add(Calls);
        copy.Denied.Add(Denied);
        return copy;
    }
}
