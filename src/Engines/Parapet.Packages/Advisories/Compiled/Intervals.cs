using System.Runtime.InteropServices;
using Parapet.Packages.Versions;

namespace Parapet.Packages.Advisories.Compiled;

/// <summary>The affected stretches of a range, as <see cref="OsvEvaluation"/> would find them version by version.</summary>
internal static class Intervals
{
    /// <summary>Adds the stretches of one range; returns why it is unknown, or null.</summary>
    public static string? Add(AffectedRange range, Ecosystem ecosystem, List<Interval> into)
    {
        if (range.Type is RangeType.Other)
        {
            return UnknownReasons.Range(range.TypeName);
        }

        var isLimited = range.Events.Any(one => one.Kind is RangeEventKind.Limit) && !range.Events.Any(one => one is { Kind: RangeEventKind.Limit, Version: "*" });
        VersionKey? limit = null;
        var points = new List<(VersionKey Key, RangeEventKind Kind)>(range.Events.Length);
        string? unknown = null;
        foreach (var one in range.Events)
        {
            if (one is { Kind: RangeEventKind.Introduced, Version: "0" })
            {
                points.Add((default, one.Kind));
            }
            else if (one.Kind is RangeEventKind.Limit && !isLimited)
            {
                continue;
            }
            else if (!VersionOrder.TryParse(ecosystem, one.Version, out var key))
            {
                unknown ??= UnknownReasons.Event(ecosystem, one.Version);
            }
            else if (one.Kind is RangeEventKind.Limit)
            {
                limit = limit is { } known && known > key ? known : key;
            }
            else
            {
                points.Add((key, one.Kind));
            }
        }

        if (range.Events.All(one => one.Kind is not RangeEventKind.Introduced))
        {
            return UnknownReasons.NoIntroduced;
        }

        if (unknown is null)
        {
            points.Sort((one, other) => one.Key.CompareTo(other.Key));
            Sweep(CollectionsMarshal.AsSpan(points), limit, into);
        }

        return unknown;
    }

    private static void Sweep(ReadOnlySpan<(VersionKey Key, RangeEventKind Kind)> points, VersionKey? limit, List<Interval> into)
    {
        VersionKey? start = null;
        while (!points.IsEmpty)
        {
            var key = points[0].Key;
            var together = 1;
            while (together < points.Length && points[together].Key == key)
            {
                together++;
            }

            var (introduced, isFixed, closings) = (false, false, 0);
            foreach (var (_, kind) in points[..together])
            {
                introduced |= kind is RangeEventKind.Introduced;
                isFixed |= kind is RangeEventKind.Fixed;
                closings += kind is RangeEventKind.LastAffected ? 1 : 0;
            }

            if (start is { } open && isFixed)
            {
                AddLimited(new(open, key, false), limit, into);
                start = null;
            }

            if (start is { } last && closings > 0)
            {
                AddLimited(new(last, key, true), limit, into);
                start = null;
                closings--;
            }

            start ??= introduced ? key : null;
            if (start is { } own && closings > 0)
            {
                AddLimited(new(own, key, true), limit, into);
                start = null;
            }

            points = points[together..];
        }

        if (start is { } forever)
        {
            AddLimited(new(forever, null, false), limit, into);
        }
    }

    private static void AddLimited(Interval interval, VersionKey? limit, List<Interval> into)
    {
        if (limit is { } before && (interval.End is not { } end || before <= end))
        {
            interval = interval with { End = before, IsEndInside = false };
        }

        into.Add(interval);
    }
}

/// <summary>A stretch of versions.</summary>
/// <param name="Start">The first affected version; the default key when there is none before.</param>
/// <param name="End">Where it ends, or null when it does not.</param>
/// <param name="IsEndInside">Whether <paramref name="End"/> is affected itself.</param>
internal readonly record struct Interval(VersionKey Start, VersionKey? End, bool IsEndInside)
{
    public bool Contains(VersionKey key) => Start <= key && (End is not { } end || key < end || (IsEndInside && key == end));

    /// <summary>Whether every version is inside, even one that cannot be read.</summary>
    public bool IsEverything => End is null && Start.Bytes.IsEmpty;
}
