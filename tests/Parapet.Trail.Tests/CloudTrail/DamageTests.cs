using System.Text;
using CsCheck;

namespace Parapet.Trail.Tests.CloudTrail;

public sealed class DamageTests
{
    public static TheoryData<string> Damages { get; } =
    [
        "{\"eventVersion\":\"1.11\",\"eventTime\"}",
        "{\"eventVersion\":\"1.11,\"eventTime\":\"x\",\"a\":{\"b\":1}}",
        "{\"eventVersion\":\"1.11\",\"a\":{\"b\":[}}",
        "{\"eventVersion\":\"1.11\",\"a\":{\"b\":1}",
        "{\"eventVersion\":\"1.11\",\"a\":\"\\q\"}",
        "{\"eventVersion\":\"1.11\",\"a\":tru}",
        "{\"eventVersion\":\"1.11\",\"a\":1}}",
        "garbage",
        "\"string\"",
        "[[[[[[[[[[[[[[[[[[",
        "{\"eventVersion\":\"1.11\"}",
        "{}",
    ];

    [Theory]
    [MemberData(nameof(Damages))]
    public void A_broken_record_in_a_list_is_a_problem_at_its_place_and_the_rest_is_read(string damage)
    {
        var before = $"{{\"Records\":[{Logs.Record(1)},{Logs.Record(2)},";
        var (events, reading) = Logs.Read(Logs.Utf8($"{before}{damage},{Logs.Record(3)},{Logs.Record(4)}]}}"));
        Assert.Equal(["1", "2", "3", "4"], events.Select(each => each.EventId));
        Assert.InRange(reading.Problems[0].Offset, before.Length, before.Length + damage.Length);
    }

    [Theory]
    [MemberData(nameof(Damages))]
    public void A_broken_line_is_a_problem_at_its_place_and_the_rest_is_read(string damage)
    {
        var before = $"{Logs.Record(1)}\n{Logs.Record(2)}\n";
        var (events, reading) = Logs.Read(Logs.Utf8($"{before}{damage}\n{Logs.Record(3)}\n{Logs.Record(4)}\n"));
        Assert.Equal(["1", "2", "3", "4"], events.Select(each => each.EventId));
        Assert.InRange(reading.Problems[0].Offset, before.Length, before.Length + damage.Length);
    }

    [Fact]
    public void A_quote_that_is_missing_costs_one_record_in_every_container_of_bare_records()
    {
        foreach (var container in new[] { "S3", "lines", "list", "lines of S3" })
        {
            var records = Enumerable.Range(0, 20).Select(number => Logs.Record(number)).ToList();
            records[7] = records[7].Replace("\"eventName\"", "\"eventName", StringComparison.Ordinal);
            var (events, reading) = Logs.Read(Logs.Containers[container](records));
            Assert.Equal(Enumerable.Range(0, 20).Where(number => number != 7).Select(number => $"{number}"), events.Select(each => each.EventId));
            Assert.Single(reading.Problems);
        }
    }

    [Fact]
    public void A_record_longer_than_the_bound_is_a_problem_and_the_rest_is_read()
    {
        var huge = Logs.Record(2, $",\"padding\":\"{new string('x', 300_000)}\"");
        var before = $"{{\"Records\":[{Logs.Record(1)},";
        var log = Logs.Utf8($"{before}{huge},{Logs.Record(3)}]}}");
        var (events, reading) = Logs.Read(log, new() { BufferBytes = 1000, LongestRecord = 100_000 });
        Assert.Equal(["1", "3"], events.Select(each => each.EventId));
        Assert.Equal([new("a.json", before.Length, "the record is longer than 100000 bytes")], reading.Problems);
        Assert.Equal(3, Logs.Read(log, new() { BufferBytes = 1000 }).Events.Count);
    }

    [Fact]
    public void Wherever_a_log_is_cut_off_the_records_before_are_read_and_the_loss_is_told()
    {
        foreach (var container in new[] { "S3", "list", "LookupEvents", "S3, indented" })
        {
            var whole = Logs.Containers[container]([.. Enumerable.Range(0, 4).Select(number => Logs.Record(number))]);
            for (var length = 0; length < whole.Length; length++)
            {
                var (events, reading) = Logs.Read(whole[..length]);
                Assert.Equal(Enumerable.Range(0, events.Count).Select(number => $"{number}"), events.Select(each => each.EventId));
                Assert.Single(reading.Problems);
                Assert.InRange(reading.Problems[0].Offset, 0, length);
            }
        }
    }

    [Fact]
    public void Compressed_data_that_is_damaged_or_cut_off_is_one_problem_behind_the_records_before_it()
    {
        var records = Enumerable.Range(0, 3000).Select(number => Logs.Record(number, $",\"r\":\"{number * 7919 % 10007}\"")).ToList();
        var log = Logs.Containers["S3, compressed"](records);
        var cut = Logs.Read(log[..(log.Length / 2)]);
        Assert.InRange(cut.Events.Count, 100, 2900);
        Assert.Single(cut.Reading.Problems);
        log[log.Length / 2] ^= 0x55;
        log[(log.Length / 2) + 1] ^= 0x55;
        var damaged = Logs.Read(log);
        Assert.InRange(damaged.Events.Count, 100, 3000);
        Assert.NotEmpty(damaged.Reading.Problems);
    }

    [Fact]
    public void Compressed_data_that_lost_its_end_or_has_something_behind_it_is_a_problem()
    {
        var log = Logs.Containers["S3, compressed"]([Logs.Record(1)]);
        for (var lost = 1; lost < 12; lost++)
        {
            Assert.NotEmpty(Logs.Read(log[..^lost]).Reading.Problems);
            Assert.NotEmpty(Logs.Read([.. log, .. new byte[lost]]).Reading.Problems);
            Assert.NotEmpty(Logs.Read([.. log, .. Enumerable.Repeat((byte)'x', lost * 2000)]).Reading.Problems);
        }
    }

    [Fact]
    public void A_second_compressed_part_that_is_damaged_does_not_vanish()
    {
        byte[] first = Logs.Gzip(Logs.Utf8(Logs.Record(1))), second = Logs.Gzip(Logs.Utf8(Logs.Record(2)));
        for (var place = 0; place < second.Length; place++)
        {
            byte[] damaged = [.. second];
            damaged[place] ^= 0x10;
            var (events, reading) = Logs.Read([.. first, .. damaged]);
            Assert.True(events.Count == 2 || reading.Problems.Length > 0, $"byte {place}");
        }
    }

    [Fact]
    public void A_file_that_is_no_log_is_given_up()
    {
        var (_, reading) = Logs.Read(Logs.Utf8(string.Concat(Enumerable.Repeat("{x}\n", 100_000))), new() { MostProblems = 50 });
        Assert.Equal(51, reading.Problems.Length);
        Assert.Equal("more than 50 problems: the rest of the file was not read", reading.Problems[^1].Why);
    }

    [Fact]
    public void No_garbage_breaks_the_reader() =>
        Gen.Byte.Array.Sample(bytes => Logs.Read(bytes, new() { BufferBytes = 16 }), iter: 5000);

    [Fact]
    public void No_text_of_JSON_tokens_breaks_the_reader()
    {
        string[] tokens = ["{", "}", "[", "]", ",", ":", "\"", "\\", "\"Records\"", "\"eventVersion\"", "\"1.11\"", "\n", " ", "1", "null", "\"detail\"", "\"CloudTrailEvent\"", "\"{\\\"eventTime\\\":\\\"2026-08-01T10:00:00Z\\\"}\"", "\\ud800", "\u00FF"];
        Gen.OneOf([.. tokens]).Array[0, 60].Sample(parts => Logs.Read(Logs.Utf8(string.Concat(parts)), new() { BufferBytes = 16 }), iter: 10_000);
    }

    [Fact]
    public void No_mutant_of_a_log_breaks_the_reader_and_every_mutant_is_read_the_same_whatever_the_buffer() =>
        Gen.Select(Gen.OneOf([.. Logs.Containers.Keys]), Gen.Int[0, 3], Gen.Int, Gen.Byte, Gen.Int[1, 60]).Sample(
            (container, kind, place, value, length) =>
            {
                var log = Logs.Containers[container]([.. Enumerable.Range(0, 4).Select(number => Logs.Record(number))]);
                var at = (int)((uint)place % (uint)log.Length);
                length = Math.Min(length, log.Length - at);
                byte[] mutant = kind switch
                {
                    0 => [.. log[..at], value, .. log[(at + 1)..]],
                    1 => [.. log[..at], .. log[(at + length)..]],
                    2 => [.. log[..at], .. log[at..(at + length)], .. log[at..]],
                    _ => [.. log[..at], value, .. log[at..]],
                };
                var whole = Logs.Read(mutant);
                var pieces = Logs.Read(new TricklingStream(mutant, 5), new() { BufferBytes = 200 });

                // How much comes out of damaged compressed data before the damage is up to the decompression, and that depends on what it gets at a time.
                if (!container.Contains("compressed", StringComparison.Ordinal))
                {
                    Assert.Equal(whole.Events.Select(each => each.EventId), pieces.Events.Select(each => each.EventId));
                    Assert.Equal(whole.Reading.Problems, pieces.Reading.Problems);
                }

                Assert.Equal(whole.Reading.Problems.IsEmpty, pieces.Reading.Problems.IsEmpty);
                foreach (var parameters in whole.Events.Where(each => !each.RequestParameters.IsEmpty).Select(each => each.RequestParameters))
                {
                    using var document = System.Text.Json.JsonDocument.Parse(parameters);
                    Assert.NotNull(document.RootElement.ToString());
                }
            },
            iter: 20_000);

    [Fact]
    public void A_bomb_is_read_in_bounded_memory()
    {
        var bomb = Logs.Gzip(Encoding.UTF8.GetBytes($"{{\"Records\":[{Logs.Record(1)},{{\"a\":\"{new string('x', 64 * 1024 * 1024)}\"}},{Logs.Record(2)}]}}"));
        var before = GC.GetAllocatedBytesForCurrentThread();
        var (events, reading) = Logs.Read(bomb);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 16 * 1024 * 1024);
        Assert.Equal(["1", "2"], events.Select(each => each.EventId));
        Assert.Single(reading.Problems);
    }
}
