using System.Globalization;
using Parapet.Iam.Language;

namespace Parapet.Iam.Validation.Checks;

/// <summary>Whether values are of the form that their operator compares.</summary>
internal static class ConditionValueChecks
{
    private static readonly PolicyCheck Wildcard = PolicyCheck.Warning("wildcard-without-like", "`*` and `?` are ordinary characters for this operator; `StringLike` takes them as wildcards.");
    private static readonly PolicyCheck Date = PolicyCheck.Error("invalid-date", "A date is written in ISO 8601 form, such as `2026-01-31T00:00:00Z`, or as seconds since 1970.");
    private static readonly PolicyCheck Number = PolicyCheck.Error("invalid-number", "The operator compares numbers.");
    private static readonly PolicyCheck Boolean = PolicyCheck.Error("invalid-boolean", "The operator compares with `true` or `false`.");
    private static readonly PolicyCheck Null = PolicyCheck.Error("invalid-null-value", "`Null` compares with `true` (the key is absent) or `false` (it is there).");
    private static readonly PolicyCheck Base64 = PolicyCheck.Error("invalid-base64", "The operator compares bytes, which are written in Base64.");
    private static readonly PolicyCheck Both = PolicyCheck.Warning("both-booleans", "A comparison with both `true` and `false` always matches when the key is there.");
    private static readonly PolicyCheck NoArn = PolicyCheck.Warning("condition-value-is-no-arn", "The operator compares ARNs field by field; a value that is no ARN matches none.");

    public static CheckGroup Group { get; } = new(
        "Condition values",
        [Wildcard, Date, Number, Boolean, Null, Base64, Both, NoArn],
        policy => policy.Statements.SelectMany(view => view.Statement.Conditions.SelectMany(condition => Run(view, condition))));

    private static IEnumerable<PolicyIssue> Run(StatementView view, ConditionEntry condition)
    {
        if (!ConditionOperator.TryParse(condition.Operator, out var op))
        {
            yield break;
        }

        var values = KnownText.Of(condition.Values);
        foreach (var (text, at, _) in values.Where(value => value.Text.Length > 0 && !value.Text.Contains("${", StringComparison.Ordinal)))
        {
            if (Judge(op, text, condition.Operator) is var (check, message))
            {
                yield return check.At(at, message, view);
            }
        }

        if (op.Comparison is Comparison.Bool && values.Any(value => IsBoolean(value.Text, "true")) && values.Any(value => IsBoolean(value.Text, "false")) && values.All(value => value.When is null))
        {
            yield return Both.At(condition.At, $"`{condition.Key}` is compared with both `true` and `false`", view);
        }
    }

    private static (PolicyCheck Check, string Message)? Judge(ConditionOperator op, string text, string name) => op.Comparison switch
    {
        Comparison.StringEquals or Comparison.StringEqualsIgnoreCase when text.Contains('*', StringComparison.Ordinal) =>
            (Wildcard, $"`{text}` is compared as it stands: `{name}` knows no wildcards; use `{(op.IsNegated ? "StringNotLike" : "StringLike")}`"),
        Comparison.Bool when !IsBoolean(text, "true") && !IsBoolean(text, "false") => (Boolean, $"`{text}` is neither `true` nor `false`"),
        Comparison.Null when !IsBoolean(text, "true") && !IsBoolean(text, "false") => (Null, $"`{text}` is neither `true` nor `false`"),
        Comparison.BinaryEquals when !IsBase64(text) => (Base64, $"`{text}` is no Base64"),
        Comparison.ArnLike when !IsArn(text) => (NoArn, $"`{text}` is no ARN"),
        >= Comparison.NumericEquals and <= Comparison.NumericGreaterThanEquals when !IsNumber(text) => (Number, $"`{text}` is no number"),
        >= Comparison.DateEquals and <= Comparison.DateGreaterThanEquals when !IsDate(text) => (Date, $"`{text}` is no date; write `2026-01-31T00:00:00Z` or seconds since 1970"),
        _ => null,
    };

    private static bool IsBoolean(string text, string value) => text.Equals(value, StringComparison.OrdinalIgnoreCase);

    private static bool IsBase64(string text) => Convert.TryFromBase64String(text, new byte[text.Length], out _);

    private static bool IsNumber(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    private static bool IsDate(string text) =>
        (text.Length is >= 1 and <= 13 && text.All(char.IsAsciiDigit))
        || (text.Length >= 4 && char.IsAsciiDigit(text[0]) && (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _) || (text.Length == 7 && DateTimeOffset.TryParse(text + "-01", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _))));

    private static bool IsArn(string text) => Arn.TryParse(text, out _) || (text.Contains('*', StringComparison.Ordinal) && Wildcards.Overlap(text, "arn:*:*:*:*:*"));
}
