using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Parapet.Packages.Advisories.Severities;
using Parapet.Packages.Advisories.Sources;

namespace Parapet.Packages.Advisories.Compiled;

/// <summary>Makes of hits one match for each vulnerability.</summary>
internal readonly ref struct MatchBuilder
{
    private readonly ReadOnlySpan<byte> _file;
    private readonly DatabaseSections _sections;
    private readonly ReadOnlySpan<byte> _installed;

    // All entries of the package by their groups: a version that repairs one stretch may be inside another one.
    private readonly List<(int Group, int At)> _entries = [];

    public MatchBuilder(ReadOnlySpan<byte> file, DatabaseSections sections, PackageSearch search)
    {
        _file = file;
        _sections = sections;
        _installed = search.Key;
        foreach (var found in search.Found)
        {
            var cursor = new ByteCursor(file, found);
            for (var left = cursor.Count(); left > 0; left--)
            {
                _ = cursor.Count();
                var group = cursor.Count();
                var length = cursor.Count();
                _entries.Add((group, cursor.Position));
                cursor = new ByteCursor(file, cursor.Position + length);
            }
        }

        _entries.Sort();
    }

    /// <summary>Builds the matches, in order of their ids.</summary>
    public ImmutableArray<AdvisoryMatch> Build(List<Hit> hits)
    {
        // Advisories are numbered in the order of their ids.
        hits.Sort(static (one, other) => (one.Group, one.Advisory, one.Rest).CompareTo((other.Group, other.Advisory, other.Rest)));
        var matches = new List<AdvisoryMatch>(hits.Count);
        for (var rest = CollectionsMarshal.AsSpan(hits); !rest.IsEmpty;)
        {
            var length = 1;
            while (length < rest.Length && rest[length].Group == rest[0].Group)
            {
                length++;
            }

            matches.Add(Match(rest[..length]));
            rest = rest[length..];
        }

        matches.Sort(static (one, other) => string.CompareOrdinal(one.Id, other.Id));
        return [.. matches];
    }

    private AdvisoryMatch Match(ReadOnlySpan<Hit> hits)
    {
        // A proof that the version is affected goes before all that is unknown.
        var isAffected = false;
        foreach (var hit in hits)
        {
            isAffected |= hit.Reason.Length == 0;
        }

        var severity = AdvisorySeverity.Unknown;
        var repairs = new List<Repair>();
        var advisories = new List<MatchedAdvisory>(hits.Length);
        foreach (var hit in hits)
        {
            if (isAffected && hit.Reason.Length > 0)
            {
                continue;
            }

            var cursor = new ByteCursor(_file, hit.Rest);
            var own = PackageEntry.ReadSeverity(ref cursor);
            severity = AdvisorySeverity.Compare(own, severity) > 0 ? own : severity;
            PackageEntry.ReadRepairs(ref cursor, repairs);
            var imports = PackageEntry.ReadImports(ref cursor);
            if (advisories.Count > 0 && advisories[^1].Index == hit.Advisory)
            {
                advisories[^1] = advisories[^1] with { Imports = [.. advisories[^1].Imports, .. imports] };
            }
            else
            {
                advisories.Add(new(_sections.AdvisoryId(_file, hit.Advisory), imports, hit.Advisory));
            }
        }

        repairs.Sort();
        var group = _sections.Group(_file, hits[0].Group);
        return new()
        {
            Id = Preferred(advisories),
            Ids = group.Texts(),
            Status = isAffected ? AdvisoryStatus.Affected : AdvisoryStatus.Unknown,
            Reason = isAffected ? "" : hits[0].Reason,
            Severity = severity,
            Kev = group.Byte() == 0 ? null : new KevEntry(group.Text(), group.Date(), group.Date(), group.Byte() != 0),
            Epss = group.Byte() == 0 ? null : new EpssScore(group.Text(), group.Double(), group.Double()),
            FixedVersions = Texts(repairs),
            Fix = Fix(repairs, hits[0].Group),
            Advisories = [.. advisories],
        };
    }

    private string? Fix(List<Repair> repairs, int group)
    {
        foreach (var (key, text) in repairs)
        {
            if (!_installed.IsEmpty && key.Bytes.SequenceCompareTo(_installed) >= 0 && !IsAffected(key.Bytes, text, group))
            {
                return text;
            }
        }

        return null;
    }

    private bool IsAffected(ReadOnlySpan<byte> key, string text, int group)
    {
        var first = _entries.BinarySearch((group, -1));
        for (var i = first < 0 ? ~first : first; i < _entries.Count && _entries[i].Group == group; i++)
        {
            var entry = new ByteCursor(_file, _entries[i].At);
            if (PackageEntry.Evaluate(ref entry, key, text, out _) is AdvisoryStatus.Affected)
            {
                return true;
            }
        }

        return false;
    }

    private static ImmutableArray<string> Texts(List<Repair> repairs)
    {
        var texts = ImmutableArray.CreateBuilder<string>(repairs.Count);
        foreach (var (_, text) in repairs)
        {
            if (texts.Count == 0 || texts[^1] != text)
            {
                texts.Add(text);
            }
        }

        return texts.DrainToImmutable();
    }

    private static string Preferred(List<MatchedAdvisory> advisories)
    {
        var best = advisories[0].Id;
        foreach (var advisory in advisories)
        {
            best = Preference(advisory.Id) < Preference(best) ? advisory.Id : best;
        }

        return best;
    }

    private static int Preference(string id) => id switch
    {
        _ when Advisory.IsMaliciousId(id) => 0,
        _ when id.StartsWith("GHSA-", StringComparison.Ordinal) => 1,
        _ when id.StartsWith("CVE-", StringComparison.Ordinal) => 2,
        _ => 3,
    };
}
