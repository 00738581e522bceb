using Parapet.Packages.Artifacts;
using Parapet.Packages.Versions;

namespace Parapet.Packages.Inventory.Java;

/// <summary><c>gradle.lockfile</c>: what Gradle resolved, with the configurations that need it (https://docs.gradle.org/current/userguide/dependency_locking.html).</summary>
public sealed class GradleLockfileReader : InventoryReader
{
    /// <inheritdoc/>
    public override string Format => "gradle.lockfile";

    /// <inheritdoc/>
    public override Want Wants(ArtifactEntry entry, ReadOnlySpan<byte> start) => entry.IsNamed("gradle.lockfile") ? Want.Everything : Want.Nothing;

    /// <inheritdoc/>
    public override void Read(ArtifactEntry entry, ReadOnlyMemory<byte> content, InventoryBuilder into)
    {
        foreach (var (number, line) in TextLines.Of(content))
        {
            var equals = line.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0 && line[0] != '#' && line[..equals].Trim().Split(':') is [{ Length: > 0 } group, { Length: > 0 } artifact, var version])
            {
                into.Add(new Package
                {
                    Ecosystem = Ecosystem.Maven,
                    Name = $"{group}:{artifact}",
                    Version = version,
                    Kind = PackageKind.Declared,
                    Path = entry.Path,
                    Line = number,
                    IsDevelopment = line[(equals + 1)..].Split(',').All(name => name.TrimStart().StartsWith("test", StringComparison.Ordinal)),
                });
            }
        }
    }
}
