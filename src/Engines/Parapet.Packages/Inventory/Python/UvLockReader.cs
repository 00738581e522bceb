namespace Parapet.Packages.Inventory.Python;

/// <summary>
/// <c>uv.lock</c> (https://docs.astral.sh/uv/concepts/projects/layout/#the-lockfile). The projects themselves are in it; what they do not need, by way of
/// others or an extra, is for development only.
/// </summary>
public sealed class UvLockReader : TomlLockReader
{
    /// <inheritdoc/>
    public override string Format => "uv.lock";

    private protected override bool IsLocal(TomlLockPackage package) =>
        package.Has("source.virtual") || package.Has("source.editable") || package.Has("source.directory");

    private protected override Predicate<TomlLockPackage> Development(IReadOnlyList<TomlLockPackage> packages)
    {
        var byName = packages.ToLookup(package => package.Name, StringComparer.Ordinal);
        var projects = packages.Where(package => package.Has("source.virtual") || package.Has("source.editable")).Select(package => package.Name);
        var reached = new HashSet<string>(projects, StringComparer.Ordinal);
        if (reached.Count == 0)
        {
            return _ => false;
        }

        var open = new Stack<string>(reached);
        while (open.TryPop(out var name))
        {
            foreach (var needed in byName[name].SelectMany(package => package.Names("dependencies").Concat(package.Names("optional-dependencies"))))
            {
                if (reached.Add(needed))
                {
                    open.Push(needed);
                }
            }
        }

        return package => !reached.Contains(package.Name);
    }
}
