using Parapet.Iam.Catalog;
using Parapet.Iam.Language;

namespace Parapet.Iam.Validation.Checks;

/// <summary>Whether resources are written as ARNs. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html</summary>
internal static class ArnChecks
{
    private static readonly PolicyCheck NoArn = PolicyCheck.Error("resource-is-no-arn", "A resource is an ARN or `*`; a bare name matches nothing.");
    private static readonly PolicyCheck MissingFields = PolicyCheck.Error("arn-missing-fields", "An ARN has six fields, `arn:partition:service:region:account:resource`; empty ones keep their colons.");
    private static readonly PolicyCheck Partition = PolicyCheck.Error("arn-unknown-partition", "The second field is the partition: `aws`, `aws-cn`, `aws-us-gov` and a few more.");
    private static readonly PolicyCheck ServiceCase = PolicyCheck.Error("arn-service-case", "The service's name in an ARN is written in lower case; resources compare with case.");
    private static readonly PolicyCheck ServiceWild = PolicyCheck.Warning("arn-wildcard-service", "IAM wants the service's name in an ARN written out.");
    private static readonly PolicyCheck UnknownService = PolicyCheck.Warning("arn-unknown-service", "No kind of resource that AWS documents has this service in its ARN, so nothing matches.");
    private static readonly PolicyCheck Region = PolicyCheck.Error("arn-invalid-region", "The fourth field is a region such as `eu-west-1`, a pattern or nothing.");
    private static readonly PolicyCheck Account = PolicyCheck.Error("arn-invalid-account", "The fifth field is an account's twelve digits, a pattern or nothing.");
    private static readonly PolicyCheck NoResource = PolicyCheck.Error("arn-empty-resource", "The last field names the resource; nothing has an empty name.");
    private static readonly PolicyCheck Secret = PolicyCheck.Warning("secret-arn-without-suffix", "Secrets Manager ends each secret's ARN in six random characters; an ARN without them matches no secret.");
    private static readonly PolicyCheck Whitespace = PolicyCheck.Error("resource-with-whitespace", "An ARN has no white space at its ends; such a pattern matches nothing.");

    public static CheckGroup Group { get; } = new(
        "ARNs of resources",
        [NoArn, MissingFields, Partition, ServiceCase, ServiceWild, UnknownService, Region, Account, NoResource, Secret, Whitespace],
        policy => policy.Statements.SelectMany(view => view.Resources.Concat(view.NotResources).SelectMany(resource => Run(view, resource))));

    private static IEnumerable<PolicyIssue> Run(StatementView view, KnownText resource)
    {
        var (text, at, _) = resource;
        if (text.Length == 0 || text.Trim('*').Length == 0)
        {
            yield break;
        }

        if (text.Length != text.Trim().Length)
        {
            yield return Whitespace.At(at, $"`{text}` has white space around it and matches nothing", view);
            yield break;
        }

        text = ArnText.WithoutVariables(text);
        if (!text.StartsWith("arn:", StringComparison.Ordinal))
        {
            // `a*` may still match an ARN; a variable alone stands for a whole one.
            if (!Wildcards.Overlap(text, "arn:*"))
            {
                yield return NoArn.At(at, $"`{resource.Text}` is no ARN", view);
            }

            yield break;
        }

        if (!Arn.TryParse(text, out var arn))
        {
            // A wildcard at the end takes in the missing colons.
            if (!text.EndsWith('*'))
            {
                yield return MissingFields.At(at, $"`{resource.Text}` has fewer than six fields", view);
            }

            yield break;
        }

        foreach (var (check, message) in Fields(arn, view))
        {
            yield return check.At(at, message, view);
        }
    }

    private static IEnumerable<(PolicyCheck Check, string Message)> Fields(Arn arn, StatementView view)
    {
        if (!ArnText.IsPartition(arn.Partition))
        {
            yield return (Partition, $"`{arn.Partition}` is no partition");
        }

        if (arn.Service.AsSpan().IndexOfAny('*', '?') >= 0)
        {
            yield return (ServiceWild, $"`{arn.Service}` stands for several services; name them");
        }
        else if (arn.Service.Any(char.IsAsciiLetterUpper))
        {
            yield return (ServiceCase, $"`{arn.Service}` must be in lower case");
        }
        else if (IamCatalog.Service(arn.Service) is null && !IsNamedByActions(arn.Service, view) && !AllArnServices.Value.Contains(arn.Service))
        {
            yield return (UnknownService, $"no resource has `{arn.Service}` in its ARN{(IamCatalog.NearestService(arn.Service) is { } near ? $"; did you mean `{near}`?" : "")}");
        }

        if (!ArnText.IsRegion(arn.Region))
        {
            yield return (Region, $"`{arn.Region}` is no region");
        }

        if (!ArnText.IsAccount(arn.Account) && arn.Service != "cloudfront")
        {
            yield return (Account, $"`{arn.Account}` is no account: twelve digits are expected");
        }

        if (arn.Resource.Length == 0)
        {
            yield return (NoResource, "the ARN names no resource after its fifth colon");
        }

        if (arn is { Service: "secretsmanager", Resource: var secret } && secret.StartsWith("secret:", StringComparison.Ordinal)
            && secret.AsSpan().IndexOfAny('*', '?') < 0 && !HasSuffix(secret))
        {
            yield return (Secret, $"`{secret}` lacks the six characters that Secrets Manager adds; end it in `-??????`");
        }
    }

    private static bool HasSuffix(string secret) =>
        secret.Length > 7 && secret[^7] == '-' && secret[^6..].All(char.IsAsciiLetterOrDigit);

    private static bool IsNamedByActions(string service, StatementView view) =>
        view.ExactActions.Any(exact => exact.Action.Resources.Any(resource => resource.Type.Arn.Service == service));

    // Reads every service; asked only for a name that is no service's prefix.
    private static readonly Lazy<HashSet<string>> AllArnServices = new(() =>
        [.. IamCatalog.ServicePrefixes.SelectMany(prefix => IamCatalog.Service(prefix)!.ResourceTypes).Select(type => type.Arn.Service)]);
}
