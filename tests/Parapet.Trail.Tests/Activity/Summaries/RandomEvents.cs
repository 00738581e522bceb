using CsCheck;
using Parapet.Trail.CloudTrail;
using Parapet.Trail.Tests.Activity.Calls;

namespace Parapet.Trail.Tests.Activity.Summaries;

/// <summary>Events of a few callers; many of them alike, some of them odd.</summary>
internal static class RandomEvents
{
    private static readonly (string Service, string Name, string Parameters)[] Calls =
    [
        ("s3", "GetObject", """{"bucketName":"b","key":"#"}"""),
        ("s3", "CopyObject", """{"bucketName":"b#","key":"k","x-amz-copy-source":"c/#"}"""),
        ("dynamodb", "BatchGetItem", """{"requestItems":{"a#":{},"b":{}}}"""),
        ("dynamodb", "Query", """{"tableName":"t","indexName":"i#"}"""),
        ("lambda", "CreateFunction20150331", """{"functionName":"f#","role":"arn:aws:iam::123456789012:role/r#"}"""),
        ("kms", "Decrypt", """{"keyId":"alias/#"}"""),
        ("nowhere", "Get#", "{}"),
        ("signin", "ConsoleLogin", "{}"),
        ("secretsmanager", "GetSecretValue", """{"secretId":"s#"}"""),
    ];

    private static readonly Gen<TrailIdentity> Identities = Gen.Select(Gen.Int[0, 5], Gen.Int[0, 40], Pick.From<string?>(null, null, "athena.amazonaws.com", "secretsmanager.amazonaws.com"), (role, key, via) =>
        role == 5 ? TrailIdentity.None : Events.Session with
        {
            IssuerArn = $"arn:aws:iam::123456789012:role/r{role}",
            SessionName = role < 3 ? "orders" : null,
            AccessKeyId = $"ASIA{key}",
            InvokedBy = via,
            ScopeFunction = role == 0 ? "arn:aws:lambda:eu-west-1:123456789012:function:orders" : null,
            ScopeVersion = role == 0 ? $"arn:aws:lambda:eu-west-1:123456789012:function:orders:{key}" : null,
        });

    public static Gen<TrailEvent> One(int names) => Gen.Select(
        Pick.From(Calls),
        Gen.Int[0, names],
        Identities,
        Gen.Int[0, 100_000],
        Pick.From<string?>(null, null, "AccessDenied", "NoSuchKey", "ExpiredToken"),
        Gen.Int[0, 60],
        Pick.From("eu-west-1", "us-east-1", "cn-north-1", ""),
        (call, name, identity, second, error, address, region) =>
            Events.Of(call.Service, call.Name.Replace("#", $"{name}", StringComparison.Ordinal), call.Parameters.Replace("#", $"{name}", StringComparison.Ordinal)) with
            {
                Identity = identity,
                Time = new DateTimeOffset(2026, 9, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(second).AddTicks(second % 3),
                ErrorCode = error,
                SourceAddress = address == 60 ? null : $"192.0.2.{address}",
                VpcEndpointId = address % 7 == 0 ? "vpce-1" : null,
                UserAgent = address % 5 == 0 ? "aws-cli \ud83d\ude00 \ud800" : "exec-env/AWS_Lambda_dotnet8",
                Region = region,
            });
}
