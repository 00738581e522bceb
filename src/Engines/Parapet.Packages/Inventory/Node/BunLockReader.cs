using Parapet.Packages.Artifacts;
using Parapet.Packages.Inventory.Formats;
using Parapet.Packages.Versions;

namespace Parapet.Packages.Inventory.Node;

/// <summary>
/// <c>bun.lock</c>, JSON with commas too many, in which each package is a list that starts with <c>name@version</c>
/// (https://bun.com/docs/pm/lockfile). It does not say what is for development only; its older form <c>bun.lockb</c> is not read.
/// </summary>
public sealed class BunLockReader : JsonInventoryReader
{
    /// <inheritdoc/>
    public override string Format => "bun.lock";

    /// <inheritdoc/>
    public override Want Wants(ArtifactEntry entry, ReadOnlySpan<byte> start) =>
        entry.IsNamed(Format) && !NodeModules.Holds(entry) ? Want.Everything : Want.Nothing;

    private protected override void Read(ArtifactEntry entry, ref JsonCursor json, InventoryBuilder into)
    {
        if (!json.EnterObject())
        {
            into.Report(entry.Path, $"is not the object that a `{Format}` is");
            return;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (json.NextProperty())
        {
            if (!json.NameIs("packages"u8) || !json.EnterObject())
            {
                json.Skip();
                continue;
            }

            while (json.NextProperty())
            {
                var line = json.Line;
                if (First(ref json) is { } locator && seen.Add(locator))
                {
                    Add(entry, locator, line, into);
                }
            }
        }
    }

    private static string? First(ref JsonCursor json)
    {
        string? first = null;
        if (json.EnterArray())
        {
            for (var index = 0; json.NextElement(); index++)
            {
                if (index == 0)
                {
                    first = json.Text();
                }
                else
                {
                    json.Skip();
                }
            }
        }

        return first;
    }

    private static void Add(ArtifactEntry entry, string locator, int line, InventoryBuilder into)
    {
        NodeNames.Split(locator, out var name, out var version);
        if (!NodeNames.IsName(name) || NodeNames.IsLocal(version))
        {
            return;
        }

        var isVersion = NodeNames.IsVersion(version);
        into.Add(new Package
        {
            Ecosystem = Ecosystem.Npm,
            Name = name.ToString(),
            Version = isVersion ? version.ToString() : "",
            Kind = PackageKind.Declared,
            Path = entry.Path,
            Line = line,
            IsCertain = isVersion,
        });
    }
}
