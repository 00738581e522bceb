namespace Parapet.Packages.Inventory.OperatingSystem;

/// <summary>
/// Bounds the text of paths that a database makes by joining folders and names: a few bytes that repeat a long folder would otherwise become gigabytes.
/// Paths are some tens of characters; real databases need less than ten characters for each of their bytes.
/// </summary>
internal sealed class PathBudget(long databaseBytes)
{
    private const int LongestPath = 4096;

    private long rest = Math.Max(1 << 20, databaseBytes * 16);

    /// <summary>Whether a path was refused.</summary>
    public bool IsSpent { get; private set; }

    /// <summary>Whether a path of this length may still be made.</summary>
    public bool Allows(int length)
    {
        if (length > LongestPath || length > rest)
        {
            IsSpent = true;
            return false;
        }

        rest -= length;
        return true;
    }
}
