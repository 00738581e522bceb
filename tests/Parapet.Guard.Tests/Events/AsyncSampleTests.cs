using System.Globalization;
using System.Text;

namespace Parapet.Guard.Tests.Events;

public sealed class AsyncSampleTests
{
    public static TheoryData<string> Names => [.. AsyncSources.All.Select(source => source.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_sample_is_accepted(string name)
    {
        foreach (var (sample, json) in AsyncSources.Samples(name))
        {
            var (value, violations) = Source(name).Read(Encoding.UTF8.GetBytes(json));
            Assert.True(value is not null, $"{sample}: {string.Join("; ", violations)}");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_mutant_is_refused_or_harmless(string name)
    {
        var source = Source(name);
        foreach (var (sample, json) in AsyncSources.Samples(name))
        {
            var original = Rendering.Of(source.Read(Encoding.UTF8.GetBytes(json)).Value);
            var harmful = Mutations.Of(json).Where(mutant => MutantVerdicts.Judge(source, original, mutant) == MutantVerdict.Harmful);
            Assert.Equal([], harmful.Select(mutant => $"{sample} {mutant.Change} {mutant.Pointer}"));
        }
    }

    [Fact]
    public void What_becomes_of_mutants_is_what_was_agreed()
    {
        var table = new StringBuilder("source refused same less carried\n");
        foreach (var source in AsyncSources.All)
        {
            var verdicts = new int[5];
            foreach (var (_, json) in AsyncSources.Samples(source.Name))
            {
                var original = Rendering.Of(source.Read(Encoding.UTF8.GetBytes(json)).Value);
                foreach (var mutant in Mutations.Of(json))
                {
                    verdicts[(int)MutantVerdicts.Judge(source, original, mutant)]++;
                }
            }

            table.Append(CultureInfo.InvariantCulture, $"{source.Name} {verdicts[0]} {verdicts[1]} {verdicts[2]} {verdicts[3]}\n");
        }

        var path = Path.Combine(Repository.Root, "tests/Parapet.Guard.Tests/Expected/async-mutants.txt");
        if (Environment.GetEnvironmentVariable("PARAPET_ACCEPT") == "1")
        {
            File.WriteAllText(path, table.ToString());
        }

        Assert.Equal(File.ReadAllText(path), table.ToString());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void An_event_of_another_source_is_refused(string name)
    {
        // What has the form of an envelope by design: an envelope within the event's own name, buses, and windows, whose records are those of streams without.
        string[] own = name switch
        {
            "s3-created" or "s3-deleted" or "s3-restored" or "s3-changed" or "alarm-eventbridge" => ["eventbridge"],
            "scheduled" => ["scheduled", "eventbridge"],
            "widget" => ["widget", "widget-description"],
            "kinesis-window" => ["kinesis-window", "kinesis"],
            "dynamodb-window" => ["dynamodb-window", "dynamodb"],
            "kinesis-logs" or "firehose-logs" or "sns-s3" or "sqs-eventbridge" or "sqs-s3" or "sqs-sns" or "sqs-sns-s3" or "sqs-text" => [name[..name.IndexOf('-', StringComparison.Ordinal)]],
            _ => [name],
        };
        var accepting = from sample in AsyncSources.Samples(name)
                        from envelope in AsyncSources.Envelopes
                        where !own.Contains(envelope.Name, StringComparer.Ordinal) && envelope.Read(Encoding.UTF8.GetBytes(sample.Json)).Value is not null
                        select $"{sample.Name} {envelope.Name}";
        Assert.Equal([], accepting);
    }

    [Theory]
    [InlineData("s3-created", "s3-deleted", "s3-restored")]
    [InlineData("s3-deleted", "s3-created", "s3-restored")]
    [InlineData("s3-restored", "s3-created", "s3-deleted")]
    [InlineData("s3-changed", "s3-created", "s3-deleted", "s3-restored")]
    [InlineData("sqs", "sqs-sns", "sqs-s3", "sqs-eventbridge")]
    [InlineData("sqs-sns", "sqs", "sqs-s3", "sqs-eventbridge", "sqs-sns-s3")]
    [InlineData("sqs-s3", "sqs", "sqs-sns", "sqs-eventbridge")]
    [InlineData("eventbridge", "s3-created", "s3-changed", "alarm-eventbridge", "scheduled")]
    [InlineData("kinesis-logs", "kinesis")]
    public void The_same_envelope_with_another_content_is_refused(string name, params string[] others)
    {
        foreach (var (sample, json) in AsyncSources.Samples(name))
        {
            Assert.All(others, other => Assert.True(Source(other).Read(Encoding.UTF8.GetBytes(json)).Value is null, $"{sample} {other}"));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_valid_event_is_checked_without_allocating_unless_it_is_packed(string name)
    {
        foreach (var (sample, json) in AsyncSources.Samples(name))
        {
            var utf8 = Encoding.UTF8.GetBytes(json);
            var source = Source(name);
            var least = long.MaxValue;
            for (var i = 0; i < 20; i++)
            {
                var before = GC.GetAllocatedBytesForCurrentThread();
                Assert.True(source.Validate(utf8));
                least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
            }

            Assert.True(least == 0 || name.EndsWith("logs", StringComparison.Ordinal), $"{sample} {least}");
        }
    }

    private static EventSource Source(string name) => AsyncSources.All.Single(source => source.Name == name);
}
