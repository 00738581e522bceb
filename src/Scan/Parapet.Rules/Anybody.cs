using System.Net;
using Parapet.Iam.Language;

namespace Parapet.Rules;

/// <summary>
/// Values of conditions that look like a limit and let in anybody, much as AWS judges whether a bucket's policy is public:
/// https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html#access-control-block-public-access-policy-status
/// </summary>
internal static class Anybody
{
    // Ranges wider than these are no network of anybody's own.
    private const int NarrowestPublicPrefix4 = 8;
    private const int NarrowestPublicPrefix6 = 32;

    private static readonly string[] ArnKeys = ["aws:PrincipalArn", "aws:SourceArn"];

    private static readonly string[] NamingKeys = ["aws:PrincipalOrgID", "aws:PrincipalOrgPaths", "aws:PrincipalAccount", "aws:SourceAccount", "aws:SourceOrgID", "aws:SourceVpc", "aws:SourceVpce"];

    /// <summary>Whether a value of a key that must match keeps hardly anybody out.</summary>
    public static bool Has(string key, string value) =>
        Is(key, ["aws:SourceIp", "aws:VpcSourceIp"]) ? IsWideRange(value)
        : Is(key, ArnKeys) ? IsOfAnyAccount(value)
        : Is(key, NamingKeys) && IsWildOnly(value);

    private static bool Is(string key, string[] keys) => keys.Contains(key, StringComparer.OrdinalIgnoreCase);

    private static bool IsWideRange(string value)
    {
        var slash = value.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 && IPAddress.TryParse(value.AsSpan(0, slash), out var address) && int.TryParse(value.AsSpan(slash + 1), out var prefix)
            && prefix < (address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 ? NarrowestPublicPrefix6 : NarrowestPublicPrefix4);
    }

    // Every account can have a role or a topic of that name. A bucket's ARN has no account, and names the bucket.
    private static bool IsOfAnyAccount(string value) => Arn.TryParse(value, out var arn)
        ? IsWild(arn.Account) || (arn.Account.Length == 0 && IsWild(arn.Resource))
        : value.Contains('*', StringComparison.Ordinal);

    private static bool IsWild(string field) => field.Contains('*', StringComparison.Ordinal) && field.AsSpan().Trim("*?").IsEmpty;

    // `o-*`, `????????????`: what every value of the key looks like.
    private static bool IsWildOnly(string value) =>
        value.AsSpan().ContainsAny('*', '?') && !value.AsSpan().ContainsAnyInRange('0', '9') && value.AsSpan().TrimStart("opcvceu-").Trim("*?/-").IsEmpty;
}
