using Parapet.Packages.Artifacts;

namespace Parapet.Packages.Inventory;

/// <summary>Questions about an entry's path that allocate nothing: every reader asks them of every entry.</summary>
internal static class EntryNames
{
    /// <summary>Whether the last segment is exactly this.</summary>
    public static bool IsNamed(this ArtifactEntry entry, string name) =>
        entry.Path.EndsWith(name, StringComparison.Ordinal) && (entry.Path.Length == name.Length || entry.Path[^(name.Length + 1)] == '/');

    /// <summary>The folder of the entry with its final <c>/</c>, or empty.</summary>
    public static ReadOnlySpan<char> Folder(this ArtifactEntry entry) => entry.Path.AsSpan(0, entry.Path.LastIndexOf('/') + 1);

    /// <summary>Whether a segment before the last one is exactly this; <paramref name="folder"/> ends in <c>/</c>.</summary>
    public static bool IsBelow(this ArtifactEntry entry, string folder)
    {
        for (var at = entry.Path.IndexOf(folder, StringComparison.Ordinal); at >= 0; at = entry.Path.IndexOf(folder, at + 1, StringComparison.Ordinal))
        {
            if (at == 0 || entry.Path[at - 1] == '/')
            {
                return true;
            }
        }

        return false;
    }
}
