using System.Text;

namespace Parapet.Guard;

/// <summary>Absolute identifiers of RFC 3986.</summary>
internal static class Uris
{
    public static bool IsUri(ReadOnlySpan<byte> text)
    {
        if (!TryScheme(text, out var length))
        {
            return false;
        }

        var rest = text[(length + 1)..];
        return rest.StartsWith("//"u8) ? IsAfterSlashes(rest[2..], strictHost: false) : IsPathQueryFragment(rest);
    }

    // A file is on no host that a function should ask. .NET reads `vsmacros` like files, without ports.
    public static bool IsUriWithHost(ReadOnlySpan<byte> text) =>
        TryScheme(text, out var length) && !IsFile(text[..length]) && text[(length + 1)..].StartsWith("//"u8) && IsAfterSlashes(text[(length + 3)..], strictHost: true);

    public static bool IsUrl(ReadOnlySpan<byte> text) =>
        IsUriWithHost(text) && text[..text.IndexOf((byte)':')] is var scheme
        && (Ascii.EqualsIgnoreCase(scheme, "https"u8) || Ascii.EqualsIgnoreCase(scheme, "http"u8) || Ascii.EqualsIgnoreCase(scheme, "ftp"u8));

    private static bool IsFile(ReadOnlySpan<byte> scheme) => Ascii.EqualsIgnoreCase(scheme, "file"u8) || Ascii.EqualsIgnoreCase(scheme, "vsmacros"u8);

    private static bool TryScheme(ReadOnlySpan<byte> text, out int length)
    {
        length = text.IndexOf((byte)':');
        if (length < 1 || !char.IsAsciiLetter((char)text[0]))
        {
            return false;
        }

        foreach (var next in text[..length])
        {
            if (!char.IsAsciiLetterOrDigit((char)next) && next is not ((byte)'+' or (byte)'-' or (byte)'.'))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsAfterSlashes(ReadOnlySpan<byte> text, bool strictHost)
    {
        var end = text.IndexOfAny((byte)'/', (byte)'?', (byte)'#') is var found and >= 0 ? found : text.Length;
        var authority = text[..end];
        var at = authority.IndexOf((byte)'@');
        return (at < 0 || (!strictHost && IsMadeOf(authority[..at], ":"u8)))
            && IsHostAndPort(authority[(at + 1)..], strictHost)
            && IsPathQueryFragment(text[end..]);
    }

    // Where a host is asked for, the name of a user is refused: it only ever hides the host.
    private static bool IsHostAndPort(ReadOnlySpan<byte> text, bool strictHost)
    {
        var end = text.StartsWith("["u8) ? text.IndexOf((byte)']') + 1 : text.IndexOf((byte)':') is var colon and >= 0 ? colon : text.Length;
        var host = text[..end];
        var isHost = host.StartsWith("["u8)
            ? Hosts.IsIPv6(host[1..^1])
            : strictHost ? Hosts.IsHostname(host) && !LooksNumeric(host) || Hosts.IsIPv4(host) : IsMadeOf(host, default);
        return end > 0 | text.Length == 0 && isHost && IsPort(text[end..], strictHost);
    }

    // A last label that begins with a digit is an address of IP version 4 to some readers (https://url.spec.whatwg.org/#ends-in-a-number-checker).
    private static bool LooksNumeric(ReadOnlySpan<byte> host) => char.IsAsciiDigit((char)host[host.LastIndexOf((byte)'.') + 1]);

    private static bool IsPort(ReadOnlySpan<byte> text, bool strictHost)
    {
        if (text.Length == 0)
        {
            return true;
        }

        var port = 0;
        foreach (var digit in text[1..])
        {
            if (!char.IsAsciiDigit((char)digit))
            {
                return false;
            }

            port = Math.Min((port * 10) + digit - '0', 65536);
        }

        return text[0] == ':' && (!strictHost || (text.Length > 1 && port <= 65535));
    }

    private static bool IsPathQueryFragment(ReadOnlySpan<byte> text)
    {
        var hash = text.IndexOf((byte)'#');
        if (hash >= 0 && !IsMadeOf(text[(hash + 1)..], ":@/?"u8))
        {
            return false;
        }

        text = hash < 0 ? text : text[..hash];
        var question = text.IndexOf((byte)'?');
        return IsMadeOf(question < 0 ? text : text[..question], ":@/"u8) && (question < 0 || IsMadeOf(text[(question + 1)..], ":@/?"u8));
    }

    /// <summary>Unreserved characters, sub-delimiters, percent-encoded bytes and the others given.</summary>
    private static bool IsMadeOf(ReadOnlySpan<byte> text, ReadOnlySpan<byte> others)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '%')
            {
                if (i + 2 >= text.Length || !char.IsAsciiHexDigit((char)text[i + 1]) || !char.IsAsciiHexDigit((char)text[i + 2]))
                {
                    return false;
                }

                i += 2;
            }
            else if (!char.IsAsciiLetterOrDigit((char)text[i]) && !"-._~!$&'()*+,;="u8.Contains(text[i]) && !others.Contains(text[i]))
            {
                return false;
            }
        }

        return true;
    }
}
