using System.Buffers;
using System.Text.Json;

namespace Parapet.Guard.Handling;

/// <summary>Transforms each record of a Firehose stream by itself. Every record gets an answer, as the service demands.</summary>
internal sealed class FirehoseHandler<TRecord>(Func<TRecord, Invocation, Task<FirehoseAnswer>> transform, GuardOptions? options) : GuardedHandler(TRecord.BatchSource.Name, options)
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
        var answers = new FirehoseAnswer[records.Count];
        for (var i = 0; i < records.Count; i++)
        {
            (answers[i], outcomes[i]) = await TransformAsync(records[i], invocation);
        }

        await BatchReports.SendAsync(Options, Source, invocation.RequestId, outcomes);
        return Write(records, answers);
    }

    private async Task<(FirehoseAnswer Answer, RecordOutcome Outcome)> TransformAsync(RecordSlice slice, Invocation invocation)
    {
        var record = RecordReading.Read<TRecord>(slice, Options.MaxViolations, out var violations);
        if (record is null)
        {
            return (FirehoseAnswer.Failed, new RecordOutcome { Violations = violations });
        }

        var answer = FirehoseAnswer.Failed;
        var exception = invocation.Cancellation.IsCancellationRequested
            ? nameof(OperationCanceledException)
            : await Attempt.RunAsync(async () => answer = await transform(record, invocation) ?? throw new InvalidOperationException("the function gave no answer"));
        return (answer, new RecordOutcome { IsHandled = exception is null, Violations = [], Exception = exception });
    }

    private static ReadOnlyMemory<byte> Write(List<RecordSlice> records, FirehoseAnswer[] answers)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteStartArray("records");
            for (var i = 0; i < records.Count; i++)
            {
                json.WriteStartObject();
                json.WriteString("recordId", records[i].Id);
                json.WriteString("result", answers[i].Result);
                if (answers[i].Result == "Ok")
                {
                    json.WriteBase64String("data", answers[i].Data.Span);
                }

                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }
}
