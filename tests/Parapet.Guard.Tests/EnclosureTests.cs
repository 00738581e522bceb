using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using CsCheck;
using Parapet.Guard.Tests.Contracts;
using Parapet.Guard.Tests.Interpreter;

namespace Parapet.Guard.Tests;

/// <summary>A contract says the same of a text wherever the text stands: alone, as content of another event, as the body or the parameters of a request.</summary>
public sealed class EnclosureTests
{
    private const int Documents = 15_000;

    private static readonly string[] Ids = ["00112233-4455-6677-8899-aabbccddeeff", "00112233-4455-6677-8899-AABBCCDDEEFF", "00112233", "", "{00112233-4455-6677-8899-aabbccddeeff}", " 00112233-4455-6677-8899-aabbccddeeff"];

    private static readonly string[] Limits = ["1", "100", "101", "0", "-1", "7.0", "7.5", "1e1", "1e3", "99999999999999999999", "5e0"];

    private static readonly string[] Texts = ["", "a", "abcd", "ä€😀x", "a b+c%&=", "abcdefghijklmnopqrstu", "null", "true", "\u0000\"\\", "AB1234", "CD0000", "ab1234", "AB1234\n"];

    [Fact]
    public void Content_agrees_with_the_text_alone()
    {
        var documents = new Documents();
        Gen.Int.Sample(
            seed =>
            {
                var random = new Random(seed);
                documents.Restart(random);
                var utf8 = documents.Write(Descriptions.Everything);
                utf8 = seed % 3 == 0 ? documents.Break(utf8) : utf8;
                var limit = 1 + random.Next(5);
                var alone = Check<Everything>(utf8, limit);
                Assert.Equal(Under("coded", alone), Check<Envelope<Everything>>(Encoding.ASCII.GetBytes($$"""{"coded":"{{Convert.ToBase64String(utf8)}}"}"""), limit));
                if (Utf8.IsValid(utf8))
                {
                    Assert.Equal(Under("plain", alone), Check<Envelope<Everything>>(Encoding.UTF8.GetBytes($$"""{"plain":{{JsonSerializer.Serialize(Encoding.UTF8.GetString(utf8))}}}"""), limit));
                }

                if (utf8.Length > 0)
                {
                    Assert.Equal(Under("body", alone), Check<Request<Everything>>(Encoding.ASCII.GetBytes($$"""{"body":"{{Convert.ToBase64String(utf8)}}","isBase64Encoded":true}"""), limit));
                }
            },
            iter: Documents,
            threads: 1);
    }

    [Fact]
    public void Parameters_agree_with_properties()
    {
        var accepted = 0;
        Gen.Int.Sample(
            seed =>
            {
                var random = new Random(seed);
                var (id, limit, key, sku) = (Ids[random.Next(2) * random.Next(Ids.Length)], Limits[random.Next(Limits.Length)], Pick(random), "AB1234");
                var tags = Enumerable.Range(0, random.Next(5)).Select(_ => Pick(random)).ToArray();
                var tagJson = tags.Length == 0 ? "" : $"\"tag\":{JsonSerializer.Serialize(tags)},";
                var alone = Check<CreateOrder>(
                    Encoding.UTF8.GetBytes($$"""{"tenantId":{{JsonSerializer.Serialize(id)}},"limit":{{limit}},{{tagJson}}"key":{{JsonSerializer.Serialize(key)}},"sku":"{{sku}}"}"""), 16);
                var query = string.Join('&', tags.Select(tag => "tag=" + Uri.EscapeDataString(tag)).Append("limit=" + limit));
                var request = Check<Request<CreateOrder>>(
                    Encoding.UTF8.GetBytes(
                        $$"""
                        {"headers":{"IDEMPOTENCY-KEY":{{JsonSerializer.Serialize(key)}}},"pathParameters":{"tenantId":{{JsonSerializer.Serialize(id)}}},"rawQueryString":"{{query}}",
                        "body":"{\"sku\":\"{{sku}}\"}"}
                        """),
                    16);

                // A list that is too long ends the reading of a text, but not that of a request.
                Assert.Equal(alone.Length == 0, request.Length == 0);
                Assert.Subset(request.Select(violation => violation.Rule).ToHashSet(StringComparer.Ordinal), alone.Select(violation => violation.Rule).ToHashSet(StringComparer.Ordinal));
                accepted += alone.Length == 0 ? 1 : 0;
            },
            iter: Documents,
            threads: 1);
        Assert.InRange(accepted, Documents / 50, Documents * 9 / 10);
    }

    private static string Pick(Random random) => Texts[random.Next(Texts.Length)];

    private static IEnumerable<Violation> Under(string member, Violation[] violations) => violations.Select(violation => violation with { Pointer = $"/{member}{violation.Pointer}" });

    private static Violation[] Check<T>(byte[] utf8, int limit)
        where T : class, IEventContract<T>
    {
        var (checking, reading) = (new Violations(limit), new Violations(limit));
        Assert.Equal(T.Validate(utf8, ref checking), T.Read(utf8, ref reading) is not null);
        Assert.Equal(checking.ToArray(), reading.ToArray());
        return checking.ToArray();
    }
}
