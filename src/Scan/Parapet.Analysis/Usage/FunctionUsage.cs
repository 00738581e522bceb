using System.Collections.Immutable;
using Parapet.Analysis.Permissions;
using Parapet.Iam.Synthesis;
using Parapet.Model;
using Parapet.Trail.Activity.Calls;
using Parapet.Trail.Activity.Summaries;

namespace Parapet.Analysis.Usage;

/// <summary>What of its permissions a function used, by the logs: for each statement of its role, the actions that were not.</summary>
public sealed record FunctionUsage
{
    // What the role of every function has for its log, also where the log group is made by the template.
    private static readonly string[] Logging = ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"];

    /// <summary>Why nothing can be said; null when something can.</summary>
    public string? Why { get; private init; }

    /// <summary>The actions that the role gives, in ordinal order.</summary>
    public ImmutableArray<string> Granted { get; private init; } = [];

    /// <summary>Those that the function did not use and Lambda does not need.</summary>
    public ImmutableArray<string> Unused { get; private init; } = [];

    /// <summary>Those of which the logs could not show a use, since their trail does not record such calls.</summary>
    public ImmutableArray<string> Unrecorded { get; private init; } = [];

    /// <summary>The statements that give something, in the order in which they are attached.</summary>
    public ImmutableArray<StatementUsage> Statements { get; private init; } = [];

    /// <summary>The statements that are not counted, since what they name is not known.</summary>
    public ImmutableArray<Grant> Unknown { get; private init; } = [];

    /// <summary>What a function used.</summary>
    /// <param name="function">The function.</param>
    /// <param name="deployment">Its deployment.</param>
    /// <param name="permissions">What the roles of the deployment may do.</param>
    /// <param name="activity">The logs.</param>
    public static FunctionUsage Of(Function function, Deployment deployment, DeploymentPermissions permissions, ActivitySummary activity)
    {
        var callers = FunctionCallers.Of(activity, [.. FunctionCallers.Names(function)]).ToList();
        var roles = function.RoleIds.Select(deployment.Role).OfType<Role>().ToList();
        return callers.Count == 0 ? new FunctionUsage { Why = "no call of it is in the logs" }
            : !FunctionCallers.AreOne(callers) ? new FunctionUsage { Why = $"several functions of the logs fit it: {string.Join(", ", callers.Select(caller => caller.Id))}" }
            : callers.Any(caller => caller.Uses.Others > 0) ? new FunctionUsage { Why = "it made more different calls than are kept; choose fewer days" }
            : roles.Count > 1 ? new FunctionUsage { Why = "a condition decides which role it has; give the parameter it depends on" }
            : roles is not [var role] ? new FunctionUsage { Why = "its role is not part of the deployment" }
            : permissions.Of(role) is { Boundary.Why: { } unknown } ? new FunctionUsage { Why = $"the permissions boundary of its role is not known: {unknown}" }
            : Of(permissions.Of(role), Needed(function, deployment, permissions, callers), activity);
    }

    private static FunctionUsage Of(RolePermissions role, HashSet<string> needed, ActivitySummary activity)
    {
        var isKnown = role.Grants.ToLookup(grant => grant.Concrete.Actions.Concat(grant.Concrete.NotActions).All(item => item.Text.IsKnown));
        var effective = GrantedActions.Of(role.Policies).ToHashSet(StringComparer.Ordinal);

        // Of a policy that AWS keeps nobody can change a statement: it counts as one.
        var statements = isKnown[true]
            .GroupBy(grant => (Name: grant.Managed is null ? "" : grant.PolicyName, grant.At, Index: grant.Managed is null ? grant.Index : -1))
            .Select(group => new StatementUsage(group.First(), [.. group.SelectMany(grant => GrantedActions.Named(grant.Concrete)).Where(effective.Contains).Distinct().Order(StringComparer.Ordinal)]))
            .Select(statement => statement.Without(needed, action => DataEvents.AreRecorded(action, activity)))
            .Where(statement => !statement.Granted.IsEmpty)
            .ToImmutableArray();
        return new FunctionUsage
        {
            Granted = Together(statements.Select(statement => statement.Granted)),
            Unused = Together(statements.Select(statement => statement.Unused)),
            Unrecorded = Together(statements.Select(statement => statement.Unrecorded)),
            Statements = statements,
            Unknown = [.. isKnown[false]],
        };
    }

    private static ImmutableArray<string> Together(IEnumerable<ImmutableArray<string>> actions) =>
        [.. actions.SelectMany(each => each).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    // A call that was denied did not use what the role has; one whose sender could not be told says nothing.
    private static HashSet<string> Needed(Function function, Deployment deployment, DeploymentPermissions permissions, IEnumerable<CallerActivity> callers)
    {
        var account = new RealAccount(ImaginaryAccount.Id, ImaginaryAccount.Region, null);
        var platform = PlatformPermissions.Of(function, deployment, permissions.Concretizer, account, function.Name, []);
        return callers.SelectMany(caller => caller.Uses.Items).Select(item => item.Value.Key)
            .Where(use => use.Outcome is CallOutcome.Succeeded or CallOutcome.Failed).Select(use => use.Action)
            .Concat(platform.Select(need => need.Action)).Concat(Logging)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
    }
}
