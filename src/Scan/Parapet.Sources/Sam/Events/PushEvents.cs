using Parapet.Sources.Documents;
using Parapet.Values;

namespace Parapet.Sources.Sam.Events;

/// <summary>Services that call the function themselves and need a permission for it.</summary>
internal static class PushEvents
{
    public static void Expand(EventSite site, List<Text> managed)
    {
        var properties = site.Properties;
        switch (site.Type)
        {
            case "S3":
                site.Permit("s3.amazonaws.com", sourceAccount: site.AsValue(Node.Pseudo("AWS::AccountId")));
                break;
            case "SNS":
                Topic(site, managed);
                break;
            case "CloudWatchLogs":
                site.Permit("logs.amazonaws.com", site.Arn("logs", [Text.Of("log-group:"), Arns.Part(properties["LogGroupName"]), Text.Of(":*")]));
                site.Add(
                    site.Id,
                    "AWS::Logs::SubscriptionFilter",
                    ("LogGroupName", properties["LogGroupName"]),
                    ("FilterPattern", properties["FilterPattern"]),
                    ("DestinationArn", site.AsValue(site.TargetArn)));
                break;
            case "IoTRule":
                site.Permit("iot.amazonaws.com", site.Arn("iot", [Text.Of("rule/"), Node.RefText(site.Scoped(site.Id))]), site.AsValue(Node.Pseudo("AWS::AccountId")));
                var action = Node.Map(site.At, ("Lambda", Node.Map(site.At, ("FunctionArn", site.AsValue(site.TargetArn)))));
                var payload = Node.Map(
                    site.At,
                    ("Sql", properties["Sql"]),
                    ("AwsIotSqlVersion", properties["AwsIotSqlVersion"]),
                    ("RuleDisabled", Node.Bool(false, site.At)),
                    ("Actions", Node.List(site.At, action)));
                site.Add(site.Id, "AWS::IoT::TopicRule", ("TopicRulePayload", payload));
                break;
            case "AlexaSkill":
                site.Permit("alexa-appkit.amazon.com", token: properties["SkillId"]);
                break;
            case "Cognito":
                UserPool(site);
                break;
        }
    }

    private static void UserPool(EventSite site)
    {
        // All user pool events of a function share one permission.
        var id = site.Source.LogicalId + "CognitoPermission";
        if (site.Expansion.Made.All(made => made.Id != site.Scoped(id)))
        {
            var pool = site.Expansion.Find(site.Properties["UserPool"]);
            site.Permit("cognito-idp.amazonaws.com", pool is null ? site.Properties["UserPool"] : Node.GetAtt(pool.Id, "Arn", site.At), id: id);
        }
    }

    private static void Topic(EventSite site, List<Text> managed)
    {
        var properties = site.Properties;
        var queue = properties["SqsSubscription"];
        var viaQueue = queue.Cases().Any(c => c.Value is MapValue) || queue.AsBool().Is(true);
        if (!viaQueue)
        {
            Subscribe(site, "lambda", site.AsValue(site.TargetArn));
            site.Permit("sns.amazonaws.com", properties["Topic"]);
            return;
        }

        Value queueArn = queue["QueueArn"];
        Value queueUrl = queue["QueueUrl"];
        if (queueArn.IsAbsent)
        {
            var made = site.Add(site.Id + "Queue", "AWS::SQS::Queue");
            queueArn = Node.GetAtt(made.Id, "Arn", site.At);
            queueUrl = Node.Ref(made.Id, site.At);
        }

        var policyId = queue["QueuePolicyLogicalId"].AsString().ValueOrDefault ?? site.Id + "QueuePolicy";
        Queues.Allow(site, policyId, Node.Text("*", site.At), queueArn, queueUrl, properties["Topic"]);
        Subscribe(site, "sqs", queueArn);
        site.Add(
            site.Id + "EventSourceMapping",
            "AWS::Lambda::EventSourceMapping",
            ("FunctionName", site.AsValue(site.Target)),
            ("EventSourceArn", queueArn),
            ("BatchSize", queue["BatchSize"].IsAbsent ? Node.Number(10, site.At) : queue["BatchSize"]),
            ("Enabled", queue["Enabled"].IsAbsent ? Node.Bool(true, site.At) : queue["Enabled"]));
        managed.Add(Arns.ManagedPolicy("AWSLambdaSQSQueueExecutionRole"));
    }

    private static void Subscribe(EventSite site, string protocol, Value endpoint) => site.Add(
        site.Id,
        "AWS::SNS::Subscription",
        ("Protocol", Node.Text(protocol, site.At)),
        ("Endpoint", endpoint),
        ("TopicArn", site.Properties["Topic"]),
        ("Region", site.Properties["Region"]),
        ("FilterPolicy", site.Properties["FilterPolicy"]),
        ("FilterPolicyScope", site.Properties["FilterPolicyScope"]),
        ("RedrivePolicy", site.Properties["RedrivePolicy"]));
}
