using System.IO.Compression;
using Parapet.Packages.Artifacts;
using Parapet.Packages.Inventory.Elf;
using Parapet.Packages.Versions;

namespace Parapet.Packages.Inventory.Rust;

/// <summary>
/// A program built with <c>cargo auditable</c>: the section <c>.dep-v0</c> holds its crates as JSON, compressed by zlib
/// (https://github.com/rust-secure-code/cargo-auditable/blob/master/PARSING.md).
/// </summary>
public sealed class AuditableBinaryReader : InventoryReader
{
    private const int LargestJson = 8 << 20;

    /// <inheritdoc/>
    public override string Format => "Rust program";

    /// <inheritdoc/>
    public override Want Wants(ArtifactEntry entry, ReadOnlySpan<byte> start) => Executables.Wants(entry, start);

    /// <inheritdoc/>
    public override void Read(ArtifactEntry entry, ReadOnlyMemory<byte> content, InventoryBuilder into)
    {
        if (!ElfFile.TryRead(content.Span, out var file) || !file.TrySection(".dep-v0"u8, out var section))
        {
            return;
        }

        if (Inflate(section) is not { } json || !TryReadCrates(entry, json, into))
        {
            into.Report(entry.Path, "is a Rust program whose list of crates is damaged");
        }
    }

    private static bool TryReadCrates(ArtifactEntry entry, ReadOnlyMemory<byte> json, InventoryBuilder into)
    {
        var crates = new List<Dictionary<string, string>>();
        var error = JsonWalk.Visit(json.Span, spot =>
        {
            if (spot.Is(2, "packages"))
            {
                crates.Add([]);
            }
            else if (spot is { Value: { } value, Path: [_, _, var name] } && spot.Is(3, "packages") && crates.Count > 0)
            {
                crates[^1][name] = value;
            }
        });
        if (error is not null)
        {
            return false;
        }

        // The program itself and the crates beside it in its workspace are no packages of a registry.
        foreach (var crate in crates.Where(crate => crate.ContainsKey("name") && crate.GetValueOrDefault("source") is not "local" && crate.GetValueOrDefault("root") is not "true"))
        {
            into.Add(new Package
            {
                Ecosystem = Ecosystem.CratesIo,
                Name = crate["name"],
                Version = crate.GetValueOrDefault("version", ""),
                Kind = PackageKind.Bundled,
                Path = entry.Path,
                IsDevelopment = crate.GetValueOrDefault("kind") is "build",
            });
        }

        into.Explain(entry.Path);
        return true;
    }

    private static byte[]? Inflate(ReadOnlySpan<byte> section)
    {
        try
        {
            using var source = new MemoryStream(section.ToArray(), writable: false);
            using var zlib = new ZLibStream(source, CompressionMode.Decompress);
            using var json = new MemoryStream();
            var buffer = new byte[16 << 10];
            for (var read = zlib.Read(buffer); read > 0; read = zlib.Read(buffer))
            {
                if (json.Length + read > LargestJson)
                {
                    return null;
                }

                json.Write(buffer, 0, read);
            }

            return json.ToArray();
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
