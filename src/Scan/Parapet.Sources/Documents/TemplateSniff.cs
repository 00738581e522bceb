namespace Parapet.Sources.Documents;

/// <summary>
/// Tells from the bytes alone whether a file means to be a template. A broken file that means to be one is a problem;
/// any other broken file is none of our business.
/// </summary>
public static class TemplateSniff
{
    /// <summary>Whether the content names the template format's version, or has a <c>Resources</c> key and names a type of AWS.</summary>
    public static bool IsProbablyTemplate(ReadOnlySpan<byte> content)
    {
        // In UTF-16 every second byte of plain letters is NUL; without them the letters stand together.
        var bytes = content is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] ? WithoutNuls(content) : content;
        return bytes.IndexOf("AWSTemplateFormatVersion"u8) >= 0
            || (bytes.IndexOf("AWS::"u8) >= 0 && HasResourcesKey(bytes));
    }

    private static bool HasResourcesKey(ReadOnlySpan<byte> bytes)
    {
        var name = "Resources"u8;
        for (var rest = bytes; ;)
        {
            var at = rest.IndexOf(name);
            if (at < 0)
            {
                return false;
            }

            var startsWord = at == 0 || !char.IsAsciiLetterOrDigit((char)rest[at - 1]);
            rest = rest[(at + name.Length)..];
            if (startsWord && rest.TrimStart(" \t\r\n\"'"u8).StartsWith(":"u8))
            {
                return true;
            }
        }
    }

    private static ReadOnlySpan<byte> WithoutNuls(ReadOnlySpan<byte> bytes)
    {
        var kept = new byte[bytes.Length];
        var count = 0;
        foreach (var one in bytes)
        {
            if (one != 0)
            {
                kept[count++] = one;
            }
        }

        return kept.AsSpan(0, count);
    }
}
