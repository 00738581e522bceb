using Parapet.Packages.Artifacts;
using Parapet.Packages.Inventory.Formats;
using Parapet.Packages.Versions;

namespace Parapet.Packages.Inventory.Php;

/// <summary><c>composer.lock</c>, with <c>packages</c> and <c>packages-dev</c> (https://getcomposer.org/doc/01-basic-usage.md#commit-your-composer-lock-file-to-version-control).</summary>
public sealed class ComposerLockReader : JsonInventoryReader
{
    /// <inheritdoc/>
    public override string Format => "composer.lock";

    /// <inheritdoc/>
    public override Want Wants(ArtifactEntry entry, ReadOnlySpan<byte> start) => entry.IsNamed(Format) ? Want.Everything : Want.Nothing;

    private protected override void Read(ArtifactEntry entry, ref JsonCursor json, InventoryBuilder into)
    {
        if (!json.EnterObject())
        {
            into.Report(entry.Path, $"is not the object that a `{Format}` is");
            return;
        }

        while (json.NextProperty())
        {
            var isDevelopment = json.NameIs("packages-dev"u8);
            if (!(isDevelopment || json.NameIs("packages"u8)) || !json.EnterArray())
            {
                json.Skip();
                continue;
            }

            while (json.NextElement())
            {
                var package = ComposerPackage.Read(ref json);
                if (package is { HasName: true, IsLocal: false })
                {
                    into.Add(new Package
                    {
                        Ecosystem = Ecosystem.Packagist,
                        Name = package.Name,
                        Version = package.Version,
                        Kind = PackageKind.Declared,
                        Path = entry.Path,
                        Line = package.Line,
                        License = package.License,
                        IsCertain = package.Version.Length > 0,
                        IsDevelopment = isDevelopment,
                    });
                }
            }
        }
    }
}
