using System.Buffers;
using System.Text;

namespace Parapet.Sources.Documents;

/// <summary>A file's characters, checked: valid Unicode, no NUL, not blank, no byte order mark.</summary>
internal sealed class Characters
{
    private string? text;

    private Characters(ReadOnlyMemory<byte> utf8) => Utf8 = utf8;

    public ReadOnlyMemory<byte> Utf8 { get; }

    public string Text => text ??= Encoding.UTF8.GetString(Utf8.Span);

    public bool LooksLikeJson => Utf8.Span[Utf8.Span.IndexOfAnyExcept(" \t\r\n"u8)] is (byte)'{' or (byte)'[';

    public static Characters? Decode(ReadOnlyMemory<byte> content, ProblemLog problems)
    {
        if (ToUtf8(content, problems) is not { } utf8)
        {
            return null;
        }

        if (utf8.Span.IndexOfAnyExcept(" \t\r\n"u8) < 0)
        {
            problems.Add(0, 0, "the file is empty");
            return null;
        }

        if (InvalidByte(utf8.Span) is { } invalid)
        {
            var at = new LineCounter(utf8).PlaceOf(invalid);
            problems.Add(at.Line, at.Column, $"the byte 0x{utf8.Span[invalid]:X2} is not valid UTF-8; save the file as UTF-8");
            return null;
        }

        var nul = utf8.Span.IndexOf((byte)0);
        if (nul >= 0)
        {
            var at = new LineCounter(utf8).PlaceOf(nul);
            problems.Add(at.Line, at.Column, "a NUL byte stands here; the file is binary, or UTF-16 without a byte order mark, so save it as UTF-8");
            return null;
        }

        return new Characters(utf8);
    }

    private static ReadOnlyMemory<byte>? ToUtf8(ReadOnlyMemory<byte> content, ProblemLog problems)
    {
        if (content.Span is not ([0xFF, 0xFE, ..] or [0xFE, 0xFF, ..]))
        {
            return content.Span.StartsWith(Encoding.UTF8.Preamble) ? content[3..] : content;
        }

        var encoding = content.Span[0] == 0xFF ? Encoding.Unicode : Encoding.BigEndianUnicode;
        var units = encoding.GetString(content.Span[2..]);

        // Decoding puts U+FFFD where half of a surrogate pair or half of a unit stands; that must not pass in silence.
        var intact = encoding.GetBytes(units).AsSpan().CommonPrefixLength(content.Span[2..]);
        if (intact < content.Length - 2)
        {
            var before = Encoding.UTF8.GetBytes(units[..(intact / 2)]);
            var at = new LineCounter(before).PlaceOf(before.Length);
            problems.Add(at.Line, at.Column, "a character here is not valid UTF-16; save the file as UTF-8");
            return null;
        }

        return Encoding.UTF8.GetBytes(units);
    }

    private static int? InvalidByte(ReadOnlySpan<byte> utf8)
    {
        if (System.Text.Unicode.Utf8.IsValid(utf8))
        {
            return null;
        }

        var at = 0;
        while (at < utf8.Length && Rune.DecodeFromUtf8(utf8[at..], out _, out var consumed) == OperationStatus.Done)
        {
            at += consumed;
        }

        return at;
    }
}
