using System.Text;
using Parapet.Guard.Reading;

namespace Parapet.Guard.Handling;

/// <summary>Takes a batch apart into its records, without looking into them, so that a broken one harms no other.</summary>
internal static class BatchEnvelope
{
    private const int MaxDepth = 128;

    // The largest batch size of any event source mapping (https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventsourcemapping.html).
    private const int MaxRecords = 10_000;

    /// <summary>The records in their order; empty when the envelope itself is no batch, which the violations say then.</summary>
    public static List<RecordSlice> Read(ReadOnlyMemory<byte> utf8, BatchSource source, ref Violations violations)
    {
        var records = new List<RecordSlice>();
        var reader = new EventReader(utf8.Span, EventBytes.Most, MaxDepth, repairText: true, violations);
        var found = false;
        if (reader.TryOpenObject())
        {
            var list = Encoding.UTF8.GetBytes(source.List);
            while (reader.NextName(out var name))
            {
                var before = reader.Count;
                if (!name.SequenceEqual(list))
                {
                    reader.Skip();
                }
                else if (found)
                {
                    reader.RefuseDuplicate(source.List);
                }
                else
                {
                    found = true;
                    ReadAll(ref reader, utf8, source, records);
                    reader.Under(before, source.List);
                }
            }

            if (!reader.Stopped && !found)
            {
                reader.RefuseMissing(source.List);
            }
        }

        if (!reader.Finish(ref violations))
        {
            records.Clear();
        }

        return records;
    }

    private static void ReadAll(ref EventReader reader, ReadOnlyMemory<byte> utf8, BatchSource source, List<RecordSlice> records)
    {
        if (source.Order == BatchOrder.Partitions)
        {
            ReadPartitions(ref reader, utf8, source, records);
        }
        else
        {
            ReadList(ref reader, utf8, source, null, records);
        }

        if (!reader.Stopped && reader.Count == 0 && records.Count == 0)
        {
            reader.Refuse(Rules.Length, "must not be empty");
        }
    }

    private static void ReadPartitions(ref EventReader reader, ReadOnlyMemory<byte> utf8, BatchSource source, List<RecordSlice> records)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        if (!reader.TryOpenObject())
        {
            return;
        }

        while (reader.NextName(out var name))
        {
            var before = reader.Count;
            var partition = Encoding.UTF8.GetString(name);
            if (names.Add(partition))
            {
                ReadList(ref reader, utf8, source, partition, records);
                reader.Under(before, "*");
            }
            else
            {
                reader.RefuseDuplicate("*");
            }
        }
    }

    private static void ReadList(ref EventReader reader, ReadOnlyMemory<byte> utf8, BatchSource source, string? partition, List<RecordSlice> records)
    {
        if (!reader.TryOpenArray())
        {
            return;
        }

        for (var index = 0; reader.NextItem(); index++)
        {
            if (records.Count == MaxRecords)
            {
                reader.Stop(Rules.Items, "has more records than allowed");
                return;
            }

            var before = reader.Count;
            var text = reader.TakeValue();
            if (!reader.Stopped && Slice(utf8, text, source, partition, index) is { } slice)
            {
                records.Add(slice);
            }
            else
            {
                // A failure of this record could not be reported, so nothing may be handled.
                reader.Refuse(Rules.Required, "has nothing that identifies it");
            }

            reader.Under(before, index);
        }
    }

    private static RecordSlice? Slice(ReadOnlyMemory<byte> utf8, ReadOnlySpan<byte> text, BatchSource source, string? partition, int index)
    {
        utf8.Span.Overlaps(text, out var start);
        var isNumber = source.Order == BatchOrder.Partitions;
        return RecordNames.Find(text, source.Id, isNumber) is { } id
            ? new RecordSlice(index, partition, id, Lane(text, source, partition), utf8.Slice(start, text.Length))
            : null;
    }

    private static string? Lane(ReadOnlySpan<byte> text, BatchSource source, string? partition) => source.Order switch
    {
        BatchOrder.Stream => "",
        BatchOrder.Partitions => partition,
        BatchOrder.Groups when RecordNames.Find(text, source.Number, isNumber: false) is not null => RecordNames.Find(text, source.Group, isNumber: false),
        _ => null,
    };
}
