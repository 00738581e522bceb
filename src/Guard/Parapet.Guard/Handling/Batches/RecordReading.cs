using System.Collections.Immutable;
using System.Globalization;

namespace Parapet.Guard.Handling;

/// <summary>Reads one record by its own contract, with pointers that lead there from the event.</summary>
internal static class RecordReading
{
    public static TRecord? Read<TRecord>(RecordSlice slice, int maxViolations, out ImmutableArray<Violation> why)
        where TRecord : class, IBatchRecord<TRecord>
    {
        var violations = new Violations(maxViolations);
        var record = TRecord.Read(slice.Utf8.Span, ref violations);
        violations.Under(0, slice.Index.ToString(CultureInfo.InvariantCulture));
        if (slice.Partition is not null)
        {
            violations.Under(0, "*");
        }

        violations.Under(0, TRecord.BatchSource.List);
        why = [.. violations.AsSpan()];
        return record;
    }
}
