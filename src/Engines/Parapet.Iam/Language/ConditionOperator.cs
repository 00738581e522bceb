namespace Parapet.Iam.Language;

/// <summary>
/// A condition operator taken apart: <c>ForAnyValue:StringNotLikeIfExists</c> is a quantifier, a comparison, a negation and a suffix.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
/// </summary>
/// <param name="Comparison">What is compared and how.</param>
/// <param name="IsNegated">Whether the comparison must fail for every value (<c>…Not…</c>).</param>
/// <param name="IfExists">Whether an absent key satisfies it.</param>
/// <param name="Quantifier">How the values of a multivalued key count.</param>
public readonly record struct ConditionOperator(Comparison Comparison, bool IsNegated, bool IfExists, Quantifier Quantifier)
{
    private const string IfExistsSuffix = "IfExists";

    private static readonly Dictionary<string, (Comparison Comparison, bool IsNegated)> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["StringEquals"] = (Comparison.StringEquals, false),
        ["StringNotEquals"] = (Comparison.StringEquals, true),
        ["StringEqualsIgnoreCase"] = (Comparison.StringEqualsIgnoreCase, false),
        ["StringNotEqualsIgnoreCase"] = (Comparison.StringEqualsIgnoreCase, true),
        ["StringLike"] = (Comparison.StringLike, false),
        ["StringNotLike"] = (Comparison.StringLike, true),
        ["NumericEquals"] = (Comparison.NumericEquals, false),
        ["NumericNotEquals"] = (Comparison.NumericEquals, true),
        ["NumericLessThan"] = (Comparison.NumericLessThan, false),
        ["NumericLessThanEquals"] = (Comparison.NumericLessThanEquals, false),
        ["NumericGreaterThan"] = (Comparison.NumericGreaterThan, false),
        ["NumericGreaterThanEquals"] = (Comparison.NumericGreaterThanEquals, false),
        ["DateEquals"] = (Comparison.DateEquals, false),
        ["DateNotEquals"] = (Comparison.DateEquals, true),
        ["DateLessThan"] = (Comparison.DateLessThan, false),
        ["DateLessThanEquals"] = (Comparison.DateLessThanEquals, false),
        ["DateGreaterThan"] = (Comparison.DateGreaterThan, false),
        ["DateGreaterThanEquals"] = (Comparison.DateGreaterThanEquals, false),
        ["Bool"] = (Comparison.Bool, false),
        ["BinaryEquals"] = (Comparison.BinaryEquals, false),
        ["IpAddress"] = (Comparison.IpAddress, false),
        ["NotIpAddress"] = (Comparison.IpAddress, true),
        // ArnEquals behaves as ArnLike does.
        ["ArnEquals"] = (Comparison.ArnLike, false),
        ["ArnLike"] = (Comparison.ArnLike, false),
        ["ArnNotEquals"] = (Comparison.ArnLike, true),
        ["ArnNotLike"] = (Comparison.ArnLike, true),
        ["Null"] = (Comparison.Null, false),
    };

    /// <summary>The names of the operators without quantifier and suffix, as AWS spells them.</summary>
    public static IReadOnlyCollection<string> BaseNames => Names.Keys;

    /// <summary>Takes an operator's name apart; false when AWS knows none of that name.</summary>
    public static bool TryParse(string name, out ConditionOperator parsed)
    {
        var rest = name.AsSpan().Trim();
        var quantifier = Quantifier.None;
        if (rest.StartsWith("ForAllValues:", StringComparison.OrdinalIgnoreCase))
        {
            quantifier = Quantifier.ForAllValues;
        }
        else if (rest.StartsWith("ForAnyValue:", StringComparison.OrdinalIgnoreCase))
        {
            quantifier = Quantifier.ForAnyValue;
        }

        rest = quantifier == Quantifier.None ? rest : rest[(rest.IndexOf(':') + 1)..];
        var ifExists = rest.EndsWith(IfExistsSuffix, StringComparison.OrdinalIgnoreCase);
        rest = ifExists ? rest[..^IfExistsSuffix.Length] : rest;
        var isKnown = Names.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(rest, out var found);
        parsed = new ConditionOperator(found.Comparison, found.IsNegated, ifExists, quantifier);

        // `Null` asks whether the key is there: it has no use for IfExists, and AWS has no such operator.
        return isKnown && !(ifExists && found.Comparison == Comparison.Null);
    }

    /// <summary>Whether policy variables in the values are replaced: only where strings or ARNs are compared.</summary>
    public bool TakesVariables => Comparison is Comparison.StringEquals or Comparison.StringEqualsIgnoreCase or Comparison.StringLike or Comparison.ArnLike;
}

/// <summary>What a condition compares. A negated operator is the same comparison with <see cref="ConditionOperator.IsNegated"/>.</summary>
public enum Comparison
{
    /// <summary>Same text.</summary>
    StringEquals,

    /// <summary>Same text but for case.</summary>
    StringEqualsIgnoreCase,

    /// <summary>Text matches a pattern with <c>*</c> and <c>?</c>.</summary>
    StringLike,

    /// <summary>Same number.</summary>
    NumericEquals,

    /// <summary>Less than the policy's number.</summary>
    NumericLessThan,

    /// <summary>Less than or equal to the policy's number.</summary>
    NumericLessThanEquals,

    /// <summary>Greater than the policy's number.</summary>
    NumericGreaterThan,

    /// <summary>Greater than or equal to the policy's number.</summary>
    NumericGreaterThanEquals,

    /// <summary>Same moment.</summary>
    DateEquals,

    /// <summary>Before the policy's moment.</summary>
    DateLessThan,

    /// <summary>Before or at the policy's moment.</summary>
    DateLessThanEquals,

    /// <summary>After the policy's moment.</summary>
    DateGreaterThan,

    /// <summary>After or at the policy's moment.</summary>
    DateGreaterThanEquals,

    /// <summary>Same truth value.</summary>
    Bool,

    /// <summary>Same bytes, written in Base64.</summary>
    BinaryEquals,

    /// <summary>An address inside a range.</summary>
    IpAddress,

    /// <summary>An ARN each of whose six fields matches the pattern's field.</summary>
    ArnLike,

    /// <summary>The key is absent (<c>true</c>) or present (<c>false</c>).</summary>
    Null,
}

/// <summary>How the values of a multivalued key count. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html</summary>
public enum Quantifier
{
    /// <summary>The key has one value.</summary>
    None,

    /// <summary>Every value of the request must satisfy the comparison; none at all does too.</summary>
    ForAllValues,

    /// <summary>Some value of the request must satisfy the comparison.</summary>
    ForAnyValue,
}
