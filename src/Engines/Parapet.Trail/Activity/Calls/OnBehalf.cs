using System.Collections.Immutable;
using Parapet.Iam.Catalog;
using Parapet.Trail.CloudTrail;

namespace Parapet.Trail.Activity.Calls;

/// <summary>
/// Calls that a service made with the caller's permissions, such as Secrets Manager decrypting a secret. They need a permission that only holds there.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/access_forward_access_sessions.html
/// </summary>
internal static class OnBehalf
{
    private const string Domain = ".amazonaws.com";
    private const string ServiceItself = "AWSService";

    /// <summary>Lambda uses the execution role itself, to poll event sources and to place network interfaces: no condition holds for that.</summary>
    private const string Lambda = "lambda.amazonaws.com";

    private static readonly Lazy<HashSet<string>> SaysSo = new(() => [.. BuiltInTable.Lines("called-via.txt")]);

    /// <summary>The service that called for the caller; null when the caller did so itself, or is a service.</summary>
    public static string? Via(TrailEvent @event)
    {
        if (@event.Identity.Type == ServiceItself)
        {
            return null;
        }

        return @event.Identity.InvokedBy is { Length: > 0 } service ? service
            : @event.SourceAddress is { } address && address.EndsWith(Domain, StringComparison.Ordinal) ? address
            : null;
    }

    /// <summary>
    /// What a statement for such a call can demand. Nothing where it might not hold: a role that a service assumes by itself, as the role of a state machine,
    /// is used by that service and yet not on behalf of anybody.
    /// </summary>
    public static ImmutableArray<CallCondition> Conditions(TrailEvent @event, string? via, string action)
    {
        if (via is null or Lambda || !via.EndsWith(Domain, StringComparison.Ordinal) || IsOwnRole(@event.Identity))
        {
            return [];
        }

        if (action.StartsWith("kms:", StringComparison.Ordinal))
        {
            return IamCatalog.Action(action)!.ConditionKeys.Contains("kms:ViaService") && @event.Region.Length > 0
                ? [new CallCondition("StringEquals", "kms:ViaService", $"{via[..^Domain.Length]}.{@event.Region}{Domain}")]
                : [];
        }

        return !IsCallersOwn(@event.Identity) ? []
            : SaysSo.Value.Contains(via) ? [new CallCondition("ForAnyValue:StringEquals", "aws:CalledVia", via)]
            : [new CallCondition("Bool", "aws:ViaAWSService", "true")];
    }

    private static bool IsOwnRole(TrailIdentity identity) =>
        identity.IssuerArn is { } role && (role.Contains(":role/aws-service-role/", StringComparison.Ordinal) || role.Contains("/AWSServiceRoleFor", StringComparison.Ordinal));

    /// <summary>Whether the credentials are surely those of a function or of a person, and not of a role that the service assumed.</summary>
    private static bool IsCallersOwn(TrailIdentity identity) => identity.ScopeFunction is not null || identity.Type is "IAMUser" or "Root";
}
