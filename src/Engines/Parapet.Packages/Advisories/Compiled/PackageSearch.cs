using System.Text;
using Parapet.Packages.Inventory;
using Parapet.Packages.Versions;

namespace Parapet.Packages.Advisories.Compiled;

/// <summary>Looks a package up and gathers what is said of its version. Nothing is allocated for a package that no advisory is about.</summary>
internal ref struct PackageSearch(ReadOnlySpan<byte> file, Package package, Span<int> entries)
{
    /// <summary>How often <see cref="Read"/> can find something: in two scopes by two names.</summary>
    public const int MostFound = 4;

    private readonly ReadOnlySpan<byte> _file = file;
    private readonly Span<int> _entries = entries;
    private int _found;

    /// <summary>The key of the version, or null when it is no version; set once an advisory about the package was found.</summary>
    public VersionKey? Key { get; private set; }

    /// <summary>What was found, or null.</summary>
    public List<Hit>? Hits { get; private set; }

    /// <summary>Where the lists of entries of the package are, whether they are about the version or not.</summary>
    public readonly ReadOnlySpan<int> Found => _entries[.._found];

    /// <summary>Reads what the advisories of a scope say of a package of this name.</summary>
    public void Read(in DatabaseSections sections, ScopeRange range, string name)
    {
        if (name.Length is 0 or > AdvisoryNames.LongestName)
        {
            return;
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
                ReadEntries(cursor);
                return;
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }
    }

    private void ReadEntries(ByteCursor cursor)
    {
        if (_found == 0)
        {
            Key = VersionOrder.TryParse(package.Ecosystem, package.Version, out var key) ? key : null;
        }

        _entries[_found++] = cursor.Position;

        for (var left = cursor.Count(); left > 0; left--)
        {
            var advisory = cursor.Count();
            var length = cursor.Count();
            var entry = new ByteCursor(_file, cursor.Position);
            cursor = new ByteCursor(_file, cursor.Position + length);
            var status = PackageEntry.Evaluate(ref entry, Key, package.Version, out var reason);
            if (status is not AdvisoryStatus.NotAffected)
            {
                var why = status is AdvisoryStatus.Affected ? "" : reason.IsEmpty ? UnknownReasons.Version(package.Ecosystem, package.Version) : Encoding.UTF8.GetString(reason);
                (Hits ??= []).Add(Hit.Read(advisory, new(status, why), ref entry));
            }
        }
    }
}
