using Parapet.Packages.Artifacts;
using Parapet.Packages.Inventory.Elf;

namespace Parapet.Packages.Inventory.DotNet;

/// <summary>
/// A .NET application published as a single file: the <c>deps.json</c> inside it, or the assemblies by their metadata when there is none. A program
/// compiled ahead of time has no bundle and no inventory; nothing is said about it, so that it stays code that no package explains.
/// </summary>
public sealed class SingleFileBundleReader : InventoryReader
{
    // What is inflated of the assemblies of one bundle, together.
    private const long MostInflated = 256L << 20;

    /// <inheritdoc/>
    public override string Format => ".NET single-file bundle";

    /// <inheritdoc/>
    public override Want Wants(ArtifactEntry entry, ReadOnlySpan<byte> start) => Executables.Wants(entry, start);

    /// <inheritdoc/>
    public override void Read(ArtifactEntry entry, ReadOnlyMemory<byte> content, InventoryBuilder into)
    {
        var bundle = SingleFileBundle.Read(content, out var error);
        if (bundle is null)
        {
            if (error is not null)
            {
                into.Report(entry.Path, error);
            }

            return;
        }

        if (bundle.Files.Where(file => file.Type is BundledFileType.DepsJson).Select(file => (BundledFile?)file).FirstOrDefault() is { } json)
        {
            ReadDeps(entry, bundle.Open(json), into);
        }
        else
        {
            ReadAssemblies(entry, bundle, into);
        }
    }

    private static void ReadDeps(ArtifactEntry entry, ReadOnlyMemory<byte>? json, InventoryBuilder into)
    {
        if (json is null || DepsJson.Parse(json.Value.Span, out _) is not { } deps)
        {
            into.Report(entry.Path, "is a .NET single-file bundle whose deps.json is damaged");
            return;
        }

        foreach (var (package, _) in deps.Packages(entry.Path, PackageKind.Bundled))
        {
            into.Add(package with { Line = 0 });
        }

        if (DepsJsonReader.Framework(deps, entry.Path) is { } framework)
        {
            into.Add(framework);
        }

        into.Explain(entry.Path);
    }

    private static void ReadAssemblies(ArtifactEntry entry, SingleFileBundle bundle, InventoryBuilder into)
    {
        long inflated = 0;
        foreach (var file in bundle.Files.Where(file => file.Type is BundledFileType.Assembly && !file.Path.EndsWith(".resources.dll", StringComparison.Ordinal)))
        {
            inflated += (long)Math.Min(file.Size, long.MaxValue >> 32);
            if (inflated > MostInflated)
            {
                into.Report(entry.Path, $"is a .NET single-file bundle with more than {MostInflated >> 20} MiB of assemblies, of which the rest was not read");
                return;
            }

            if (bundle.Open(file) is not { } content)
            {
                into.Report(entry.Path, $"is a .NET single-file bundle in which `{file.Path}` cannot be read");
            }
            else if (AssemblyIdentity.Read(content, out _) is { } identity)
            {
                into.Add(AssemblyReader.PackageOf(identity, entry.Path, PackageKind.Bundled));
            }
        }
    }
}
