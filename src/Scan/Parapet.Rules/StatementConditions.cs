using Parapet.Iam.Catalog;
using Parapet.Iam.Language;

namespace Parapet.Rules;

/// <summary>What the conditions of a policy statement leave of its grant.</summary>
internal static class StatementConditions
{
    private static readonly string[] ResourceKeys = ["aws:ResourceTag/", "aws:ResourceAccount", "aws:ResourceOrg", "aws:RequestTag/"];

    private static readonly string[] NetworkKeys = ["aws:SourceIp", "aws:VpcSourceIp", "aws:SourceVpc", "aws:SourceVpce"];

    // How a request is sent, and what its sender writes into it: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html.
    private static readonly string[] KeysOfAnybody = ["aws:SecureTransport", "aws:UserAgent", "aws:Referer", "aws:ViaAWSService", "aws:CurrentTime", "aws:EpochTime", "aws:PrincipalType", "aws:TagKeys"];

    // Whoever owns an account can tag what is in it, and write any tag into a request.
    private static readonly string[] TagsOfAnybody = ["aws:PrincipalTag/", "aws:RequestTag/"];

    /// <summary>
    /// Whether some condition must hold for the statement to apply: a positive operator with a value that is not a bare wildcard.
    /// Negated, <c>IfExists</c>, <c>ForAllValues</c> and <c>Null</c> operators hold for requests that lack the key, so they are not counted.
    /// </summary>
    public static bool Restricts(Statement statement) => statement.Conditions.Any(IsRestricting);

    /// <summary>
    /// Whether a condition that must hold keeps callers out; asking for TLS, for a header or a tag that anybody can send, or for a network, an organisation
    /// or an ARN that anybody can have does not.
    /// </summary>
    public static bool RestrictsCallers(Statement statement) => statement.Conditions.Any(condition =>
        IsRestricting(condition) && IsAboutCaller(condition) && !condition.Values.Any(value => value.Text.Known is { } known && Anybody.Has(condition.Key, known)));

    /// <summary>
    /// Whether a statement that denies leaves only some callers of what another allows: it denies all of that to everybody, with a condition on more than
    /// what every caller can do, and does not just shut out some addresses or networks.
    /// </summary>
    public static bool LeavesFew(Statement deny, Statement allow) =>
        LeavesFew(deny) && Covers(deny, allow);

    private static bool Covers(Statement deny, Statement allow) =>
        deny.Principals.Any(principal => principal.Type is "*" or "AWS" && principal.Name.Known is "*")
        && !allow.Actions.IsEmpty && Cover(deny.Actions, allow.Actions)
        && (!deny.NotResources.IsEmpty || Cover(deny.Resources, allow.Resources));

    // Each text of the second list is matched by one of the first, its own wildcards taken as letters; what is not known is covered by `*` and by itself.
    private static bool Cover(IEnumerable<Values.TextItem> wide, IEnumerable<Values.TextItem> narrow) => narrow.All(item => wide.Any(pattern =>
        pattern.Text.Equals(item.Text) || ActionPattern.Matches(pattern.Text.ToString(), item.Text.ToString())));

    private static bool LeavesFew(Statement deny) =>
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

    private static bool IsAboutCaller(ConditionEntry condition) =>
        !KeysOfAnybody.Contains(condition.Key, StringComparer.OrdinalIgnoreCase)
        && !TagsOfAnybody.Any(prefix => condition.Key.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));

    private static bool IsRestricting(ConditionEntry condition) =>
        condition.When is null
        && !condition.Operator.Contains("Not", StringComparison.OrdinalIgnoreCase)
        && !condition.Operator.StartsWith("Null", StringComparison.OrdinalIgnoreCase)
        && !condition.Operator.EndsWith("IfExists", StringComparison.OrdinalIgnoreCase)
        && !condition.Operator.StartsWith("ForAllValues:", StringComparison.OrdinalIgnoreCase)
        && !condition.Values.Any(value => value.Text.Known is { Length: > 0 } known && known.AsSpan().Trim('*').IsEmpty);
}
