using Parapet.Trail.Activity.Calls;
using Parapet.Trail.Activity.Summaries;

namespace Parapet.Trail.Activity.Audit;

/// <summary>The resources that were not touched before. Of objects in a bucket, streams in a log group and the like, the bucket and the group count: the others are new every day.</summary>
internal static class NewResources
{
    public static IEnumerable<(string Name, Tally Calls)> Of(IReadOnlyCollection<CallUse> uses, IReadOnlyCollection<CallUse> before)
    {
        var known = before.SelectMany(Names).Select(item => item.Name).ToHashSet(StringComparer.Ordinal);

        // Of a family with more resources than are kept nobody knows which were there.
        var open = before.Where(use => use.Resources.Others > 0).Select(use => use.Key.Family).ToHashSet(StringComparer.Ordinal);
        return uses.Where(use => !open.Contains(use.Key.Family)).SelectMany(Names).Where(item => !known.Contains(item.Name));
    }

    private static IEnumerable<(string Name, Tally Calls)> Names(CallUse use) =>
        use.Key.Certainty != ResourceCertainty.Exact ? []
        : IsOfChildren(use.Key.Family) ? [(use.Key.Family, use.Calls)]
        : use.Resources.Items.Select(item => (item.Key, item.Value));

    // arn:aws:s3:::BUCKET/* and arn:aws:SERVICE:REGION:ACCOUNT:KIND/NAME/KIND/*
    private static bool IsOfChildren(string family) =>
        family.Split(':', 6) is [_, _, var service, _, _, var name] && (service == "s3" ? name.Contains('/', StringComparison.Ordinal) : name.Count(c => c is '/' or ':') > 1);
}
