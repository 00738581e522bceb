using System.Collections.Immutable;
using System.Text.Json;
using Parapet.Trail.CloudTrail;

namespace Parapet.Trail.Activity.Calls;

/// <summary>
/// From an event of CloudTrail to the IAM actions that the call needed. Most events carry the name of the action; <c>Activity/Data</c> has the others.
/// </summary>
public static class CallMapper
{
    /// <summary>What an event means. Never fails: what is unknown is said in the result.</summary>
    public static Call Map(TrailEvent @event)
    {
        var plan = EventPlan.For(@event.Source, @event.Name);
        var outcome = Outcomes.Of(plan.Service, @event.ErrorCode);
        if (NotCalls.Reason(@event, plan.Service, plan.Name) is { } reason)
        {
            return new Call { Kind = CallKind.NotCall, Reason = reason, Outcome = outcome };
        }

        using var document = RequestParameters.Parse(@event.RequestParameters);
        var parameters = document?.RootElement;
        var scope = EventScope.Of(@event);
        var via = OnBehalf.Via(@event);
        var actions = plan.Actions(new ResourceFinder(scope, Listed(@event), parameters), scope, parameters);
        return actions.IsEmpty
            ? new Call { Kind = CallKind.Unmapped, Reason = plan.Unmapped, Outcome = outcome, Via = via }
            : new Call
            {
                Kind = CallKind.Mapped,
                Outcome = outcome,
                Via = via,
                Actions = [.. actions.Select(action => WithConditions(@event, action, via, parameters)), .. Passed(actions, outcome, scope, parameters)],
            };
    }

    private static ImmutableArray<string> Listed(TrailEvent @event) =>
        [.. @event.Resources.Select(resource => resource.Arn).OfType<string>().Where(ValueReadings.IsArn).Take(ParameterPath.MostValues)];

    private static CalledAction WithConditions(TrailEvent @event, CalledAction action, string? via, JsonElement? parameters)
    {
        var conditions = OnBehalf.Conditions(@event, via, action.Action);
        if (Alias(action, parameters) is { } alias)
        {
            conditions = conditions.Add(new CallCondition("StringEquals", "kms:RequestAlias", alias));
        }

        return conditions.IsEmpty ? action : action with { Conditions = conditions };
    }

    /// <summary>The alias by which a request named a key that nothing else names. https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-request-alias</summary>
    private static string? Alias(CalledAction action, JsonElement? parameters)
    {
        if (parameters is not { } root || !action.Action.StartsWith("kms:", StringComparison.Ordinal) || action.Resources is not [{ Certainty: ResourceCertainty.Unknown }])
        {
            return null;
        }

        var key = new ParameterPath("keyId").Values(root).FirstOrDefault();
        var at = key?.IndexOf("alias/", StringComparison.Ordinal) ?? -1;
        return at < 0 ? null : key![at..];
    }

    private static IEnumerable<CalledAction> Passed(ImmutableArray<CalledAction> actions, CallOutcome outcome, EventScope scope, JsonElement? parameters) =>
        outcome == CallOutcome.Succeeded && parameters is { } root
            ? actions.Select(action => PassedRoles.Of(action.Action, scope, root)).OfType<CalledAction>()
            : [];
}
