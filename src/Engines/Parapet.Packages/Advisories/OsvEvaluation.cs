using System.Collections.Immutable;
using Parapet.Packages.Inventory;
using Parapet.Packages.Versions;

namespace Parapet.Packages.Advisories;

/// <summary>
/// The algorithm of https://ossf.github.io/osv-schema/#evaluation, step by step, with a third answer: a version or an event that is no version of
/// the ecosystem makes a range unknown. The compiled database answers the same and is what to use for more than a few packages.
/// </summary>
/// <remarks>
/// What the schema leaves open. Events in one version: <c>fixed</c> comes before <c>introduced</c>, so the version is affected again;
/// <c>last_affected</c> closes the stretch that was open before, and where none was, the one that opens in this version, which is then the only affected
/// one. Ranges of commits are passed over, since a package does not show its commit. An entry of <c>versions</c> also stands for other spellings
/// of the same version.
/// </remarks>
public static class OsvEvaluation
{
    /// <summary>Whether the advisory is about the package. One that was withdrawn is about nothing.</summary>
    public static Evaluation Evaluate(Advisory advisory, Package package)
    {
        var (name, otherName) = AdvisoryNames.Of(package);
        var (scope, otherScope) = AdvisoryScope.Of(package);
        var answer = Evaluation.NotAffected;
        foreach (var affected in advisory.Affected.Where(_ => advisory.Withdrawn is null))
        {
            if (affected.Ecosystem == package.Ecosystem && IsOneOf(AdvisoryScope.Of(package.Ecosystem, affected.EcosystemName), scope, otherScope)
                && IsOneOf(AdvisoryNames.Of(package.Ecosystem, affected.Name), AdvisoryNames.Of(package.Ecosystem, name), AdvisoryNames.Of(package.Ecosystem, otherName)))
            {
                answer = Either(answer, Evaluate(affected, AdvisoryNames.Version(package)));
            }
        }

        return answer;
    }

    /// <summary>Whether the version is among those that are affected.</summary>
    public static Evaluation Evaluate(AffectedPackage affected, string version)
    {
        if (affected.Ecosystem is not { } ecosystem)
        {
            return Evaluation.Unknown(UnknownReasons.Ecosystem(affected.EcosystemName));
        }

        var isVersion = VersionOrder.TryParse(ecosystem, version, out var key);
        if (affected.Versions.Any(one => one == version || (isVersion && VersionOrder.TryParse(ecosystem, one, out var oneKey) && oneKey == key)))
        {
            return Evaluation.Affected;
        }

        var answer = Evaluation.NotAffected;
        foreach (var range in affected.Ranges.Where(range => range.Type is not RangeType.Git))
        {
            answer = Either(answer, Evaluate(range, ecosystem, version, isVersion ? key : null));
        }

        return answer.Status switch
        {
            AdvisoryStatus.Affected => answer,
            _ when !isVersion => Evaluation.Unknown(UnknownReasons.Version(ecosystem, version)),
            _ when affected.Versions.IsEmpty && affected.Ranges.All(range => range.Type is RangeType.Git) => Evaluation.Unknown(UnknownReasons.NoVersions),
            _ => answer,
        };
    }

    private static bool IsOneOf(string text, string one, string other) => text.Length > 0 && (text == one || text == other);

    /// <summary>Affected before unknown before not affected: one proof is enough.</summary>
    private static Evaluation Either(Evaluation one, Evaluation other) =>
        one.Status is AdvisoryStatus.NotAffected || (one.Status is AdvisoryStatus.Unknown && other.Status is AdvisoryStatus.Affected) ? other : one;

    private static Evaluation Evaluate(AffectedRange range, Ecosystem ecosystem, string version, VersionKey? key)
    {
        if (range.Type is RangeType.Other)
        {
            return Evaluation.Unknown(UnknownReasons.Range(range.TypeName));
        }

        if (range.Events.All(one => one.Kind is not RangeEventKind.Introduced))
        {
            return Evaluation.Unknown(UnknownReasons.NoIntroduced);
        }

        var limits = range.Events.Where(one => one.Kind is RangeEventKind.Limit).ToImmutableArray();
        if (limits.Any(limit => limit.Version is "*"))
        {
            limits = [];
        }

        var events = range.Events.Where(one => one.Kind is not RangeEventKind.Limit).ToImmutableArray();
        foreach (var one in range.Events.Where(one => events.Contains(one) || limits.Contains(one)))
        {
            if (!IsFirst(one) && !VersionOrder.TryParse(ecosystem, one.Version, out _))
            {
                return Evaluation.Unknown(UnknownReasons.Event(ecosystem, one.Version));
            }
        }

        if (limits.IsEmpty && events.Any(IsFirst) && events.All(one => one.Kind is RangeEventKind.Introduced))
        {
            return Evaluation.Affected;
        }

        if (key is not { } installed)
        {
            return Evaluation.Unknown(UnknownReasons.Version(ecosystem, version));
        }

        var isBeforeLimits = limits.IsEmpty || limits.Any(limit => installed < Key(limit));
        return isBeforeLimits && IsInside(events, installed) ? Evaluation.Affected : Evaluation.NotAffected;

        VersionKey Key(RangeEvent one) => VersionOrder.TryParse(ecosystem, one.Version, out var parsed) ? parsed : default;

        bool IsInside(ImmutableArray<RangeEvent> all, VersionKey at)
        {
            // The default key is before all others.
            var inside = false;
            foreach (var together in all.GroupBy(one => IsFirst(one) ? default : Key(one)).OrderBy(group => group.Key).TakeWhile(group => group.Key <= at))
            {
                var closings = together.Count(one => one.Kind is RangeEventKind.LastAffected && at > together.Key);
                inside = inside && !together.Any(one => one.Kind is RangeEventKind.Fixed);
                if (inside && closings > 0)
                {
                    inside = false;
                    closings--;
                }

                inside = inside || together.Any(one => one.Kind is RangeEventKind.Introduced);
                inside = inside && closings == 0;
            }

            return inside;
        }
    }

    private static bool IsFirst(RangeEvent one) => one is { Kind: RangeEventKind.Introduced, Version: "0" };
}
