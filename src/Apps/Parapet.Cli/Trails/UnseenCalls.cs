using System.Collections.Immutable;
using Parapet.Trail.Activity.Callers;

namespace Parapet.Cli.Trails;

/// <summary>What logs cannot show because nobody asked CloudTrail to record it, or nobody can tell whose it was.</summary>
internal static class UnseenCalls
{
    // Data events are off unless a trail selects them: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-data-events-with-cloudtrail.html
    private static readonly (string Source, string What, string[] Actions)[] DataEvents =
    [
        ("s3.amazonaws.com", "objects of S3", ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"]),
        ("dynamodb.amazonaws.com", "items of DynamoDB", ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:Query", "dynamodb:UpdateItem"]),
        ("lambda.amazonaws.com", "invocations of Lambda functions", ["lambda:InvokeFunction"]),
        ("sqs.amazonaws.com", "messages of SQS", ["sqs:SendMessage", "sqs:ReceiveMessage"]),
        ("sns.amazonaws.com", "messages of SNS", ["sns:Publish"]),
        ("kinesis.amazonaws.com", "records of Kinesis", ["kinesis:PutRecord", "kinesis:GetRecords"]),
        ("events.amazonaws.com", "events of EventBridge", ["events:PutEvents"]),
        ("monitoring.amazonaws.com", "metrics of CloudWatch", ["cloudwatch:PutMetricData"]),
    ];

    /// <summary>The gaps, in sentences.</summary>
    /// <param name="window">The logs.</param>
    /// <param name="role">The role's ARN.</param>
    /// <param name="granted">The actions that the role has; null when they are not known, so that any gap may matter.</param>
    public static IEnumerable<string> Of(TrailWindow window, string role, ImmutableArray<string>? granted)
    {
        yield return $"the logs span {Math.Max(1, (int)Math.Ceiling((window.Activity.Events.Last - window.Activity.Events.First).TotalDays))} days; what happens more rarely is not in them";
        foreach (var (source, what, actions) in DataEvents)
        {
            if (window.Activity.DataSources.Find(source) is null && (granted is not { } known || actions.Any(known.Contains)))
            {
                yield return $"there is no data event for {what}, so either there were none or the trail does not record them";
            }
        }

        var others = window.Activity.Callers.Items.Select(item => item.Value).Where(caller => caller.Kind == CallerKind.Role && caller.Id == role).Sum(caller => caller.Events.Count);
        if (others > 0)
        {
            yield return $"{others} calls of sessions of the role cannot be told to be of one function, and do not count";
        }
    }
}
