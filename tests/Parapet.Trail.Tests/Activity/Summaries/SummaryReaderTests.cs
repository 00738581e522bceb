using System.Text;
using CsCheck;
using Parapet.Trail.Activity.Summaries;
using Parapet.Trail.Tests.Activity.Calls;

namespace Parapet.Trail.Tests.Activity.Summaries;

public sealed class SummaryReaderTests
{
    private const string Start = """{"schema":"parapet.activity/1","count":1,"first":"2026-09-01T00:00:00Z","last":"2026-09-01T00:00:00Z" """;

    [Theory]
    [InlineData("", "expected")]
    [InlineData("[]", "the summary is no JSON object")]
    [InlineData("{}", "`$.schema` is no text")]
    [InlineData("""{"schema":"other/1"}""", "the schema is `other/1`, not `parapet.activity/1`")]
    [InlineData("""{"schema":"\ud800"}""", "the summary holds broken characters")]
    [InlineData("""{"schema":"parapet.activity/1","count":-1}""", "`$.count` is no whole number of at least 0")]
    [InlineData("""{"schema":"parapet.activity/1","count":1,"first":"yesterday"}""", "`$.first` is no time in UTC")]
    [InlineData(Start + ""","callers":[]}""", "`$.callers` is no object")]
    [InlineData(Start + ""","callers":{"items":[1]}}""", "`$.callers.items[0]` is no object")]
    [InlineData(Start + ""","callers":{"items":[{"kind":"3","id":"x"}]}}""", "`$.callers.items[0].kind` has no such value as `3`")]
    [InlineData(Start + ""","outcomes":{"items":[{"name":"a","count":0},{"name":"a","count":0}]}}""", "`$.outcomes.items[1]` is there twice")]
    public void A_file_that_is_no_summary_says_why(string json, string expected)
    {
        var reading = SummaryReader.Read(Encoding.UTF8.GetBytes(json));

        Assert.Null(reading.Summary);
        Assert.Contains(expected, reading.Problem, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Members_of_a_later_version_are_passed_over() =>
        Assert.NotNull(SummaryReader.Read(Encoding.UTF8.GetBytes(Start + ""","new":{"a":1}}""")).Summary);

    [Fact]
    public void No_damage_makes_the_reader_throw_or_say_nothing()
    {
        var whole = SummaryFile.Bytes(SummaryFile.Of(
        [
            Events.Of("s3", "GetObject", """{"bucketName":"b","key":"k"}""") with { ErrorCode = "AccessDenied", VpcEndpointId = "vpce-1" },
            Events.Of("kms", "Encrypt", """{"keyId":"alias/a"}""") with { Identity = Events.Session with { InvokedBy = "sqs.amazonaws.com", ScopeFunction = "arn:aws:lambda:eu-west-1:123456789012:function:orders:1" } },
            Events.Of("lambda", "CreateFunction20150331", """{"functionName":"f","role":"arn:aws:iam::123456789012:role/r"}"""),
            Events.Of("signin", "ConsoleLogin"),
            Events.Of("nowhere", "Get"),
        ]));
        Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Byte, Gen.Int[0, 3], Gen.Int[1, 40]).Array[1, 4].Sample(
            damages =>
            {
                var bytes = whole.ToList();
                foreach (var (at, value, kind, length) in damages)
                {
                    Damage(bytes, Math.Min(at, bytes.Count - 1), value, kind, length);
                }

                var reading = SummaryReader.Read(bytes.ToArray());
                return reading.Summary is null ? reading.Problem is { Length: > 0 } : SummaryFile.Bytes(reading.Summary).Length > 0;
            },
            iter: 20_000);
    }

    private static void Damage(List<byte> bytes, int at, byte value, int kind, int length)
    {
        switch (kind)
        {
            case 0:
                bytes[at] = value;
                break;
            case 1:
                bytes.RemoveRange(at, Math.Min(length, bytes.Count - at - 1));
                break;
            case 2:
                bytes.InsertRange(at, bytes.GetRange(Math.Max(0, at - length), Math.Min(length, at)));
                break;
            default:
                bytes.InsertRange(at, Encoding.UTF8.GetBytes(value % 2 == 0 ? "99999999999999999999" : "\\ud800"));
                break;
        }
    }
}
