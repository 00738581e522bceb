using System.Net;
using System.Net.Sockets;
using Parapet.Iam.Language;

namespace Parapet.Iam.Validation.Checks;

/// <summary>Addresses and ranges. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_IPAddress</summary>
internal static class IpRangeChecks
{
    private static readonly PolicyCheck Invalid = PolicyCheck.Error("invalid-ip-range", "The operator compares with an address or a range such as `203.0.113.0/24` or `2001:db8::/32`.");
    private static readonly PolicyCheck HostBits = PolicyCheck.Suggestion("ip-range-host-bits", "The address has bits that the range does not count; the range is larger than it looks.");
    private static readonly PolicyCheck Private = PolicyCheck.Warning("private-ip-range", "`aws:SourceIp` holds public addresses only: requests from a VPC endpoint carry `aws:VpcSourceIp` instead, so a private range never matches.");
    private static readonly PolicyCheck Everything = PolicyCheck.Security("ip-range-everything", "The range takes in every address, so the condition limits nothing.");

    private static readonly IPNetwork[] PrivateRanges =
    [
        IPNetwork.Parse("10.0.0.0/8"), IPNetwork.Parse("172.16.0.0/12"), IPNetwork.Parse("192.168.0.0/16"), IPNetwork.Parse("127.0.0.0/8"), IPNetwork.Parse("169.254.0.0/16"), IPNetwork.Parse("fc00::/7"),
    ];

    public static CheckGroup Group { get; } = new(
        "Address ranges",
        [Invalid, HostBits, Private, Everything],
        policy => policy.Statements.SelectMany(view => view.Statement.Conditions.SelectMany(condition => Run(view, condition))));

    private static IEnumerable<PolicyIssue> Run(StatementView view, ConditionEntry condition)
    {
        if (!ConditionOperator.TryParse(condition.Operator, out var op) || op.Comparison != Comparison.IpAddress)
        {
            yield break;
        }

        foreach (var (text, at, _) in KnownText.Of(condition.Values).Where(value => value.Text.Length > 0 && !value.Text.Contains("${", StringComparison.Ordinal)))
        {
            if (Parse(text) is not var (address, length))
            {
                yield return Invalid.At(at, $"`{text}` is no address and no range", view);
                continue;
            }

            var network = First(address, length);
            if (!network.Equals(address))
            {
                yield return HostBits.At(at, $"`{text}` is the range `{network}/{length}`", view);
            }

            if (length == 0 && view.Allows && !op.IsNegated)
            {
                yield return Everything.At(at, $"`{text}` takes in every address", view);
            }

            if (condition.Key.Equals("aws:SourceIp", StringComparison.OrdinalIgnoreCase)
                && PrivateRanges.Any(range => range.BaseAddress.AddressFamily == address.AddressFamily && length >= range.PrefixLength && range.Contains(address)))
            {
                yield return Private.At(at, $"`{text}` is private, and `{condition.Key}` holds public addresses only; use `aws:VpcSourceIp`", view);
            }
        }
    }

    private static (IPAddress Address, int Length)? Parse(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        var host = slash < 0 ? text : text[..slash];

        // .NET also reads `10` and `10.1` as addresses.
        if (!IPAddress.TryParse(host, out var address) || host.Contains('%', StringComparison.Ordinal)
            || (address.AddressFamily == AddressFamily.InterNetwork && (host.Count(one => one == '.') != 3 || !host.All(one => char.IsAsciiDigit(one) || one == '.'))))
        {
            return null;
        }

        var bits = address.AddressFamily == AddressFamily.InterNetwork ? 32 : 128;
        return slash < 0 ? (address, bits)
            : text[(slash + 1)..] is { Length: > 0 and <= 3 } digits && digits.All(char.IsAsciiDigit) && int.Parse(digits, System.Globalization.CultureInfo.InvariantCulture) is var length && length <= bits ? (address, length)
            : null;
    }

    private static IPAddress First(IPAddress address, int length)
    {
        var bytes = address.GetAddressBytes();
        for (var i = 0; i < bytes.Length; i++)
        {
            var kept = Math.Clamp(length - (8 * i), 0, 8);
            bytes[i] &= (byte)(0xFF << (8 - kept));
        }

        return new IPAddress(bytes);
    }
}
