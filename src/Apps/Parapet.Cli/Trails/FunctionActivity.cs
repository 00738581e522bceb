using System.Collections.Immutable;
using Parapet.Analysis.Usage;
using Parapet.Iam.Evaluation;
using Parapet.Iam.Synthesis;
using Parapet.Trail.Activity.Calls;
using Parapet.Trail.Activity.Summaries;

namespace Parapet.Cli.Trails;

/// <summary>What one function did, in the terms of the synthesis.</summary>
internal sealed record FunctionActivity
{
    // A role's policies have room for some hundred ARNs.
    private const int MostCalls = 5_000;

    /// <summary>The function's name in the account.</summary>
    public required string Name { get; init; }

    /// <summary>Its ARN; null when the logs only have its name.</summary>
    public required string? Arn { get; init; }

    /// <summary>The role whose permissions it used.</summary>
    public required RequestPrincipal Role { get; init; }

    /// <summary>Where it runs.</summary>
    public required string Region { get; init; }

    /// <summary>Its calls.</summary>
    public required ImmutableArray<ObservedCall> Calls { get; init; }

    /// <summary>What of its activity could not be used, in sentences.</summary>
    public required ImmutableArray<string> Notes { get; init; }

    /// <summary>The activity of the function with a name, an ARN, or a logical id that CloudFormation made its name from; null with a sentence when there is none, or several.</summary>
    /// <param name="activity">The logs.</param>
    /// <param name="names">Names that the function may have, the one that the user gave first.</param>
    /// <param name="isExact">Whether resources must not be put together.</param>
    /// <param name="error">Set when it cannot be told.</param>
    public static FunctionActivity? Find(ActivitySummary activity, ImmutableArray<string> names, bool isExact, out string? error)
    {
        var fitting = FunctionCallers.Of(activity, names).ToList();
        var arns = fitting.Where(caller => caller.Id.StartsWith("arn:", StringComparison.Ordinal)).Select(caller => caller.Id).ToList();
        var shown = Terminal.OneLine(names[0]);
        error = fitting.Count == 0 ? $"no call of a function `{shown}` is in the logs{(NearestName.Of(names[0], FunctionCallers.All(activity).Select(caller => FunctionCallers.NameOf(caller.Id))) is { } nearest ? $"; did you mean `{Terminal.OneLine(nearest)}`?" : "")}"
            : !FunctionCallers.AreOne(fitting) ? $"several functions fit `{shown}`: {Terminal.OneLine(string.Join(", ", fitting.Select(caller => caller.Id)))}; give one of these"
            : null;
        return error is null ? Of(fitting, arns.FirstOrDefault(), isExact, out error) : null;
    }

    private static FunctionActivity? Of(List<CallerActivity> callers, string? arn, bool isExact, out string? error)
    {
        var name = FunctionCallers.NameOf(callers[0].Id);
        var roles = callers.SelectMany(caller => caller.Roles.Items).GroupBy(role => role.Key, StringComparer.Ordinal)
            .OrderByDescending(role => role.Max(tally => tally.Value.Last)).ThenBy(role => role.Key, StringComparer.Ordinal).Select(role => role.Key).ToList();
        if (roles is not [var current, ..] || !RequestPrincipal.TryParse(current, out var role) || role.Account is null)
        {
            error = $"the logs do not say which role `{Terminal.OneLine(name)}` has";
            return null;
        }

        ImmutableArray<ObservedCall> calls = [.. callers.SelectMany(caller => caller.Uses.Items.SelectMany(use => CallsOf(use.Value, By(caller), isExact)))];
        error = calls.Length <= MostCalls ? null
            : $"`{Terminal.OneLine(name)}` made {calls.Length} calls that differ in action or resource, and no policy has room for so many; choose fewer days";
        if (error is not null)
        {
            return null;
        }

        var notes = new List<string>();
        if (roles.Count > 1)
        {
            notes.Add($"the function used several roles: `{current}` last, before it {string.Join(", ", roles.Skip(1).Select(other => $"`{other}`"))}");
        }

        notes.AddRange(callers.SelectMany(caller => caller.Unmapped.Items).Select(item => $"{item.Value.Count} calls of `{item.Key}`: no IAM action is known for it, and none is granted"));
        if (callers.Any(caller => caller.Uses.Others > 0))
        {
            notes.Add("the function made more different calls than are kept; what is beyond that is not granted");
        }

        return new FunctionActivity
        {
            Name = name,
            Arn = arn,
            Role = role,
            Region = arn is not null && Iam.Language.Arn.TryParse(arn, out var parsed) ? parsed.Region : callers.SelectMany(caller => caller.Origins.Items).Select(origin => origin.Value.Region).Order(StringComparer.Ordinal).FirstOrDefault() ?? "",
            Calls = calls,
            Notes = [.. notes],
        };
    }

    private static IEnumerable<ObservedCall> CallsOf(CallUse use, string by, bool isExact)
    {
        if (use.Key.Outcome == CallOutcome.Rejected)
        {
            yield break;
        }

        var call = new ObservedCall
        {
            Action = use.Key.Action,
            Resource = use.Key.Family,
            IsResourceKnown = use.Key.Certainty != ResourceCertainty.Unknown,
            Conditions = [.. use.Key.Conditions.Select(condition => new ObservedCondition(condition.Operator, condition.Key, condition.Value))],
            IsDenied = use.Key.Outcome == CallOutcome.Denied,
            By = [by],
        };
        foreach (var (resource, tally) in use.Resources.Items)
        {
            yield return call with { Resource = resource, Count = tally.Count, First = tally.First, Last = tally.Last };
        }

        // More resources than are kept stand for their family, unless nothing may be put together.
        if (use.Resources.Others > 0)
        {
            yield return call with { Count = use.Resources.Others, First = use.Calls.First, Last = use.Calls.Last, IsResourceKnown = call.IsResourceKnown && !isExact };
        }
    }

    private static string By(CallerActivity caller)
    {
        var certainties = caller.Certainties.Items.Select(item => item.Key.ToLowerInvariant());
        var versions = caller.Versions.Items.Select(item => item.Key).ToList();
        return $"{FunctionCallers.NameOf(caller.Id)}{(versions.Count > 0 ? ":" + string.Join(',', versions) : "")} ({string.Join(", ", certainties)})";
    }
}
