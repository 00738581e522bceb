using Parapet.Packages.Artifacts;
using Parapet.Packages.Inventory.Formats;
using Parapet.Packages.Versions;

namespace Parapet.Packages.Inventory.Python;

/// <summary>
/// <c>requirements.txt</c> and its like (https://pip.pypa.io/en/stable/reference/requirements-file-format/). A line with <c>==</c> says the version; of
/// another nothing says what it gave. Files that are included with <c>-r</c> are entries of their own and read as such when they are named like one;
/// that others are not read is said.
/// </summary>
public sealed class RequirementsReader : TextInventoryReader
{
    /// <inheritdoc/>
    public override string Format => "requirements.txt";

    /// <inheritdoc/>
    public override Want Wants(ArtifactEntry entry, ReadOnlySpan<byte> start) =>
        IsRead(entry.Path) ? Want.Everything : Want.Nothing;

    private protected override void Read(ArtifactEntry entry, string text, InventoryBuilder into)
    {
        var isDevelopment = IsForDevelopment(entry.Name);
        var lines = new LineCursor(text);
        var isContinued = false;
        while (lines.Next())
        {
            // Hashes stand on lines of their own after a backslash; what matters is on the first.
            var isFirst = !isContinued;
            isContinued = lines.Current.EndsWith("\\");
            var line = WithoutComment(lines.Current.Trim(" \t\\"));
            if (!isFirst || line.IsEmpty || line[0] is '#')
            {
                continue;
            }

            var isNamed = ReadLine(line, out var name, out var version);
            var isDirect = !isNamed && DirectRequirement.TryRead(line, out name, out version);
            if (isNamed && version.IsEmpty && line.IndexOf('@') is var at and > 0 && DirectRequirement.TryRead(line[(at + 1)..].TrimStart(), out _, out var fetched))
            {
                isDirect = true;
                version = fetched;
            }

            if (isNamed || isDirect)
            {
                var isKept = into.Add(new Package
                {
                    Ecosystem = Ecosystem.PyPI,
                    Name = PythonNames.Normalise(name),
                    Version = version.ToString(),
                    Kind = PackageKind.Declared,
                    Path = entry.Path,
                    Line = lines.Number,
                    IsCertain = !version.IsEmpty && !isDirect,
                    IsDevelopment = isDevelopment,
                });
                if (!isKept)
                {
                    return;
                }
            }
            else if (DirectRequirement.Included(line) is { IsEmpty: false } included)
            {
                if (!IsRead($"{entry.Folder()}{included}"))
                {
                    into.Doubt(entry.Path, $"line {lines.Number} includes `{Shown.Value(included.ToString())}`, which is not read: it is not named like a requirements file");
                }
            }
            else if (DirectRequirement.IsRemote(line) || line.StartsWith("${"))
            {
                into.Doubt(entry.Path, $"line {lines.Number} does not say which package `{Shown.Value(line.ToString())}` is");
            }
        }
    }

    /// <summary>Reads <c>name[extra]==1.2.3 ; marker --hash=… # comment</c>; false for options, paths, URLs and empty lines.</summary>
    internal static bool ReadLine(ReadOnlySpan<char> line, out ReadOnlySpan<char> name, out ReadOnlySpan<char> version)
    {
        version = default;
        line = WithoutComment(line);
        name = line[..PythonNames.NameLength(line)];
        if (!PythonNames.IsName(name))
        {
            return false;
        }

        var rest = line[name.Length..].TrimStart();
        if (rest.StartsWith("["))
        {
            var close = rest.IndexOf(']');
            rest = close < 0 ? default : rest[(close + 1)..].TrimStart();
        }

        if (rest.Length > 0 && rest[0] is not ('=' or '<' or '>' or '~' or '!' or ';' or '@' or '(' or '-'))
        {
            return false;
        }

        rest = rest.TrimStart('(');
        if (rest.StartsWith("==") && !rest.StartsWith("==="))
        {
            rest = rest[2..].TrimStart();
            var end = rest.IndexOfAny(" ;,)");
            var pinned = end < 0 ? rest : rest[..end];
            version = pinned.Contains('*') ? default : pinned;
        }

        return true;
    }

    private static ReadOnlySpan<char> WithoutComment(ReadOnlySpan<char> line)
    {
        var comment = line.IndexOf(" #");
        return comment < 0 ? line : line[..comment].TrimEnd();
    }

    private static bool IsRead(ReadOnlySpan<char> path)
    {
        var slash = path.LastIndexOf('/') + 1;
        return path.EndsWith(".txt", StringComparison.OrdinalIgnoreCase)
            && (path[slash..].Contains("requirements", StringComparison.OrdinalIgnoreCase) || path[..slash].EndsWith("requirements/"));
    }

    private static bool IsForDevelopment(ReadOnlySpan<char> name) =>
        name.Contains("dev", StringComparison.Ordinal) || name.Contains("test", StringComparison.Ordinal)
        || name.Contains("lint", StringComparison.Ordinal) || name.Contains("docs", StringComparison.Ordinal);
}
