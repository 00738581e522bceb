using System.Collections.Frozen;
using System.Collections.Immutable;
using Parapet.Packages.Advisories.Compiled;
using Parapet.Packages.Inventory;
using Parapet.Packages.Versions;

namespace Parapet.Packages.Advisories;

/// <summary>
/// A compiled database. It reads from the bytes it was opened on, which must stay as they are: a file that the caller maps into memory. Safe to use from
/// several threads.
/// </summary>
public sealed class AdvisoryDatabase
{
    private readonly ReadOnlyMemory<byte> _bytes;
    private readonly DatabaseSections _sections;
    private readonly FrozenDictionary<string, ScopeRange> _scopes;

    private AdvisoryDatabase(ReadOnlyMemory<byte> bytes, DatabaseSections sections)
    {
        (_bytes, _sections) = (bytes, sections);
        Info = sections.Information(bytes.Span);
        _scopes = sections.Scopes(bytes.Span);
    }

    /// <summary>What it is made of.</summary>
    public AdvisoryDatabaseInfo Info { get; }

    /// <summary>Checks that the bytes are a whole and undamaged database of the version that is read here, and opens it.</summary>
    /// <returns>The database, or what is wrong with it, without a final period.</returns>
    public static (AdvisoryDatabase? Database, string? Problem) Open(ReadOnlyMemory<byte> bytes) =>
        DatabaseSections.Check(bytes.Span) is { } problem ? (null, problem) : (new(bytes, DatabaseSections.Read(bytes.Span)), null);

    /// <summary>Whether the database could know anything about the package. Where it could not, finding nothing means nothing.</summary>
    public AdvisoryCoverage Covers(Package package)
    {
        var (scope, other) = AdvisoryScope.Of(package);
        if (AdvisoryNames.IsGuess(package) && _scopes.TryGetValue(scope, out var range))
        {
            var search = new PackageSearch(_bytes.Span, package, [], []);
            return search.TryFind(_sections, range, package.Name, out _) ? AdvisoryCoverage.Covered : AdvisoryCoverage.UncertainName;
        }

        return scope.Length > 0 && _scopes.ContainsKey(scope) || other.Length > 0 && _scopes.ContainsKey(other) ? AdvisoryCoverage.Covered
            : scope.Length == 0 ? AdvisoryCoverage.UnknownRelease
            : AdvisoryCoverage.NoAdvisories;
    }

    /// <summary>What is known against the package, in order of the ids.</summary>
    public ImmutableArray<AdvisoryMatch> Find(Package package)
    {
        var bytes = _bytes.Span;
        var search = new PackageSearch(bytes, package, stackalloc int[PackageSearch.MostFound], stackalloc byte[PackageSearch.RoomForKey]);
        Search(ref search, package);
        return search.Hits is null ? [] : new MatchBuilder(bytes, _sections, search).Build(search.Hits);
    }

    /// <summary>Reads about an advisory that <see cref="Find"/> of this database gave.</summary>
    public AdvisoryDetails Details(MatchedAdvisory advisory)
    {
        var cursor = _sections.Advisory(_bytes.Span, advisory.Index);
        _ = cursor.Count();
        return AdvisoryRecord.Read(ref cursor, Info.Sources[cursor.Count()].Name);
    }

    /// <summary>Whether nothing is known against the package, but for what the given advisories leave unknown; quicker than to find it all.</summary>
    internal bool IsClear(Package package, HashSet<int> unknown)
    {
        var search = new PackageSearch(_bytes.Span, package, stackalloc int[PackageSearch.MostFound], stackalloc byte[PackageSearch.RoomForKey]) { StopsAtAffected = true };
        Search(ref search, package);
        return search.Hits is null || search.Hits.TrueForAll(hit => hit.Reason.Length > 0 && unknown.Contains(hit.Advisory));
    }

    /// <summary>The versions in which what affects the package for certain was repaired.</summary>
    internal List<Repair> Repairs(Package package)
    {
        var bytes = _bytes.Span;
        var search = new PackageSearch(bytes, package, stackalloc int[PackageSearch.MostFound], stackalloc byte[PackageSearch.RoomForKey]);
        Search(ref search, package);
        var repairs = new List<Repair>();
        foreach (var hit in search.Hits ?? [])
        {
            if (hit.Reason.Length == 0)
            {
                var cursor = new ByteCursor(bytes, hit.Rest);
                _ = PackageEntry.ReadSeverity(ref cursor);
                PackageEntry.ReadRepairs(ref cursor, repairs);
            }
        }

        return repairs;
    }

    private void Search(ref PackageSearch search, Package package)
    {
        var (name, otherName) = AdvisoryNames.Of(package);
        if (!AdvisoryScope.IsOfSystems(package.Ecosystem))
        {
            Search(ref search, package.Ecosystem.OsvName(), name, otherName);
            if (search.Found.IsEmpty && AdvisoryNames.IsGuess(package) && _scopes.TryGetValue(AdvisoryScope.Artifacts, out var artifacts))
            {
                search.ReadArtifact(_sections, artifacts, _scopes[package.Ecosystem.OsvName()]);
            }

            return;
        }

        Span<char> scope = stackalloc char[AdvisoryScope.LongestScope];
        Search(ref search, scope[..AdvisoryScope.Write(package, scope)], name, otherName);
        Search(ref search, AdvisoryScope.Distribution(package), name, otherName);
    }

    private void Search(ref PackageSearch search, scoped ReadOnlySpan<char> scope, string name, string otherName)
    {
        if (!scope.IsEmpty && _scopes.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(scope, out var range))
        {
            search.Read(_sections, range, name);
            search.Read(_sections, range, otherName);
        }
    }
}

/// <summary>Whether a database knows about packages of a kind.</summary>
public enum AdvisoryCoverage
{
    /// <summary>It has advisories about the ecosystem or the release.</summary>
    Covered,

    /// <summary>It has none about the ecosystem or the release.</summary>
    NoAdvisories,

    /// <summary>The package does not say of which distribution and release it is.</summary>
    UnknownRelease,

    /// <summary>The package's name is a conclusion, and no advisory is about one of this name: what it is called in advisories is not known.</summary>
    UncertainName,
}

/// <summary>The packages of a scope in the table of packages.</summary>
internal readonly record struct ScopeRange(int First, int Count);
