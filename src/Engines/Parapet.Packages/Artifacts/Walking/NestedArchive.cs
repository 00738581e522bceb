namespace Parapet.Packages.Artifacts.Walking;

/// <summary>Which entries are archives of the zip family.</summary>
internal static class NestedArchive
{
    private static readonly string[] Extensions =
        [".aar", ".ear", ".egg", ".hpi", ".jar", ".jpi", ".kar", ".lpkg", ".nar", ".nupkg", ".par", ".sar", ".war", ".whl", ".zip"];

    /// <summary>Whether the name is that of an archive.</summary>
    public static bool HasName(ReadOnlySpan<char> path)
    {
        var dot = path.Length - 1;
        for (; dot >= 0 && path.Length - dot <= 6; dot--)
        {
            if (path[dot] == '.')
            {
                return IsExtension(path[dot..]);
            }
        }

        return false;
    }

    /// <summary>Whether the bytes start as those of a zip do that has an entry.</summary>
    public static bool HasStart(ReadOnlySpan<byte> start) => start.StartsWith("PK\u0003\u0004"u8);

    private static bool IsExtension(ReadOnlySpan<char> extension)
    {
        foreach (var each in Extensions)
        {
            if (extension.Equals(each, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
