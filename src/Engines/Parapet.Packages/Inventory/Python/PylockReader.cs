using Parapet.Packages.Artifacts;

namespace Parapet.Packages.Inventory.Python;

/// <summary><c>pylock.toml</c> and <c>pylock.NAME.toml</c>, the lock file of PEP 751 (https://packaging.python.org/en/latest/specifications/pylock-toml/).</summary>
public sealed class PylockReader : TomlLockReader
{
    /// <inheritdoc/>
    public override string Format => "pylock.toml";

    /// <inheritdoc/>
    public override Want Wants(ArtifactEntry entry, ReadOnlySpan<byte> start) =>
        entry.Path.EndsWith(".toml", StringComparison.Ordinal) && entry.Name.StartsWith("pylock.") ? Want.Everything : Want.Nothing;

    private protected override string PackageTable => "packages";

    private protected override bool IsLocal(TomlLockPackage package) => package.Has("directory");

    /// <summary>A marker asks for the groups that are installed.</summary>
    private protected override Predicate<TomlLockPackage> Development(IReadOnlyList<TomlLockPackage> packages) =>
        package => package.First("marker") is var marker
            && marker.Contains("in dependency_groups", StringComparison.Ordinal) && !marker.Contains(" or ", StringComparison.Ordinal);
}
