namespace Parapet.Guard;

/// <summary>Names and addresses of hosts, and of mailboxes on them.</summary>
internal static class Hosts
{
    private const int LongestHostname = 253;
    private const int LongestLabel = 63;
    private const int LongestLocalPart = 64;
    private const int LongestMailbox = 254;

    public static bool IsEmail(ReadOnlySpan<byte> text)
    {
        var at = text.LastIndexOf((byte)'@');
        return at is > 0 and <= LongestLocalPart && text.Length <= LongestMailbox && IsDottedAtom(text[..at]) && IsHostname(text[(at + 1)..]);
    }

    public static bool IsHostname(ReadOnlySpan<byte> text)
    {
        if (text.Length > LongestHostname)
        {
            return false;
        }

        while (true)
        {
            var dot = text.IndexOf((byte)'.');
            if (!IsLabel(dot < 0 ? text : text[..dot]))
            {
                return false;
            }

            if (dot < 0)
            {
                return true;
            }

            text = text[(dot + 1)..];
        }
    }

    public static bool IsIPv4(ReadOnlySpan<byte> text)
    {
        for (var part = 0; part < 3; part++)
        {
            var dot = text.IndexOf((byte)'.');
            if (dot < 0 || !IsByte(text[..dot]))
            {
                return false;
            }

            text = text[(dot + 1)..];
        }

        return IsByte(text);
    }

    public static bool IsIPv6(ReadOnlySpan<byte> text)
    {
        var gap = text.IndexOf("::"u8);
        if (gap < 0)
        {
            return Groups(text, mayEndInIPv4: true) == 8;
        }

        var before = gap == 0 ? 0 : Groups(text[..gap], mayEndInIPv4: false);
        var rest = text[(gap + 2)..];
        var after = rest.Length == 0 ? 0 : Groups(rest, mayEndInIPv4: true);
        return before >= 0 && after >= 0 && before + after <= 7;
    }

    /// <summary>How many groups of 16 bits are written, or -1.</summary>
    private static int Groups(ReadOnlySpan<byte> text, bool mayEndInIPv4)
    {
        for (var count = 1; ; count++)
        {
            var colon = text.IndexOf((byte)':');
            if (colon < 0)
            {
                return IsGroup(text) ? count : mayEndInIPv4 && IsIPv4(text) ? count + 1 : -1;
            }

            if (!IsGroup(text[..colon]))
            {
                return -1;
            }

            text = text[(colon + 1)..];
        }
    }

    private static bool IsGroup(ReadOnlySpan<byte> text)
    {
        if (text.Length is 0 or > 4)
        {
            return false;
        }

        foreach (var digit in text)
        {
            if (!char.IsAsciiHexDigit((char)digit))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsByte(ReadOnlySpan<byte> text)
    {
        if (text.Length is 0 or > 3 || (text.Length > 1 && text[0] == '0'))
        {
            return false;
        }

        var value = 0;
        foreach (var digit in text)
        {
            if (!char.IsAsciiDigit((char)digit))
            {
                return false;
            }

            value = (value * 10) + digit - '0';
        }

        return value <= 255;
    }

    private static bool IsLabel(ReadOnlySpan<byte> label)
    {
        if (label.Length is 0 or > LongestLabel || label[0] == '-' || label[^1] == '-')
        {
            return false;
        }

        foreach (var next in label)
        {
            if (!char.IsAsciiLetterOrDigit((char)next) && next != '-')
            {
                return false;
            }
        }

        return true;
    }

    // atext of RFC 5322, section 3.2.3; a dot only between two of them.
    private static bool IsDottedAtom(ReadOnlySpan<byte> text)
    {
        var previous = (byte)'.';
        foreach (var next in text)
        {
            if (next == '.' ? previous == '.' : !char.IsAsciiLetterOrDigit((char)next) && !"!#$%&'*+-/=?^_`{|}~"u8.Contains(next))
            {
                return false;
            }

            previous = next;
        }

        return previous != '.';
    }
}
