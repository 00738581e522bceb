using Parapet.Iam.Language;

namespace Parapet.Rules;

/// <summary>What the conditions of a policy statement leave of its grant.</summary>
internal static class StatementConditions
{
    private static readonly string[] ResourceKeys = ["aws:ResourceTag/", "aws:ResourceAccount", "aws:ResourceOrg", "aws:RequestTag/"];

    private static readonly string[] NetworkKeys = ["aws:SourceIp", "aws:VpcSourceIp", "aws:SourceVpc", "aws:SourceVpce"];

    // How a request is sent, and what its sender writes into it: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html.
    private static readonly string[] KeysOfAnybody = ["aws:SecureTransport", "aws:UserAgent", "aws:Referer"];

    /// <summary>
    /// Whether some condition must hold for the statement to apply: a positive operator with a value that is not a bare wildcard.
    /// Negated, <c>IfExists</c>, <c>ForAllValues</c> and <c>Null</c> operators hold for requests that lack the key, so they are not counted.
    /// </summary>
    public static bool Restricts(Statement statement) => statement.Conditions.Any(IsRestricting);

    /// <summary>Whether a condition that must hold keeps callers out; asking for TLS or for a header that anybody can send does not.</summary>
    public static bool RestrictsCallers(Statement statement) =>
        statement.Conditions.Any(condition => IsRestricting(condition) && IsAboutCaller(condition));

    /// <summary>
    /// Whether a statement that denies leaves only some callers: it has a condition on more than what every caller can do,
    /// and does not just shut out some addresses or networks.
    /// </summary>
    public static bool LeavesFew(Statement deny) =>
        deny.Conditions.Any(IsAboutCaller) && !deny.Conditions.Any(condition =>
            NetworkKeys.Contains(condition.Key, StringComparer.OrdinalIgnoreCase)
            && !condition.Operator.Contains("Not", StringComparison.OrdinalIgnoreCase)
            && !condition.Operator.StartsWith("Null", StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a condition limits which resources the statement is about, by tag, account or a key of the service itself.</summary>
    public static bool RestrictsResources(Statement statement) => statement.Conditions.Any(condition =>
        IsRestricting(condition)
        && (!condition.Key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase)
            || ResourceKeys.Any(key => condition.Key.StartsWith(key, StringComparison.OrdinalIgnoreCase))));

    /// <summary>Whether a condition that must hold uses the key.</summary>
    public static bool RestrictsBy(Statement statement, string key) => statement.Conditions.Any(condition =>
        IsRestricting(condition) && string.Equals(condition.Key, key, StringComparison.OrdinalIgnoreCase));

    private static bool IsAboutCaller(ConditionEntry condition) => !KeysOfAnybody.Contains(condition.Key, StringComparer.OrdinalIgnoreCase);

    private static bool IsRestricting(ConditionEntry condition) =>
        condition.When is null
        && !condition.Operator.Contains("Not", StringComparison.OrdinalIgnoreCase)
        && !condition.Operator.StartsWith("Null", StringComparison.OrdinalIgnoreCase)
        && !condition.Operator.EndsWith("IfExists", StringComparison.OrdinalIgnoreCase)
        && !condition.Operator.StartsWith("ForAllValues:", StringComparison.OrdinalIgnoreCase)
        && !condition.Values.Any(value => value.Text.Known is { Length: > 0 } known && known.AsSpan().Trim('*').IsEmpty);
}
