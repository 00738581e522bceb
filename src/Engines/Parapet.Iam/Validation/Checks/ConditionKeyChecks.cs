using Parapet.Iam.Catalog;
using Parapet.Iam.Language;

namespace Parapet.Iam.Validation.Checks;

/// <summary>Whether condition keys exist and are there when they are asked for. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html</summary>
internal static class ConditionKeyChecks
{
    private static readonly PolicyCheck Malformed = PolicyCheck.Error("malformed-condition-key", "A condition key is a prefix, a colon and a name.");
    private static readonly PolicyCheck UnknownGlobal = PolicyCheck.Error("unknown-global-key", "AWS has no such global key: no request carries it, so a positive comparison never matches and a negated one always does.");
    private static readonly PolicyCheck MissingTagKey = PolicyCheck.Error("missing-tag-key", "Keys about tags end in a slash and the tag's key, such as `aws:RequestTag/team`.");
    private static readonly PolicyCheck UnknownPrefix = PolicyCheck.Warning("unknown-key-prefix", "The key's prefix is neither `aws` nor a service's nor an identity provider's.");
    private static readonly PolicyCheck UnknownOfService = PolicyCheck.Warning("unknown-service-key", "The service has no such condition key that AWS documents.");
    private static readonly PolicyCheck NotOfActions = PolicyCheck.Warning("key-not-of-actions", "No action of the statement carries the key, so a positive comparison never matches and a negated one always does.");
    private static readonly PolicyCheck TagUnsupported = PolicyCheck.Warning("tag-key-unsupported-by-service", "The service does not tell IAM about tags, so the key is never there.");
    private static readonly PolicyCheck Duplicate = PolicyCheck.Error("duplicate-condition-key", "Keys compare without case: the same key stands twice under one operator.");

    private static readonly string[] TagFamilies = ["aws:RequestTag", "aws:ResourceTag", "aws:PrincipalTag"];

    public static CheckGroup Group { get; } = new(
        "Condition keys",
        [Malformed, UnknownGlobal, MissingTagKey, UnknownPrefix, UnknownOfService, NotOfActions, TagUnsupported, Duplicate],
        policy => policy.Statements.SelectMany(Run));

    private static IEnumerable<PolicyIssue> Run(StatementView view)
    {
        var seen = new HashSet<(string, string, string?)>();
        foreach (var condition in view.Statement.Conditions)
        {
            if (Existence(condition.Key) is var (check, message))
            {
                yield return check.At(condition.At, message, view);
            }
            else if (Use(view, condition) is var (use, why))
            {
                yield return use.At(condition.At, why, view);
            }

            if (!seen.Add((condition.Operator, condition.Key.ToUpperInvariant(), condition.When)))
            {
                yield return Duplicate.At(condition.At, $"`{condition.Key}` stands twice under `{condition.Operator}`", view);
            }
        }
    }

    private static (PolicyCheck Check, string Message)? Existence(string key)
    {
        var colon = key.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0 || colon == key.Length - 1 || key.Length != key.Trim().Length)
        {
            return (Malformed, $"`{key}` is no condition key; write `prefix:name`");
        }

        if (IamCatalog.ConditionKey(key) is not null)
        {
            return null;
        }

        var prefix = key[..colon];
        if (TagFamilies.Any(family => key.TrimEnd('/').Equals(family, StringComparison.OrdinalIgnoreCase)))
        {
            return (MissingTagKey, $"`{key}` needs a slash and a tag's key");
        }

        if (prefix.Equals("aws", StringComparison.OrdinalIgnoreCase))
        {
            return (UnknownGlobal, $"AWS has no global condition key `{key}`{(Nearest.To(key, GlobalConditionKeys.All.Select(known => known.Name)) is { } near ? $"; did you mean `{near}`?" : "")}");
        }

        // An identity provider's keys begin with its host, which AWS cannot list.
        if (IamCatalog.Service(prefix) is { } service)
        {
            return (UnknownOfService, $"`{service.Prefix}` has no condition key `{key}` that AWS documents{(Nearest.To(key, service.ConditionKeys.Select(known => known.Name)) is { } near ? $"; did you mean `{near}`?" : "")}");
        }

        return prefix.Contains('.', StringComparison.Ordinal) || IsOfProvider(prefix) ? null : (UnknownPrefix, $"`{prefix}` is neither a service's prefix nor an identity provider");
    }

    private static (PolicyCheck Check, string Message)? Use(StatementView view, ConditionEntry condition)
    {
        if (!view.AllActionsKnown || view.Actions.Any(action => !IsOfOneService(action.Text)))
        {
            return null;
        }

        var services = view.Actions.Select(action => IamCatalog.Service(action.Text[..action.Text.IndexOf(':', StringComparison.Ordinal)])).ToList();
        if (condition.Key.StartsWith("aws:RequestTag/", StringComparison.OrdinalIgnoreCase) || condition.Key.StartsWith("aws:ResourceTag/", StringComparison.OrdinalIgnoreCase))
        {
            return services.All(service => service is { ConditionKeys.IsEmpty: false } && service.ConditionKey(condition.Key) is null && !HasOwnTags(service))
                ? (TagUnsupported, $"`{services[0]!.Prefix}` does not tell IAM about tags, so `{condition.Key}` is never there")
                : null;
        }

        var prefix = condition.Key[..condition.Key.IndexOf(':', StringComparison.Ordinal)];
        if (GlobalConditionKeys.Find(condition.Key) is not null || !services.All(service => service?.Prefix.Equals(prefix, StringComparison.OrdinalIgnoreCase) == true))
        {
            return null;
        }

        var actions = view.Actions.SelectMany(action => IamCatalog.Matching(action.Text)).ToList();
        return actions.Count == 0 || actions.Any(action => Carries(action, condition.Key))
            ? null
            : (NotOfActions, $"no action of the statement carries `{condition.Key}`");
    }

    private static bool Carries(CatalogAction action, string key) =>
        Covers(action.ConditionKeys, key) || action.Resources.Any(resource => Covers(resource.ConditionKeys, key) || Covers(resource.Type.ConditionKeys, key));

    private static bool Covers(IEnumerable<string> names, string key) => names.Any(name => ConditionKey.Names(name, key));

    // A few services, IAM for one, document `iam:ResourceTag` and answer to `aws:ResourceTag` too.
    private static bool HasOwnTags(Service service) => service.ConditionKeys.Any(key => key.Name.Contains("Tag", StringComparison.OrdinalIgnoreCase));

    private static bool IsOfOneService(string action) =>
        action.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon && action.AsSpan(0, colon).IndexOfAny('*', '?') < 0;

    private static bool IsOfProvider(string prefix) => prefix.ToUpperInvariant() is "SAML" or "IDENTITYCENTER" or "CATALOG" or "COGNITO-IDENTITY-AUTH" or "COGNITO-IDENTITY-UNAUTH";
}
