using System.Buffers;
using Parapet.Iam.Catalog;
using Parapet.Iam.Language;

namespace Parapet.Iam.Validation.Checks;

/// <summary>Whether actions exist. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html</summary>
internal static class ActionChecks
{
    private static readonly PolicyCheck Malformed = PolicyCheck.Error("malformed-action", "An action is a service's prefix, a colon and a name, or the single `*`.");
    private static readonly PolicyCheck UnknownService = PolicyCheck.Warning("unknown-service", "No service that AWS documents has this prefix, so the action has no effect.");
    private static readonly PolicyCheck UnknownAction = PolicyCheck.Warning("unknown-action", "The service has no such action that AWS documents; a name that does not exist grants nothing, and in a `Deny` protects nothing.");
    private static readonly PolicyCheck MatchesNothing = PolicyCheck.Warning("action-pattern-without-match", "No action that AWS documents matches the pattern.");
    private static readonly PolicyCheck WildPrefix = PolicyCheck.Warning("wildcard-in-service-prefix", "A wildcard before the colon takes in services that nobody thought of, also those to come.");
    private static readonly PolicyCheck TrustAction = PolicyCheck.Error("trust-policy-action", "A trust policy is about assuming the role: only actions of `sts` have a meaning in it.");
    private static readonly PolicyCheck KeyAction = PolicyCheck.Error("key-policy-action", "A key policy is about one key: only actions of `kms` have a meaning in it.");

    private static readonly SearchValues<char> OfActions = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789:-_.*?${}");

    public static CheckGroup Group { get; } = new(
        "Actions",
        [Malformed, UnknownService, UnknownAction, MatchesNothing, WildPrefix, TrustAction, KeyAction],
        policy => policy.Statements.SelectMany(view => view.Actions.Concat(view.NotActions).SelectMany(action => Run(view, action))));

    private static IEnumerable<PolicyIssue> Run(StatementView view, KnownText action)
    {
        var (text, at, _) = action;
        if (ActionPattern.IsWild(text))
        {
            yield break;
        }

        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0 || colon == text.Length - 1 || text.LastIndexOf(':') != colon || text.AsSpan().ContainsAnyExcept(OfActions))
        {
            yield return Malformed.At(at, $"`{text}` is no action; write `service:Name`", view);
            yield break;
        }

        var (prefix, name) = (text[..colon], text[(colon + 1)..]);
        if (prefix.AsSpan().IndexOfAny('*', '?') >= 0)
        {
            yield return WildPrefix.At(at, $"`{text}` takes in services by a wildcard; name them", view);
        }

        var existence = Existence(prefix, name, text, action.HasWildcard);
        if (existence is var (check, message) && !text.Contains("${", StringComparison.Ordinal))
        {
            yield return check.At(at, message, view);
        }

        if (view.Policy.Kind == PolicyKind.Trust && !ActionPattern.Matches(prefix, "sts"))
        {
            yield return TrustAction.At(at, $"`{text}` has no meaning in a trust policy", view);
        }

        if (view.Policy.Kind == PolicyKind.Key && !ActionPattern.Matches(prefix, "kms"))
        {
            yield return KeyAction.At(at, $"`{text}` has no meaning in a key policy", view);
        }
    }

    private static (PolicyCheck Check, string Message)? Existence(string prefix, string name, string text, bool hasWildcard)
    {
        var prefixIsWild = prefix.AsSpan().IndexOfAny('*', '?') >= 0;
        if (!prefixIsWild && IamCatalog.Service(prefix) is null)
        {
            return (UnknownService, $"no service has the prefix `{prefix}`{DidYouMean(IamCatalog.NearestAction(text) ?? IamCatalog.NearestService(prefix))}");
        }

        if (!hasWildcard)
        {
            return IamCatalog.Action(text) is null ? (UnknownAction, $"`{text}` is no action that AWS documents{DidYouMean(IamCatalog.NearestAction(text))}") : null;
        }

        // An empty service has no documented action, and nothing can be said of patterns for it.
        return ActionPattern.IsWild(name) || IamCatalog.Matching(text).Any() ? null : (MatchesNothing, $"`{text}` matches no action that AWS documents");
    }

    private static string DidYouMean(string? name) => name is null ? "" : $"; did you mean `{name}`?";
}
