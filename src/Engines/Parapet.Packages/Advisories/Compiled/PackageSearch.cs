using System.Text;
using Parapet.Packages.Inventory;
using Parapet.Packages.Versions;

namespace Parapet.Packages.Advisories.Compiled;

/// <summary>Looks a package up and gathers what is said of its version. Nothing is allocated for a package that no advisory speaks against.</summary>
internal ref struct PackageSearch(ReadOnlySpan<byte> file, Package package, Span<int> entries, Span<byte> roomForKey)
{
    /// <summary>How often something can be found: in two scopes by two names, or by names that share an artifact id, of which more are not looked at.</summary>
    public const int MostFound = 256;

    /// <summary>How long keys are that need no memory of their own.</summary>
    public const int RoomForKey = 256;

    private readonly ReadOnlySpan<byte> _file = file;
    private readonly Span<int> _entries = entries;
    private readonly Span<byte> _roomForKey = roomForKey;
    private readonly string _version = AdvisoryNames.Version(package);
    private int _found;

    /// <summary>Whether one proof that the version is affected is enough, and nothing after it is read.</summary>
    public bool StopsAtAffected { get; init; }

    /// <summary>The key of the version, or empty when it is no version; set once an advisory about the package was found.</summary>
    public ReadOnlySpan<byte> Key { get; private set; }

    /// <summary>What was found, or null.</summary>
    public List<Hit>? Hits { get; private set; }

    /// <summary>Where the lists of entries of the package are, whether they are about the version or not.</summary>
    public readonly ReadOnlySpan<int> Found => _entries[.._found];

    /// <summary>Reads what the advisories of a scope say of a package of this name.</summary>
    public void Read(scoped in DatabaseSections sections, ScopeRange range, string name)
    {
        if (TryFind(sections, range, name, out var cursor))
        {
            ReadEntries(sections, cursor, "");
        }
    }

    /// <summary>Reads what the advisories say of all packages with the artifact id of this one: it may be each of them.</summary>
    public void ReadArtifact(scoped in DatabaseSections sections, ScopeRange artifacts, ScopeRange packages)
    {
        if (TryFind(sections, artifacts, AdvisoryNames.Artifact(package.Name), out var names))
        {
            for (var left = names.Count(); left > 0 && _found < MostFound; left--)
            {
                var name = Encoding.UTF8.GetString(names.Bytes());
                if (TryFind(sections, packages, name, out var cursor))
                {
                    ReadEntries(sections, cursor, name);
                }
            }
        }
    }

    /// <summary>Whether the scope has a package of this name; then its list of entries is next.</summary>
    public readonly bool TryFind(scoped in DatabaseSections sections, ScopeRange range, string name, out ByteCursor list)
    {
        list = default;
        if (name.Length is 0 or > AdvisoryNames.LongestName)
        {
            return false;
        }

        Span<byte> bytes = stackalloc byte[AdvisoryNames.MostBytes(name.Length)];
        bytes = bytes[..AdvisoryNames.Write(package.Ecosystem, name, bytes)];
        var (low, high) = (range.First, range.First + range.Count - 1);
        while (low <= high)
        {
            var middle = low + ((high - low) / 2);
            var cursor = sections.Package(_file, middle);
            var order = cursor.Bytes().SequenceCompareTo(bytes);
            if (order == 0)
            {
                list = cursor;
                return true;
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return false;
    }

    private void ReadEntries(scoped in DatabaseSections sections, ByteCursor cursor, string candidate)
    {
        if (_found == 0)
        {
            Key = VersionOrder.Key(package.Ecosystem, _version, _roomForKey);
        }

        _entries[_found++] = cursor.Position;
        for (var left = cursor.Count(); left > 0; left--)
        {
            var (advisory, group) = (cursor.Count(), cursor.Count());
            var length = cursor.Count();
            var entry = new ByteCursor(_file, cursor.Position);
            cursor = new ByteCursor(_file, cursor.Position + length);
            var status = PackageEntry.Evaluate(ref entry, Key, _version, out var reason);
            if (status is not AdvisoryStatus.NotAffected && candidate.Length > 0)
            {
                (Hits ??= []).Add(new(group, advisory, UnknownReasons.Group(candidate, sections.AdvisoryId(_file, advisory)), entry.Position));
            }
            else if (status is AdvisoryStatus.Affected)
            {
                (Hits ??= []).Add(new(group, advisory, "", entry.Position));
                if (StopsAtAffected)
                {
                    return;
                }
            }
            else if (status is AdvisoryStatus.Unknown)
            {
                (Hits ??= []).Add(new(group, advisory, reason.IsEmpty ? UnknownReasons.Version(package.Ecosystem, _version) : Encoding.UTF8.GetString(reason), entry.Position));
            }
        }
    }
}

/// <summary>An entry that is about the version, or may be.</summary>
/// <param name="Group">The group of the advisory.</param>
/// <param name="Advisory">The advisory.</param>
/// <param name="Reason">Why it is unknown; empty when the version is affected.</param>
/// <param name="Rest">Where the entry goes on, with the severity.</param>
internal readonly record struct Hit(int Group, int Advisory, string Reason, int Rest);
