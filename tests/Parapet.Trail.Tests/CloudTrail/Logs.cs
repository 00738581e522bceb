using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Parapet.Trail.CloudTrail;

namespace Parapet.Trail.Tests.CloudTrail;

/// <summary>Logs to read, and what reading them gave.</summary>
internal static class Logs
{
    /// <summary>Every form that a log is kept in, by name: each puts records into bytes.</summary>
    public static IReadOnlyDictionary<string, Func<IReadOnlyList<string>, byte[]>> Containers { get; } = new Dictionary<string, Func<IReadOnlyList<string>, byte[]>>
    {
        ["S3"] = records => Utf8($$"""{"Records":[{{string.Join(',', records)}}]}"""),
        ["S3, compressed"] = records => Gzip(Containers!["S3"](records)),
        ["S3, indented"] = records => Indented(Containers!["S3"](records)),
        ["lines"] = records => Utf8(string.Join('\n', records) + "\n"),
        ["lines, compressed one by one"] = records => [.. records.SelectMany(record => Gzip(Utf8(record + "\r\n")))],
        ["list"] = records => Utf8($"[{string.Join(" , ", records)}]"),
        ["LookupEvents"] = records => Utf8($$"""{"Events":[{{string.Join(',', records.Select(Looked))}}],"NextToken":"a]}b"}"""),
        ["LookupEvents, token first"] = records => Utf8($$"""{"NextToken":"x","Events":[{{string.Join(',', records.Select(Looked))}}]}"""),
        ["EventBridge"] = records => Utf8(string.Join('\n', records.Select(Bridged))),
        ["CloudWatch Logs"] = records => Utf8($$"""{"messageType":"DATA_MESSAGE","logGroup":"trail","logEvents":[{{string.Join(',', records.Select(Subscribed))}}]}"""),
        ["lines of S3"] = records => Utf8(string.Join('\n', records.Select(record => $$"""{"Records":[{{record}}]}"""))),
        ["list of S3"] = records => Utf8($$"""[{"Records":[{{string.Join(',', records)}}]},{"Records":[]}]"""),
    };

    public static string Record(int number, string more = "") => $$"""
        {"eventVersion":"1.11","userIdentity":{"type":"AssumedRole","arn":"arn:aws:sts::111122223333:assumed-role/orders/place-order"},"eventTime":"2026-08-01T10:00:{{number % 60:00}}Z","eventSource":"s3.amazonaws.com","eventName":"GetObject","awsRegion":"eu-west-1","requestParameters":{"key":"a\\b \"{{number}}\" }],["}{{more}},"eventID":"{{number}}","eventType":"AwsApiCall","eventCategory":"Data"}
        """;

    public static (List<TrailEvent> Events, TrailReading Reading) Read(byte[] log, TrailOptions? options = null) => Read(new MemoryStream(log), options);

    public static (List<TrailEvent> Events, TrailReading Reading) Read(Stream log, TrailOptions? options = null)
    {
        var events = new List<TrailEvent>();
        var reading = new TrailReader(options ?? new()).Read(log, "a.json", (in record) => events.Add(record.ToEvent()));
        return (events, reading);
    }

    public static TrailEvent ReadOne(string log)
    {
        var (events, reading) = Read(Utf8(log));
        Assert.Empty(reading.Problems);
        return Assert.Single(events);
    }

    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    public static byte[] Gzip(byte[] bytes)
    {
        using var to = new MemoryStream();
        using (var gzip = new GZipStream(to, CompressionLevel.Fastest))
        {
            gzip.Write(bytes);
        }

        return to.ToArray();
    }

    private static byte[] Indented(byte[] json)
    {
        using var document = JsonDocument.Parse(json);
        using var to = new MemoryStream();
        using (var writer = new Utf8JsonWriter(to, new() { Indented = true }))
        {
            document.WriteTo(writer);
        }

        return to.ToArray();
    }

    private static string Quoted(string text) => $"\"{JsonEncodedText.Encode(text)}\"";

    private static string Looked(string record) =>
        $$"""{"EventId":"x","EventName":"GetObject","EventTime":1690000000.5,"Resources":[{"ResourceType":"AWS::S3::Bucket"}],"CloudTrailEvent":{{Quoted(record)}},"Username":"u"}""";

    private static string Bridged(string record) =>
        $$"""{"version":"0","id":"1","detail-type":"AWS API Call via CloudTrail","source":"aws.s3","account":"999900001111","region":"us-east-1","resources":["arn:aws:s3:::b"],"detail":{{record}},"eventName":"Not"}""";

    private static string Subscribed(string record) => $$"""{"id":"1","timestamp":1690000000000,"message":{{Quoted(record)}}}""";
}
