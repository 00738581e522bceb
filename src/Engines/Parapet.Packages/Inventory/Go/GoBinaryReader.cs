using Parapet.Packages.Artifacts;
using Parapet.Packages.Inventory.Elf;
using Parapet.Packages.Versions;

namespace Parapet.Packages.Inventory.Go;

/// <summary>A program linked by Go: its module, the modules it was built from and, as <c>stdlib</c>, the version of Go.</summary>
public sealed class GoBinaryReader : InventoryReader
{
    /// <inheritdoc/>
    public override string Format => "Go program";

    /// <inheritdoc/>
    public override Want Wants(ArtifactEntry entry, ReadOnlySpan<byte> start) => Executables.Wants(entry, start);

    /// <inheritdoc/>
    public override void Read(ArtifactEntry entry, ReadOnlyMemory<byte> content, InventoryBuilder into)
    {
        if (!ElfFile.TryRead(content.Span, out var file))
        {
            return;
        }

        if (GoBuildInfo.Read(file) is not { } info)
        {
            if (file.TrySection(".gopclntab"u8, out _) || file.TrySection(".note.go.buildid"u8, out _))
            {
                into.Report(entry.Path, "is a Go program without build information: its modules are unknown");
            }

            return;
        }

        // A version may be followed by the experiments it was built with; that of a development build is none.
        var version = info.GoVersion.Split(' ')[0];
        into.Add(Of(entry, "stdlib", version.StartsWith("go", StringComparison.Ordinal) ? version[2..] : "", PackageKind.Bundled));
        foreach (var package in Modules(entry, info.Modules))
        {
            into.Add(package);
        }

        into.Explain(entry.Path);
    }

    private static IEnumerable<Package> Modules(ArtifactEntry entry, string text)
    {
        Package? last = null;
        foreach (var fields in text.Split('\n').Select(line => line.Split('\t')))
        {
            switch (fields)
            {
                case ["mod" or "dep", { Length: > 0 } path, var version, ..]:
                    if (last is not null)
                    {
                        yield return last;
                    }

                    last = Of(entry, path, version is "(devel)" ? "" : version, fields[0] == "mod" ? PackageKind.Installed : PackageKind.Bundled);
                    break;
                case ["=>", { Length: > 0 } path, var version, ..] when last is not null:
                    // A replacement by a folder is code of which no version is known.
                    last = version.Length == 0 || path[0] is '.' or '/' ? last with { Version = "" } : last with { Name = path, Version = version };
                    break;
            }
        }

        if (last is not null)
        {
            yield return last;
        }
    }

    private static Package Of(ArtifactEntry entry, string name, string version, PackageKind kind) => new()
    {
        Ecosystem = Ecosystem.Go,
        Name = name,
        Version = version,
        Kind = kind,
        Path = entry.Path,
    };
}
