using Parapet.Analysis.Permissions;
using Parapet.Model;
using Parapet.Trail.Activity.Callers;
using Parapet.Trail.Activity.Summaries;

namespace Parapet.Analysis.Usage;

/// <summary>Finds the functions of a deployment in logs.</summary>
public static class FunctionCallers
{
    /// <summary>The names by which logs may know a function.</summary>
    public static IEnumerable<string> Names(Function function) =>
        function.FunctionName.ValueOrDefault?.Known is { } own ? [own, function.Name] : [function.Name];

    /// <summary>All functions of the logs.</summary>
    public static IEnumerable<CallerActivity> All(ActivitySummary activity) =>
        activity.Callers.Items.Select(item => item.Value).Where(caller => caller.Kind == CallerKind.Function);

    /// <summary>The functions that have one of the names, as ARN, as name, or as the logical id that CloudFormation made the name from.</summary>
    public static IEnumerable<CallerActivity> Of(ActivitySummary activity, IReadOnlyCollection<string> names) =>
        All(activity).Where(caller => names.Any(name => caller.Id == name || NameOf(caller.Id) == name || RealAccount.IsGenerated(NameOf(caller.Id), name)));

    /// <summary>Whether callers are the same function, known by its name and by at most one ARN.</summary>
    public static bool AreOne(IReadOnlyCollection<CallerActivity> callers) =>
        callers.Select(caller => NameOf(caller.Id)).Distinct(StringComparer.Ordinal).Count() == 1
        && callers.Count(caller => caller.Id.StartsWith("arn:", StringComparison.Ordinal)) <= 1;

    /// <summary>A function's name, from its ARN or as it is.</summary>
    public static string NameOf(string id) => id.StartsWith("arn:", StringComparison.Ordinal) ? id[(id.LastIndexOf(':') + 1)..] : id;
}
