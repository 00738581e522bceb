using System.Collections.Immutable;
using Parapet.Model;
using Parapet.Reports.Trail;
using Parapet.Trail.Activity.Audit;
using Parapet.Trail.Activity.Callers;
using Parapet.Trail.Activity.Summaries;

namespace Parapet.Cli.Trails;

/// <summary>Makes the sheet of an audit from what the engine found.</summary>
internal static class AuditView
{
    /// <summary>The sheet.</summary>
    /// <param name="files">What was read.</param>
    /// <param name="baseline">What went before; null when nothing is named.</param>
    /// <param name="choice">Whose activity is shown.</param>
    public static AuditSheet Of(ActivityFiles files, ActivitySummary? baseline, AuditChoice choice)
    {
        var activity = files.Activity;
        var isShort = IsShort(choice.Callers);
        return new AuditSheet
        {
            Callers = [.. choice.Callers.Select(caller => Caller(caller, isShort ? caller.Hours : caller.Days))],
            Findings =
            [
                .. ActivityAudit.Of(activity, baseline).Where(finding => choice.Callers.Contains(finding.Caller)).Select(Finding)
                    .OrderByDescending(finding => finding.Severity).ThenBy(finding => finding.Id, StringComparer.Ordinal).ThenBy(finding => finding.Caller, StringComparer.Ordinal),
            ],
            Silent = choice.Silent,
            Events = Seen(activity.Events),
            TimelineUnit = isShort ? TimeSpan.FromHours(1) : TimeSpan.FromDays(1),
            OtherCalls = activity.Callers.Items.Select(item => item.Value).Where(caller => caller.Kind is not (CallerKind.Function or CallerKind.Role)).Sum(caller => caller.Events.Count) + activity.Callers.Others,
            NotCalls = Names(activity.NotCalls),
            Unmapped = Names(activity.Unmapped),
            Problems = [.. files.Problems.Select(problem => new UnreadPart(problem.File, problem.Offset, problem.Why))],
        };
    }

    // Hours are for three days and less; a summary keeps no more.
    private static bool IsShort(ImmutableArray<CallerActivity> callers) =>
        callers.Length > 0 && callers.All(caller => caller.Hours.Others == 0) && callers.Max(caller => caller.Events.Last) - callers.Min(caller => caller.Events.First) <= TimeSpan.FromDays(3);

    private static AuditFinding Finding(ActivityFinding finding)
    {
        var (id, severity, title) = Kind(finding.Sign);
        return new AuditFinding
        {
            Id = id,
            Severity = severity,
            Caller = AuditChoice.NameOf(finding.Caller),
            Title = title,
            Why = finding.Why,
            Subjects = finding.Subjects,
            Calls = Seen(finding.Calls),
        };
    }

    // From 100 on are those that need a baseline. New addresses are common for a function in no VPC, and new names when it is given new work.
    private static (string Id, Severity Severity, string Title) Kind(ActivitySign sign) => sign switch
    {
        ActivitySign.UsedOutsideLambda => ("TRAIL001", Severity.Critical, "credentials used outside Lambda"),
        ActivitySign.StrangePlace => ("TRAIL002", Severity.High, "calls from a strange place"),
        ActivitySign.ManyDenied => ("TRAIL003", Severity.Medium, "many denied calls"),
        ActivitySign.OtherProgram => ("TRAIL004", Severity.Low, "user agent that is not Lambda's"),
        ActivitySign.NewCaller => ("TRAIL101", Severity.Low, "new function or role"),
        ActivitySign.NewService => ("TRAIL102", Severity.Medium, "new service"),
        ActivitySign.NewAction => ("TRAIL103", Severity.Low, "new action"),
        ActivitySign.NewRegion => ("TRAIL104", Severity.Medium, "new region"),
        ActivitySign.NewResource => ("TRAIL105", Severity.Low, "new resource"),
        ActivitySign.NewAddress => ("TRAIL106", Severity.Low, "new source address"),
        ActivitySign.NewEndpoint => ("TRAIL107", Severity.Medium, "new VPC endpoint"),
        _ => ("TRAIL108", Severity.Medium, "burst of denied calls"),
    };

    private static AuditedCaller Caller(CallerActivity caller, Bounded<TimeSlot> timeline) => new()
    {
        Kind = caller.Kind == CallerKind.Function ? "function" : "role",
        Name = AuditChoice.NameOf(caller),
        Id = caller.Id,
        Events = Seen(caller.Events),
        Certainties = [.. Names(caller.Certainties).Select(item => item with { Name = item.Name.ToLowerInvariant() })],
        Versions = Names(caller.Versions),
        Roles = Names(caller.Roles),
        Candidates = Names(caller.Candidates),
        Uses = [.. caller.Uses.Items.SelectMany(use => Uses(use.Value))
            .OrderBy(use => use.Action, StringComparer.Ordinal).ThenBy(use => use.Resource, StringComparer.Ordinal).ThenBy(use => use.Region, StringComparer.Ordinal)
            .ThenBy(use => use.Outcome, StringComparer.Ordinal).ThenBy(use => use.Via, StringComparer.Ordinal)],
        Origins = [.. caller.Origins.Items.Select(item => Origin(item.Value)).OrderBy(origin => origin.Region, StringComparer.Ordinal).ThenBy(origin => origin.Address, StringComparer.Ordinal)],
        Timeline = [.. timeline.Items.Select(item => item.Value).OrderBy(slot => slot.Start).Select(slot => new AuditedSlot(slot.Start, slot.Calls, slot.Failed, slot.Denied))],
        Unmapped = Names(caller.Unmapped),
        UnlistedUses = caller.Uses.Others,
        UnlistedOrigins = caller.Origins.Others,
    };

    private static IEnumerable<AuditedUse> Uses(CallUse use)
    {
        foreach (var (resource, calls) in use.Resources.Items)
        {
            yield return Use(resource, Seen(calls));
        }

        // More resources than are kept are one line, by what they have in common.
        if (use.Resources.Others > 0)
        {
            yield return Use(use.Key.Family, Seen(use.Calls) with { Count = use.Resources.Others });
        }

        AuditedUse Use(string resource, Seen calls) => new()
        {
            Action = use.Key.Action,
            Resource = resource,
            Region = use.Key.Region,
            Outcome = use.Key.Outcome.ToString().ToLowerInvariant(),
            Via = use.Key.Via,
            Errors = [.. use.Errors.Items.Select(error => error.Key)],
            Calls = calls,
        };
    }

    private static AuditedOrigin Origin(CallOrigin origin) => new()
    {
        Region = origin.Region,
        Address = origin.Address,
        Endpoint = origin.Endpoint,
        UserAgent = origin.UserAgent,
        Calls = Seen(origin.Calls),
        Denied = origin.Denied.Count,
    };

    private static ImmutableArray<Named> Names(Bounded<Tally> names) => [.. names.Items.Select(item => new Named(item.Key, Seen(item.Value)))];

    private static Seen Seen(Tally tally) => new(tally.Count, tally.First, tally.Last);
}
