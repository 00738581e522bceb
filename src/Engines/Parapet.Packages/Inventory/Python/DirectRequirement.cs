namespace Parapet.Packages.Inventory.Python;

/// <summary>
/// A line of a requirements file that asks for a file or a repository and not for a name: <c>https://…/name-1.0.tar.gz</c>,
/// <c>./name-1.0-py3-none-any.whl</c>, <c>-e git+https://…#egg=name</c> (https://pip.pypa.io/en/stable/reference/requirement-specifiers/). Archives
/// carry name and version in their names (https://packaging.python.org/en/latest/specifications/binary-distribution-format/).
/// </summary>
internal static class DirectRequirement
{
    /// <summary>Which package the line asks for; false when it does not say.</summary>
    /// <param name="line">The line without a comment.</param>
    /// <param name="name">The name as written.</param>
    /// <param name="version">The version in the archive's name; empty when there is none.</param>
    public static bool TryRead(ReadOnlySpan<char> line, out ReadOnlySpan<char> name, out ReadOnlySpan<char> version)
    {
        version = default;
        line = WithoutOption(line, "--editable", "-e");
        var end = line.IndexOf(' ');
        line = end < 0 ? line : line[..end];
        var hash = line.IndexOf('#');
        if (TryArchive(hash < 0 ? line : line[..hash], out name, out version))
        {
            return true;
        }

        var egg = line.IndexOf("egg=");
        name = hash < 0 || egg < hash ? default : line[(egg + 4)..];
        name = name[..PythonNames.NameLength(name)];
        return PythonNames.IsName(name);
    }

    /// <summary>Whether the line asks for something that is fetched from elsewhere.</summary>
    public static bool IsRemote(ReadOnlySpan<char> line) => WithoutOption(line, "--editable", "-e") is var rest && !rest.StartsWith("-") && rest.Contains("://", StringComparison.Ordinal);

    /// <summary>The file that the line includes, or empty.</summary>
    public static ReadOnlySpan<char> Included(ReadOnlySpan<char> line) => WithoutOption(line, "--requirement", "-r") is var rest && rest.Length < line.Length ? rest : default;

    // The value follows after a space or an equals sign, or at once after the short name.
    private static ReadOnlySpan<char> WithoutOption(ReadOnlySpan<char> line, string name, string letter) =>
        line.StartsWith(name) && line.Length > name.Length && line[name.Length] is ' ' or '=' ? line[(name.Length + 1)..].Trim(" =")
        : line.StartsWith(letter) ? line[letter.Length..].Trim(" =")
        : line;

    private static bool TryArchive(ReadOnlySpan<char> location, out ReadOnlySpan<char> name, out ReadOnlySpan<char> version)
    {
        var query = location.IndexOf('?');
        location = query < 0 ? location : location[..query];
        var file = location[(location.LastIndexOfAny('/', '\\') + 1)..];
        var isWheel = file.EndsWith(".whl");
        var stem = isWheel ? file[..^4] : WithoutEnd(file);

        // In a wheel's name no dash is part of a name; in that of a source archive only the last one is not.
        var dash = isWheel ? stem.IndexOf('-') : stem.LastIndexOf('-');
        name = dash > 0 && stem.Length < file.Length ? stem[..dash] : default;
        version = dash > 0 ? stem[(dash + 1)..] : default;
        var next = isWheel ? version.IndexOf('-') : -1;
        version = next < 0 ? version : version[..next];
        return PythonNames.IsName(name) && version.Length > 0 && char.IsAsciiDigit(version[0]);
    }

    private static ReadOnlySpan<char> WithoutEnd(ReadOnlySpan<char> file)
    {
        foreach (var end in (ReadOnlySpan<string>)[".tar.gz", ".tar.bz2", ".tar.xz", ".tgz", ".zip"])
        {
            if (file.EndsWith(end))
            {
                return file[..^end.Length];
            }
        }

        return file;
    }
}
