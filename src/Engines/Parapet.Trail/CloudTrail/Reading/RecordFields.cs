using System.Runtime.CompilerServices;

namespace Parapet.Trail.CloudTrail.Reading;

/// <summary>Where the fields of one record are. Made once and overwritten by every record.</summary>
internal sealed class RecordFields
{
    private const int Count = (int)TrailField.AdditionalEventData + 1;

    private Slots slots;
    private byte[] unescaped = new byte[1024];
    private int unescapedLength;

    public TrailCategory Category { get; set; }

    public DateTimeOffset Time { get; set; }

    public void Clear()
    {
        slots = default;
        unescapedLength = 0;
    }

    public bool Has(TrailField field) => slots[(int)field].Start != 0;

    public ReadOnlySpan<byte> Find(ReadOnlySpan<byte> record, TrailField field)
    {
        var slot = slots[(int)field];
        return slot.Start < 0 ? unescaped.AsSpan(~slot.Start, slot.Length) : record.Slice(slot.Start, slot.Length);
    }

    public void Set(TrailField field, int start, int length) => slots[(int)field] = new(start, length);

    public void Remove(TrailField field) => slots[(int)field] = default;

    /// <summary>Keeps a text that has to be rewritten first.</summary>
    public void SetEscaped(TrailField field, ReadOnlySpan<byte> escaped)
    {
        if (unescaped.Length - unescapedLength < escaped.Length)
        {
            Array.Resize(ref unescaped, Math.Max(unescaped.Length * 2, unescapedLength + escaped.Length));
        }

        var length = Escapes.Remove(escaped, unescaped.AsSpan(unescapedLength));
        slots[(int)field] = new(~unescapedLength, length);
        unescapedLength += length;
    }

    /// <param name="Start">Bytes from the start of the record; 0 when the field is absent, for no value starts there; the complement of a place among the unescaped when negative.</param>
    /// <param name="Length">Bytes.</param>
    private readonly record struct Slot(int Start, int Length);

    [InlineArray(Count)]
    private struct Slots
    {
        private Slot first;
    }
}
