namespace Parapet.Iam.Evaluation;

/// <summary>
/// Resources that always carry a policy, without whose word nobody has access:
/// keys (https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html) and roles that are assumed
/// (https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_terms-and-concepts.html).
/// </summary>
internal static class OwnPolicy
{
    /// <summary>What the policy is called that must speak for the request; null when identity policies can do without.</summary>
    public static string? Of(Request request, string resource)
    {
        var action = request.LowerAction;
        if (action.StartsWith("sts:assumerole", StringComparison.Ordinal) || action is "sts:tagsession" or "sts:setsourceidentity" or "sts:setcontext")
        {
            return resource.Contains(":role/", StringComparison.Ordinal) ? "trust policy" : null;
        }

        return action.StartsWith("kms:", StringComparison.Ordinal) && resource.Contains(":key/", StringComparison.Ordinal) ? "key policy" : null;
    }
}
