namespace Parapet.Packages.Inventory.Python;

/// <summary><c>poetry.lock</c>: <c>category = "dev"</c> until Poetry 1.4, <c>groups</c> since 2.0, and nothing in between (https://python-poetry.org/docs/basic-usage/).</summary>
public sealed class PoetryLockReader : TomlLockReader
{
    /// <inheritdoc/>
    public override string Format => "poetry.lock";

    private protected override bool IsLocal(TomlLockPackage package) => package.First("source.type") == "directory";

    private protected override Predicate<TomlLockPackage> Development(IReadOnlyList<TomlLockPackage> packages) =>
        package => package.First("category") == "dev" || (package.Has("groups") && !package.All("groups").Contains("main"));
}
