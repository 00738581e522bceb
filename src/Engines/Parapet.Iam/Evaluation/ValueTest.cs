using Parapet.Iam.Language;
using Parapet.Iam.Matching;
using Parapet.Values;

namespace Parapet.Iam.Evaluation;

/// <summary>One value of a condition, read as what its operator compares.</summary>
internal sealed class ValueTest
{
    private readonly Comparison comparison;
    private readonly Pattern? pattern;
    private readonly decimal? number;
    private readonly DateTimeOffset? moment;
    private readonly IpRange? range;
    private readonly byte[]? bytes;
    private readonly Truth certainty;

    private ValueTest(TextItem item, Comparison comparison, bool variables)
    {
        this.comparison = comparison;
        certainty = item.When is null ? Truth.True : Truth.Unknown;
        pattern = comparison switch
        {
            Comparison.StringEquals => PatternReader.Equal(item.Text, variables, ignoreCase: false),
            Comparison.StringEqualsIgnoreCase => PatternReader.Equal(item.Text, variables, ignoreCase: true),
            Comparison.StringLike => PatternReader.Like(item.Text, variables),
            // A bare `*` is any ARN.
            Comparison.ArnLike => item.Text.Known == "*" ? PatternReader.Like(item.Text, variables) : PatternReader.Arn(item.Text, variables),
            _ => null,
        };
        if (item.Text.Known is not { } known)
        {
            IsUnknown = true;
            return;
        }

        switch (comparison)
        {
            case >= Comparison.NumericEquals and <= Comparison.NumericGreaterThanEquals:
                number = ConditionValues.Number(known);
                IsUnknown = !ConditionValues.IsExact(known);
                break;
            case >= Comparison.DateEquals and <= Comparison.DateGreaterThanEquals:
                moment = ConditionValues.Moment(known);
                break;
            case Comparison.Bool or Comparison.Null:
                AsBool = ConditionValues.Truth(known);
                break;
            case Comparison.IpAddress:
                range = IpRange.Parse(known);
                break;
            case Comparison.BinaryEquals:
                bytes = ConditionValues.Bytes(known);
                break;
        }
    }

    /// <summary>Whether part of the value is unknown, or it is a number that would have to be rounded.</summary>
    public bool IsUnknown { get; }

    /// <summary>The value as a truth value, where the operator compares those.</summary>
    public bool? AsBool { get; }

    public static ValueTest Of(TextItem item, ConditionOperator comparison, bool variables) =>
        new(item, comparison.Comparison, variables && comparison.TakesVariables);

    /// <summary>Whether a value of the request matches.</summary>
    /// <param name="value">The request's value.</param>
    /// <param name="context">Where variables are looked up.</param>
    public Truth Matches(string value, RequestContext context)
    {
        if (pattern is not null)
        {
            var compared = comparison == Comparison.StringEqualsIgnoreCase ? value.ToLowerInvariant() : value;
            var match = comparison == Comparison.ArnLike && !Arn.TryParse(value, out _) ? PatternMatch.No : pattern.Matches(compared, context);
            return match switch
            {
                PatternMatch.Yes => certainty,
                PatternMatch.Unknown => Truth.Unknown,
                _ => Truth.False,
            };
        }

        return IsUnknown ? Truth.Unknown : Truths.Of(MatchesTyped(value)).And(certainty);
    }

    // A value that cannot be read as what is compared matches nothing.
    private bool MatchesTyped(string value) => comparison switch
    {
        Comparison.Bool => AsBool is { } wanted && ConditionValues.Truth(value) == wanted,
        Comparison.BinaryEquals => bytes is not null && ConditionValues.Bytes(value) is { } actual && actual.AsSpan().SequenceEqual(bytes),
        Comparison.IpAddress => range is { } inside && IpRange.Parse(value) is { IsSingle: true } address && inside.Contains(address),
        >= Comparison.DateEquals and <= Comparison.DateGreaterThanEquals =>
            moment is { } then && ConditionValues.Moment(value) is { } now && Compares(now.CompareTo(then), comparison - Comparison.DateEquals),
        _ => number is { } limit && ConditionValues.Number(value) is { } actual && Compares(actual.CompareTo(limit), comparison - Comparison.NumericEquals),
    };

    // In the order of the enumeration: equals, less, less or equal, greater, greater or equal.
    private static bool Compares(int order, int relation) => relation switch
    {
        0 => order == 0,
        1 => order < 0,
        2 => order <= 0,
        3 => order > 0,
        _ => order >= 0,
    };
}
