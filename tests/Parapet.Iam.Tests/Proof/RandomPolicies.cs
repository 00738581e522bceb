using CsCheck;
using Parapet.Iam.Evaluation;

namespace Parapet.Iam.Tests.Proof;

/// <summary>Policies and requests over a small vocabulary, so that they often meet.</summary>
internal static class RandomPolicies
{
    private static readonly string[] ActionPatterns =
        ["s3:GetObject", "s3:PutObject", "s3:ListBucket", "s3:ListAllMyBuckets", "s3:Get*", "S3:*Object", "s3:?etObject", "s3:*", "s*", "*", "sqs:SendMessage", "sqs:Send*", "x:Tomorrow"];

    private static readonly string[] Actions =
        ["s3:GetObject", "s3:PutObject", "s3:ListBucket", "s3:ListAllMyBuckets", "s3:GetTomorrow", "sqs:SendMessage", "x:Tomorrow", "ec2:DescribeInstances"];

    private static readonly string[] ResourcePatterns =
        ["*", "arn:aws:s3:::a", "arn:aws:s3:::a/*", "arn:aws:s3:::a/b", "arn:aws:s3:::?/b", "arn:aws:s3:::*", "arn:aws:*:::a*", "arn:aws:sqs:*:123456789012:q", "arn:aws:s3:::${aws:username}/*", "arn:aws:s3:::${aws:PrincipalTag/t, 'a'}/b"];

    private static readonly string[] Resources =
        ["*", "arn:aws:s3:::a", "arn:aws:s3:::a/b", "arn:aws:s3:::a/c", "arn:aws:s3:::b/b", "arn:aws:s3:::b", "arn:aws:sqs:eu-west-1:123456789012:q", "arn:aws:s3:::bob/b"];

    private static readonly (string Operator, string Key, string[] Values)[] ConditionForms =
    [
        ("StringEquals", "aws:username", ["a", "bob"]),
        ("StringLike", "aws:username", ["a*", "*b", "?"]),
        ("StringNotEquals", "aws:username", ["a", "bob"]),
        ("StringNotLikeIfExists", "aws:username", ["b*"]),
        ("StringEqualsIgnoreCase", "aws:username", ["BOB", "A"]),
        ("StringNotEquals", "aws:PrincipalTag/t", ["${aws:username}", "x"]),
        ("StringLike", "aws:PrincipalTag/t", ["${aws:username}*"]),
        ("Bool", "aws:SecureTransport", ["true", "false"]),
        ("BoolIfExists", "aws:SecureTransport", ["true"]),
        ("Null", "aws:username", ["true", "false"]),
        ("IpAddress", "aws:SourceIp", ["10.0.0.0/8", "10.0.0.0/9", "0.0.0.0/0", "2001:db8::/32"]),
        ("NotIpAddress", "aws:SourceIp", ["10.0.0.0/8", "10.0.0.7"]),
        ("NumericLessThan", "s3:max-keys", ["5", "10"]),
        ("NumericGreaterThanEquals", "s3:max-keys", ["5", "9.5"]),
        ("NumericNotEquals", "s3:max-keys", ["5"]),
        ("DateLessThan", "aws:CurrentTime", ["2030-01-01", "2026-01-01T00:00:00Z"]),
        ("DateGreaterThan", "aws:CurrentTime", ["2026-01-01"]),
        ("ArnLike", "aws:SourceArn", ["arn:aws:sns:*:123456789012:*", "*"]),
        ("ArnNotLike", "aws:SourceArn", ["arn:aws:sns:*:*:t"]),
        ("ForAnyValue:StringEquals", "aws:TagKeys", ["a", "b"]),
        ("ForAllValues:StringLike", "aws:TagKeys", ["a*", "b"]),
        ("ForAnyValue:StringNotEquals", "aws:TagKeys", ["a"]),
        ("ForAllValues:StringNotLike", "aws:TagKeys", ["a*"]),
    ];

    private static readonly Gen<string> Condition =
        Gen.Int[0, ConditionForms.Length - 1].SelectMany(i => Some(ConditionForms[i].Values, 2).Select(values =>
            $"\"{ConditionForms[i].Operator}\":{{\"{ConditionForms[i].Key}\":[{Quoted(values)}]}}"));

    private static readonly Gen<string> Conditions =
        Gen.Frequency((3, Gen.Const("")), (3, Condition), (1, Gen.Select(Condition, Condition, (one, other) => one.Split(':')[0] == other.Split(':')[0] ? one : $"{one},{other}")))
            .Select(conditions => conditions.Length == 0 ? "" : $",\"Condition\":{{{conditions}}}");

    private static readonly Gen<string> Statement = Gen.Select(
        Gen.Frequency((4, Gen.Const("Allow")), (1, Gen.Const("Deny"))),
        Gen.Frequency((8, Gen.Const("Action")), (1, Gen.Const("NotAction"))),
        Some(ActionPatterns, 3),
        Gen.Frequency((8, Gen.Const("Resource")), (1, Gen.Const("NotResource"))),
        Some(ResourcePatterns, 2),
        Conditions,
        (effect, action, actions, resource, resources, conditions) =>
            $"{{\"Effect\":\"{effect}\",\"{action}\":[{Quoted(actions)}],\"{resource}\":[{Quoted(resources)}]{conditions}}}");

    /// <summary>The statements of a policy, as JSON.</summary>
    public static Gen<string[]> Statements { get; } = Statement.Array[1, 4];

    /// <summary>A policy of an identity.</summary>
    public static Gen<Policy> Identity { get; } = Statements.Select(statements => Policies.Identity(statements));

    /// <summary>A request by a user or a role's session of the same account.</summary>
    public static Gen<Request> Request { get; } = Gen.Select(Of(Actions), Of(Resources), Context, (action, resource, context) => new Request
    {
        Principal = RequestPrincipal.Parse("arn:aws:sts::123456789012:assumed-role/r/s"),
        Action = action,
        Resources = [resource],
        ResourceAccount = "123456789012",
        Context = context,
    });

    private static Gen<RequestContext> Context => Gen.Select(
        Value("aws:username", "a", "bob", "BOB", "c"),
        Value("aws:PrincipalTag/t", "a", "bob", "x", ""),
        Value("aws:SecureTransport", "true", "false"),
        Value("aws:SourceIp", "10.0.0.7", "10.200.0.1", "192.0.2.1", "2001:db8::1"),
        Value("s3:max-keys", "4", "5", "9.7", "10", "many"),
        Value("aws:CurrentTime", "2025-05-05", "2026-01-01T00:00:00Z", "2031-01-01"),
        Value("aws:SourceArn", "arn:aws:sns:eu-west-1:123456789012:t", "arn:aws:sns:eu-west-1:123456789012:u", "topic"),
        Gen.Frequency((1, Gen.Const((string[]?)null)), (3, Some(["a", "ab", "b", "c", ""], 2).Select(values => (string[]?)values))),
        (user, tag, secure, ip, keys, time, arn, tags) => RequestContext.Of(
            new[] { user, tag, secure, ip, keys, time, arn }.OfType<KeyValuePair<string, ContextValue>>()
                .Concat(tags is null ? [] : [new("aws:TagKeys", ContextValue.OfMany(tags))])));

    private static Gen<KeyValuePair<string, ContextValue>?> Value(string key, params string[] values) =>
        Gen.Int[0, values.Length].Select(i => i == values.Length ? (KeyValuePair<string, ContextValue>?)null : new(key, ContextValue.Of(values[i])));

    private static Gen<string> Of(string[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static Gen<string[]> Some(string[] values, int most) => Of(values).Array[1, most].Select(chosen => chosen.Distinct().ToArray());

    private static string Quoted(string[] values) => string.Join(',', values.Select(value => $"\"{value}\""));
}
