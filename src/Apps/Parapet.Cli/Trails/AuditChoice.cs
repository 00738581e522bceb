using System.Collections.Immutable;
using Parapet.Analysis.Permissions;
using Parapet.Analysis.Usage;
using Parapet.Model;
using Parapet.Trail.Activity.Audit;
using Parapet.Trail.Activity.Callers;
using Parapet.Trail.Activity.Summaries;

namespace Parapet.Cli.Trails;

/// <summary>Whose activity an audit shows: of all, of the functions of a deployment, or of one. With a function comes its role, whose other sessions may be its stolen credentials.</summary>
internal sealed class AuditChoice
{
    private readonly ImmutableArray<CallerActivity> callers;

    /// <summary>Makes a choice.</summary>
    /// <param name="activity">The logs.</param>
    /// <param name="name">The function or role that the user named; null for all.</param>
    /// <param name="functions">The functions of the deployment; null when none is named.</param>
    public AuditChoice(ActivitySummary activity, string? name, ImmutableArray<Function>? functions)
    {
        ImmutableArray<Function> wanted = [.. (functions ?? []).Where(function => name is null || function.Id == name || FunctionCallers.Names(function).Contains(name))];
        ImmutableArray<string> names = [.. wanted.SelectMany(FunctionCallers.Names), .. name is null ? [] : new[] { name }];
        var all = ActivityAudit.Callers(activity).ToImmutableArray();
        ImmutableArray<CallerActivity> chosen = name is null && functions is null ? all : [.. all.Where(caller => names.Any(own => Fits(caller, own)))];
        var roles = chosen.SelectMany(caller => caller.Roles.Items).Select(role => role.Key).ToHashSet(StringComparer.Ordinal);
        callers = [.. all.Where(caller => chosen.Contains(caller) || (caller.Kind == CallerKind.Role && roles.Contains(caller.Id)))];
        Silent = [.. wanted.Where(function => !chosen.Any(caller => FunctionCallers.Names(function).Any(own => Fits(caller, own)))).Select(function => function.Id).Order(StringComparer.Ordinal)];
        Obstacle = name is null || callers.Length + wanted.Length > 0 ? null
            : $"no call of a function or role `{Terminal.OneLine(name)}` is in the logs{(NearestName.Of(name, all.Select(NameOf)) is { } nearest ? $"; did you mean `{Terminal.OneLine(nearest)}`?" : "")}";
    }

    /// <summary>The callers that are shown.</summary>
    public ImmutableArray<CallerActivity> Callers => callers;

    /// <summary>The functions of the deployment without a call.</summary>
    public ImmutableArray<string> Silent { get; }

    /// <summary>Why nothing can be shown; null when something can.</summary>
    public string? Obstacle { get; }

    /// <summary>What people call a caller: a function's name, <c>role/NAME</c> for a role.</summary>
    public static string NameOf(CallerActivity caller) => FunctionCallers.NameOf(caller.Id);

    private static bool Fits(CallerActivity caller, string name) =>
        caller.Id == name || NameOf(caller) == name
        || (caller.Kind == CallerKind.Function ? RealAccount.IsGenerated(NameOf(caller), name) : caller.Id.EndsWith($"/{name}", StringComparison.Ordinal));
}
