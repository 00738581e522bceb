using Parapet.Packages.Versions;

namespace Parapet.Packages.Advisories.Compiled;

/// <summary>All packages of all advisories, in the order in which they are looked up.</summary>
internal sealed class PackageTable
{
    private readonly List<(string Scope, Entry[] Entries)> _packages;

    private PackageTable(List<(string Scope, Entry[] Entries)> packages) => _packages = packages;

    public int Count => _packages.Count;

    public static PackageTable Of(IReadOnlyList<Advisory> advisories)
    {
        var parts = new List<Entry>[advisories.Count];
        Parallel.For(0, advisories.Count, () => new ByteWriter(), (index, _, writer) =>
        {
            parts[index] = Entries(advisories[index], index, writer);
            return writer;
        }, _ => { });
        var entries = parts.SelectMany(part => part).ToArray();
        Array.Sort(entries, Entry.Compare);
        var packages = new List<(string, Entry[])>();
        for (var start = 0; start < entries.Length;)
        {
            var end = start + 1;
            while (end < entries.Length && entries[end].IsOfSamePackage(entries[start]))
            {
                end++;
            }

            packages.Add((entries[start].Scope, entries[start..end]));
            start = end;
        }

        packages.AddRange(Artifacts(packages));
        return new(packages);
    }

    /// <summary>Every scope with its first package and how many it has.</summary>
    public void WriteScopes(ByteWriter writer)
    {
        var scopes = _packages.Index().GroupBy(one => one.Item.Scope).ToList();
        writer.Number(scopes.Count);
        foreach (var scope in scopes)
        {
            writer.Text(scope.Key);
            writer.Number(scope.First().Index);
            writer.Number(scope.Count());
        }
    }

    /// <summary>The name, then of every entry its advisory, the group of that, and its bytes; of an artifact id the names that have it.</summary>
    public void Write(int index, int[] groups, ByteWriter writer)
    {
        var entries = _packages[index].Entries;
        writer.Bytes(entries[0].Name);
        writer.Number(entries.Length);
        foreach (var entry in entries)
        {
            if (entry.Scope == AdvisoryScope.Artifacts)
            {
                writer.Bytes(entry.Bytes);
                continue;
            }

            writer.Number(entry.Advisory);
            writer.Number(groups[entry.Advisory]);
            writer.Bytes(entry.Bytes);
        }
    }

    private static IEnumerable<(string, Entry[])> Artifacts(List<(string Scope, Entry[] Entries)> packages)
    {
        var maven = Ecosystem.Maven.OsvName();
        return
        [
            .. packages
                .Where(package => package.Scope == maven)
                .Select(package => package.Entries[0].Name)
                .Select(name => new Entry(AdvisoryScope.Artifacts, name[(name.AsSpan().LastIndexOf((byte)':') + 1)..], 0, name))
                .Order(Comparer<Entry>.Create(Entry.Compare))
                .GroupBy(entry => Convert.ToHexString(entry.Name), StringComparer.Ordinal)
                .Select(group => (AdvisoryScope.Artifacts, group.ToArray())),
        ];
    }

    private static List<Entry> Entries(Advisory advisory, int index, ByteWriter writer)
    {
        var entries = new List<Entry>(advisory.Affected.Length);
        foreach (var affected in advisory.Affected)
        {
            if (affected.Ecosystem is { } ecosystem && affected.Name.Length is > 0 and <= AdvisoryNames.LongestName)
            {
                writer.Clear();
                PackageEntry.Write(advisory, affected, ecosystem, writer);
                var name = new byte[AdvisoryNames.MostBytes(affected.Name.Length)];
                var length = AdvisoryNames.Write(ecosystem, affected.Name, name);
                entries.Add(new(AdvisoryScope.Of(ecosystem, affected.EcosystemName), name[..length], index, writer.ToArray()));
            }
        }

        return entries;
    }

    private sealed record Entry(string Scope, byte[] Name, int Advisory, byte[] Bytes)
    {
        public bool IsOfSamePackage(Entry other) => Scope == other.Scope && Name.AsSpan().SequenceEqual(other.Name);

        public static int Compare(Entry one, Entry other)
        {
            var order = string.CompareOrdinal(one.Scope, other.Scope);
            order = order != 0 ? order : one.Name.AsSpan().SequenceCompareTo(other.Name);
            order = order != 0 ? order : one.Advisory.CompareTo(other.Advisory);
            return order != 0 ? order : one.Bytes.AsSpan().SequenceCompareTo(other.Bytes);
        }
    }
}
