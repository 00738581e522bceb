using Parapet.Packages.Artifacts;
using Parapet.Packages.Versions;

namespace Parapet.Packages.Inventory.DotNet;

/// <summary><c>packages.lock.json</c>: what NuGet resolved, direct and transitive, per target framework (https://learn.microsoft.com/nuget/consume-packages/package-references-in-project-files#locking-dependencies).</summary>
public sealed class PackagesLockJsonReader : InventoryReader
{
    /// <inheritdoc/>
    public override string Format => "packages.lock.json";

    /// <inheritdoc/>
    public override Want Wants(ArtifactEntry entry, ReadOnlySpan<byte> start) => entry.IsNamed("packages.lock.json") ? Want.Everything : Want.Nothing;

    /// <inheritdoc/>
    public override void Read(ArtifactEntry entry, ReadOnlyMemory<byte> content, InventoryBuilder into)
    {
        var seen = new HashSet<(string, string)>();
        string name = "", type = "", version = "";
        var line = 0;
        var error = JsonWalk.Visit(content.Span, spot =>
        {
            if (spot.Is(3, "dependencies"))
            {
                AddLast();
                (name, type, version, line) = (spot.Path[2], "", "", spot.Line);
            }
            else if (spot.Is(4, "dependencies"))
            {
                type = spot.Path[3] == "type" ? spot.Value ?? "" : type;
                version = spot.Path[3] == "resolved" ? spot.Value ?? "" : version;
            }
        });
        AddLast();
        if (error is not null)
        {
            into.Report(entry.Path, error);
        }

        void AddLast()
        {
            if (name.Length > 0 && type != "Project" && seen.Add((name, version)))
            {
                into.Add(new Package { Ecosystem = Ecosystem.NuGet, Name = name, Version = version, Kind = PackageKind.Declared, Path = entry.Path, Line = line });
            }
        }
    }
}
