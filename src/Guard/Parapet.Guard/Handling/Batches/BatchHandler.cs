using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Parapet.Guard.Handling;

/// <summary>Handles each record of a batch by itself and answers which failed.</summary>
internal sealed class BatchHandler<TRecord>(Func<TRecord, Invocation, Task> handle, BatchOptions options) : GuardedHandler(TRecord.BatchSource.Name, options)
    where TRecord : class, IBatchRecord<TRecord>
{
    private protected override async Task<ReadOnlyMemory<byte>> HandleAsync(ReadOnlyMemory<byte> utf8, Invocation invocation)
    {
        var violations = new Violations(Options.MaxViolations);
        var records = BatchEnvelope.Read(utf8, TRecord.BatchSource, ref violations);
        if (violations.Count > 0)
        {
            throw new EventRefusedException(Refuse(violations, invocation.RequestId));
        }

        var outcomes = new RecordOutcome[records.Count];
        var limits = new ParallelOptions { MaxDegreeOfParallelism = options.MaxParallel };
        await Parallel.ForEachAsync(Lanes(records), limits, async (lane, _) => await HandleLaneAsync(records, lane, outcomes, invocation));
        await BatchReports.SendAsync(Options, Source, invocation.RequestId, outcomes);
        return Answer(records, outcomes);
    }

    /// <summary>Positions of records that must be handled one after the other.</summary>
    private static IEnumerable<int[]> Lanes(List<RecordSlice> records) =>
        Enumerable.Range(0, records.Count).GroupBy(index => records[index].Lane ?? $"\0{index}", StringComparer.Ordinal).Select(lane => lane.ToArray());

    private async Task HandleLaneAsync(List<RecordSlice> records, int[] lane, RecordOutcome[] outcomes, Invocation invocation)
    {
        var goesOn = true;
        foreach (var index in lane)
        {
            outcomes[index] = goesOn && !invocation.Cancellation.IsCancellationRequested
                ? await HandleRecordAsync(records[index], invocation)
                : new RecordOutcome { Violations = [] };
            goesOn = outcomes[index].IsHandled;
        }
    }

    private async Task<RecordOutcome> HandleRecordAsync(RecordSlice slice, Invocation invocation)
    {
        var record = RecordReading.Read<TRecord>(slice, Options.MaxViolations, out var violations);
        if (record is null && options.Quarantine is null)
        {
            return new RecordOutcome { Violations = violations };
        }

        var exception = await Attempt.RunAsync(() => record is null ? QuarantineAsync(slice, violations, invocation) : handle(record, invocation));
        return new RecordOutcome { IsHandled = exception is null, Violations = violations, Exception = exception };
    }

    private Task QuarantineAsync(RecordSlice slice, ImmutableArray<Violation> violations, Invocation invocation)
    {
        var record = new QuarantinedRecord { Source = Source, Id = slice.FullId, RequestId = invocation.RequestId, Utf8 = slice.Utf8, Violations = violations };
        return options.Quarantine!(record, invocation.Cancellation);
    }

    private static ReadOnlyMemory<byte> Answer(List<RecordSlice> records, RecordOutcome[] outcomes)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteStartArray("batchItemFailures");
            var failed = Enumerable.Range(0, records.Count).Where(index => !outcomes[index].IsHandled);

            // A stream is read again from the first that failed on.
            foreach (var index in TRecord.BatchSource.Order == BatchOrder.Stream ? failed.Take(1) : failed)
            {
                json.WriteStartObject();
                WriteId(json, records[index]);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }

    private static void WriteId(Utf8JsonWriter json, RecordSlice record)
    {
        if (record.Partition is null)
        {
            json.WriteString("itemIdentifier", record.Id);
            return;
        }

        json.WriteStartObject("itemIdentifier");
        json.WriteString("partition", record.Partition);
        json.WriteNumber("offset", long.Parse(record.Id, CultureInfo.InvariantCulture));
        json.WriteEndObject();
    }
}
