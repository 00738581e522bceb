using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace Parapet.Guard.Tests.Interpreter;

/// <summary>Formats as regular expressions, and by .NET's own types.</summary>
internal static partial class SlowFormats
{
    private const string Label = "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
    private const string Atom = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
    private const string Byte = "(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
    private const string Free = "([A-Za-z0-9._~!$&'()*+,;=:@-]|%[0-9A-Fa-f]{2})";

    public static bool IsEmail(string text) =>
        text.Length <= 254 && Mailbox().IsMatch(text) && text.LastIndexOf('@') <= 64 && text.Length - text.LastIndexOf('@') - 1 <= 253;

    public static bool IsUuid(string text) => Uuid().IsMatch(text);

    public static bool IsMoment(string text)
    {
        var match = Moment().Match(text);
        return match.Success && IsDay(match.Groups["day"].Value) && IsTimeOfDay(match.Groups["time"].Value)
            && int.Parse(match.Groups["minutes"].ValueSpan is { Length: > 0 } minutes ? minutes : "0", CultureInfo.InvariantCulture) < 60
            && DateTimeOffset.TryParse(Fraction().Replace(text.ToUpperInvariant(), "$1"), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out _);
    }

    public static bool IsDay(string text) => Day().IsMatch(text) && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    public static bool IsTimeOfDay(string text) => TimeOfDay().IsMatch(text);

    public static bool IsBase64(string text)
    {
        try
        {
            return Convert.ToBase64String(Convert.FromBase64String(text)) == text;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    // .NET also reads zones, brackets and ports; none of these letters is part of an address.
    public static bool IsIPv6(string text) =>
        Regex.IsMatch(text, @"\A[0-9a-fA-F:.]+\z") && text.Contains(':', StringComparison.Ordinal) && !Regex.IsMatch(text, @"(?<![0-9a-fA-F])0[0-9]+\.|\.0[0-9]")
        && IPAddress.TryParse(text, out var address) && address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6;

    public static bool IsUriWithHost(string text)
    {
        var match = UriText().Match(text);
        if (!match.Success)
        {
            return false;
        }

        var host = match.Groups["host"].Value;
        var isHost = host.StartsWith('[') ? IsIPv6(host[1..^1])
            : IPv4().IsMatch(host) || (host.Length <= 253 && Hostname().IsMatch(host) && !char.IsAsciiDigit(host.Split('.')[^1][0]));
        var port = match.Groups["port"].Value;
        return isHost && (port.Length == 0 || System.Numerics.BigInteger.Parse(port, CultureInfo.InvariantCulture) <= 65535);
    }

    [GeneratedRegex($@"\A{Atom}(\.{Atom})*@{Label}(\.{Label})*\z")]
    private static partial Regex Mailbox();

    [GeneratedRegex(@"\A[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\z")]
    private static partial Regex Uuid();

    [GeneratedRegex(@"\A(?<day>.{10})[Tt](?<time>[0-9:.]+)([Zz]|[+-][0-9]{2}:(?<minutes>[0-9]{2}))\z")]
    private static partial Regex Moment();

    [GeneratedRegex(@"(\.[0-9]{7})0+")]
    private static partial Regex Fraction();

    [GeneratedRegex(@"\A[0-9]{4}-[0-9]{2}-[0-9]{2}\z")]
    private static partial Regex Day();

    [GeneratedRegex(@"\A([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\.[0-9]{1,7}0*)?\z")]
    private static partial Regex TimeOfDay();

    [GeneratedRegex($@"\A(?!(?i:file|vsmacros):)[A-Za-z][A-Za-z0-9+.-]*://(?<host>\[[^\]]*\]|[A-Za-z0-9.-]+)(:(?<port>[0-9]+))?(/({Free}|/)*)?(\?({Free}|[/?])*)?(\#({Free}|[/?])*)?\z")]
    private static partial Regex UriText();

    [GeneratedRegex($@"\A{Byte}(\.{Byte}){{3}}\z")]
    private static partial Regex IPv4();

    [GeneratedRegex($@"\A{Label}(\.{Label})*\z")]
    private static partial Regex Hostname();
}
