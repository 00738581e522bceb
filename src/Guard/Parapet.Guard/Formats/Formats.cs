namespace Parapet.Guard;

/// <summary>Checks of formats, strict and without allocation. Each takes the text in UTF-8.</summary>
public static class Formats
{
    /// <summary>Whether a text is written in a format.</summary>
    /// <param name="format">The format.</param>
    /// <param name="text">The text.</param>
    public static bool Is(TextFormat format, ReadOnlySpan<byte> text) => format switch
    {
        TextFormat.DateTime => IsDateTime(text),
        TextFormat.Date => IsDate(text),
        TextFormat.Time => IsTime(text),
        TextFormat.Uuid => IsUuid(text),
        TextFormat.Email => IsEmail(text),
        TextFormat.Hostname => IsHostname(text),
        TextFormat.IPv4 => IsIPv4(text),
        TextFormat.IPv6 => IsIPv6(text),
        TextFormat.Uri => IsUri(text),
        _ => false,
    };

    /// <summary><c>date-time</c> of RFC 3339. A leap second may stand at the end of a day in UTC.</summary>
    /// <param name="text">The text.</param>
    public static bool IsDateTime(ReadOnlySpan<byte> text) => Moments.IsDateTime(text);

    /// <summary><c>full-date</c> of RFC 3339.</summary>
    /// <param name="text">The text.</param>
    public static bool IsDate(ReadOnlySpan<byte> text) => Moments.IsDate(text);

    /// <summary><c>full-time</c> of RFC 3339.</summary>
    /// <param name="text">The text.</param>
    public static bool IsTime(ReadOnlySpan<byte> text) => Moments.IsTime(text);

    /// <summary>A UUID of RFC 4122: groups of 8, 4, 4, 4 and 12 hexadecimal digits.</summary>
    /// <param name="text">The text.</param>
    public static bool IsUuid(ReadOnlySpan<byte> text)
    {
        if (text.Length != 36)
        {
            return false;
        }

        for (var i = 0; i < text.Length; i++)
        {
            if (i is 8 or 13 or 18 or 23 ? text[i] != '-' : !char.IsAsciiHexDigit((char)text[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A mailbox of RFC 5321: dotted atoms of at most 64 bytes, <c>@</c>, the name of a host. Quoted names, comments and numeric hosts are refused: they are legal, rare, and
    /// can carry what other programs take for syntax.</summary>
    /// <param name="text">The text.</param>
    public static bool IsEmail(ReadOnlySpan<byte> text) => Hosts.IsEmail(text);

    /// <summary>The name of a host by RFC 1123: at most 253 bytes, labels of 1 to 63 letters, digits and inner hyphens.</summary>
    /// <param name="text">The text.</param>
    public static bool IsHostname(ReadOnlySpan<byte> text) => Hosts.IsHostname(text);

    /// <summary>Four decimal numbers up to 255 without leading zeros: RFC 2673, section 3.2.</summary>
    /// <param name="text">The text.</param>
    public static bool IsIPv4(ReadOnlySpan<byte> text) => Hosts.IsIPv4(text);

    /// <summary>An address by RFC 4291, section 2.2, without a zone.</summary>
    /// <param name="text">The text.</param>
    public static bool IsIPv6(ReadOnlySpan<byte> text) => Hosts.IsIPv6(text);

    /// <summary><c>URI</c> of RFC 3986: absolute, in ASCII.</summary>
    /// <param name="text">The text.</param>
    public static bool IsUri(ReadOnlySpan<byte> text) => Uris.IsUri(text);

    /// <summary><c>URI</c> of RFC 3986 with <c>//</c> and the name or address of a host; not that of a file, and without a user's name, which only ever hides the host.</summary>
    /// <param name="text">The text.</param>
    public static bool IsUriWithHost(ReadOnlySpan<byte> text) => Uris.IsUriWithHost(text);

    /// <summary>A URI with a host whose scheme is http, https or ftp, as <c>[Url]</c> asks for.</summary>
    /// <param name="text">The text.</param>
    public static bool IsUrl(ReadOnlySpan<byte> text) => Uris.IsUrl(text);

    /// <summary>Base64 of RFC 4648, section 4: padded, no white space, no bits that stand for nothing.</summary>
    /// <param name="text">The text.</param>
    public static bool IsBase64(ReadOnlySpan<byte> text) => Base64Text.IsValid(text);

    /// <summary>Whether a text is empty or nothing but white space, as <c>string.IsNullOrWhiteSpace</c> says.</summary>
    /// <param name="text">The text.</param>
    public static bool IsBlank(ReadOnlySpan<byte> text)
    {
        while (text.Length > 0)
        {
            if (text[0] is > (byte)' ' and < 0x80)
            {
                return false;
            }

            System.Text.Rune.DecodeFromUtf8(text, out var rune, out var length);
            if (!System.Text.Rune.IsWhiteSpace(rune))
            {
                return false;
            }

            text = text[length..];
        }

        return true;
    }
}
