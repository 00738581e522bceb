using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Parapet.Iam.Evaluation;

/// <summary>
/// A range of addresses in CIDR notation; an address alone is a range of one. Versions 4 and 6 never match each other.
/// Bits behind the prefix do not count. https://www.rfc-editor.org/rfc/rfc4632
/// </summary>
internal readonly record struct IpRange(bool IsVersion6, UInt128 First, UInt128 Last)
{
    private const int Bits4 = 32;
    private const int Bits6 = 128;

    /// <summary>Whether it is one address.</summary>
    public bool IsSingle => First == Last;

    /// <summary>The range that a text names, or null.</summary>
    public static IpRange? Parse(string text)
    {
        var trimmed = text.AsSpan().Trim();
        var slash = trimmed.IndexOf('/');
        var address = slash < 0 ? trimmed : trimmed[..slash];

        // The parser of the platform takes `10` and `0x0a000001` for addresses too.
        var isPlain = address.Contains(':') || address.Count('.') == 3;
        if (!isPlain || address.Contains('%') || !IPAddress.TryParse(address, out var parsed))
        {
            return null;
        }

        var isVersion6 = parsed.AddressFamily == AddressFamily.InterNetworkV6;
        var bits = isVersion6 ? Bits6 : Bits4;
        var prefix = bits;
        if (slash >= 0 && (!int.TryParse(trimmed[(slash + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out prefix) || prefix > bits))
        {
            return null;
        }

        var value = UInt128.Zero;
        foreach (var one in parsed.GetAddressBytes())
        {
            value = (value << 8) | one;
        }

        var rest = prefix == bits ? UInt128.Zero : bits - prefix == Bits6 ? UInt128.MaxValue : (UInt128.One << (bits - prefix)) - 1;
        return new IpRange(isVersion6, value & ~rest, (value & ~rest) | rest);
    }

    /// <summary>Whether all of the other range lies in this one.</summary>
    public bool Contains(IpRange other) => IsVersion6 == other.IsVersion6 && First <= other.First && other.Last <= Last;
}
