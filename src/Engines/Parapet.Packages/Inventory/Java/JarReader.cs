using System.Security.Cryptography;
using System.Text;
using Parapet.Packages.Artifacts;
using Parapet.Packages.Versions;

namespace Parapet.Packages.Inventory.Java;

/// <summary>
/// A jar by its file name, with its SHA-1, by which repositories know it. A conclusion, and only drawn of a jar in which Maven left no
/// <c>pom.properties</c> of that name.
/// </summary>
public sealed class JarReader : InventoryReader
{
    /// <inheritdoc/>
    public override string Format => "jar";

    /// <inheritdoc/>
    public override Want Wants(ArtifactEntry entry, ReadOnlySpan<byte> start) => JarPath.IsJar(entry.Path) ? Want.Everything : Want.Nothing;

    /// <inheritdoc/>
    public override void Read(ArtifactEntry entry, ReadOnlyMemory<byte> content, InventoryBuilder into)
    {
        // The names in a zip are not compressed.
        var (name, version) = JarPath.FileName(entry.Path);
        if (content.Span.IndexOf(Encoding.UTF8.GetBytes($"/{name}/pom.properties")) >= 0)
        {
            return;
        }

        var package = new Package
        {
            Ecosystem = Ecosystem.Maven,
            Name = name,
            Version = version,
            Kind = PackageKind.Installed,
            Path = entry.Path,
            IsCertain = false,
            Sha1 = Sha1(content.Span),
        };
        into.Add(package);
        into.Own(package, entry.Path, entry.Path + "!/");
    }

    // A name in an index, chosen by the repositories; nothing is secured by it.
    private static string Sha1(ReadOnlySpan<byte> content)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA1);
        hash.AppendData(content);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
