using Parapet.Trail.CloudTrail;

namespace Parapet.Trail.Activity.Calls;

/// <summary>Where a call was made: what an ARN needs beside the name of the resource.</summary>
/// <param name="Partition">Such as <c>aws</c>.</param>
/// <param name="Region">Such as <c>eu-west-1</c>.</param>
/// <param name="Account">Twelve digits; <c>*</c> when the event does not say.</param>
internal readonly record struct EventScope(string Partition, string Region, string Account)
{
    private static readonly (string Start, string Partition)[] Partitions =
    [
        ("cn-", "aws-cn"), ("us-gov-", "aws-us-gov"), ("us-isob-", "aws-iso-b"), ("us-isof-", "aws-iso-f"), ("us-iso-", "aws-iso"), ("eu-isoe-", "aws-iso-e"), ("eusc-", "aws-eusc"),
    ];

    /// <summary>The account is the caller's: a name without an account means a resource of the account that asks.</summary>
    public static EventScope Of(TrailEvent @event) => new(
        PartitionOf(@event.Region),
        @event.Region.Length == 0 ? "*" : ValueReadings.Literal(@event.Region),
        (@event.Identity.Account ?? @event.RecipientAccount) is { Length: > 0 } account ? ValueReadings.Literal(account) : "*");

    /// <summary>The partition that a region belongs to.</summary>
    /// <remarks>https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html</remarks>
    public static string PartitionOf(string region)
    {
        foreach (var (start, partition) in Partitions)
        {
            if (region.StartsWith(start, StringComparison.Ordinal))
            {
                return partition;
            }
        }

        return "aws";
    }
}
