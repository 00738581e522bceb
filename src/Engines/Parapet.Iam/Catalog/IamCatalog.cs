using System.Collections.Immutable;
using Parapet.Iam.Catalog.Packed;

namespace Parapet.Iam.Catalog;

/// <summary>
/// Every service, action, kind of resource and condition key that AWS documents, built in. Looking one name up reads one service's data.
/// From the service authorization reference (https://docs.aws.amazon.com/service-authorization/latest/reference/) as of <see cref="Date"/>;
/// <c>eng/refresh-iam-catalog.cs</c> writes the data.
/// </summary>
public static class IamCatalog
{
    private static readonly Lazy<ServiceTable> Table = new(() => new ServiceTable(EmbeddedTable.Read("services.bin")));

    /// <summary>The day on which AWS's pages said what is built in.</summary>
    public static DateOnly Date => Table.Value.Date;

    /// <summary>The prefixes of all services, in ordinal order.</summary>
    public static ImmutableArray<string> ServicePrefixes => Table.Value.Prefixes;

    /// <summary>The service with a prefix, in any case; null when AWS documents none.</summary>
    public static Service? Service(string prefix) => Table.Value.Find(prefix);

    /// <summary>The action with a full name (<c>s3:GetObject</c>), in any case; null when AWS documents none.</summary>
    public static CatalogAction? Action(string action) =>
        action.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon ? Service(action[..colon])?.Action(action[(colon + 1)..]) : null;

    /// <summary>
    /// The actions that a pattern of an <c>Action</c> element matches (<c>s3:Get*</c>, <c>*:Describe*</c>, <c>*</c>), in ordinal order of service and name.
    /// A pattern without a colon matches nothing unless it is <c>*</c>.
    /// </summary>
    public static IEnumerable<CatalogAction> Matching(string pattern)
    {
        var colon = pattern.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
        {
            return ActionPattern.IsWild(pattern) ? Matching("*", "*") : [];
        }

        return Matching(pattern[..colon], pattern[(colon + 1)..]);
    }

    /// <summary>The action that somebody may have meant by a name that does not exist; null when none is near.</summary>
    public static string? NearestAction(string action)
    {
        if (action.IndexOf(':', StringComparison.Ordinal) is not (> 0 and var colon))
        {
            return null;
        }

        var (prefix, name) = (action[..colon], action[(colon + 1)..]);
        return (Service(prefix) ?? (NearestService(prefix) is { } near ? Service(near) : null)) is { } service
            && Nearest.To(name, service.Actions.Select(known => known.Name)) is { } found
                ? $"{service.Prefix}:{found}"
                : null;
    }

    /// <summary>The prefix that somebody may have meant by one that does not exist; null when none is near.</summary>
    public static string? NearestService(string prefix) => Nearest.To(prefix, ServicePrefixes);

    /// <summary>
    /// The definition of a condition key of a policy (<c>aws:SourceIp</c>, <c>s3:prefix</c>, <c>aws:RequestTag/team</c>), in any case;
    /// null when AWS documents none, as for most identity providers.
    /// </summary>
    public static ConditionKey? ConditionKey(string key) =>
        GlobalConditionKeys.Find(key)
        ?? (key.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon ? Service(key[..colon])?.ConditionKey(key) : null)
        ?? Table.Value.StrayKey(key);

    /// <summary>
    /// Whether resource control policies limit the service with a prefix.
    /// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html#rcp-supported-services
    /// </summary>
    public static bool SupportsResourceControlPolicies(string servicePrefix) => Table.Value.SupportsResourceControlPolicies(servicePrefix);

    private static IEnumerable<CatalogAction> Matching(string prefix, string name)
    {
        if (prefix.AsSpan().IndexOfAny('*', '?') < 0 && name.AsSpan().IndexOfAny('*', '?') < 0)
        {
            return Service(prefix)?.Action(name) is { } only ? [only] : [];
        }

        return from service in Table.Value.Matching(prefix)
               from action in service.Actions
               where ActionPattern.Matches(name, action.Name)
               select action;
    }
}
