namespace Parapet.Packages.Inventory.Python;

/// <summary>One package of a lock file in TOML: the values of its table and of those below it.</summary>
internal sealed class TomlLockPackage(int line)
{
    private readonly List<(string Key, string Value)> values = [];

    /// <summary>The line of its header, or of its name once that is known.</summary>
    public int Line { get; private set; } = line;

    /// <summary>The name as written, or empty.</summary>
    public string Name => First("name");

    /// <summary>The version, or empty.</summary>
    public string Version => First("version");

    /// <summary>Adds a value with its path of keys below the package.</summary>
    public void Add(string key, string value, int line)
    {
        Line = key == "name" ? line : Line;
        values.Add((key, value));
    }

    /// <summary>Whether there is a value at this path or below.</summary>
    public bool Has(string key) => values.Exists(value => IsAtOrBelow(value.Key, key));

    /// <summary>The first value at this path, or empty.</summary>
    public string First(string key) => values.Find(value => value.Key == key).Value ?? "";

    /// <summary>Every value at this path: the elements of an array.</summary>
    public IEnumerable<string> All(string key) => values.Where(value => value.Key == key).Select(value => value.Value);

    /// <summary>The names of packages at this path or below, where they stand as <c>{ name = "…" }</c>.</summary>
    public IEnumerable<string> Names(string key) =>
        values.Where(value => IsAtOrBelow(value.Key, key) && value.Key.EndsWith(".name", StringComparison.Ordinal)).Select(value => value.Value);

    private static bool IsAtOrBelow(string path, string key) =>
        path.StartsWith(key, StringComparison.Ordinal) && (path.Length == key.Length || path[key.Length] == '.');
}
