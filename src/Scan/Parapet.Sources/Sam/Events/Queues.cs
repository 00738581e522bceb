using Parapet.Sources.Documents;
using Parapet.Values;

namespace Parapet.Sources.Sam.Events;

/// <summary>Queues that SAM makes beside an event, with the policies that let the service send to them.</summary>
internal static class Queues
{
    /// <summary>Adds a queue policy that lets a principal send on behalf of one source.</summary>
    public static void Allow(EventSite site, string policyId, Value principal, Value queueArn, Value queueUrl, Value source)
    {
        var at = site.At;
        var statement = Node.Map(
            at,
            ("Effect", Node.Text("Allow", at)),
            ("Principal", principal),
            ("Action", Node.Text("sqs:SendMessage", at)),
            ("Resource", queueArn),
            ("Condition", Node.Map(at, ("ArnEquals", Node.Map(at, ("aws:SourceArn", source))))));
        site.Add(policyId, "AWS::SQS::QueuePolicy", ("PolicyDocument", Roles.Document(at, statement)), ("Queues", Node.List(at, queueUrl)));
    }

    /// <summary>The dead-letter configuration of a target; <c>Type: SQS</c> makes a queue of its own.</summary>
    public static Value DeadLetters(EventSite site, Value source, string? service)
    {
        var config = site.Properties["DeadLetterConfig"];
        if (config.IsAbsent || config["Type"].IsAbsent)
        {
            return config["Arn"].IsAbsent ? config : Node.Map(config.At, ("Arn", config["Arn"]));
        }

        var queue = site.Add(config["QueueLogicalId"].AsString().ValueOrDefault ?? site.Id + "Queue", "AWS::SQS::Queue");
        var arn = Node.GetAtt(queue.Id, "Arn", site.At);
        if (service is not null)
        {
            Allow(site, site.Id + "QueuePolicy", Node.Map(site.At, ("Service", Node.Text(service, site.At))), arn, Node.Ref(queue.Id, site.At), source);
        }

        return Node.Map(config.At, ("Arn", arn));
    }
}
