using System.Collections.Immutable;
using Parapet.Iam.Catalog;
using Parapet.Iam.Evaluation;

namespace Parapet.Cli.Policies;

/// <summary>Reads principals, actions and condition keys as people type them.</summary>
internal static class IamText
{
    /// <summary>A principal; null with a sentence when the text names none.</summary>
    public static RequestPrincipal? Principal(string text, out string? error)
    {
        error = RequestPrincipal.TryParse(text, out var principal) ? null
            : $"`{Terminal.OneLine(text)}` names no principal; give the ARN of a user or role, an account's twelve digits, a service such as `lambda.amazonaws.com`, or `anonymous`";
        return error is null ? principal : null;
    }

    /// <summary>An action of the catalogue; null with a sentence, and the nearest name, when AWS documents none.</summary>
    public static CatalogAction? Action(string text, out string? error)
    {
        error = null;
        if (IamCatalog.Action(text.Trim()) is { } action)
        {
            return action;
        }

        var shown = Terminal.OneLine(text);
        error = text.AsSpan().IndexOfAny('*', '?') >= 0 ? $"`{shown}` is a pattern; ask about one action"
            : !text.Contains(':', StringComparison.Ordinal) ? $"`{shown}` is no action; write it with its service, such as `s3:GetObject`"
            : $"AWS documents no action `{shown}`{(IamCatalog.NearestAction(text) is { } nearest ? $"; did you mean `{nearest}`?" : $" (as of {IamCatalog.Date:yyyy-MM-dd})")}";
        return null;
    }

    /// <summary>A sentence when resources are missing, or are patterns: one answer for all that a pattern means would hide those that differ. Else null.</summary>
    public static string? ResourceError(CatalogAction action, ImmutableArray<string> resources)
    {
        var kinds = string.Join(" or ", action.Resources.Select(resource => $"`{resource.Type.ArnPattern}`"));
        return resources.IsEmpty ? action.WildcardOnly ? null : $"`{action.FullName}` needs a resource: {kinds}"
            : resources.FirstOrDefault(resource => resource.AsSpan().IndexOfAny('*', '?') >= 0 && !(action.WildcardOnly && resource == "*")) is not { } pattern ? null
            : action.WildcardOnly ? $"`{Terminal.OneLine(pattern)}` is a pattern; `{action.FullName}` takes no resource but `*`"
            : $"`{Terminal.OneLine(pattern)}` is a pattern; name one resource, {kinds}";
    }

    /// <summary>A note when an action does not work on resources of an ARN's kind; else null.</summary>
    public static string? WrongResource(CatalogAction action, string arn) =>
        arn == "*" || !arn.StartsWith("arn:", StringComparison.Ordinal) || action.Resources.Any(resource => ActionPattern.Matches(resource.Type.ArnGlob, arn)) ? null
        : action.WildcardOnly ? $"`{action.FullName}` takes no resource but `*`, so no call names {Terminal.OneLine(arn)}"
        : $"`{action.FullName}` does not work on {Terminal.OneLine(arn)}, but on {string.Join(" or ", action.Resources.Select(resource => $"`{resource.Type.ArnPattern}`"))}";

    /// <summary>A context from <c>KEY=VALUE</c> pairs, of which one key may stand in several, and from keys that are certainly absent.</summary>
    /// <param name="pairs">The pairs.</param>
    /// <param name="absent">The keys that are absent.</param>
    /// <param name="isOpen">Whether keys that are not named may have any value.</param>
    /// <param name="error">Set when a pair is none.</param>
    public static RequestContext Context(IEnumerable<string> pairs, IEnumerable<string> absent, bool isOpen, out string? error)
    {
        var without = absent.ToList();
        error = null;
        var values = new Dictionary<string, List<string>>(StringComparer.OrdinalIgnoreCase);
        foreach (var pair in pairs)
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
            {
                error = $"`--context {Terminal.OneLine(pair)}` is no KEY=VALUE";
                continue;
            }

            if (!values.TryGetValue(pair[..equals], out var many))
            {
                values[pair[..equals]] = many = [];
            }

            many.Add(pair[(equals + 1)..]);
        }

        error ??= without.Where(values.ContainsKey).Select(key => $"`{Terminal.OneLine(key)}` is given with `--context` and ruled out with `--without`").FirstOrDefault();
        return RequestContext.Of(
            values.Select(pair => KeyValuePair.Create(pair.Key, Value(pair.Key, pair.Value))).Concat(without.Select(key => KeyValuePair.Create(key, ContextValue.Absent))),
            isOpen);
    }

    /// <summary>A note for each key, perhaps with a value behind it, that AWS does not document.</summary>
    public static IEnumerable<string> UnknownKeys(IEnumerable<string> keys) =>
        from key in keys.Select(key => key.Split('=')[0]).Distinct(StringComparer.OrdinalIgnoreCase)
        where IamCatalog.ConditionKey(key) is null
        select $"AWS documents no condition key `{Terminal.OneLine(key)}`";

    private static ContextValue Value(string key, List<string> values) =>
        values.Count > 1 || IamCatalog.ConditionKey(key) is { IsMultivalued: true } ? ContextValue.OfMany(values) : ContextValue.Of(values[0]);
}
