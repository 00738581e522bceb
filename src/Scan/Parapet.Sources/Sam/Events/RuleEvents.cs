using Parapet.Sources.Documents;
using Parapet.Values;

namespace Parapet.Sources.Sam.Events;

/// <summary>EventBridge rules: <c>Schedule</c>, <c>CloudWatchEvent</c> and <c>EventBridgeRule</c>.</summary>
internal static class RuleEvents
{
    private const string Service = "events.amazonaws.com";

    public static void ForFunction(EventSite site) => site.Permit(Service, Rule(site, "LambdaTarget", null));

    public static void ForStateMachine(EventSite site)
    {
        var role = site.Properties["RoleArn"];
        Rule(site, "StepFunctionsTarget", role.IsAbsent ? Roles.Add(site, Service, "states:StartExecution", site.Target, site.Source.Properties["PermissionsBoundary"]) : role);
    }

    private static TextValue Rule(EventSite site, string targetSuffix, Value? role)
    {
        var properties = site.Properties;
        var ruleArn = Node.GetAtt(site.Scoped(site.Id), "Arn", site.At);
        var targetId = properties.Path("Target", "Id");
        var target = Node.Map(
            site.At,
            ("Arn", site.AsValue(site.TargetArn)),
            ("Id", targetId.IsAbsent ? Node.Text(site.Id + targetSuffix, site.At) : targetId),
            ("RoleArn", role),
            ("Input", properties["Input"]),
            ("InputPath", properties["InputPath"]),
            ("InputTransformer", properties["InputTransformer"]),
            ("DeadLetterConfig", Queues.DeadLetters(site, ruleArn, Service)),
            ("RetryPolicy", properties["RetryPolicy"]));
        site.Add(
            site.Id,
            "AWS::Events::Rule",
            ("Name", properties["Name"].IsAbsent ? properties["RuleName"] : properties["Name"]),
            ("Description", properties["Description"]),
            ("ScheduleExpression", properties["Schedule"]),
            ("EventBusName", properties["EventBusName"]),
            ("EventPattern", properties["Pattern"]),
            ("State", State(properties)),
            ("Targets", Node.List(site.At, target)));
        return ruleArn;
    }

    private static Value State(Value properties)
    {
        var enabled = properties["Enabled"];
        return enabled.AsBool().Cases is [{ State: CaseState.Known } only]
            ? Node.Text(only.Value ? "ENABLED" : "DISABLED", enabled.At)
            : properties["State"];
    }
}
