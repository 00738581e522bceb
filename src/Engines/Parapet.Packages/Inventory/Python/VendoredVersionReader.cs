using Parapet.Packages.Artifacts;
using Parapet.Packages.Inventory.Formats;
using Parapet.Packages.Versions;

namespace Parapet.Packages.Inventory.Python;

/// <summary>
/// A copy of a package in <c>_vendor/</c> or <c>vendored/</c> that says its version in a line <c>__version__ = "1.2.3"</c>. The folder is named as it
/// is imported, which is mostly but not always the name on PyPI, and the copy may have been changed or emptied: a conclusion, never certain.
/// </summary>
public sealed class VendoredVersionReader : TextInventoryReader
{
    /// <inheritdoc/>
    public override string Format => "__version__";

    /// <inheritdoc/>
    public override Want Wants(ArtifactEntry entry, ReadOnlySpan<byte> start) =>
        entry.Path.EndsWith(".py", StringComparison.Ordinal) && PythonNames.IsVendored(entry.Path) && ImportName(entry.Path).Length > 0
            ? Want.Everything
            : Want.Nothing;

    private protected override void Read(ArtifactEntry entry, string text, InventoryBuilder into)
    {
        var lines = new LineCursor(text);
        while (lines.Next())
        {
            if (Version(lines.Current) is { IsEmpty: false } version)
            {
                into.Add(new Package
                {
                    Ecosystem = Ecosystem.PyPI,
                    Name = Distribution(ImportName(entry.Path)),
                    Version = version.ToString(),
                    Kind = PackageKind.Bundled,
                    Path = entry.Path,
                    Line = lines.Number,
                    IsCertain = false,
                });
                return;
            }
        }
    }

    /// <summary>The version in <c>__version__ = "1.2.3"</c>; of what is calculated, nothing.</summary>
    private static ReadOnlySpan<char> Version(ReadOnlySpan<char> line)
    {
        if (!line.StartsWith("__version__"))
        {
            return default;
        }

        var value = line["__version__".Length..].TrimStart();
        var equals = value.IndexOf('=');
        var isTyped = value.StartsWith(":") && equals >= 0;
        if (equals != 0 && !isTyped)
        {
            return default;
        }

        value = value[(equals + 1)..].Trim();
        if (value.Length < 3 || value[0] is not ('"' or '\''))
        {
            return default;
        }

        var close = value[1..].IndexOf(value[0]);
        return close > 0 && char.IsAsciiDigit(value[1]) ? value.Slice(1, close) : default;
    }

    /// <summary>What is imported, when the file is one that holds a version: <c>X.py</c>, or <c>__init__</c> and its like in <c>X/</c>.</summary>
    private static ReadOnlySpan<char> ImportName(ReadOnlySpan<char> path)
    {
        var vendor = path.LastIndexOf("_vendor/");
        var vendored = path.LastIndexOf("vendored/");
        var below = vendor > vendored ? path[(vendor + "_vendor/".Length)..] : path[(vendored + "vendored/".Length)..];
        var slash = below.IndexOf('/');
        if (slash < 0)
        {
            var module = below[..^".py".Length];
            return PythonNames.IsName(module) ? module : default;
        }

        var isVersioned = below[(slash + 1)..] is "__init__.py" or "__version__.py" or "_version.py" or "version.py" or "package_data.py" or "__about__.py";
        return isVersioned && PythonNames.IsName(below[..slash]) ? below[..slash] : default;
    }

    private static string Distribution(ReadOnlySpan<char> import) => import switch
    {
        "attr" => "attrs",
        "bs4" => "beautifulsoup4",
        "dateutil" => "python-dateutil",
        "jwt" => "pyjwt",
        "pkg_resources" => "setuptools",
        "yaml" => "pyyaml",
        _ => PythonNames.Normalise(import),
    };
}
