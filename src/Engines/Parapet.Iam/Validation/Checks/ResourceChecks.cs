using Parapet.Iam.Catalog;
using Parapet.Iam.Language;

namespace Parapet.Iam.Validation.Checks;

/// <summary>
/// Whether actions and resources of one statement fit: an action needs at least one resource of a kind that it works on.
/// https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
/// </summary>
internal static class ResourceChecks
{
    private static readonly PolicyCheck WildcardOnly = PolicyCheck.Warning("action-needs-all-resources", "The action cannot be limited to a resource; without `*` in `Resource` the statement has no effect on it.");
    private static readonly PolicyCheck NoMatch = PolicyCheck.Warning("action-without-matching-resource", "No resource of the statement is of a kind that the action works on, so the statement has no effect on it.");
    private static readonly PolicyCheck ObjectAction = PolicyCheck.Warning("object-action-on-bucket", "Actions on S3 objects need `arn:aws:s3:::bucket/*`; the bucket's own ARN matches no object.");
    private static readonly PolicyCheck BucketAction = PolicyCheck.Warning("bucket-action-on-object", "Actions on S3 buckets need `arn:aws:s3:::bucket`; a pattern with a slash matches no bucket.");
    private static readonly PolicyCheck UnusedResource = PolicyCheck.Suggestion("resource-without-matching-action", "No action of the statement works on the resource.");

    public static CheckGroup Group { get; } = new(
        "Actions and their resources", [WildcardOnly, NoMatch, ObjectAction, BucketAction, UnusedResource], policy => policy.Statements.SelectMany(Run));

    private static IEnumerable<PolicyIssue> Run(StatementView view)
    {
        if (!view.AllResourcesKnown || view.CoversAllResources)
        {
            yield break;
        }

        var resources = view.Resources.Select(resource => (resource, Arn: ArnText.Complete(ArnText.WithoutVariables(resource.Text)))).ToList();
        if (resources.Any(pair => pair.Arn is null))
        {
            yield break;
        }

        var exact = view.ExactActions.ToList();
        foreach (var (text, action) in exact)
        {
            if (action.WildcardOnly)
            {
                yield return WildcardOnly.At(text.At, $"`{action.FullName}` has an effect on `Resource: \"*\"` only", view);
            }
            else if (!resources.Any(pair => WorksOn(action, pair.Arn!.Value)))
            {
                var (check, message) = Explain(action, resources.Select(pair => pair.Arn!.Value));
                yield return check.At(text.At, message, view);
            }
        }

        if (!view.AllActionsKnown || exact.Count != view.Actions.Length)
        {
            yield break;
        }

        foreach (var (resource, arn) in resources.Where(pair => !exact.Any(e => WorksOn(e.Action, pair.Arn!.Value))))
        {
            yield return UnusedResource.At(resource.At, $"no action of the statement works on `{resource.Text}`", view);
        }
    }

    // No bucket has a slash in its name, which the pattern of its ARN does not say.
    private static bool WorksOn(CatalogAction action, Arn arn) =>
        action.Resources.Any(resource => ArnText.Overlap(resource.Type.Arn, arn) && !(resource.Type is { Name: "bucket", Arn.Service: "s3" } && arn.Resource.Contains('/', StringComparison.Ordinal)));

    private static (PolicyCheck Check, string Message) Explain(CatalogAction action, IEnumerable<Arn> resources)
    {
        var inS3 = action.Service == "s3" && resources.All(arn => arn is { Service: "s3", Region: "", Account: "" });
        if (inS3 && action.Resources.Any(resource => resource.Type.Name == "object"))
        {
            return (ObjectAction, $"`{action.FullName}` works on objects, and the statement names buckets only; add `/*`");
        }

        if (inS3 && action.Resources.Any(resource => resource.Type.Name == "bucket"))
        {
            return (BucketAction, $"`{action.FullName}` works on buckets, and the statement names objects only");
        }

        var kinds = string.Join(", ", action.Resources.Select(resource => resource.Type.ArnPattern).Distinct().Take(3).Select(arn => $"`{arn}`"));
        return (NoMatch, $"`{action.FullName}` works on none of the statement's resources, but on {kinds}");
    }
}
