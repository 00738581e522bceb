using System.Collections.Immutable;
using Parapet.Iam.Catalog;
using Parapet.Iam.Language;
using Parapet.Values;

namespace Parapet.Iam.Validation;

/// <summary>A statement as the checks see it: what is certain of it.</summary>
internal sealed class StatementView(Statement statement, int number, PolicyView policy)
{
    /// <summary>The statement.</summary>
    public Statement Statement { get; } = statement;

    /// <summary>The policy it belongs to.</summary>
    public PolicyView Policy { get; } = policy;

    /// <summary>How messages name the statement.</summary>
    public string Label => Statement.Sid.ValueOrDefault is { Length: > 0 } sid ? sid : $"#{number}";

    /// <summary>Whether it certainly allows.</summary>
    public bool Allows => Statement.Effect.ValueOrDefault == "Allow";

    /// <summary>Whether it certainly denies.</summary>
    public bool Denies => Statement.Effect.ValueOrDefault == "Deny";

    /// <summary>Whether it certainly has no condition.</summary>
    public bool IsUnconditional => !Statement.Has("Condition") && Policy.IsComplete;

    /// <summary>The actions that are known.</summary>
    public ImmutableArray<KnownText> Actions { get; } = KnownText.Of(statement.Actions);

    /// <summary>The actions that are left out of what the statement covers.</summary>
    public ImmutableArray<KnownText> NotActions { get; } = KnownText.Of(statement.NotActions);

    /// <summary>The resources that are known.</summary>
    public ImmutableArray<KnownText> Resources { get; } = KnownText.Of(statement.Resources);

    /// <summary>The resources that are left out of what the statement covers.</summary>
    public ImmutableArray<KnownText> NotResources { get; } = KnownText.Of(statement.NotResources);

    /// <summary>Whether all actions are known, and there are some.</summary>
    public bool AllActionsKnown => Policy.IsComplete && !Actions.IsEmpty && Actions.Length == Statement.Actions.Length;

    /// <summary>Whether all resources are known, and there are some.</summary>
    public bool AllResourcesKnown => Policy.IsComplete && !Resources.IsEmpty && Resources.Length == Statement.Resources.Length;

    /// <summary>Whether every resource is certainly covered.</summary>
    public bool CoversAllResources => Resources.Any(resource => resource.Text.Length > 0 && resource.Text.Trim('*').Length == 0);

    /// <summary>The actions that are written out and that AWS knows.</summary>
    public IEnumerable<(KnownText Text, CatalogAction Action)> ExactActions =>
        from text in Actions
        where !text.HasWildcard
        let action = IamCatalog.Action(text.Text)
        where action is not null
        select (text, action);

    /// <summary>Whether a condition names one of some keys, in any case and with any operator; true when that cannot be known.</summary>
    public bool MayTest(params ReadOnlySpan<string> keys)
    {
        if (!Policy.IsComplete)
        {
            return true;
        }

        foreach (var condition in Statement.Conditions)
        {
            foreach (var key in keys)
            {
                if (condition.Key.Equals(key, StringComparison.OrdinalIgnoreCase)
                    || (key[^1] == '/' && condition.Key.StartsWith(key, StringComparison.OrdinalIgnoreCase)))
                {
                    return true;
                }
            }
        }

        return false;
    }
}

/// <summary>A text of a policy without holes.</summary>
/// <param name="Text">The characters.</param>
/// <param name="At">Where it stands.</param>
/// <param name="When">The template condition under which it is there; null for always.</param>
internal sealed record KnownText(string Text, Location At, string? When)
{
    /// <summary>Whether <c>*</c> or <c>?</c> stands in it.</summary>
    public bool HasWildcard => Text.AsSpan().IndexOfAny('*', '?') >= 0;

    /// <summary>The items without holes.</summary>
    public static ImmutableArray<KnownText> Of(ImmutableArray<TextItem> items) =>
        [.. from item in items let known = item.Text.Known where known is not null select new KnownText(known, item.At, item.When)];
}
