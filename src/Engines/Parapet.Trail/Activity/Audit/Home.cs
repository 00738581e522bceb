using System.Collections.Immutable;
using Parapet.Trail.Activity.Summaries;

namespace Parapet.Trail.Activity.Audit;

/// <summary>Where the calls of a function come from when all is well.</summary>
/// <param name="Lambda">The origins that say that they are Lambda.</param>
/// <param name="Before">All origins of the baseline, which somebody has found to be well.</param>
/// <param name="Region">The region where it runs.</param>
internal sealed record Home(ImmutableArray<CallOrigin> Lambda, ImmutableArray<CallOrigin> Before, string Region)
{
    /// <summary>Whether it came from an address, or through a VPC endpoint, that the function's own calls have. Who is in the function's region counts for that.</summary>
    public bool Has(CallOrigin origin) => Lambda.Where(own => own.Region == Region).Any(own => IsSamePlace(own, origin));

    /// <summary>Whether the baseline has such calls.</summary>
    public bool Had(CallOrigin origin) => Before.Any(before => before.Address == origin.Address && before.Endpoint == origin.Endpoint && before.UserAgent == origin.UserAgent && before.Region == origin.Region);

    private static bool IsSamePlace(CallOrigin own, CallOrigin origin) =>
        own.Endpoint.Length > 0 && origin.Endpoint.Length > 0 ? own.Endpoint == origin.Endpoint : own.Address == origin.Address;
}
