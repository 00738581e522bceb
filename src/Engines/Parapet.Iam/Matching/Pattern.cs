using System.Collections.Immutable;
using Parapet.Iam.Evaluation;

namespace Parapet.Iam.Matching;

/// <summary>How a pattern stands to a value.</summary>
internal enum PatternMatch : byte
{
    /// <summary>It does not match.</summary>
    No,

    /// <summary>It may match: part of the pattern or of a variable is unknown.</summary>
    Unknown,

    /// <summary>It matches.</summary>
    Yes,
}

/// <summary>
/// A string of a policy with wildcards, policy variables (<c>${aws:username}</c>) and perhaps unknown stretches.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#policy-vars-no-value
/// </summary>
internal sealed class Pattern
{
    private readonly ImmutableArray<PatternPart> parts;
    private readonly bool hasHole;
    private readonly bool hasVariable;
    private readonly bool ignoreCase;

    // With every variable and every unknown stretch taken as any text: what this does not match, the pattern cannot match.
    private readonly Glob widest;

    public Pattern(ImmutableArray<PatternPart> parts, bool ignoreCase = false)
    {
        this.parts = parts;
        this.ignoreCase = ignoreCase;
        hasHole = parts.Any(part => part.Kind == PatternPartKind.Hole);
        hasVariable = parts.Any(part => part.Kind == PatternPartKind.Variable);
        var builder = new GlobBuilder();
        foreach (var part in parts)
        {
            Add(builder, part, null);
        }

        widest = builder.Build();
    }

    /// <summary>The stretches in order.</summary>
    public ImmutableArray<PatternPart> Parts => parts;

    /// <summary>Whether the answer depends on the context.</summary>
    public bool UsesContext => hasVariable;

    /// <summary>Whether the pattern matches the value, in the context of a request.</summary>
    public PatternMatch Matches(ReadOnlySpan<char> value, RequestContext context)
    {
        if (!widest.Matches(value))
        {
            return PatternMatch.No;
        }

        return hasVariable ? MatchesResolved(value, context) : hasHole ? PatternMatch.Unknown : PatternMatch.Yes;
    }

    private PatternMatch MatchesResolved(ReadOnlySpan<char> value, RequestContext context)
    {
        var builder = new GlobBuilder();
        var isUnknown = hasHole;
        foreach (var part in parts)
        {
            string? replaced = null;
            if (part.Kind == PatternPartKind.Variable)
            {
                var found = context[part.Text];
                if (found.State is ContextState.Unknown or ContextState.Present)
                {
                    isUnknown = true;
                }
                else
                {
                    // A key with several values cannot be a variable. What has no value equals nothing and is like nothing.
                    replaced = found is { State: ContextState.Known, IsMultivalued: false, Values: [{ Length: > 0 } only] } ? only : part.Default;
                    if (replaced is null)
                    {
                        return PatternMatch.No;
                    }
                }
            }

            Add(builder, part, replaced);
        }

        return !builder.Build().Matches(value) ? PatternMatch.No : isUnknown ? PatternMatch.Unknown : PatternMatch.Yes;
    }

    private void Add(GlobBuilder builder, PatternPart part, string? replaced)
    {
        switch (part.Kind)
        {
            case PatternPartKind.Literal:
                builder.Add(part.Text);
                break;
            case PatternPartKind.Wildcard:
                builder.Add('*', part.Mark);
                break;
            case PatternPartKind.Variable when replaced is not null:
                // The value is text: a `*` in a user's name or tag is no wildcard.
                builder.Add(ignoreCase ? replaced.ToLowerInvariant() : replaced);
                break;
            default:
                builder.Add('*', GlobMark.Run);
                break;
        }
    }
}

/// <summary>One stretch of a pattern.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">The characters, or the variable's key.</param>
/// <param name="Mark">Which wildcard.</param>
/// <param name="Default">What stands for a variable without a value; null for nothing.</param>
internal readonly record struct PatternPart(PatternPartKind Kind, string Text, GlobMark Mark = GlobMark.Literal, string? Default = null);

/// <summary>What a stretch of a pattern is.</summary>
internal enum PatternPartKind : byte
{
    /// <summary>Characters.</summary>
    Literal,

    /// <summary><c>*</c> or <c>?</c>.</summary>
    Wildcard,

    /// <summary>A policy variable.</summary>
    Variable,

    /// <summary>An unknown stretch of a template.</summary>
    Hole,
}
