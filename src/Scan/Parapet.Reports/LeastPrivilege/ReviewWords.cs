using System.Collections.Immutable;
using System.Globalization;
using Parapet.Iam.Evaluation;
using Parapet.Iam.Proof;
using Parapet.Iam.Synthesis;
using Parapet.Reports.Permissions;

namespace Parapet.Reports.LeastPrivilege;

/// <summary>The sentences that every form of the review has in common.</summary>
internal static class ReviewWords
{
    private const int MostActions = 6;
    private const int MostServices = 12;

    public static string Time(DateTimeOffset time) => time.ToUniversalTime().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    public static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    public static string Window(PolicyReview review) => $"{Number(review.Events)} events from {Time(review.From)} to {Time(review.To)} UTC";

    public static string Reduction(PolicyReview review) => (review.Result.GrantedBefore, review.Kept) is ({ } before, { } kept)
        ? $"{Number(review.Result.GrantedAfter.Length)} actions granted, {Number(before.Length)} before"
            + (before.Length == 0 ? "" : $": {Percent(before.Length - kept, before.Length)}% of them are removed")
        : $"{Number(review.Result.GrantedAfter.Length)} actions granted; what was granted before is not known";

    /// <summary>The parts of the proof, each with whether it holds; null for what was not asked.</summary>
    public static ImmutableArray<(bool? Holds, string Words)> Proof(PolicyReview review)
    {
        var proof = review.Result.Proof;
        return
        [
            (proof.NotAllowed.IsEmpty, proof.NotAllowed.IsEmpty ? $"every observed call and every need of the platform is allowed ({Number(proof.Replayed)} different ones replayed)" : $"not allowed: {string.Join("; ", proof.NotAllowed)}"),
            proof.WithinOld switch
            {
                null => (null, "whether it is within the old policy was not asked: name the deployment with `--in`"),
                { Verdict: Verdict.Proved } => (true, "nothing is allowed that the old policy did not allow"),
                { Verdict: Verdict.Refuted, Witness: { } witness } => (false, $"it allows what the old policy does not, such as {witness.Action} on {string.Join(", ", witness.Resources)}"),
                var answer => (null, $"whether it is within the old policy is not decided: {answer.Why}"),
            },
            (proof.IsMinimal, proof.IsMinimal
                ? $"nothing can be taken away: without any of its {Number(proof.Removals.Length)} parts a named call is denied"
                : $"no call needs {string.Join(", ", proof.Removals.Where(removal => removal.Denied is null).Select(removal => removal.Removed))}"),
        ];
    }

    public static string Before(PermissionEvidence evidence) => evidence.Before switch
    {
        null => "not known",
        Decision.Allowed => "yes",
        Decision.Unknown => "depends",
        _ => "no",
    };

    public static string Observed(PermissionEvidence evidence) =>
        evidence is not { Count: > 0, First: { } first, Last: { } last } ? $"dormant; the platform needs it for {evidence.Platform}"
        : $"{Number(evidence.Count)} × {Time(first)} to {Time(last)}{(evidence.ObservedResources > 1 ? $", {evidence.ObservedResources} resources" : "")}";

    public static IEnumerable<string> Dormant(ImmutableArray<DormantService> services)
    {
        foreach (var service in services.Take(MostServices))
        {
            yield return Service(service);
        }

        if (services.Length > MostServices)
        {
            yield return $"and {Number(services.Skip(MostServices).Sum(service => service.Actions.Length))} of {Number(services.Length - MostServices)} more services";
        }
    }

    public static IEnumerable<string> Needed(PolicyReview review) =>
        review.Result.Needed.Select(call => $"`{call}` was denied ({Number(call.Count)} × {Last(call)}); not granted")
            .Concat(review.Result.UnknownResources.Select(call => $"`{call}`: {Number(call.Count)} calls, but the logs do not say on which resource; not granted without `--grant-unknown`"))
            .Concat(review.Result.MissingPlatform.Select(need => $"`{need.Action}` on `{need.Resource}`, which Lambda needs for {need.Why}, was never granted; not granted now"));

    public static IEnumerable<NewAccess> New(PolicyReview review) => review.NewAccess?.New ?? [];

    /// <summary>Rounded down: not everything is no hundred.</summary>
    public static string Percent(int part, int whole) => (Math.Floor(1000.0 * part / whole) / 10).ToString("0.0", CultureInfo.InvariantCulture);

    private static string Service(DormantService service) =>
        $"{service.Prefix}: {Number(service.Actions.Length)}, {string.Join(", ", service.Actions.Take(MostActions).Select(action => action[(service.Prefix.Length + 1)..]))}{(service.Actions.Length > MostActions ? ", …" : "")}";

    private static string Last(ObservedCall call) => call.Last is { } last ? $"last {Time(last)}" : "when is not known";
}
