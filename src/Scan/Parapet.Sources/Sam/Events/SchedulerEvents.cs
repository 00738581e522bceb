using Parapet.Sources.Documents;
using Parapet.Values;

namespace Parapet.Sources.Sam.Events;

/// <summary>EventBridge Scheduler (<c>ScheduleV2</c>), which invokes with a role instead of a permission.</summary>
internal static class SchedulerEvents
{
    private static readonly string[] Passed =
    [
        "ScheduleExpression", "ScheduleExpressionTimezone", "FlexibleTimeWindow", "StartDate", "EndDate", "State", "Description", "GroupName", "KmsKeyArn",
    ];

    public static void Expand(EventSite site, string action)
    {
        var properties = site.Properties;
        var deadLetters = Queues.DeadLetters(site, Node.GetAtt(site.Scoped(site.Id), "Arn", site.At), null);
        var role = properties["RoleArn"];
        if (role.IsAbsent)
        {
            // The scheduler sends dead letters with the role; there is no queue policy.
            IEnumerable<Value> send = deadLetters["Arn"].IsAbsent ? [] : [Roles.Statement(site.At, deadLetters["Arn"], "sqs:SendMessage")];
            role = Roles.Add(site, "scheduler.amazonaws.com", action, site.TargetArn, properties["PermissionsBoundary"], send);
        }

        var target = Node.Map(
            site.At,
            ("Arn", site.AsValue(site.TargetArn)),
            ("RoleArn", role),
            ("Input", properties["Input"]),
            ("DeadLetterConfig", deadLetters),
            ("RetryPolicy", properties["RetryPolicy"]));
        var name = properties["Name"].IsAbsent && !properties["OmitName"].AsBool().Is(true) ? Node.Text(site.Id, site.At) : properties["Name"];
        var schedule = Node.Map(site.At, ("Name", name), ("Target", target));
        foreach (var key in Passed)
        {
            if (!properties[key].IsAbsent)
            {
                schedule = schedule.With(key, properties[key]);
            }
        }

        site.Expansion.Add(site.Source, site.Id, "AWS::Scheduler::Schedule", schedule, site.At, site.When);
    }
}
