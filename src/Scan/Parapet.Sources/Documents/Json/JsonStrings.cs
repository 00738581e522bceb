using System.Buffers.Binary;
using Parapet.Values;

namespace Parapet.Sources.Documents.Json;

/// <summary>
/// Texts that were met before. Templates repeat few keys and values many times, so most are neither decoded nor allocated again.
/// A table of fixed size in which the newer text takes the older one's place, so no input can make it slow or large.
/// </summary>
internal sealed class JsonStrings(ReadOnlyMemory<byte> utf8)
{
    private const int MaxLength = 64;
    private const int SlotBits = 11;

    private readonly (int Start, int Length, Text? Text)[] slots = new (int, int, Text?)[1 << SlotBits];

    /// <summary>The text of the unescaped bytes at the place.</summary>
    public Text At(int start, int length)
    {
        var bytes = utf8.Span.Slice(start, length);
        if (length is 0 or > MaxLength)
        {
            return Decode(bytes);
        }

        ref var slot = ref slots[SlotOf(bytes)];
        if (slot.Text is null || slot.Length != length || !utf8.Span.Slice(slot.Start, length).SequenceEqual(bytes))
        {
            slot = (start, length, Decode(bytes));
        }

        return slot.Text!;
    }

    private static Text Decode(ReadOnlySpan<byte> bytes) => Text.Of(System.Text.Encoding.UTF8.GetString(bytes));

    /// <summary>By the length and the ends, which tell apart what templates hold.</summary>
    private static int SlotOf(ReadOnlySpan<byte> bytes)
    {
        var hash = (ulong)bytes.Length;
        if (bytes.Length >= sizeof(ulong))
        {
            hash ^= BinaryPrimitives.ReadUInt64LittleEndian(bytes) ^ (BinaryPrimitives.ReadUInt64LittleEndian(bytes[^sizeof(ulong)..]) * 31);
        }
        else
        {
            foreach (var one in bytes)
            {
                hash = (hash << 8) ^ one;
            }
        }

        // The multiplier is 2^64 over the golden ratio, which spreads neighbours over the table.
        return (int)((hash * 0x9E3779B97F4A7C15) >> (64 - SlotBits));
    }
}
