namespace Parapet.Packages.Artifacts.Walking;

/// <summary>Names of entries as archives spell them, and the paths that are made of them.</summary>
internal static class EntryPath
{
    /// <summary>The longest path in characters, as Linux has it (<c>PATH_MAX</c>).</summary>
    public const int Longest = 4096;

    private const string NoName = "has no name";
    private const string TooLong = "has a name longer than a path can be; it is not used";
    private const string ControlCharacter = "has a control character in its name; it is not used";

    /// <summary>
    /// Makes a path of a name, or says why it is not one. A name that leads out of the folder it is unpacked to is refused, and so is one
    /// that leads elsewhere on some systems: nobody can say which file it would be.
    /// </summary>
    /// <returns>What is wrong, or null.</returns>
    public static string? TryMake(string name, out string path)
    {
        path = name;
        if (name.Length is 0 or > Longest)
        {
            return name.Length == 0 ? NoName : TooLong;
        }

        if (name.AsSpan().IndexOfAnyInRange('\0', '\u001f') >= 0)
        {
            return ControlCharacter;
        }

        if (name.Contains('\\', StringComparison.Ordinal))
        {
            return "has a backslash in its name, which is a folder on some systems only; it is not used";
        }

        if (name[0] == '/' || (name.Length > 1 && name[1] == ':' && char.IsAsciiLetter(name[0])))
        {
            return "has an absolute path; it is not used";
        }

        return TryClean(name, out path);
    }

    /// <summary>The same for a file of a folder, where the disk has decided already what a backslash or a colon is.</summary>
    /// <returns>What is wrong, or null.</returns>
    public static string? TryMakeInFolder(string name, out string path)
    {
        path = name;
        return name.Length is 0 or > Longest ? name.Length == 0 ? NoName : TooLong
            : name.AsSpan().IndexOfAnyInRange('\0', '\u001f') >= 0 ? ControlCharacter
            : TryClean(name, out path);
    }

    /// <summary>
    /// The same for a file of an image, which only Linux unpacks: a leading <c>/</c> is the image's own root, and a backslash is a character
    /// like others (systemd has units with it).
    /// </summary>
    /// <returns>What is wrong, or null.</returns>
    public static string? TryMakeInImage(string name, out string path)
    {
        path = name;
        return name.Length == 0 ? NoName
            : name.Length > Longest ? TooLong
            : name.Contains('\0', StringComparison.Ordinal) ? ControlCharacter
            : TryClean(name, out path);
    }

    /// <summary>A name for messages, without what would disturb a terminal.</summary>
    public static string Printable(string name)
    {
        var shown = name.Length > 200 ? name[..200] + "…" : name;
        return string.Create(shown.Length, shown, static (into, from) =>
        {
            for (var index = 0; index < into.Length; index++)
            {
                into[index] = char.IsControl(from[index]) ? '\ufffd' : from[index];
            }
        });
    }

    // Nearly every name is a path already: no segment is empty, `.` or `..`.
    private static bool NeedsWork(string name) =>
        name[0] is '.' or '/' || name[^1] == '.' || name.Contains("/.", StringComparison.Ordinal) || name.Contains("//", StringComparison.Ordinal);

    private static string? TryClean(string name, out string path)
    {
        path = name;
        if (name.Contains("!/", StringComparison.Ordinal))
        {
            return "has `!/` in its name, as if it lay in an archive; it is not used";
        }

        if (!NeedsWork(name))
        {
            return null;
        }

        var kept = new List<string>();
        foreach (var segment in name.Split('/'))
        {
            if (segment == "..")
            {
                return "leads out of its folder; it is not used";
            }

            if (segment is not ("" or "."))
            {
                kept.Add(segment);
            }
        }

        path = string.Join('/', kept);
        if (name.EndsWith('/') && path.Length > 0)
        {
            path += "/";
        }

        return null;
    }
}
