using Parapet.Model;
using Parapet.Sources.Documents;
using Parapet.Values;

namespace Parapet.Sources.Sam.Functions;

/// <summary><c>EventInvokeConfig</c>. https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-eventinvokeconfiguration.html</summary>
internal static class EventInvokeConfig
{
    /// <summary>Adds the configuration and the queues and topics that it leaves to SAM.</summary>
    /// <returns>The policies that the destinations need.</returns>
    public static IReadOnlyList<Value> Expand(Expansion expansion, Resource resource, Resource function, Resource? alias)
    {
        var policies = new List<Value>();
        foreach (var (config, when) in resource.Properties["EventInvokeConfig"].Cases())
        {
            if (config is MapValue map)
            {
                var id = resource.LogicalId + "EventInvokeConfig";
                var destinations = map["DestinationConfig"];
                expansion.Add(resource, id, "AWS::Lambda::EventInvokeConfig", Node.Map(
                    map.At,
                    ("FunctionName", Node.Ref(function.Id, map.At)),
                    ("Qualifier", alias is null ? Node.Text("$LATEST", map.At) : alias.Properties["Name"]),
                    ("DestinationConfig", destinations.IsAbsent ? null : Node.Map(
                        destinations.At,
                        ("OnSuccess", Destination(expansion, resource, destinations["OnSuccess"], id + "OnSuccess", when, policies)),
                        ("OnFailure", Destination(expansion, resource, destinations["OnFailure"], id + "OnFailure", when, policies)))),
                    ("MaximumEventAgeInSeconds", map["MaximumEventAgeInSeconds"]),
                    ("MaximumRetryAttempts", map["MaximumRetryAttempts"])), map.At, when);
            }
        }

        return policies;
    }

    private static MapValue? Destination(Expansion expansion, Resource resource, Value destination, string id, string? when, List<Value> policies)
    {
        if (!Branches.IsSet(destination))
        {
            return null;
        }

        var type = destination["Type"].AsString().ValueOrDefault;
        var given = destination["Destination"];
        var made = given.Cases().Any(c => !Branches.IsSet(c.Value))
            ? Make(expansion, resource, destination, type, id, Conditions.Both(when, Branches.WhenAbsent(given)))
            : null;
        var target = Alternatives.Map(given, value => Branches.IsSet(value) ? value : made ?? value);
        if (target.IsAbsent)
        {
            expansion.Report(destination.At, "a destination of this `Type` needs `Destination`; only a queue or a topic is made when it is missing");
            return null;
        }

        policies.AddRange(Policies(type, target, id));
        return Node.Map(destination.At, ("Destination", target));
    }

    private static TextValue? Make(Expansion expansion, Resource resource, Value destination, string? type, string id, string? when)
    {
        switch (type)
        {
            case "SQS":
                var queue = expansion.Add(resource, id + "Queue", "AWS::SQS::Queue", MapValue.Empty, destination.At, when);
                expansion.NameProperty(resource.Id, "DestinationQueue", queue.Id);
                return Node.GetAtt(queue.Id, "Arn", destination.At);
            case "SNS":
                var topic = expansion.Add(resource, id + "Topic", "AWS::SNS::Topic", MapValue.Empty, destination.At, when);
                expansion.NameProperty(resource.Id, "DestinationTopic", topic.Id);
                return Node.Ref(topic.Id, destination.At);
            default:
                return null;
        }
    }

    private static IEnumerable<Value> Policies(string? type, Value target, string id) => type switch
    {
        "SQS" => [InlinePolicy.Of(id + "SQSPolicy", "sqs:SendMessage", target)],
        "SNS" => [InlinePolicy.Of(id + "SNSPolicy", "sns:Publish", target)],
        "EventBridge" => [InlinePolicy.Of(id + "EventBridgePolicy", "events:PutEvents", target)],
        "Lambda" => [InlinePolicy.Of(id + "LambdaPolicy", "lambda:InvokeFunction", target)],
        "S3Bucket" =>
        [
            InlinePolicy.Of(id + "S3Policy", "s3:PutObject", Alternatives.Map(target, bucket => bucket is TextValue text ? Node.Join(text.At, text.Text, Text.Of("/*")) : bucket)),
            InlinePolicy.Of(id + "S3ListPolicy", "s3:ListBucket", target),
        ],
        _ => [],
    };
}
