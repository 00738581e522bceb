using System.Text;

namespace Parapet.Analysis.Secrets.Files;

/// <summary>Tells text from everything else, and reads it: UTF-8, or UTF-16 with or without a mark. What is no UTF-8 keeps its place, so that the rest is found.</summary>
public static class PlainText
{
    private const int Looked = 8192;
    private const int BytesPerZero = 1024;
    private const int ShortestUtf16 = 8;

    /// <summary>Whether the first bytes of a file are those of a text.</summary>
    public static bool IsText(ReadOnlySpan<byte> start) => EncodingOf(start) is not null;

    /// <summary>The text of a file; null when it is none.</summary>
    public static string? Read(ReadOnlySpan<byte> bytes)
    {
        if (EncodingOf(bytes[..Math.Min(bytes.Length, Looked)]) is not { } encoding)
        {
            return null;
        }

        var text = encoding.GetString(bytes);

        // A mark is no character of the first line.
        return text is ['\uFEFF', ..] ? text[1..] : text;
    }

    private static Encoding? EncodingOf(ReadOnlySpan<byte> start) => start switch
    {
        [0xFF, 0xFE, ..] => Encoding.Unicode,
        [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode,
        _ when start.StartsWith("!<arch>\n"u8) || start.StartsWith("%PDF-"u8) => null,

        // A shell runs a script that has a stray zero in it.
        _ when start.Count((byte)0) <= (start.Length / BytesPerZero) + 1 && IsMostlyText(start) => Encoding.UTF8,
        _ when IsZeroAt(start, 1) => Encoding.Unicode,
        _ when IsZeroAt(start, 0) => Encoding.BigEndianUnicode,
        _ => null,
    };

    // Compressed and encrypted files have control characters in the first bytes already.
    private static bool IsMostlyText(ReadOnlySpan<byte> start)
    {
        var control = 0;
        foreach (var b in start)
        {
            control += b is < 0x20 and not ((byte)'\t' or (byte)'\n' or (byte)'\r' or 0x0C or 0x1B) ? 1 : 0;
        }

        return control * 16 <= start.Length;
    }

    // Latin letters in UTF-16: nearly every second byte is zero, and no other.
    private static bool IsZeroAt(ReadOnlySpan<byte> start, int parity)
    {
        var zeros = 0;
        for (var i = 0; i < start.Length; i++)
        {
            if (start[i] == 0)
            {
                if (i % 2 != parity)
                {
                    return false;
                }

                zeros++;
            }
        }

        return start.Length >= ShortestUtf16 && zeros * 8 >= start.Length * 3;
    }
}
