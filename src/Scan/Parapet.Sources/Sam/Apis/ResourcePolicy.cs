using Parapet.Sources.Documents;
using Parapet.Sources.Sam.Functions;
using Parapet.Values;

namespace Parapet.Sources.Sam.Apis;

/// <summary>
/// The policy that SAM writes from a <c>ResourcePolicy</c>, of an API for all its routes or of an event for its own.
/// https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-api-resourcepolicystatement.html
/// </summary>
internal static class ResourcePolicy
{
    public const string Key = "x-amazon-apigateway-policy";

    /// <summary>The statements for the resources, each within the conditions under which it stands; an unknown policy is a statement of its own.</summary>
    public static IEnumerable<Value> Statements(Value policy, Value resources)
    {
        foreach (var (one, wrap) in Branches.Items(policy))
        {
            foreach (var statement in one is UnknownValue ? [one] : OfOne(one, resources))
            {
                yield return wrap(statement);
            }
        }
    }

    /// <summary>The body with the statements after those that it has.</summary>
    public static MapValue Add(MapValue body, IReadOnlyCollection<Value> statements, Location at)
    {
        if (statements.Count == 0)
        {
            return body;
        }

        var policy = Alternatives.Map(body[Key], own => own is UnknownValue
            ? own
            : Node.Map(
                at,
                ("Version", Node.Text("2012-10-17", at)),
                ("Statement", Node.List(at, [.. own["Statement"] is ListValue list ? list.Items : own["Statement"].IsAbsent ? [] : [own["Statement"]], .. statements]))));
        return body.With(Key, policy);
    }

    private static IEnumerable<Value> OfOne(Value policy, Value resources) =>
    [
        .. Accounts(policy["AwsAccountWhitelist"], "Allow", resources),
        .. Accounts(policy["AwsAccountBlacklist"], "Deny", resources),
        .. Addresses(policy["IpRangeWhitelist"], "NotIpAddress", resources),
        .. Addresses(policy["IpRangeBlacklist"], "IpAddress", resources),
        .. Networks(policy["SourceVpcBlacklist"], policy["IntrinsicVpcBlacklist"], policy["IntrinsicVpceBlacklist"], "StringEquals", resources),
        .. Networks(policy["SourceVpcWhitelist"], policy["IntrinsicVpcWhitelist"], policy["IntrinsicVpceWhitelist"], "StringNotEquals", resources),
        .. policy["CustomStatements"] is ListValue custom ? custom.Items : policy["CustomStatements"].IsAbsent ? [] : [policy["CustomStatements"]],
    ];

    private static IEnumerable<Value> Accounts(Value accounts, string effect, Value resources) =>
        from list in Lists(accounts)
        select list.Wrap(Statement(effect, Node.Map(accounts.At, ("AWS", Node.List(accounts.At, list.Items))), null, resources, accounts.At));

    private static IEnumerable<Value> Addresses(Value ranges, string comparison, Value resources) =>
        from list in Lists(ranges)
        from statement in Guarded(comparison, Node.Map(ranges.At, ("aws:SourceIp", Node.List(ranges.At, list.Items))), resources, ranges.At)
        select list.Wrap(statement);

    /// <summary>Networks and endpoints are keys of one statement, so a request must fail (or match) both.</summary>
    private static IEnumerable<Value> Networks(Value either, Value vpc, Value endpoint, string comparison, Value resources)
    {
        var at = either.At;
        List<Value> networks = [.. Members(either).Where(value => !IsEndpoint(value)), .. Members(vpc)];
        List<Value> endpoints = [.. Members(either).Where(IsEndpoint), .. Members(endpoint)];
        var keys = Node.Map(
            at,
            ("aws:SourceVpc", networks.Count == 0 ? null : Node.List(at, networks)),
            ("aws:SourceVpce", endpoints.Count == 0 ? null : Node.List(at, endpoints)));
        return keys.Entries.IsEmpty ? [] : Guarded(comparison, keys, resources, at);
    }

    // SAM allows everybody, then denies who does not fit.
    private static IEnumerable<Value> Guarded(string comparison, MapValue keys, Value resources, Location at) =>
    [
        Statement("Allow", Node.Text("*", at), null, resources, at),
        Statement("Deny", Node.Text("*", at), Node.Map(at, (comparison, keys)), resources, at),
    ];

    /// <summary>A list, or each alternative of an undecided one; members keep their own conditions.</summary>
    private static IEnumerable<(List<Value> Items, Func<Value, Value> Wrap)> Lists(Value value) => value switch
    {
        ChoiceValue choice =>
        [
            .. Lists(choice.WhenTrue).Select(l => (l.Items, (Func<Value, Value>)(made => ChoiceValue.Of(choice.Condition, l.Wrap(made), new AbsentValue(choice.At), choice.At)))),
            .. Lists(choice.WhenFalse).Select(l => (l.Items, (Func<Value, Value>)(made => ChoiceValue.Of(choice.Condition, new AbsentValue(choice.At), l.Wrap(made), choice.At)))),
        ],
        ListValue { Items.IsEmpty: false } list => [([.. list.Items], made => made)],
        TextValue { Kind: not ScalarKind.Null } or MapValue or UnknownValue => [([value], made => made)],
        _ => [],
    };

    private static IEnumerable<Value> Members(Value value) => Branches.Items(value).Select(item => item.Wrap(item.Item));

    private static bool IsEndpoint(Value value) =>
        value.Cases().Any(c => c.Value is TextValue text && text.Text.Prefix.StartsWith("vpce-", StringComparison.Ordinal));

    private static MapValue Statement(string effect, Value principal, Value? condition, Value resources, Location at) => Node.Map(
        at,
        ("Effect", Node.Text(effect, at)),
        ("Principal", principal),
        ("Action", Node.Text("execute-api:Invoke", at)),
        ("Resource", resources),
        ("Condition", condition));
}
