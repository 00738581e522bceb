using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using CsCheck;
using Parapet.Iam.Evaluation;
using Parapet.Iam.Language;

namespace Parapet.Iam.Tests.Evaluation;

/// <summary>Random policies and requests over a small vocabulary, so that they meet often.</summary>
internal static class PolicyGenerator
{
    private static readonly Gen<string> ActionPattern = OneOf("s3:GetObject", "s3:Get*", "s3:*", "s3:PutObject", "*", "S3:getobject", "sqs:SendMessage", "s3:?etObject");
    private static readonly Gen<string> ResourcePattern = OneOf("*", "arn:aws:s3:::a/*", "arn:aws:s3:::a/x", "arn:aws:s3:::?/x", "arn:aws:s3:::b/${aws:username}", "arn:aws:sqs:*:*:q", "arn:aws:s3:::a/${aws:PrincipalTag/team, 'x'}");
    private static readonly Gen<string> Principal = OneOf("\"*\"", """{"AWS":"111111111111"}""", """{"AWS":"arn:aws:iam::111111111111:role/app"}""", """{"AWS":"arn:aws:iam::222222222222:user/ana"}""", """{"AWS":"arn:aws:sts::111111111111:assumed-role/app/run"}""", """{"Service":"sns.amazonaws.com"}""");

    private static readonly Gen<string> Condition = OneOf(
        "", "", "",
        """{"StringEquals":{"aws:PrincipalTag/team":"x"}}""",
        """{"StringNotLike":{"aws:PrincipalTag/team":["x*","y"]}}""",
        """{"IpAddress":{"aws:SourceIp":"10.0.0.0/8"}}""",
        """{"NotIpAddress":{"aws:SourceIp":["10.1.0.0/16","2001:db8::/32"]}}""",
        """{"Bool":{"aws:SecureTransport":"false"}}""",
        """{"BoolIfExists":{"aws:MultiFactorAuthPresent":"false"}}""",
        """{"Null":{"aws:SourceIp":"true"}}""",
        """{"NumericLessThan":{"s3:max-keys":"10"}}""",
        """{"DateGreaterThan":{"aws:CurrentTime":"2026-01-01T00:00:00Z"}}""",
        """{"ArnLike":{"aws:SourceArn":"arn:aws:sns:*:111111111111:*"}}""",
        """{"ForAllValues:StringEquals":{"aws:TagKeys":["a","b"]}}""",
        """{"ForAnyValue:StringLike":{"aws:TagKeys":"a*"}}""");

    private static readonly ImmutableDictionary<string, string[]> Values = new Dictionary<string, string[]>
    {
        ["aws:PrincipalTag/team"] = ["x", "xy", "z", ""],
        ["aws:SourceIp"] = ["10.1.2.3", "10.2.2.3", "192.0.2.1", "2001:db8::1"],
        ["aws:SecureTransport"] = ["true", "false"],
        ["aws:MultiFactorAuthPresent"] = ["true", "false"],
        ["s3:max-keys"] = ["5", "10", "x"],
        ["aws:CurrentTime"] = ["2025-12-31T23:59:59Z", "2026-06-01T00:00:00Z"],
        ["aws:SourceArn"] = ["arn:aws:sns:eu-west-1:111111111111:t", "arn:aws:sns:eu-west-1:222222222222:t"],
        ["aws:username"] = ["x", "*"],
    }.ToImmutableDictionary();

    private static readonly string[] Tags = ["a", "b", "c"];

    public static Gen<string> Statement(bool principals, string? effect = null) =>
        from chosen in effect is null ? OneOf("Allow", "Allow", "Deny") : Gen.Const(effect)
        from notAction in Gen.Int[0, 9]
        from actions in ActionPattern.Array[1, 2]
        from notResource in Gen.Int[0, 9]
        from resources in ResourcePattern.Array[1, 2]
        from notPrincipal in Gen.Int[0, 9]
        from principal in Principal
        from condition in Condition
        select $$"""
            {"Effect":"{{chosen}}",
            {{(principals ? $"\"{(notPrincipal == 0 ? "NotPrincipal" : "Principal")}\":{principal}," : "")}}
            "{{(notAction == 0 ? "NotAction" : "Action")}}":{{JsonSerializer.Serialize(actions)}},
            "{{(notResource == 0 ? "NotResource" : "Resource")}}":{{JsonSerializer.Serialize(resources)}}{{(condition.Length == 0 ? "" : ",\"Condition\":" + condition)}}}
            """;

    public static Gen<string[]> Statements(bool principals) => Statement(principals).Array[0, 4];

    public static Gen<Request> Request =>
        from principal in OneOf("arn:aws:iam::111111111111:user/x", "arn:aws:sts::111111111111:assumed-role/app/run", "arn:aws:iam::222222222222:user/ana", "sns.amazonaws.com", "anonymous", "111111111111")
        from action in OneOf("s3:GetObject", "s3:PutObject", "sqs:SendMessage", "s3:ListAllMyBuckets")
        from resource in OneOf("arn:aws:s3:::a/x", "arn:aws:s3:::a/y", "arn:aws:s3:::b/x", "arn:aws:s3:::b/*", "arn:aws:sqs:eu-west-1:111111111111:q")
        from context in Context
        select new Request
        {
            Principal = RequestPrincipal.Parse(principal),
            Action = action,
            Resources = [resource],
            ResourceAccount = "111111111111",
            Context = context,
        };

    public static Gen<RequestContext> Context =>
        from picks in Gen.Int[-2, 3].Array[Values.Count]
        from tags in OneOf(Tags).Array[0, 2]
        from hasTags in Gen.Bool
        select RequestContext.Of(Pick(picks).Concat(hasTags ? [new("aws:TagKeys", ContextValue.OfMany(tags.Distinct()))] : []));

    public static Policy Compile(IEnumerable<string> statements, PolicyKind kind, string name = "p") =>
        Policy.Compile(Document(statements), kind, name);

    public static PolicyDocument Document(IEnumerable<string> statements) =>
        PolicyReader.ReadJson(Encoding.UTF8.GetBytes($$"""{"Version":"2012-10-17","Statement":[{{string.Join(",", statements)}}]}"""), "p.json");

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static IEnumerable<KeyValuePair<string, ContextValue>> Pick(int[] picks)
    {
        var keys = Values.Keys.Order(StringComparer.Ordinal).ToList();
        for (var i = 0; i < keys.Count; i++)
        {
            if (picks[i] >= 0)
            {
                yield return new(keys[i], ContextValue.Of(Values[keys[i]][picks[i] % Values[keys[i]].Length]));
            }
        }
    }
}
