using Parapet.Packages.Artifacts;
using Parapet.Packages.Versions;

namespace Parapet.Packages.Inventory.DotNet;

/// <summary><c>*.deps.json</c>, which <c>dotnet publish</c> writes beside the assemblies: the packages of the application, with the files they own.</summary>
public sealed class DepsJsonReader : InventoryReader
{
    private const string Suffix = ".deps.json";

    /// <inheritdoc/>
    public override string Format => "deps.json";

    /// <inheritdoc/>
    public override Want Wants(ArtifactEntry entry, ReadOnlySpan<byte> start) =>
        entry.Path.EndsWith(Suffix, StringComparison.Ordinal) && entry.Name.Length > Suffix.Length ? Want.Everything : Want.Nothing;

    /// <inheritdoc/>
    public override void Read(ArtifactEntry entry, ReadOnlyMemory<byte> content, InventoryBuilder into)
    {
        if (DepsJson.Parse(content.Span, out var error) is not { } deps)
        {
            into.Report(entry.Path, error!);
            return;
        }

        var folder = entry.Path[..^entry.Name.Length];
        foreach (var (package, files) in deps.Packages(entry.Path, PackageKind.Installed))
        {
            into.Add(package);
            into.Own(package, files.Select(file => folder + file));
        }

        into.Explain(deps.OwnFiles.Select(file => folder + file));
        if (Framework(deps, entry.Path) is { } framework)
        {
            into.Add(framework);
        }
    }

    /// <summary>The shared framework that a framework-dependent application runs on: the machine has it, and which patch release that is, is not written here.</summary>
    internal static Package? Framework(DepsJson deps, string path) =>
        deps.IsSelfContained || !deps.Target.StartsWith(".NETCoreApp", StringComparison.Ordinal)
            ? null
            : new Package
            {
                Ecosystem = Ecosystem.NuGet,
                Name = "Microsoft.NETCore.App",
                Version = "",
                Kind = PackageKind.Runtime,
                Path = path,
                IsCertain = false,
            };
}
