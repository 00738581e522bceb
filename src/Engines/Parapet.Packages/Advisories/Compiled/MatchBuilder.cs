using System.Collections.Immutable;
using Parapet.Packages.Advisories.Severities;
using Parapet.Packages.Advisories.Sources;
using Parapet.Packages.Versions;

namespace Parapet.Packages.Advisories.Compiled;

/// <summary>Makes of hits one match for each vulnerability.</summary>
internal readonly ref struct MatchBuilder
{
    private readonly ReadOnlySpan<byte> _file;
    private readonly DatabaseSections _sections;
    private readonly VersionKey? _installed;
    private readonly Dictionary<int, List<int>> _entries = [];

    public MatchBuilder(ReadOnlySpan<byte> file, DatabaseSections sections, PackageSearch search)
    {
        _file = file;
        _sections = sections;
        _installed = search.Key;
        var groups = new HashSet<int>();
        foreach (var hit in search.Hits ?? [])
        {
            groups.Add(sections.GroupOf(file, hit.Advisory));
        }

        // All entries of these vulnerabilities: a version that repairs one stretch may be inside another one.
        foreach (var found in search.Found)
        {
            var cursor = new ByteCursor(file, found);
            for (var left = cursor.Count(); left > 0; left--)
            {
                var group = sections.GroupOf(file, cursor.Count());
                var length = cursor.Count();
                if (groups.Contains(group))
                {
                    (_entries.TryGetValue(group, out var list) ? list : _entries[group] = []).Add(cursor.Position);
                }

                cursor = new ByteCursor(file, cursor.Position + length);
            }
        }
    }

    public ImmutableArray<AdvisoryMatch> Build(List<Hit> hits)
    {
        var byGroup = new SortedDictionary<int, List<Hit>>();
        foreach (var hit in hits)
        {
            var group = _sections.GroupOf(_file, hit.Advisory);
            (byGroup.TryGetValue(group, out var list) ? list : byGroup[group] = []).Add(hit);
        }

        var matches = new List<AdvisoryMatch>(byGroup.Count);
        foreach (var (group, list) in byGroup)
        {
            matches.Add(Match(group, list));
        }

        return [.. matches.OrderBy(match => match.Id, StringComparer.Ordinal)];
    }

    private AdvisoryMatch Match(int group, List<Hit> hits)
    {
        // A proof that the version is affected goes before all that is unknown.
        var isAffected = hits.Exists(hit => hit.Evaluation.Status is AdvisoryStatus.Affected);
        var counted = isAffected ? hits.FindAll(hit => hit.Evaluation.Status is AdvisoryStatus.Affected) : hits;
        var severity = AdvisorySeverity.Unknown;
        var repairs = new SortedSet<Repair>();
        foreach (var hit in counted)
        {
            severity = AdvisorySeverity.Compare(hit.Severity, severity) > 0 ? hit.Severity : severity;
            repairs.UnionWith(hit.Repairs);
        }

        var cursor = _sections.Group(_file, group);
        var ids = cursor.Texts();
        var kev = cursor.Byte() == 0 ? null : new KevEntry(cursor.Text(), cursor.Date(), cursor.Date(), cursor.Byte() != 0);
        var epss = cursor.Byte() == 0 ? null : new EpssScore(cursor.Text(), cursor.Double(), cursor.Double());
        var advisories = Advisories(counted);
        return new()
        {
            Id = advisories.Select(advisory => advisory.Id).OrderBy(Preference).ThenBy(id => id, StringComparer.Ordinal).First(),
            Ids = ids,
            Status = isAffected ? AdvisoryStatus.Affected : AdvisoryStatus.Unknown,
            Reason = isAffected ? "" : counted[0].Evaluation.Reason,
            Severity = severity,
            FixedVersions = [.. repairs.Select(repair => repair.Text)],
            Fix = Fix(repairs, _entries[group]),
            Kev = kev,
            Epss = epss,
            Advisories = advisories,
        };
    }

    private ImmutableArray<MatchedAdvisory> Advisories(List<Hit> hits)
    {
        // Advisories are numbered in the order of their ids.
        var advisories = new SortedDictionary<int, MatchedAdvisory>();
        foreach (var hit in hits)
        {
            var cursor = _sections.Advisory(_file, hit.Advisory);
            _ = (cursor.Count(), cursor.Count());
            var known = advisories.GetValueOrDefault(hit.Advisory) ?? new(cursor.Text(), [], hit.Advisory);
            advisories[hit.Advisory] = known with { Imports = [.. known.Imports, .. hit.Imports] };
        }

        return [.. advisories.Values];
    }

    private string? Fix(SortedSet<Repair> repairs, List<int> entries)
    {
        if (_installed is not { } installed)
        {
            return null;
        }

        foreach (var (key, text) in repairs)
        {
            if (key >= installed && !IsAffected(key, text, entries))
            {
                return text;
            }
        }

        return null;
    }

    private bool IsAffected(VersionKey key, string text, List<int> entries)
    {
        foreach (var at in entries)
        {
            var entry = new ByteCursor(_file, at);
            if (PackageEntry.Evaluate(ref entry, key, text, out _) is AdvisoryStatus.Affected)
            {
                return true;
            }
        }

        return false;
    }

    private static int Preference(string id) => id switch
    {
        _ when Advisory.IsMaliciousId(id) => 0,
        _ when id.StartsWith("GHSA-", StringComparison.Ordinal) => 1,
        _ when id.StartsWith("CVE-", StringComparison.Ordinal) => 2,
        _ => 3,
    };
}
