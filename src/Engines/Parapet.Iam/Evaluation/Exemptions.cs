using Parapet.Iam.Catalog;
using Parapet.Iam.Language;

namespace Parapet.Iam.Evaluation;

/// <summary>Requests that AWS answers whatever the policies say.</summary>
internal static class Exemptions
{
    private const string CallerIdentity = "sts:getcalleridentity";
    private const string ReservedRoles = "role/aws-reserved/";

    /// <summary>The decision, or null when policies decide.</summary>
    public static Decision? Of(Request request, string resource) =>
        // https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html: no permission is needed, and no denial helps.
        request.LowerAction == CallerIdentity ? Decision.Allowed
        : request.LowerAction.StartsWith("iam:", StringComparison.Ordinal) && IsImmutable(request, resource) ? Decision.ImplicitlyDenied
        : null;

    // Managed policies of AWS and the roles of IAM Identity Center belong to AWS: nobody in the account can change them.
    private static bool IsImmutable(Request request, string resource) =>
        Arn.TryParse(resource, out var arn) && arn.Service == "iam"
        && ((arn.Account == "aws" && arn.Resource.StartsWith("policy/", StringComparison.Ordinal)) || arn.Resource.StartsWith(ReservedRoles, StringComparison.Ordinal))
        && request.LowerAction != "iam:passrole"
        && IamCatalog.Action(request.Action) is { Level: not (AccessLevel.Read or AccessLevel.List) };
}
