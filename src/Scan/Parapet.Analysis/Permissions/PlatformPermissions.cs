using System.Collections.Immutable;
using Parapet.Iam.Language;
using Parapet.Iam.Synthesis;
using Parapet.Model;
using Parapet.Values;

namespace Parapet.Analysis.Permissions;

/// <summary>
/// What Lambda itself needs of one function's role, and no more: logs do not show it, or show it mixed with what the code does.
/// https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html and the pages of the event sources.
/// </summary>
public static class PlatformPermissions
{
    private static readonly string[] NetworkInterfaces =
    [
        "ec2:CreateNetworkInterface", "ec2:DescribeNetworkInterfaces", "ec2:DescribeSubnets", "ec2:DeleteNetworkInterface", "ec2:AssignPrivateIpAddresses", "ec2:UnassignPrivateIpAddresses",
    ];

    private static readonly (string Service, string[] OnSource, string[] OnAll)[] Polling =
    [
        ("sqs", ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"], []),
        ("kinesis", ["kinesis:GetRecords", "kinesis:GetShardIterator", "kinesis:DescribeStream", "kinesis:DescribeStreamSummary", "kinesis:ListShards"], ["kinesis:ListStreams"]),
        ("dynamodb", ["dynamodb:GetRecords", "dynamodb:GetShardIterator", "dynamodb:DescribeStream"], ["dynamodb:ListStreams"]),
    ];

    private static readonly (string Service, string Action)[] Sending =
        [("sqs", "sqs:SendMessage"), ("sns", "sns:Publish"), ("lambda", "lambda:InvokeFunction"), ("events", "events:PutEvents")];

    /// <summary>The log of a function of which nothing but the name is known.</summary>
    /// <param name="account">Where it is.</param>
    /// <param name="function">The function's name.</param>
    public static ImmutableArray<PlatformNeed> Logs(RealAccount account, string function) => Logs(account, $"/aws/lambda/{function}", exists: false);

    /// <summary>What a function of a deployment needs.</summary>
    /// <param name="function">The function.</param>
    /// <param name="deployment">Its deployment.</param>
    /// <param name="concretizer">The deployment's names in the imaginary account.</param>
    /// <param name="account">Where it is.</param>
    /// <param name="name">The function's name there.</param>
    /// <param name="notes">Receives what is needed and cannot be told.</param>
    public static ImmutableArray<PlatformNeed> Of(Function function, Deployment deployment, Concretizer concretizer, RealAccount account, string name, ICollection<string> notes)
    {
        var imaginary = concretizer.Arn(function.Resource) is { } arn ? arn[(arn.LastIndexOf(':') + 1)..] : "";
        var group = function.LogGroupName.ValueOrDefault is { } own ? concretizer.Concrete(own).Known : null;
        var exists = deployment.LogGroups.Any(log => log.Name.ValueOrDefault is { } text && concretizer.Concrete(text).Known == (group ?? $"/aws/lambda/{imaginary}"));
        var needs = new List<PlatformNeed>(Logs(account, group is null ? $"/aws/lambda/{name}" : account.Of(group), exists));
        if (!function.SubnetIds.IsEmpty)
        {
            needs.AddRange(NetworkInterfaces.Select(action => new PlatformNeed(action, "*", "network interfaces")));
        }

        if (function.TracingMode.Is("Active"))
        {
            needs.AddRange([new PlatformNeed("xray:PutTraceSegments", "*", "traces"), new PlatformNeed("xray:PutTelemetryRecords", "*", "traces")]);
        }

        foreach (var trigger in function.Triggers.Where(trigger => trigger.Invocation == Invocation.Polled))
        {
            Add(needs, trigger.Source, "polling", notes, (service, source, why) => [.. Polled(service, source, why), .. SourceAccess.Of(service, source, trigger)]);
            needs.AddRange(SourceAccess.OfSelfManaged(trigger));
            foreach (var secret in SourceAccess.Secrets(trigger))
            {
                Add(needs, secret, "logging in to the source", notes, (_, arn, why) => [new PlatformNeed("secretsmanager:GetSecretValue", arn, why)]);
            }
        }

        needs.AddRange(SourceAccess.OfFileSystems(function, deployment, concretizer, account, notes));

        foreach (var target in function.EventInvokeConfigs.SelectMany(config => (Resolved<Text>[])[config.OnSuccess, config.OnFailure])
            .Append(function.DeadLetterTargetArn).Concat(function.Triggers.Select(trigger => trigger.OnFailure)))
        {
            Add(needs, target, "destinations", notes, Sent);
        }

        Add(needs, function.KmsKeyArn, "environment", notes, (_, key, why) => [new PlatformNeed("kms:Decrypt", key, why)]);
        return [.. needs.Distinct()];

        void Add(List<PlatformNeed> to, Resolved<Text> arn, string why, ICollection<string> unknown, Func<string, string, string, ImmutableArray<PlatformNeed>> needed)
        {
            foreach (var each in arn.Cases.Where(each => each.State != CaseState.Absent))
            {
                var known = each.Value is { } text ? concretizer.Concrete(text).Known : null;
                var found = known is not null && Arn.TryParse(known, out var parsed) ? needed(parsed.Service, account.Of(known), why) : [];
                to.AddRange(found);
                if (found.IsEmpty)
                {
                    unknown.Add($"what Lambda needs for {why} cannot be told ({each.At}): {(known is null ? "the ARN is not known" : "this kind is not covered")}");
                }
            }
        }
    }

    private static ImmutableArray<PlatformNeed> Logs(RealAccount account, string group, bool exists) =>
    [
        .. ((string[])["logs:CreateLogStream", "logs:PutLogEvents", .. exists ? [] : (string[])["logs:CreateLogGroup"]])
            .Select(action => new PlatformNeed(action, $"arn:{ImaginaryAccount.Partition}:logs:{account.Region}:{account.Account}:log-group:{group}:*", "logs")),
    ];

    private static ImmutableArray<PlatformNeed> Polled(string service, string source, string why) =>
    [
        .. from polling in Polling
           where polling.Service == service
           from need in polling.OnSource.Select(action => (action, source)).Concat(polling.OnAll.Select(action => (action, source: "*")))
           select new PlatformNeed(need.action, need.source, why),
    ];

    private static ImmutableArray<PlatformNeed> Sent(string service, string target, string why) =>
        [.. Sending.Where(sending => sending.Service == service).Select(sending => new PlatformNeed(sending.Action, target, why))];
}
