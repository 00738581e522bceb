namespace Parapet.Trail.Activity.Calls;

/// <summary>Queues by URL: <c>https://sqs.eu-west-1.amazonaws.com/123456789012/orders</c>, and the older <c>https://eu-west-1.queue.amazonaws.com/…</c>.</summary>
internal static class QueueNames
{
    /// <summary>The ARN of the queue behind a URL, with the region and the account that the URL names; a bare name stays as it is.</summary>
    public static string? FromUrl(string value)
    {
        if (!value.Contains("://", StringComparison.Ordinal))
        {
            return value;
        }

        if (!Uri.TryCreate(value, UriKind.Absolute, out var url) || url.AbsolutePath.Trim('/').Split('/') is not [.., { Length: > 0 } account, { Length: > 0 } name])
        {
            return null;
        }

        var labels = url.Host.Split('.');
        var region = labels switch
        {
            ["sqs", var second, _, ..] => second,
            [var first, "queue", ..] => first,
            [_, "sqs", var third, ..] => third,
            _ => "*",
        };
        return $"arn:{(region is "*" ? "*" : EventScope.PartitionOf(region))}:sqs:{region}:{account}:{name}";
    }
}
