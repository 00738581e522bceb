using Parapet.Model;
using Parapet.Sources.Documents;
using Parapet.Values;

namespace Parapet.Sources.Sam.Events;

/// <summary>The <c>Events</c> of a function. https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-eventsource.html</summary>
internal static class FunctionEvents
{
    /// <summary>
    /// Adds the permissions, event source mappings, rules, schedules, subscriptions and routes that the events of <paramref name="function"/> stand for.
    /// </summary>
    /// <param name="expansion">The transform.</param>
    /// <param name="source">The SAM function.</param>
    /// <param name="function">The <c>AWS::Lambda::Function</c> made from it.</param>
    /// <param name="target">What events invoke: <c>Ref</c> of the function, or of its alias when it has <c>AutoPublishAlias</c>.</param>
    /// <returns>What the events add to a generated execution role.</returns>
    public static RoleAdditions Expand(Expansion expansion, Resource source, Resource function, Text target)
    {
        // Ref of an alias is already its ARN; Ref of a function is its name.
        var arn = target.Reference?.Resource == function.Id ? Node.GetAttText(function.Id, "Arn") : target;
        var managed = new List<Text>();
        var policies = new List<MapValue>();
        foreach (var site in EventSite.All(expansion, source, function, target, arn))
        {
            switch (site.Type)
            {
                case "S3" or "SNS" or "CloudWatchLogs" or "IoTRule" or "AlexaSkill" or "Cognito":
                    PushEvents.Expand(site, managed);
                    break;
                case "Schedule" or "CloudWatchEvent" or "EventBridgeRule":
                    RuleEvents.ForFunction(site);
                    break;
                case "ScheduleV2":
                    SchedulerEvents.Expand(site, "lambda:InvokeFunction");
                    break;
                case "Api" or "HttpApi":
                    ApiEvents.ForFunction(site);
                    break;
                case "SQS" or "Kinesis" or "DynamoDB" or "MSK" or "MQ" or "SelfManagedKafka" or "DocumentDB":
                    PullEvents.Expand(site);
                    PullPolicies.Add(site, managed, policies);
                    break;
                default:
                    expansion.Report(site.At, $"event `{site.Name}` has the unknown type `{site.Type}`; what it adds is not seen");
                    break;
            }
        }

        return new RoleAdditions([.. managed.Distinct()], policies);
    }
}

/// <summary>What events add to an execution role that SAM generates.</summary>
/// <param name="ManagedPolicyArns">ARNs of AWS managed policies.</param>
/// <param name="Policies">Inline policies in the form of <c>AWS::IAM::Role</c>'s <c>Policies</c>: maps of <c>PolicyName</c> and <c>PolicyDocument</c>.</param>
internal sealed record RoleAdditions(IReadOnlyList<Text> ManagedPolicyArns, IReadOnlyList<MapValue> Policies);
