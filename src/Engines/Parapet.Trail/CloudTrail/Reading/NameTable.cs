namespace Parapet.Trail.CloudTrail.Reading;

/// <summary>What to do with the value of a property.</summary>
internal enum Use
{
    /// <summary>Keep it as text.</summary>
    Text,

    /// <summary>Keep it as JSON.</summary>
    Json,

    /// <summary>Look into it with another table.</summary>
    Object,

    /// <summary>It is the event, wrapped by EventBridge.</summary>
    Wrapped,

    /// <summary>It is the event as JSON in a string, if it is a string.</summary>
    Quoted,

    /// <summary>It is the list of events, if it is a list.</summary>
    List,

    /// <summary>It says what EventBridge wrapped.</summary>
    Wrapping,

    /// <summary>It shows that the object is a digest.</summary>
    Digest,
}

/// <summary>The property names that are looked for in one kind of object.</summary>
internal sealed class NameTable
{
    private static readonly NameTable Issuer = new([("arn", TrailField.IssuerArn), ("type", TrailField.IssuerType)], []);

    private static readonly NameTable Session = new([], [new("sessionIssuer", Use.Object, Issuer)]);

    private static readonly NameTable Scope = new(
        [
            ("issuerType", TrailField.ScopeIssuerType),
            ("credentialsIssuedTo", TrailField.ScopeFunction),
            ("credentialsIssuedToVersion", TrailField.ScopeVersion),
            ("sourceArn", TrailField.ScopeSourceArn),
        ],
        []);

    private static readonly NameTable Identity = new(
        [
            ("type", TrailField.IdentityType),
            ("principalId", TrailField.PrincipalId),
            ("arn", TrailField.IdentityArn),
            ("accountId", TrailField.IdentityAccount),
            ("userName", TrailField.UserName),
            ("invokedBy", TrailField.InvokedBy),
            ("accessKeyId", TrailField.AccessKeyId),
        ],
        [new("sessionContext", Use.Object, Session), new("inScopeOf", Use.Object, Scope)]);

    private static readonly NameTable Window = new([("windowStart", TrailField.Time)], []);

    private static readonly NameTable Insight = new([("eventSource", TrailField.Source), ("eventName", TrailField.Name)], []);

    private static readonly (string, TrailField)[] RecordTexts =
    [
        ("eventVersion", TrailField.Version),
        ("eventTime", TrailField.Time),
        ("eventSource", TrailField.Source),
        ("eventName", TrailField.Name),
        ("awsRegion", TrailField.Region),
        ("sourceIPAddress", TrailField.SourceAddress),
        ("userAgent", TrailField.UserAgent),
        ("errorCode", TrailField.ErrorCode),
        ("errorMessage", TrailField.ErrorMessage),
        ("requestID", TrailField.RequestId),
        ("eventID", TrailField.EventId),
        ("eventId", TrailField.EventId),
        ("readOnly", TrailField.ReadOnly),
        ("eventType", TrailField.EventType),
        ("managementEvent", TrailField.ManagementEvent),
        ("recipientAccountId", TrailField.RecipientAccount),
        ("accountId", TrailField.RecipientAccount),
        ("eventCategory", TrailField.Category),
        ("vpcEndpointId", TrailField.VpcEndpointId),
        ("sharedEventID", TrailField.SharedEventId),
    ];

    private static readonly Property[] RecordObjects =
    [
        new("userIdentity", Use.Object, Identity),
        new("timeWindow", Use.Object, Window),
        new("insightDetails", Use.Object, Insight),
        new("resources", Use.Json, null, TrailField.Resources),
        new("requestParameters", Use.Json, null, TrailField.RequestParameters),
        new("responseElements", Use.Json, null, TrailField.ResponseElements),
        new("additionalEventData", Use.Json, null, TrailField.AdditionalEventData),
        new("digestS3Object", Use.Digest),
    ];

    private readonly Property[][] byLength;

    private NameTable((string Name, TrailField Field)[] texts, Property[] others)
    {
        Property[] all = [.. texts.Select(text => new Property(text.Name, Use.Text, null, text.Field)), .. others];
        byLength = [.. Enumerable.Range(0, all.Max(each => each.Name.Length) + 1).Select(length => all.Where(each => each.Name.Length == length).ToArray())];
    }

    /// <summary>An event, as CloudTrail writes it.</summary>
    public static NameTable Record { get; } = new(RecordTexts, RecordObjects);

    /// <summary>An object in which an event may be wrapped, or events listed; or that is one.</summary>
    public static NameTable Entry { get; } = new(
        RecordTexts,
        [
            .. RecordObjects,
            new("detail", Use.Wrapped),
            new("detail-type", Use.Wrapping),
            new("CloudTrailEvent", Use.Quoted),
            new("message", Use.Quoted),
            new("Records", Use.List),
            new("Events", Use.List),
            new("logEvents", Use.List),
        ]);

    /// <summary>The property of that name; null when nobody looks for it.</summary>
    public Property? Find(ReadOnlySpan<byte> name)
    {
        if (name.Length < byLength.Length)
        {
            foreach (var property in byLength[name.Length])
            {
                if (name.SequenceEqual(property.Utf8))
                {
                    return property;
                }
            }
        }

        return null;
    }
}
