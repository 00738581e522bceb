namespace Parapet.Trail.CloudTrail;

/// <summary>
/// Who made a call. Any field can be absent: events of services have none at all.
/// https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html
/// </summary>
public sealed record TrailIdentity
{
    /// <summary>An identity that says nothing.</summary>
    public static TrailIdentity None { get; } = new();

    /// <summary>Such as <c>AssumedRole</c>, <c>IAMUser</c>, <c>AWSService</c> or <c>AWSAccount</c>.</summary>
    public string? Type { get; init; }

    /// <summary>The unique identifier; of an assumed role, <c>AROA…:SESSION</c>.</summary>
    public string? PrincipalId { get; init; }

    /// <summary>The principal's ARN; of a role, that of the session.</summary>
    public string? Arn { get; init; }

    /// <summary>The account that the principal belongs to.</summary>
    public string? Account { get; init; }

    /// <summary>The friendly name of a user.</summary>
    public string? UserName { get; init; }

    /// <summary>The service that made the call on the principal's behalf, such as <c>cloudformation.amazonaws.com</c>.</summary>
    public string? InvokedBy { get; init; }

    /// <summary>The identifier of the access key; <c>ASIA…</c> for temporary credentials.</summary>
    public string? AccessKeyId { get; init; }

    /// <summary>The ARN of the role behind a session (<c>sessionContext.sessionIssuer.arn</c>).</summary>
    public string? IssuerArn { get; init; }

    /// <summary>What issued the session, such as <c>Role</c>.</summary>
    public string? IssuerType { get; init; }

    /// <summary>The session's name, from the assumed role's ARN or else from <see cref="PrincipalId"/>; Lambda sets it to the function's name.</summary>
    public string? SessionName { get; init; }

    /// <summary>What the credentials were issued to, by kind: <c>AWS::Lambda::Function</c> (<c>inScopeOf.issuerType</c>).</summary>
    public string? ScopeIssuerType { get; init; }

    /// <summary>The ARN of what the credentials were issued to (<c>inScopeOf.credentialsIssuedTo</c>).</summary>
    public string? ScopeFunction { get; init; }

    /// <summary>That ARN with the version (<c>inScopeOf.credentialsIssuedToVersion</c>), in records since the middle of 2026.</summary>
    public string? ScopeVersion { get; init; }

    /// <summary>The resource that the call was made for (<c>inScopeOf.sourceArn</c>).</summary>
    public string? ScopeSourceArn { get; init; }
}
