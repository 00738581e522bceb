using Parapet.Iam.Language;

namespace Parapet.Iam.Validation.Checks;

/// <summary>Whether values have the form that the values of their key have.</summary>
internal static class KeyFormatChecks
{
    private static readonly PolicyCheck Account = PolicyCheck.Error("invalid-account-value", "The key holds an account: twelve digits.");
    private static readonly PolicyCheck Organization = PolicyCheck.Error("invalid-organization-value", "The key holds an organization's id, such as `o-exampleorgid`.");
    private static readonly PolicyCheck OrganizationPath = PolicyCheck.Error("invalid-organization-path", "The key holds a path such as `o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/`.");
    private static readonly PolicyCheck Vpc = PolicyCheck.Error("invalid-vpc-value", "The key holds the id of a VPC, such as `vpc-0a1b2c3d`.");
    private static readonly PolicyCheck Endpoint = PolicyCheck.Error("invalid-vpc-endpoint-value", "The key holds the id of a VPC endpoint, such as `vpce-0a1b2c3d`.");
    private static readonly PolicyCheck Region = PolicyCheck.Error("invalid-region-value", "The key holds a region, such as `eu-west-1`.");
    private static readonly PolicyCheck Service = PolicyCheck.Error("invalid-service-value", "The key holds a service principal, such as `lambda.amazonaws.com`.");
    private static readonly PolicyCheck ViaService = PolicyCheck.Error("invalid-via-service-value", "The key holds a service and a region, such as `s3.eu-west-1.amazonaws.com`.");
    private static readonly PolicyCheck ExternalId = PolicyCheck.Error("invalid-external-id", "An external id has 2 to 1,224 letters, digits and `+=,.@:/-_`.");
    private static readonly PolicyCheck PrincipalType = PolicyCheck.Error("invalid-principal-type-value", "The key holds `Account`, `User`, `FederatedUser`, `AssumedRole` or `Anonymous`.");

    public static CheckGroup Group { get; } = new(
        "Values of well-known keys",
        [Account, Organization, OrganizationPath, Vpc, Endpoint, Region, Service, ViaService, ExternalId, PrincipalType],
        policy => policy.Statements.SelectMany(view => view.Statement.Conditions.SelectMany(condition => Run(view, condition))));

    private static IEnumerable<PolicyIssue> Run(StatementView view, ConditionEntry condition)
    {
        if (Format(condition.Key) is not var (check, fits, expected)
            || !ConditionOperator.TryParse(condition.Operator, out var op)
            || op.Comparison is not (Comparison.StringEquals or Comparison.StringEqualsIgnoreCase or Comparison.StringLike))
        {
            yield break;
        }

        foreach (var (text, at, _) in KnownText.Of(condition.Values))
        {
            var isPattern = text.AsSpan().IndexOfAny('*', '?') >= 0;
            if (text.Length > 0 && !isPattern && !text.Contains("${", StringComparison.Ordinal) && !fits(text))
            {
                yield return check.At(at, $"`{text}` is no {expected}", view);
            }
        }
    }

    private static (PolicyCheck Check, Func<string, bool> Fits, string Expected)? Format(string key) => key.ToUpperInvariant() switch
    {
        "AWS:SOURCEACCOUNT" or "AWS:PRINCIPALACCOUNT" or "AWS:RESOURCEACCOUNT" or "AWS:VPCEACCOUNT" or "KMS:CALLERACCOUNT" or "S3:RESOURCEACCOUNT" =>
            (Account, ArnText.IsAccountNumber, "account of twelve digits"),
        "AWS:PRINCIPALORGID" or "AWS:SOURCEORGID" or "AWS:RESOURCEORGID" or "AWS:VPCEORGID" => (Organization, IsOrganization, "organization's id"),
        "AWS:PRINCIPALORGPATHS" or "AWS:SOURCEORGPATHS" or "AWS:RESOURCEORGPATHS" or "AWS:VPCEORGPATHS" =>
            (OrganizationPath, path => path.Split('/') is [var organization, ..] && IsOrganization(organization), "path in an organization"),
        "AWS:SOURCEVPC" => (Vpc, id => IsId(id, "vpc-"), "id of a VPC"),
        "AWS:SOURCEVPCE" => (Endpoint, id => IsId(id, "vpce-"), "id of a VPC endpoint"),
        "AWS:REQUESTEDREGION" => (Region, region => region == "aws-global" || ArnText.IsRegion(region), "region"),
        "IAM:PASSEDTOSERVICE" or "AWS:PRINCIPALSERVICENAME" or "AWS:CALLEDVIA" or "AWS:CALLEDVIAFIRST" or "AWS:CALLEDVIALAST" =>
            (Service, service => IsService(service, 3), "service principal"),
        "KMS:VIASERVICE" => (ViaService, service => IsService(service, 4), "service and region such as `s3.eu-west-1.amazonaws.com`"),
        "STS:EXTERNALID" => (ExternalId, IsExternalId, "external id"),
        "AWS:PRINCIPALTYPE" => (PrincipalType, type => type is "Account" or "User" or "FederatedUser" or "AssumedRole" or "Anonymous", "type of principal"),
        _ => null,
    };

    private static bool IsOrganization(string id) =>
        id.StartsWith("o-", StringComparison.Ordinal) && id.Length is >= 12 and <= 34 && id[2..].All(one => char.IsAsciiLetterLower(one) || char.IsAsciiDigit(one));

    private static bool IsId(string id, string start) => id.StartsWith(start, StringComparison.Ordinal) && id.Length > start.Length && id[start.Length..].All(char.IsAsciiLetterOrDigit);

    private static bool IsService(string name, int labels) =>
        name.Split('.').Length >= labels
        && (name.EndsWith(".amazonaws.com", StringComparison.Ordinal) || name.EndsWith(".amazonaws.com.cn", StringComparison.Ordinal) || name.EndsWith(".amazon.com", StringComparison.Ordinal) || name.EndsWith(".aws.internal", StringComparison.Ordinal))
        && name.All(one => char.IsAsciiLetterOrDigit(one) || one is '-' or '.' or '_');

    private static bool IsExternalId(string id) =>
        id.Length is >= 2 and <= 1_224 && id.All(one => char.IsAsciiLetterOrDigit(one) || one is '+' or '=' or ',' or '.' or '@' or ':' or '/' or '-' or '_');
}
