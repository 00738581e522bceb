namespace Parapet.Iam.Language;

/// <summary>
/// What a policy is attached to, which decides what may stand in it and how it counts.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies.html#access_policy-types
/// </summary>
public enum PolicyKind
{
    /// <summary>Attached to a user, group or role: says what that identity may do. Names no principal.</summary>
    Identity,

    /// <summary>Attached to a resource such as a queue, bucket, function or secret: says who may do what with it.</summary>
    Resource,

    /// <summary>A role's trust policy: says who may assume the role. Has no <c>Resource</c>.</summary>
    Trust,

    /// <summary>A permissions boundary: the most that identity policies can grant.</summary>
    Boundary,

    /// <summary>Passed when a session is made: the most that the session can do.</summary>
    Session,

    /// <summary>A service control policy of AWS Organizations: the most that principals of an account can do.</summary>
    ServiceControl,

    /// <summary>A resource control policy of AWS Organizations: the most that can be done with resources of an account.</summary>
    ResourceControl,

    /// <summary>A VPC endpoint's policy: the most that can be done through the endpoint.</summary>
    VpcEndpoint,

    /// <summary>A KMS key policy: a resource policy without which nobody has access, not even in the same account.</summary>
    Key,
}

/// <summary>What follows from the kind of a policy.</summary>
public static class PolicyKinds
{
    /// <summary>Whether statements of such a policy name principals.</summary>
    public static bool NamesPrincipals(this PolicyKind kind) =>
        kind is PolicyKind.Resource or PolicyKind.Trust or PolicyKind.ResourceControl or PolicyKind.VpcEndpoint or PolicyKind.Key;

    /// <summary>Whether the missing fields of a short ARN (<c>arn:aws:sqs</c>) count as <c>*</c>, as they do where the principal's side is described.</summary>
    public static bool CompletesArns(this PolicyKind kind) => kind is PolicyKind.Identity or PolicyKind.Boundary or PolicyKind.Session;
}
