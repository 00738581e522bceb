using System.Collections.Immutable;
using Parapet.Iam.Language;
using Parapet.Values;

namespace Parapet.Iam.Evaluation;

/// <summary>A statement made ready for evaluation.</summary>
internal sealed class CompiledStatement
{
    private readonly ActionMatcher actions;
    private readonly ResourceMatcher resources;
    private readonly PrincipalMatcher? principals;
    private readonly ImmutableArray<CompiledCondition> conditions;

    public CompiledStatement(Statement source, int index, PolicyKind kind, bool variables)
    {
        Source = source;
        Label = source.Sid.ValueOrDefault is { Length: > 0 } sid ? $"`{sid}`" : $"statement {index + 1}";
        Allows = EffectIs(source, "Allow");
        Denies = EffectIs(source, "Deny");
        Exists = source.When is null ? Truth.True : Truth.Unknown;
        actions = new ActionMatcher(source);
        resources = new ResourceMatcher(source, kind, variables);
        principals = kind.NamesPrincipals() ? new PrincipalMatcher(source) : null;
        conditions = [.. source.Conditions.Select(condition => new CompiledCondition(condition, variables))];
    }

    public Statement Source { get; }

    public string Label { get; }

    /// <summary>Whether the effect is <c>Allow</c>.</summary>
    public Truth Allows { get; }

    /// <summary>Whether the effect is <c>Deny</c>.</summary>
    public Truth Denies { get; }

    /// <summary>Unknown when a condition of the template decides whether the statement is there.</summary>
    public Truth Exists { get; }

    public ReadOnlySpan<CompiledCondition> Conditions => conditions.AsSpan();

    public Truth ActionMatches(Request request) => actions.Matches(request.LowerAction);

    // The whole context is worked out once for each request, and only for policies that look at it.
    public Truth ResourceMatches(Request request, string resource) => resources.Matches(resource, resources.UsesContext ? request.FullContext : RequestContext.Empty);

    /// <summary>By which name the principal is meant; every policy without principals means whoever it is attached to.</summary>
    public PrincipalMatch PrincipalMatches(Request request, bool hasBoundary) =>
        principals?.Matches(request.Principal, Denies, hasBoundary) ?? PrincipalMatch.Direct;

    public Truth ConditionsHold(Request request)
    {
        var holds = Truth.True;
        foreach (var condition in conditions)
        {
            holds = holds.And(condition.Holds(request.FullContext));
            if (holds == Truth.False)
            {
                break;
            }
        }

        return holds;
    }

    /// <summary>Whether the statement applies but for whom it names.</summary>
    public Truth AppliesToAnybody(Request request, string resource)
    {
        var applies = Exists.And(ActionMatches(request));
        if (applies == Truth.False)
        {
            return Truth.False;
        }

        applies = applies.And(ResourceMatches(request, resource));
        return applies == Truth.False ? Truth.False : applies.And(ConditionsHold(request));
    }

    private static Truth EffectIs(Statement statement, string effect)
    {
        // An effect that is neither is no statement that AWS would take; the policy counts as partly unread.
        var cases = statement.Effect.Cases;
        return cases.All(c => c.State == CaseState.Known && c.Value == effect) ? Truth.True
            : cases.Any(c => c.State == CaseState.Unknown || c.Value == effect) ? Truth.Unknown
            : Truth.False;
    }
}
