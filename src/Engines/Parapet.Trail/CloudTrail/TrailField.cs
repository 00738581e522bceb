namespace Parapet.Trail.CloudTrail;

/// <summary>The fields of a record that can be looked at before the record is made an event. Each is named as in <see cref="TrailEvent"/> and <see cref="TrailIdentity"/>.</summary>
public enum TrailField
{
    /// <summary><c>eventVersion</c>.</summary>
    Version,

    /// <summary><c>eventID</c>.</summary>
    EventId,

    /// <summary><c>eventTime</c>; of an aggregated event, <c>timeWindow.windowStart</c>.</summary>
    Time,

    /// <summary><c>eventSource</c>.</summary>
    Source,

    /// <summary><c>eventName</c>.</summary>
    Name,

    /// <summary><c>awsRegion</c>.</summary>
    Region,

    /// <summary><c>sourceIPAddress</c>.</summary>
    SourceAddress,

    /// <summary><c>userAgent</c>.</summary>
    UserAgent,

    /// <summary><c>errorCode</c>.</summary>
    ErrorCode,

    /// <summary><c>errorMessage</c>.</summary>
    ErrorMessage,

    /// <summary><c>eventType</c>.</summary>
    EventType,

    /// <summary><c>eventCategory</c>.</summary>
    Category,

    /// <summary><c>readOnly</c>.</summary>
    ReadOnly,

    /// <summary><c>managementEvent</c>.</summary>
    ManagementEvent,

    /// <summary><c>recipientAccountId</c>; of an aggregated event, <c>accountId</c>.</summary>
    RecipientAccount,

    /// <summary><c>vpcEndpointId</c>.</summary>
    VpcEndpointId,

    /// <summary><c>sharedEventID</c>.</summary>
    SharedEventId,

    /// <summary><c>requestID</c>.</summary>
    RequestId,

    /// <summary><c>userIdentity.type</c>.</summary>
    IdentityType,

    /// <summary><c>userIdentity.principalId</c>.</summary>
    PrincipalId,

    /// <summary><c>userIdentity.arn</c>.</summary>
    IdentityArn,

    /// <summary><c>userIdentity.accountId</c>.</summary>
    IdentityAccount,

    /// <summary><c>userIdentity.userName</c>.</summary>
    UserName,

    /// <summary><c>userIdentity.invokedBy</c>.</summary>
    InvokedBy,

    /// <summary><c>userIdentity.accessKeyId</c>.</summary>
    AccessKeyId,

    /// <summary><c>userIdentity.sessionContext.sessionIssuer.arn</c>.</summary>
    IssuerArn,

    /// <summary><c>userIdentity.sessionContext.sessionIssuer.type</c>.</summary>
    IssuerType,

    /// <summary><c>userIdentity.inScopeOf.issuerType</c>.</summary>
    ScopeIssuerType,

    /// <summary><c>userIdentity.inScopeOf.credentialsIssuedTo</c>.</summary>
    ScopeFunction,

    /// <summary><c>userIdentity.inScopeOf.credentialsIssuedToVersion</c>.</summary>
    ScopeVersion,

    /// <summary><c>userIdentity.inScopeOf.sourceArn</c>.</summary>
    ScopeSourceArn,

    /// <summary><c>resources</c>, as JSON.</summary>
    Resources,

    /// <summary><c>requestParameters</c>, as JSON.</summary>
    RequestParameters,

    /// <summary><c>responseElements</c>, as JSON.</summary>
    ResponseElements,

    /// <summary><c>additionalEventData</c>, as JSON.</summary>
    AdditionalEventData,
}
