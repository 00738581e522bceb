using Parapet.Iam.Language;

namespace Parapet.Iam.Evaluation;

/// <summary>Conditions as a person reads them.</summary>
internal static class ConditionText
{
    private const int ValuesShown = 4;

    /// <summary>A fragment such as "`aws:SourceIp` IpAddress 10.0.0.0/8".</summary>
    public static string Of(ConditionEntry condition)
    {
        var shown = condition.Values.Take(ValuesShown).Select(value => value.Text.ToString());
        var more = condition.Values.Length > ValuesShown ? $" or {condition.Values.Length - ValuesShown} more" : "";
        return $"`{condition.Key}` {condition.Operator} {string.Join(" or ", shown)}{more}";
    }
}
