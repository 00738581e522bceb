using System.Collections.Frozen;
using Parapet.Model;
using Parapet.Values;

namespace Parapet.Sources.Deployments;

/// <summary>
/// What invokes each function, from permissions, event source mappings, schedules and URLs.
/// Which service waits and which does not: https://docs.aws.amazon.com/lambda/latest/dg/lambda-services.html.
/// </summary>
internal static class TriggerBuilder
{
    private const string ServiceSuffix = ".amazonaws.com";

    private static readonly FrozenSet<string> AsynchronousServices = FrozenSet.ToFrozenSet(
        ["s3", "sns", "events", "logs", "iot", "ses", "codecommit", "config", "cloudformation", "codepipeline", "scheduler", "iotevents"],
        StringComparer.Ordinal);

    public static ILookup<string, Trigger> Build(ILookup<string, Resource> byType, Links links, IEnumerable<Permission> permissions) =>
        FromPermissions(permissions)
            .Concat(FromMappings(byType["AWS::Lambda::EventSourceMapping"], links))
            .Concat(FromSchedules(byType["AWS::Scheduler::Schedule"], links))
            .Concat(FromUrls(byType["AWS::Lambda::Url"], links))
            .ToLookup(pair => pair.FunctionId, pair => pair.Trigger, StringComparer.Ordinal);

    private static IEnumerable<(string FunctionId, Trigger Trigger)> FromPermissions(IEnumerable<Permission> permissions) =>
        from permission in permissions
        from principal in permission.Principal.Known.Take(1)
        let service = Service(principal.Value!)
        where service is not null
        from function in permission.FunctionIds
        select (function, new Trigger
        {
            Resource = permission.Resource,
            Invocation = AsynchronousServices.Contains(service) ? Invocation.Asynchronous : Invocation.Synchronous,
            Service = service,
            Source = permission.SourceArn,
            OnFailure = Resolved.Absent<Text>(permission.Resource.At),
        });

    private static IEnumerable<(string FunctionId, Trigger Trigger)> FromMappings(IEnumerable<Resource> mappings, Links links) =>
        from mapping in mappings
        from function in links.Functions(mapping.Properties["FunctionName"])
        select (function, new Trigger
        {
            Resource = mapping,
            Invocation = Invocation.Polled,
            Service = MappingService(mapping),
            Source = mapping.Properties["EventSourceArn"].AsText(),
            OnFailure = mapping.Properties.Path("DestinationConfig", "OnFailure", "Destination").AsText(),
        });

    private static IEnumerable<(string FunctionId, Trigger Trigger)> FromSchedules(IEnumerable<Resource> schedules, Links links) =>
        from schedule in schedules
        from function in links.Functions(schedule.Properties.Path("Target", "Arn"))
        select (function, new Trigger
        {
            Resource = schedule,
            Invocation = Invocation.Asynchronous,
            Service = "scheduler",
            Source = Resolved.Absent<Text>(schedule.At),
            OnFailure = Resolved.Absent<Text>(schedule.At),
        });

    private static IEnumerable<(string FunctionId, Trigger Trigger)> FromUrls(IEnumerable<Resource> urls, Links links) =>
        from url in urls
        from function in links.Functions(url.Properties["TargetFunctionArn"])
        select (function, new Trigger
        {
            Resource = url,
            Invocation = Invocation.Synchronous,
            Service = "function-url",
            Source = Resolved.Absent<Text>(url.At),
            OnFailure = Resolved.Absent<Text>(url.At),
        });

    private static string? Service(Text principal)
    {
        // Regional and partition forms (`logs.eu-west-1.amazonaws.com`, `sns.${AWS::URLSuffix}`) name the service first.
        var start = principal.Known ?? principal.Prefix;
        var dot = start.IndexOf('.', StringComparison.Ordinal);
        var isService = dot > 0 && (principal.Known is not { } known || known.Contains(ServiceSuffix, StringComparison.Ordinal));
        return isService ? start[..dot] : null;
    }

    private static string MappingService(Resource mapping)
    {
        var properties = mapping.Properties;
        if (!properties["SelfManagedEventSource"].IsAbsent)
        {
            return "kafka";
        }

        var arn = properties["EventSourceArn"].AsText().Known.FirstOrDefault()?.Value;
        var attribute = arn?.Reference?.Attribute;
        var labels = (arn?.Prefix ?? "").Split(':');
        return attribute == "StreamArn" ? "dynamodb" : labels.Length > 2 && labels[2].Length > 0 ? labels[2] : "event-source";
    }
}
