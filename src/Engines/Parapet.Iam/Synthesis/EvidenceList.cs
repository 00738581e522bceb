using System.Collections.Immutable;

namespace Parapet.Iam.Synthesis;

/// <summary>What each permission of a policy rests on.</summary>
internal static class EvidenceList
{
    public static ImmutableArray<PermissionEvidence> Of(ImmutableArray<Permission> permissions, SynthesisInput input, ImmutableArray<GeneratedDocument> documents)
    {
        var replay = new Replay(input.Role, documents);
        var byKey = permissions.ToDictionary(permission => (permission.Action, permission.Resource, permission.ConditionText));
        return
        [
            .. from document in documents
               from statement in document.Statements
               from action in statement.Actions
               from resource in statement.Resources
               select Of(byKey[(action, resource, Permission.TextOf(statement.Conditions))], statement.Sid, input, replay),
        ];
    }

    private static PermissionEvidence Of(Permission permission, string sid, SynthesisInput input, Replay replay)
    {
        var granted = new ObservedCall { Action = permission.Action, Resource = permission.Resource, Conditions = permission.Conditions };
        return new PermissionEvidence
        {
            Sid = sid,
            Action = permission.Action,
            Resource = permission.Resource,
            ObservedResources = permission.Calls.Select(call => call.Resource).Distinct(StringComparer.Ordinal).Count(),
            Count = permission.Calls.Aggregate(0L, (sum, call) => sum > long.MaxValue - call.Count ? long.MaxValue : sum + call.Count),
            First = permission.Calls.Min(call => call.First),
            Last = permission.Calls.Max(call => call.Last),
            By = [.. permission.Calls.SelectMany(call => call.By).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            Platform = permission.Platform,
            Before = input.Old is { } old ? replay.Before(granted, old) : null,
        };
    }
}
