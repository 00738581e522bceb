using System.Collections.Concurrent;
using Parapet.Iam.Catalog;
using Parapet.Iam.Language;

namespace Parapet.Iam.Validation.Checks;

/// <summary>
/// Whether an ARN has the region and the account that its kind of resource has.
/// https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
/// </summary>
internal static class ArnFieldChecks
{
    private static readonly PolicyCheck RegionNotAllowed = PolicyCheck.Error("arn-region-not-allowed", "Resources of this kind have no region in their ARNs, so the pattern matches none.");
    private static readonly PolicyCheck MissingRegion = PolicyCheck.Error("arn-missing-region", "Resources of this kind have a region in their ARNs, so the pattern matches none.");
    private static readonly PolicyCheck AccountNotAllowed = PolicyCheck.Error("arn-account-not-allowed", "Resources of this kind have no account in their ARNs, so the pattern matches none.");
    private static readonly PolicyCheck MissingAccount = PolicyCheck.Warning("arn-missing-account", "Resources of this kind have an account in their ARNs, so the pattern matches none but those that AWS keeps for everybody.");
    private static readonly PolicyCheck UnknownKind = PolicyCheck.Warning("arn-matches-no-kind", "The service defines no kind of resource whose ARN looks like this.");

    // As many entries as AWS has services.
    private static readonly ConcurrentDictionary<Service, Arn[]> KindsOf = [];

    public static CheckGroup Group { get; } = new(
        "Fields of ARNs",
        [RegionNotAllowed, MissingRegion, AccountNotAllowed, MissingAccount, UnknownKind],
        policy => policy.Statements.SelectMany(view => view.Resources.Concat(view.NotResources).SelectMany(resource => Run(view, resource))));

    private static IEnumerable<PolicyIssue> Run(StatementView view, KnownText resource)
    {
        if (!Arn.TryParse(ArnText.WithoutVariables(resource.Text), out var arn) || arn.Resource.Length == 0
            || IamCatalog.Service(arn.Service) is not { ResourceTypes.IsEmpty: false } service)
        {
            yield break;
        }

        var kinds = KindsOf.GetOrAdd(service, Kinds);
        var sameResource = kinds.Where(kind => Wildcards.Overlap(kind.Resource, arn.Resource)).ToList();
        if (kinds.Length == 0)
        {
            yield break;
        }

        if (sameResource.Count == 0)
        {
            yield return UnknownKind.At(resource.At, $"`{resource.Text}` looks like no kind of resource of `{service.Prefix}`", view);
            yield break;
        }

        if (sameResource.Any(kind => Wildcards.Overlap(kind.Region, arn.Region) && FitsAccount(kind, arn)))
        {
            yield break;
        }

        if (!sameResource.Any(kind => Wildcards.Overlap(kind.Region, arn.Region)))
        {
            yield return arn.Region.Length == 0
                ? MissingRegion.At(resource.At, $"`{resource.Text}` lacks the region", view)
                : RegionNotAllowed.At(resource.At, $"`{resource.Text}` has a region, and ARNs of this kind have none", view);
        }
        else
        {
            yield return arn.Account.Length == 0
                ? MissingAccount.At(resource.At, $"`{resource.Text}` lacks the account", view)
                : AccountNotAllowed.At(resource.At, $"`{resource.Text}` has an account, and ARNs of this kind have none", view);
        }
    }

    // Resources that AWS keeps for everybody have `aws` or nothing where others have an account.
    private static bool FitsAccount(Arn kind, Arn arn) =>
        Wildcards.Overlap(kind.Account, arn.Account)
        || arn.Account == "aws"
        || (arn is { Service: "ssm", Account: "" } && (arn.Resource.StartsWith("document/A", StringComparison.Ordinal) || arn.Resource.StartsWith("parameter/aws/", StringComparison.Ordinal)));

    // A placeholder for the region or the account stands for one, never for nothing.
    private static Arn[] Kinds(Service service) =>
    [
        .. from type in service.ResourceTypes
           let arn = type.Arn
           where arn.Service == service.Prefix
           select arn with { Region = arn.Region == "*" ? "?*" : arn.Region, Account = arn.Account == "*" ? "?*" : arn.Account },
    ];
}
