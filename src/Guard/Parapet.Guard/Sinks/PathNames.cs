using System.Globalization;
using System.Text;

namespace Parapet.Guard.Sinks;

/// <summary>Which names from outside may become names of files.</summary>
internal static class PathNames
{
    private const int LongestPath = 4095;
    private const int LongestName = 255;

    // Windows: https://learn.microsoft.com/windows/win32/fileio/naming-a-file
    private const string Reserved = ":*?\"<>|";

    // What compatibility normalisation (Unicode, NFKC) turns into one of . / \ : % or a text with a slash, and the slashes that only look like it.
    private const string Lookalikes =
        "\u2024\u2025\uFE19\uFE30\uFE52\uFF0E" + "\u2044\u2215\u29F8\uFF0F\u2100\u2101\u2105\u2106" + "\u2216\u29F5\u29F9\uFE68\uFF3C" + "\u2A74\uFE13\uFE55\uFF1A" + "\uFE6A\uFF05";

    private static readonly string[] Devices = ["CON", "PRN", "AUX", "NUL", "CLOCK$", "CONIN$", "CONOUT$"];

    /// <summary>Why the path must not be used, without a word of it; or null.</summary>
    public static string? Refusal(string path)
    {
        if (path.Length is 0 or > LongestPath)
        {
            return path.Length == 0 ? "the path is empty" : $"the path is longer than {LongestPath} characters";
        }

        if (path[0] == '/')
        {
            return "the path is absolute";
        }

        return CharacterRefusal(path) ?? EncodingRefusal(path) ?? path.Split('/').Select(NameRefusal).FirstOrDefault(why => why is not null);
    }

    private static string? CharacterRefusal(string path)
    {
        foreach (var next in path)
        {
            if (char.IsControl(next) || next is '\u2028' or '\u2029')
            {
                return "the path has a control character";
            }

            if (next == '\\')
            {
                return "the path has a backslash";
            }

            if (Reserved.Contains(next, StringComparison.Ordinal))
            {
                return "the path has one of the characters : * ? \" < > |";
            }

            if (Lookalikes.Contains(next, StringComparison.Ordinal))
            {
                return "the path has a character that passes for a dot, a slash, a colon or a percent sign";
            }
        }

        return Characters.AreWhole(path) && !path.Contains('\uFFFD') ? null : "the path has half a surrogate pair or a replacement character";
    }

    // A path is decoded before it comes here, so what is still encoded waits for a second decoding.
    private static string? EncodingRefusal(string path)
    {
        for (var at = path.IndexOf('%', StringComparison.Ordinal); at >= 0; at = path.IndexOf('%', at + 1))
        {
            var rest = path.AsSpan(at + 1);
            if (rest is ['u' or 'U', ..] || (rest.Length >= 2 && char.IsAsciiHexDigit(rest[0]) && char.IsAsciiHexDigit(rest[1])))
            {
                return "the path is percent-encoded";
            }
        }

        // The bytes C0 AE and C0 AF, a dot and a slash in too many bytes of UTF-8, when they were read as Latin-1.
        return path.Contains("\u00C0\u00AE", StringComparison.Ordinal) || path.Contains("\u00C0\u00AF", StringComparison.Ordinal)
            ? "the path has a dot or a slash in overlong UTF-8"
            : null;
    }

    private static string? NameRefusal(string name)
    {
        if (name.Length == 0)
        {
            return "the path has an empty name";
        }

        if (IsDots(name))
        {
            return "the path has a name of dots";
        }

        if (name[^1] is '.' || char.IsWhiteSpace(name[^1]))
        {
            return "the path has a name that ends in a dot or a space";
        }

        if (IsDevice(name))
        {
            return "the path has the name of a device";
        }

        return Encoding.UTF8.GetByteCount(name) > LongestName ? $"the path has a name of more than {LongestName} bytes" : null;
    }

    // Neither three dots in one nor characters that are not seen, such as a zero-width joiner, make another name of it.
    private static bool IsDots(string name) => name.All(next => next is '.' or '\u2026' || char.GetUnicodeCategory(next) is UnicodeCategory.Format);

    // With any extension, and with spaces before it.
    private static bool IsDevice(string name)
    {
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        var stem = (dot < 0 ? name : name[..dot]).TrimEnd(' ').ToUpperInvariant();
        return Devices.Contains(stem, StringComparer.Ordinal)
            || (stem.Length == 4 && (stem.StartsWith("COM", StringComparison.Ordinal) || stem.StartsWith("LPT", StringComparison.Ordinal)) && stem[3] is (>= '0' and <= '9') or '\u00B9' or '\u00B2' or '\u00B3');
    }
}
