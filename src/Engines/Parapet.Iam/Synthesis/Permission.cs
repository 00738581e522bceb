using System.Collections.Immutable;
using Parapet.Iam.Catalog;
using Parapet.Iam.Globs;
using Parapet.Iam.Matching;
using Parapet.Iam.Proof.Compiling;
using Parapet.Values;

namespace Parapet.Iam.Synthesis;

/// <summary>One action on one resource, under conditions.</summary>
internal sealed class Permission
{
    private GlobPattern? glob;

    public Permission(string action, string resource, ImmutableArray<ObservedCondition> conditions)
    {
        Action = action;
        Resource = resource;
        Conditions = conditions;
        ConditionText = TextOf(conditions);
    }

    public string Action { get; }

    public string Resource { get; }

    public ImmutableArray<ObservedCondition> Conditions { get; }

    /// <summary>Tells sets of conditions apart.</summary>
    public string ConditionText { get; }

    /// <summary>What the platform needs it for; null when only the code does.</summary>
    public string? Platform { get; set; }

    /// <summary>The calls that rest on it.</summary>
    public List<ObservedCall> Calls { get; } = [];

    public string Service => Action[..Math.Max(0, Action.IndexOf(':', StringComparison.Ordinal))];

    public bool IsPattern => Resource.AsSpan().IndexOfAny('*', '?') >= 0;

    private GlobPattern Glob => glob ??= PatternGlobs.Of(PatternReader.Resource(Text.Of(Resource), variables: true), ignoreCase: false).Glob;

    /// <summary>The action as the catalogue spells it.</summary>
    public static string Canonical(string action) => IamCatalog.Action(action)?.FullName ?? action;

    /// <summary>What a statement has to name: <c>*</c> where nothing else has an effect.</summary>
    public static string ResourceOf(string action, string resource) => IamCatalog.Action(action) is { WildcardOnly: true } ? "*" : resource;

    public static string TextOf(ImmutableArray<ObservedCondition> conditions) =>
        string.Join('\n', conditions.Select(condition => $"{condition.Operator}\t{condition.Key}\t{condition.Value}"));

    public static string Words(string action, string resource, ImmutableArray<ObservedCondition> conditions) =>
        $"{action} on {resource}" + string.Concat(conditions.Select(condition => $", {condition.Key} {condition.Value}"));

    /// <summary>Whether whatever the other allows is allowed by this one.</summary>
    public bool Covers(Permission other) =>
        Action == other.Action
        && Conditions.All(condition => other.Conditions.Contains(condition))
        && (Resource == other.Resource || (IsPattern && (Resource == "*" || GlobRelations.Covers(Glob, other.Glob) == true)));
}
