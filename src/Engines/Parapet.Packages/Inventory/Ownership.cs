namespace Parapet.Packages.Inventory;

/// <summary>Which package a file belongs to. The most specific claim wins: a file before a folder, a deep folder before the one around it.</summary>
internal sealed class Ownership
{
    private readonly Dictionary<string, Package> owners = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Package>.AlternateLookup<ReadOnlySpan<char>> lookup;

    public Ownership(IEnumerable<(string Path, Package Package)> claims)
    {
        foreach (var (path, package) in claims)
        {
            // Two claims to one path: the certain one stays, else the one that sorts first, whatever the order of reading.
            if (!owners.TryGetValue(path, out var other) || Rank(package).CompareTo(Rank(other)) < 0)
            {
                owners[path] = package;
            }
        }

        lookup = owners.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The owner of a file, or null.</summary>
    public Package? Of(string path)
    {
        if (owners.TryGetValue(path, out var owner))
        {
            return owner;
        }

        var rest = path.AsSpan();
        for (var slash = rest.LastIndexOf('/'); slash >= 0; slash = rest[..slash].LastIndexOf('/'))
        {
            if (lookup.TryGetValue(rest[..(slash + 1)], out owner))
            {
                return owner;
            }
        }

        return owners.GetValueOrDefault("");
    }

    private static (bool, string, string) Rank(Package package) => (!package.IsCertain, package.Name, package.Version);
}
