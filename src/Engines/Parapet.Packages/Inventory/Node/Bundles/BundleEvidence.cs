using Parapet.Packages.Artifacts;
using Parapet.Packages.Versions;

namespace Parapet.Packages.Inventory.Node.Bundles;

/// <summary>Which packages the text of one bundle speaks of, and which versions. Bounded: a bundle has hundreds.</summary>
internal sealed class BundleEvidence
{
    private const int MaxPackages = 20_000;
    private const int MaxVersions = 16;
    private readonly SortedDictionary<string, Proof> packages = new(StringComparer.Ordinal);

    /// <summary>Notes a package, with a version or an empty one, and where it stands; a name that npm could not have is ignored.</summary>
    public void Add(string name, string version, int offset)
    {
        if (packages.TryGetValue(name, out var proof))
        {
            proof.Offset = Math.Min(proof.Offset, offset);
        }
        else if (packages.Count < MaxPackages && NodeNames.IsName(name))
        {
            proof = new Proof { Offset = offset };
            packages.Add(name, proof);
        }

        if (proof is not null && version.Length > 0 && !proof.Versions.ContainsKey(version) && proof.Versions.Count < MaxVersions)
        {
            proof.Versions.Add(version, offset);
        }
    }

    /// <summary>The versions of a package, in ordinal order.</summary>
    public IEnumerable<string> VersionsOf(string name) => packages.TryGetValue(name, out var proof) ? proof.Versions.Keys : [];

    /// <summary>Adds what was found; nobody states it, so nothing is certain.</summary>
    public void AddTo(ArtifactEntry entry, ReadOnlySpan<byte> text, InventoryBuilder into)
    {
        if (packages.Count == MaxPackages)
        {
            into.Report(entry.Path, $"speaks of more than {MaxPackages} packages; those beyond are unknown");
        }

        var found = packages.SelectMany(package => package.Value.Places(), (package, place) => (package.Key, place.Version, place.Offset));
        var line = 1;
        var counted = 0;
        foreach (var (name, version, offset) in found.OrderBy(place => place.Offset).ThenBy(place => place.Key, StringComparer.Ordinal))
        {
            line += text[counted..offset].Count((byte)'\n');
            counted = offset;
            into.Add(new Package
            {
                Ecosystem = Ecosystem.Npm,
                Name = name,
                Version = version,
                Kind = PackageKind.Bundled,
                Path = entry.Path,
                Line = line,
                IsCertain = false,
            });
        }
    }

    private sealed class Proof
    {
        public int Offset { get; set; }

        public SortedDictionary<string, int> Versions { get; } = new(StringComparer.Ordinal);

        /// <summary>Each version with its place, or the place where the name stands.</summary>
        public IEnumerable<(string Version, int Offset)> Places() =>
            Versions.Count == 0 ? [("", Offset)] : Versions.Select(version => (version.Key, version.Value));
    }
}
