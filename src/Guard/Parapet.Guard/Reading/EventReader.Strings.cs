using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;
using System.Text.Unicode;

namespace Parapet.Guard.Reading;

public ref partial struct EventReader
{
    /// <summary>Reads a string.</summary>
    /// <param name="text">Its content in UTF-8, without escapes. Valid until the next string is read.</param>
    public bool TryString(out ReadOnlySpan<byte> text)
    {
        if (isText)
        {
            return TakeText(out text);
        }

        if (Peek() == '"')
        {
            return ScanString(out text);
        }

        text = default;
        return RefuseKind("must be a string");
    }

    /// <summary>How long the string that was read last is in UTF-16 units, as <c>string.Length</c> counts.</summary>
    /// <param name="text">The string that was read last.</param>
    public readonly int Length(ReadOnlySpan<byte> text) => ascii ? text.Length : Encoding.UTF8.GetCharCount(text);

    private bool TakeText(out ReadOnlySpan<byte> text)
    {
        text = utf8[position..];
        position = utf8.Length;
        ascii = Ascii.IsValid(text);
        return ascii || Utf8.IsValid(text) || Repair(text, out text);
    }

    private bool ScanString(out ReadOnlySpan<byte> text)
    {
        var start = position + 1;
        var end = FindStop(start, out ascii);
        if (end < utf8.Length && utf8[end] == '"')
        {
            text = utf8[start..end];
            position = end + 1;
            return ascii || Utf8.IsValid(text) || Repair(text, out text);
        }

        return ScanEscaped(start, end, out text);
    }

    /// <summary>The first quote, backslash or control character from a position on; the end of the text when there is none.</summary>
    private readonly int FindStop(int from, out bool onlyAscii)
    {
        ref var origin = ref MemoryMarshal.GetReference(utf8);
        var at = from;
        var high = 0u;
        while (utf8.Length - at >= Vector128<byte>.Count)
        {
            var block = Vector128.LoadUnsafe(ref origin, (nuint)at);
            var stops = (Vector128.Equals(block, Vector128.Create((byte)'"'))
                | Vector128.Equals(block, Vector128.Create((byte)'\\'))
                | Vector128.LessThan(block, Vector128.Create((byte)' '))).ExtractMostSignificantBits();
            var notAscii = block.ExtractMostSignificantBits();
            if (stops != 0)
            {
                var offset = BitOperations.TrailingZeroCount(stops);
                onlyAscii = (high | (notAscii & ((1u << offset) - 1))) == 0;
                return at + offset;
            }

            high |= notAscii;
            at += Vector128<byte>.Count;
        }

        while (at < utf8.Length && utf8[at] is not ((byte)'"' or (byte)'\\' or < (byte)' '))
        {
            high |= utf8[at++] & 0x80u;
        }

        onlyAscii = high == 0;
        return at;
    }

    private bool ScanEscaped(int start, int stop, out ReadOnlySpan<byte> text)
    {
        text = default;
        var end = stop;
        while (end < utf8.Length && utf8[end] != '"')
        {
            if (utf8[end] != '\\')
            {
                return Malformed();
            }

            end = FindStop(Math.Min(end + 2, utf8.Length), out _);
        }

        if (end >= utf8.Length)
        {
            return Malformed();
        }

        var buffer = Scratch(end - start);
        var escapes = new Unescaping(utf8[start..end], buffer);
        if (!escapes.Run())
        {
            return Malformed();
        }

        text = buffer.AsSpan(0, escapes.Written);
        position = end + 1;
        ascii = Ascii.IsValid(text);
        return escapes.HalfSurrogate && !repairText
            ? Stop(Rules.Encoding, "has half a surrogate")
            : ascii || Utf8.IsValid(text) || Repair(text, out text);
    }

    private bool Repair(scoped ReadOnlySpan<byte> raw, out ReadOnlySpan<byte> text)
    {
        if (!repairText)
        {
            text = default;
            return Stop(Rules.Encoding, "is not UTF-8");
        }

        text = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(raw));
        return true;
    }

    private byte[] Scratch(int length)
    {
        if (scratch is not null && scratch.Length >= length)
        {
            return scratch;
        }

        Return();
        return scratch = ArrayPool<byte>.Shared.Rent(length);
    }
}
