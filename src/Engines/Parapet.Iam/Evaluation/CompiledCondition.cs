using System.Collections.Immutable;
using Parapet.Iam.Language;

namespace Parapet.Iam.Evaluation;

/// <summary>
/// One operator and key of a <c>Condition</c> element.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
/// </summary>
internal sealed class CompiledCondition
{
    private readonly ConditionOperator comparison;
    private readonly bool isKnownOperator;
    private readonly ImmutableArray<ValueTest> tests;
    private readonly Truth certainty;

    public CompiledCondition(ConditionEntry source, bool variables)
    {
        Source = source;
        isKnownOperator = ConditionOperator.TryParse(source.Operator, out comparison);
        certainty = source.When is null ? Truth.True : Truth.Unknown;
        tests = [.. source.Values.Select(value => ValueTest.Of(value, comparison, variables))];
    }

    public ConditionEntry Source { get; }

    /// <summary>Whether the condition holds in a context.</summary>
    public Truth Holds(RequestContext context)
    {
        if (!isKnownOperator)
        {
            return Truth.Unknown;
        }

        var holds = Holds(context[Source.Key], context);

        // A condition that may not be there holds either way only when it holds anyway.
        return certainty == Truth.True || holds == Truth.True ? holds : Truth.Unknown;
    }

    private Truth Holds(ContextValue value, RequestContext context)
    {
        if (comparison.Comparison == Comparison.Null)
        {
            return IsNull(value);
        }

        return value.State switch
        {
            ContextState.Unknown or ContextState.Present => Truth.Unknown,
            ContextState.Absent => Truths.Of(HoldsWithoutKey()),
            _ => HoldsFor(value, context),
        };
    }

    private bool HoldsWithoutKey() => comparison.IfExists || comparison.Quantifier switch
    {
        Quantifier.ForAllValues => true,
        Quantifier.ForAnyValue => false,
        _ => comparison.IsNegated,
    };

    private Truth HoldsFor(ContextValue value, RequestContext context)
    {
        if (comparison.Quantifier == Quantifier.None)
        {
            // A key with several values needs a quantifier; without one nothing matches.
            return value is { IsMultivalued: false, Values: [var only] } ? Satisfies(only, context) : Truth.False;
        }

        var isForAll = comparison.Quantifier == Quantifier.ForAllValues;
        var holds = Truths.Of(isForAll);
        foreach (var one in value.Values)
        {
            // An empty string counts as no value.
            if (one.Length > 0)
            {
                var satisfies = Satisfies(one, context);
                holds = isForAll ? holds.And(satisfies) : holds.Or(satisfies);
            }
        }

        return holds;
    }

    // Several values of the policy are alternatives; negated, none of them may match.
    private Truth Satisfies(string value, RequestContext context)
    {
        var matches = Truth.False;
        foreach (var test in tests)
        {
            matches = matches.Or(test.Matches(value, context));
        }

        return comparison.IsNegated ? matches.Not() : matches;
    }

    private Truth IsNull(ContextValue value)
    {
        var isAbsent = value.State switch
        {
            ContextState.Absent => Truth.True,
            ContextState.Unknown => Truth.Unknown,
            ContextState.Known when value is { IsMultivalued: true, Values: [] } => Truth.True,
            _ => Truth.False,
        };
        var holds = Truth.False;
        foreach (var test in tests)
        {
            holds = holds.Or(test.AsBool switch
            {
                true => isAbsent,
                false => isAbsent.Not(),
                null => test.IsUnknown ? Truth.Unknown : Truth.False,
            });
        }

        return holds;
    }
}
