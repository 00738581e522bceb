using Parapet.Model;
using Parapet.Sources.Documents;

namespace Parapet.Sources.Sam.Events;

/// <summary>The <c>Events</c> of a state machine. https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-statemachine-statemachineeventsource.html</summary>
internal static class StateMachineEvents
{
    /// <summary>Adds the rules, schedules, routes and the roles with which they start <paramref name="machine"/>.</summary>
    public static void Expand(Expansion expansion, Resource source, Resource machine)
    {
        var arn = Node.RefText(machine.Id); // Ref of a state machine is its ARN.
        foreach (var site in EventSite.All(expansion, source, machine, arn, arn))
        {
            switch (site.Type)
            {
                case "Schedule" or "CloudWatchEvent" or "EventBridgeRule":
                    RuleEvents.ForStateMachine(site);
                    break;
                case "ScheduleV2":
                    SchedulerEvents.Expand(site, "states:StartExecution");
                    break;
                case "Api":
                    ApiEvents.ForStateMachine(site);
                    break;
                default:
                    expansion.Report(site.At, $"event `{site.Name}` has the unknown type `{site.Type}`; what it adds is not seen");
                    break;
            }
        }
    }
}
