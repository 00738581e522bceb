namespace Parapet.Packages.Inventory.Python;

/// <summary>
/// <c>pdm.lock</c> (https://pdm-project.org/latest/usage/lockfile/). Its <c>groups</c> are those of development and the optional ones of production
/// alike; only what is in groups with the usual names of the first is taken for development.
/// </summary>
public sealed class PdmLockReader : TomlLockReader
{
    private static readonly string[] Usual = ["dev", "test", "tests", "testing", "lint", "doc", "docs", "typing", "format"];

    /// <inheritdoc/>
    public override string Format => "pdm.lock";

    private protected override bool IsLocal(TomlLockPackage package) => package.Has("path") && package.First("editable") == "true";

    private protected override Predicate<TomlLockPackage> Development(IReadOnlyList<TomlLockPackage> packages) =>
        package => package.Has("groups") && package.All("groups").All(group => Usual.Contains(group));
}
