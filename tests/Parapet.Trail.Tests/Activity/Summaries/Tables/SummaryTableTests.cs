using System.Collections.Immutable;
using System.Globalization;
using DuckDB.NET.Data;
using Parapet.Trail.Activity.Summaries;
using Parapet.Trail.Activity.Summaries.Tables;
using Parapet.Trail.CloudTrail;
using Parapet.Trail.Tests.Activity.Calls;

namespace Parapet.Trail.Tests.Activity.Summaries.Tables;

/// <summary>What is written is read by another implementation of the format.</summary>
public sealed class SummaryTableTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("parapet-test-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Every_column_is_read_as_it_was_written()
    {
        var summary = SummaryFile.Of(
        [
            Events.Of("s3", "GetObject", """{"bucketName":"büro","key":"k"}""") with { ErrorCode = "AccessDenied", VpcEndpointId = "vpce-1" },
            Events.Of("kms", "Decrypt", null, "arn:aws:kms:eu-west-1:123456789012:key/1") with { Identity = Events.Session with { ScopeFunction = "arn:aws:lambda:eu-west-1:123456789012:function:orders:7", InvokedBy = "sqs.amazonaws.com" }, SourceAddress = "sqs.amazonaws.com", UserAgent = "sqs.amazonaws.com" },
            Events.Of("lambda", "CreateFunction20150331", """{"functionName":"f","role":"arn:aws:iam::123456789012:role/r"}"""),
        ]);
        Assert.Equal(
            [
                "123456789012|role|||iam|iam:PassRole|True|arn:aws:iam::123456789012:role/r|succeeded|||192.0.2.10||lambda|1|2026-09-01 12:00:00",
                "123456789012|function|orders|7|kms|kms:Decrypt|False|arn:aws:kms:eu-west-1:123456789012:key/1|succeeded||sqs.amazonaws.com|sqs.amazonaws.com||service|1|2026-09-01 12:00:00",
                "123456789012|role|||lambda|lambda:CreateFunction|False|arn:aws:lambda:eu-west-1:123456789012:function:f|succeeded|||192.0.2.10||lambda|1|2026-09-01 12:00:00",
                "123456789012|role|||s3|s3:GetObject|False|arn:aws:s3:::büro/k|denied|AccessDenied||192.0.2.10|vpce-1|lambda|1|2026-09-01 12:00:00",
            ],
            Query(summary, """
                select account, caller_kind, "function", "version", service, "action", inferred, resource, outcome, errors, via, source_addresses, vpc_endpoints, user_agent_classes, "count", "first"
                from '$file' order by service
                """));
    }

    [Fact]
    public void Absent_values_are_null_and_times_are_moments_in_UTC()
    {
        var summary = SummaryFile.Of([Events.Of("s3", "ListBuckets")]);
        Assert.Equal(["True|True|True"], Query(summary, """select via is null, errors is null, "function" is null from '$file'"""));
        Assert.Equal(["BIGINT|TIMESTAMP WITH TIME ZONE|VARCHAR|BOOLEAN"], Query(summary, """select typeof("count"), typeof("first"), typeof("action"), typeof(inferred) from '$file'"""));
    }

    [Fact]
    public void Several_row_groups_hold_all_rows()
    {
        var summary = SummaryFile.Of(Enumerable.Range(0, 30_000).Select(i => Events.Of("s3", "GetObject", $$"""{"bucketName":"b{{i % 300}}","key":"k{{i / 300}}"}""") with { VpcEndpointId = i % 2 == 0 ? "vpce-1" : null }));
        var calls = summary.Callers.Items.SelectMany(caller => caller.Value.Uses.Items).Sum(use => use.Value.Calls.Count);
        Assert.Equal([$"30000|{calls}|300"], Query(summary, """select count(*), sum("count"), count(distinct split_part(resource, '/', 1)) from '$file'"""));
        Assert.Equal(["2"], Query(summary, "select count(distinct row_group_id) from parquet_metadata('$file')"));
    }

    [Fact]
    public void A_summary_of_nothing_is_a_table_without_rows() =>
        Assert.Equal(["0"], Query(new ActivitySummary(), "select count(*) from '$file'"));

    [Fact]
    public void The_same_content_gives_the_same_bytes()
    {
        TrailEvent[] events = [Events.Of("s3", "ListBuckets"), Events.Of("sqs", "ListQueues"), Events.Of("kms", "ListKeys")];
        Assert.Equal(Bytes(SummaryFile.Of(events)), Bytes(SummaryFile.Of(events.Reverse())));
    }

    private ImmutableArray<string> Query(ActivitySummary summary, string sql)
    {
        var file = Path.Combine(folder, "table.parquet");
        File.WriteAllBytes(file, Bytes(summary));
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql.Replace("$file", file, StringComparison.Ordinal);
        using var reader = command.ExecuteReader();
        var rows = ImmutableArray.CreateBuilder<string>();
        while (reader.Read())
        {
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => Text(reader.GetValue(i)))));
        }

        return rows.ToImmutable();
    }

    private static string Text(object value) => value is DateTime time ? time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) : Convert.ToString(value, CultureInfo.InvariantCulture)!;

    private static byte[] Bytes(ActivitySummary summary)
    {
        using var stream = new MemoryStream();
        SummaryTable.WriteParquet(summary, stream);
        return stream.ToArray();
    }
}
