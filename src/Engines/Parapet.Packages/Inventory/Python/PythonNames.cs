using System.Text;

namespace Parapet.Packages.Inventory.Python;

/// <summary>Names of Python's packages.</summary>
internal static class PythonNames
{
    /// <summary>
    /// The one spelling of a name that is compared: lower case, runs of <c>-</c>, <c>_</c> and <c>.</c> as one <c>-</c>
    /// (https://peps.python.org/pep-0503/#normalized-names).
    /// </summary>
    public static string Normalise(ReadOnlySpan<char> name)
    {
        var normal = new StringBuilder(name.Length);
        foreach (var character in name.Trim())
        {
            if (character is not ('-' or '_' or '.'))
            {
                normal.Append(char.ToLowerInvariant(character));
            }
            else if (normal.Length == 0 || normal[^1] != '-')
            {
                normal.Append('-');
            }
        }

        return normal.ToString();
    }

    /// <summary>Whether PyPI could have a package of this name (https://packaging.python.org/en/latest/specifications/name-normalization/#name-format).</summary>
    public static bool IsName(ReadOnlySpan<char> name) =>
        name.Length is > 0 and <= 214 && char.IsAsciiLetterOrDigit(name[0]) && char.IsAsciiLetterOrDigit(name[^1]) && name.IndexOfAnyExcept(Characters) < 0;

    /// <summary>How many characters at the start are a name; the rest may be extras, a version or a marker.</summary>
    public static int NameLength(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAnyExcept(Characters);
        return end < 0 ? text.Length : end;
    }

    /// <summary>Whether the path lies in a copy that another package keeps of it: <c>pip/_vendor/</c>, <c>botocore/vendored/</c>.</summary>
    public static bool IsVendored(string path) =>
        path.Contains("/_vendor/", StringComparison.Ordinal) || path.Contains("/vendored/", StringComparison.Ordinal)
        || path.StartsWith("_vendor/", StringComparison.Ordinal) || path.StartsWith("vendored/", StringComparison.Ordinal);

    private static readonly System.Buffers.SearchValues<char> Characters =
        System.Buffers.SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_.");
}
