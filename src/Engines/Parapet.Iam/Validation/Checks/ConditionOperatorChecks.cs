using Parapet.Iam.Catalog;
using Parapet.Iam.Language;

namespace Parapet.Iam.Validation.Checks;

/// <summary>Whether operators exist and fit their keys. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html</summary>
internal static class ConditionOperatorChecks
{
    private const string Mfa = "aws:MultiFactorAuthPresent";

    // A request without tags has no tag that it should not have: what ForAllValues is meant for.
    private const string TagKeys = "aws:TagKeys";

    private static readonly PolicyCheck Unknown = PolicyCheck.Error("unknown-operator", "IAM refuses a policy with an operator that it does not know.");
    private static readonly PolicyCheck NullIfExists = PolicyCheck.Error("null-with-if-exists", "`Null` asks whether the key is there; `IfExists` has no meaning with it, and IAM refuses it.");
    private static readonly PolicyCheck Mismatch = PolicyCheck.Warning("operator-type-mismatch", "The operator compares another type than the key has, so the comparison may never match.");
    private static readonly PolicyCheck NeedsSet = PolicyCheck.Warning("multivalued-key-without-set-operator", "A request can hold several values for the key: without `ForAllValues` or `ForAnyValue` the comparison does not match. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html");
    private static readonly PolicyCheck AllOfOne = PolicyCheck.Security("for-all-values-on-single-valued-key", "`ForAllValues` is satisfied when the key is absent, so an `Allow` with it lets requests without the key through; the key has one value and needs no set operator.");
    private static readonly PolicyCheck SetOfOne = PolicyCheck.Warning("set-operator-on-single-valued-key", "The key has one value at most and needs no set operator.");
    private static readonly PolicyCheck AllAllows = PolicyCheck.Warning("for-all-values-without-presence", "`ForAllValues` is satisfied when the key is absent, so an `Allow` with it lets requests without the key through; add `Null` with `false`.");
    private static readonly PolicyCheck MfaDeny = PolicyCheck.Security("mfa-deny-without-if-exists", "Requests with long-term credentials do not carry `aws:MultiFactorAuthPresent`, so `Bool` does not match and the `Deny` lets them through; use `BoolIfExists`.");
    private static readonly PolicyCheck MfaAllow = PolicyCheck.Security("mfa-allow-with-if-exists", "Requests with long-term credentials do not carry `aws:MultiFactorAuthPresent`, so `BoolIfExists` matches and the `Allow` covers them; use `Bool`.");

    public static CheckGroup Group { get; } = new(
        "Condition operators",
        [Unknown, NullIfExists, Mismatch, NeedsSet, AllOfOne, SetOfOne, AllAllows, MfaDeny, MfaAllow],
        policy => policy.Statements.SelectMany(view => view.Statement.Conditions.SelectMany(condition => Run(view, condition))));

    private static IEnumerable<PolicyIssue> Run(StatementView view, ConditionEntry condition)
    {
        if (!ConditionOperator.TryParse(condition.Operator, out var op))
        {
            yield return condition.Operator.EndsWith("NullIfExists", StringComparison.OrdinalIgnoreCase)
                ? NullIfExists.At(condition.At, "`Null` and `IfExists` cannot be combined", view)
                : Unknown.At(condition.At, $"`{condition.Operator}` is no condition operator{(Nearest.To(condition.Operator, ConditionOperator.BaseNames) is { } near ? $"; did you mean `{near}`?" : "")}", view);
            yield break;
        }

        if (op.Comparison == Comparison.Null || IamCatalog.ConditionKey(condition.Key) is not { } key)
        {
            yield break;
        }

        if (!Fits(op.Comparison, key))
        {
            yield return Mismatch.At(condition.At, $"`{condition.Operator}` does not fit `{key.Name}`, whose type is {key.Type}", view);
        }

        if (Quantify(view, condition, op, key) is var (check, message))
        {
            yield return check.At(condition.At, message, view);
        }

        if (op.Comparison == Comparison.Bool && key.Name == Mfa)
        {
            foreach (var value in condition.Values)
            {
                if (view.Denies && !op.IfExists && value.Text.Known is "false")
                {
                    yield return MfaDeny.At(condition.At, "requests with long-term credentials do not carry the key and are not denied; use `BoolIfExists`", view);
                }

                if (view.Allows && op.IfExists && value.Text.Known is "true")
                {
                    yield return MfaAllow.At(condition.At, "requests with long-term credentials do not carry the key and are allowed; use `Bool`", view);
                }
            }
        }
    }

    private static (PolicyCheck Check, string Message)? Quantify(StatementView view, ConditionEntry condition, ConditionOperator op, ConditionKey key) => op.Quantifier switch
    {
        Quantifier.None when key.IsMultivalued => (NeedsSet, $"a request can hold several values for `{key.Name}`; say `ForAnyValue:` or `ForAllValues:`"),
        Quantifier.ForAllValues when !key.IsMultivalued && view.Allows => (AllOfOne, $"`{key.Name}` has one value, and `ForAllValues` is satisfied without any"),
        Quantifier.ForAllValues or Quantifier.ForAnyValue when !key.IsMultivalued => (SetOfOne, $"`{key.Name}` has one value at most; leave `{op.Quantifier}` out"),
        Quantifier.ForAllValues when view.Allows && !op.IsNegated && key.Name != TagKeys && !AsksForPresence(view.Statement, condition) => (AllAllows, $"a request without `{key.Name}` satisfies `ForAllValues` and is allowed"),
        _ => null,
    };

    private static bool AsksForPresence(Statement statement, ConditionEntry condition) => statement.Conditions.Any(other =>
        other.Key.Equals(condition.Key, StringComparison.OrdinalIgnoreCase)
        && ConditionOperator.TryParse(other.Operator, out var op)
        && (op.Comparison == Comparison.Null || op is { Quantifier: Quantifier.ForAnyValue, IsNegated: false }));

    // IAM compares a key of any type as text where the policy says so; only comparisons that cannot succeed are reported.
    private static bool Fits(Comparison comparison, ConditionKey key) => (Class(comparison), key.Type) switch
    {
        (ConditionKeyType.String, ConditionKeyType.IPAddress or ConditionKeyType.Date or ConditionKeyType.Binary) => false,
        (ConditionKeyType.String, _) => true,
        (ConditionKeyType.Arn, ConditionKeyType.String) => true,
        (ConditionKeyType.Numeric, ConditionKeyType.Date) => key.Name == "aws:EpochTime",
        (ConditionKeyType.Bool or ConditionKeyType.Numeric, ConditionKeyType.String) => !key.Name.StartsWith("aws:", StringComparison.Ordinal),
        var (compared, type) => compared == type,
    };

    private static ConditionKeyType Class(Comparison comparison) => comparison switch
    {
        Comparison.ArnLike => ConditionKeyType.Arn,
        Comparison.Bool => ConditionKeyType.Bool,
        Comparison.BinaryEquals => ConditionKeyType.Binary,
        Comparison.IpAddress => ConditionKeyType.IPAddress,
        >= Comparison.NumericEquals and <= Comparison.NumericGreaterThanEquals => ConditionKeyType.Numeric,
        >= Comparison.DateEquals and <= Comparison.DateGreaterThanEquals => ConditionKeyType.Date,
        _ => ConditionKeyType.String,
    };
}
