using System.Collections.Immutable;
using Parapet.Iam.Language;
using Parapet.Values;

namespace Parapet.Iam.Validation.Checks;

/// <summary>Parts that can go without a change of meaning.</summary>
internal static class RedundancyChecks
{
    private static readonly PolicyCheck Action = PolicyCheck.Suggestion("redundant-action", "Another pattern of the same element takes in the action.");
    private static readonly PolicyCheck Resource = PolicyCheck.Suggestion("redundant-resource", "Another pattern of the same element takes in the resource.");
    private static readonly PolicyCheck Value = PolicyCheck.Suggestion("redundant-condition-value", "The same value stands twice, or a pattern beside it takes it in.");
    private static readonly PolicyCheck Principal = PolicyCheck.Suggestion("redundant-principal", "The same principal stands twice.");
    private static readonly PolicyCheck Statement = PolicyCheck.Suggestion("redundant-statement", "Another statement says the same.");

    public static CheckGroup Group { get; } = new(
        "Redundancy", [Action, Resource, Value, Principal, Statement], policy => [.. policy.Statements.SelectMany(Run), .. Statements(policy)]);

    private static IEnumerable<PolicyIssue> Run(StatementView view)
    {
        foreach (var (item, by) in Redundant([.. view.Actions, .. view.NotActions], ignoreCase: true))
        {
            yield return Action.At(item.At, $"`{by}` takes in `{item.Text}`", view);
        }

        foreach (var (item, by) in Redundant([.. view.Resources, .. view.NotResources]))
        {
            yield return Resource.At(item.At, $"`{by}` takes in `{item.Text}`", view);
        }

        foreach (var condition in view.Statement.Conditions)
        {
            var isLike = ConditionOperator.TryParse(condition.Operator, out var op) && op.Comparison == Comparison.StringLike;
            foreach (var (item, by) in Redundant(KnownText.Of(condition.Values), hasPatterns: isLike))
            {
                yield return Value.At(item.At, $"`{by}` takes in `{item.Text}`", view);
            }
        }

        var seen = new HashSet<(string, string, string?)>();
        foreach (var principal in view.Statement.Principals.Where(principal => principal.Name.Known is { } name && !seen.Add((principal.Type, name, principal.When))))
        {
            yield return Principal.At(principal.At, $"`{principal.Name.Known}` stands twice", view);
        }
    }

    /// <summary>Items that equal an earlier one or that a pattern covers; only patterns are compared with all others, so that long lists stay cheap.</summary>
    private static IEnumerable<(KnownText Item, string By)> Redundant(ImmutableArray<KnownText> items, bool ignoreCase = false, bool hasPatterns = true)
    {
        var seen = new HashSet<string>(ignoreCase ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);
        var patterns = new List<(string Folded, string Text)>();
        foreach (var item in hasPatterns ? items : [])
        {
            if (item.HasWildcard && item.When is null)
            {
                patterns.Add((Fold(item.Text), item.Text));
            }
        }

        foreach (var item in items)
        {
            if (!seen.Add(item.Text))
            {
                if (item.When is null)
                {
                    yield return (item, item.Text);
                }

                continue;
            }

            var folded = patterns.Count > 0 ? Fold(item.Text) : item.Text;
            foreach (var (pattern, text) in patterns)
            {
                // Of two patterns that take each other in, the later one goes.
                if (pattern != folded && Wildcards.Covers(pattern, folded) && !(Wildcards.Covers(folded, pattern) && !seen.Contains(text)))
                {
                    yield return (item, text);
                    break;
                }
            }
        }

        string Fold(string text) => ignoreCase ? text.ToUpperInvariant() : text;
    }

    private static IEnumerable<PolicyIssue> Statements(PolicyView policy)
    {
        var seen = new Dictionary<string, StatementView>(StringComparer.Ordinal);
        foreach (var view in policy.IsComplete ? policy.Statements : [])
        {
            if (Print(view) is { } print && !seen.TryAdd(print, view))
            {
                yield return Statement.At(view.Statement.At, $"the statement says the same as statement `{seen[print].Label}`", view);
            }
        }
    }

    // Everything but the Sid; null when a part is unknown.
    private static string? Print(StatementView view)
    {
        var statement = view.Statement;
        List<string> parts = [statement.When ?? "", statement.Effect.ValueOrDefault ?? ""];
        Add("A", statement.Actions);
        Add("NA", statement.NotActions);
        Add("R", statement.Resources);
        Add("NR", statement.NotResources);
        foreach (var condition in statement.Conditions)
        {
            Add($"C {condition.Operator} {condition.Key}", condition.Values);
        }

        parts.AddRange(statement.Principals.Select(principal => $"P {principal.Type} {principal.Name.Known ?? "\0"}"));
        parts.AddRange(statement.NotPrincipals.Select(principal => $"NP {principal.Type} {principal.Name.Known ?? "\0"}"));
        return parts.Any(part => part.Contains('\0', StringComparison.Ordinal)) ? null : string.Join('\n', parts);

        void Add(string name, ImmutableArray<TextItem> items) => parts.Add(name + " " + string.Join('\t', items.Select(item => item.Text.Known ?? "\0").Order(StringComparer.Ordinal)));
    }
}
