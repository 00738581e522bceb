using System.Collections.Immutable;
using System.Text;
using Parapet.Packages.Advisories.Severities;
using Parapet.Packages.Versions;

namespace Parapet.Packages.Advisories.Compiled;

/// <summary>What one advisory says of one package, as bytes: which versions, from which on not, how bad it is.</summary>
internal static class PackageEntry
{
    private const byte NoScore = 255;

    public static void Write(Advisory advisory, AffectedPackage affected, Ecosystem ecosystem, ByteWriter writer)
    {
        string? unknown = affected.Versions.IsEmpty && affected.Ranges.All(range => range.Type is RangeType.Git) ? UnknownReasons.NoVersions : null;
        var intervals = new List<Interval>();
        var repairs = new SortedSet<Repair>();
        foreach (var range in affected.Ranges.Where(range => range.Type is not RangeType.Git))
        {
            var reason = Intervals.Add(range, ecosystem, intervals);
            unknown ??= reason;
            foreach (var one in range.Events.Where(one => one.Kind is RangeEventKind.Fixed))
            {
                if (VersionOrder.TryParse(ecosystem, one.Version, out var key))
                {
                    repairs.Add(new(key, one.Version));
                }
            }
        }

        WriteIntervals(intervals, writer);
        WriteVersions(affected.Versions, ecosystem, intervals, writer);
        writer.Text(unknown ?? "");
        WriteSeverity(AdvisorySeverity.Of(advisory, affected), writer);
        writer.Number(repairs.Count);
        foreach (var (key, text) in repairs)
        {
            writer.Bytes(key.Bytes);
            writer.Text(text);
        }

        WriteImports(affected.Imports, writer);
    }

    /// <summary>Reads up to the severity, which is next, and says what the entry says of a version.</summary>
    /// <param name="cursor">At the start of the entry.</param>
    /// <param name="key">The version's key, or empty when it is no version.</param>
    /// <param name="version">The version as written.</param>
    /// <param name="reason">Why it is unknown, as UTF-8; empty when the version is the reason.</param>
    public static AdvisoryStatus Evaluate(ref ByteCursor cursor, ReadOnlySpan<byte> key, string version, out ReadOnlySpan<byte> reason)
    {
        // Everything is read, whatever the answer: what follows has to be reached.
        var affected = cursor.Byte() == 1;
        affected |= IsInside(ref cursor, key);
        affected |= IsListed(ref cursor, key, version);
        reason = cursor.Bytes();
        if (affected)
        {
            return AdvisoryStatus.Affected;
        }

        if (key.IsEmpty)
        {
            reason = default;
        }

        return key.IsEmpty || !reason.IsEmpty ? AdvisoryStatus.Unknown : AdvisoryStatus.NotAffected;
    }

    public static void WriteSeverity(AdvisorySeverity severity, ByteWriter writer)
    {
        writer.Byte((byte)severity.Level);
        writer.Byte(severity.Score is { } score ? (byte)(score * 10) : NoScore);
        writer.Text(severity.Source);
    }

    public static AdvisorySeverity ReadSeverity(ref ByteCursor cursor)
    {
        var (level, score) = ((SeverityLevel)cursor.Byte(), cursor.Byte());
        return new(level, score == NoScore ? null : score / 10m, cursor.Text());
    }

    /// <summary>Adds the repairs, older ones first.</summary>
    public static void ReadRepairs(ref ByteCursor cursor, List<Repair> into)
    {
        for (var left = cursor.Count(); left > 0; left--)
        {
            into.Add(new(VersionKey.FromBytes(cursor.Bytes()), cursor.Text()));
        }
    }

    public static ImmutableArray<AffectedImport> ReadImports(ref ByteCursor cursor)
    {
        var imports = ImmutableArray.CreateBuilder<AffectedImport>(cursor.Count());
        for (var i = 0; i < imports.Capacity; i++)
        {
            imports.Add(new(cursor.Text(), cursor.Texts(), cursor.Texts(), cursor.Texts()));
        }

        return imports.DrainToImmutable();
    }

    private static void WriteIntervals(List<Interval> intervals, ByteWriter writer)
    {
        writer.Byte((byte)(intervals.Exists(interval => interval.IsEverything) ? 1 : 0));
        var rest = intervals.Where(interval => !interval.IsEverything).Distinct().ToList();
        writer.Number(rest.Count);
        foreach (var interval in rest)
        {
            writer.Byte((byte)((interval.End is null ? 0 : 1) | (interval.IsEndInside ? 2 : 0)));
            writer.Bytes(interval.Start.Bytes);
            if (interval.End is { } end)
            {
                writer.Bytes(end.Bytes);
            }
        }
    }

    private static bool IsInside(ref ByteCursor cursor, ReadOnlySpan<byte> key)
    {
        var inside = false;
        for (var left = cursor.Count(); left > 0; left--)
        {
            var kind = cursor.Byte();
            var start = cursor.Bytes();
            var end = (kind & 1) != 0 ? cursor.Bytes() : default;
            if (!key.IsEmpty && key.SequenceCompareTo(start) >= 0)
            {
                inside |= (kind & 1) == 0 || (key.SequenceCompareTo(end) is var order && (order < 0 || (order == 0 && (kind & 2) != 0)));
            }
        }

        return inside;
    }

    private static void WriteVersions(ImmutableArray<string> versions, Ecosystem ecosystem, List<Interval> intervals, ByteWriter writer)
    {
        var keys = new SortedSet<VersionKey>();
        var others = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var version in versions)
        {
            if (!VersionOrder.TryParse(ecosystem, version, out var key))
            {
                others.Add(version);
            }
            else if (!intervals.Exists(interval => interval.Contains(key)))
            {
                keys.Add(key);
            }
        }

        writer.Number(keys.Count);
        foreach (var key in keys)
        {
            writer.Bytes(key.Bytes);
        }

        writer.Texts([.. others]);
    }

    private static bool IsListed(ref ByteCursor cursor, ReadOnlySpan<byte> key, string version)
    {
        var listed = false;
        for (var left = cursor.Count(); left > 0; left--)
        {
            var one = cursor.Bytes();
            listed |= !key.IsEmpty && key.SequenceEqual(one);
        }

        for (var left = cursor.Count(); left > 0; left--)
        {
            var one = cursor.Bytes();
            listed |= key.IsEmpty && version == Encoding.UTF8.GetString(one);
        }

        return listed;
    }

    private static void WriteImports(ImmutableArray<AffectedImport> imports, ByteWriter writer)
    {
        writer.Number(imports.Length);
        foreach (var import in imports)
        {
            writer.Text(import.Path);
            writer.Texts(import.Symbols);
            writer.Texts(import.Systems);
            writer.Texts(import.Architectures);
        }
    }
}
