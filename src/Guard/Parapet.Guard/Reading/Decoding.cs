using System.Buffers.Binary;
using System.IO.Compression;

namespace Parapet.Guard.Reading;

/// <summary>How a text is compressed.</summary>
internal enum Packing
{
    /// <summary>RFC 1952.</summary>
    Gzip,

    /// <summary>RFC 7932.</summary>
    Brotli,
}

/// <summary>Turns what stands in an event into the text that it stands for.</summary>
internal static class Decoding
{
    private const int MostBytes = 6 * 1024 * 1024;
    private const int AlwaysAllowed = 64 * 1024;

    /// <summary>What a client may compress to, which can have anything in mind.</summary>
    public const int RatioOfClients = 100;

    /// <summary>What an AWS service may compress to: the same line of a log, a thousand times.</summary>
    public const int RatioOfServices = 1000;

    private const int Step = 16 * 1024;

    /// <summary>The bytes of a text in valid base64.</summary>
    public static ByteBuffer Base64(ReadOnlySpan<byte> valid)
    {
        var bytes = new ByteBuffer();
        System.Buffers.Text.Base64.DecodeFromUtf8(valid, bytes.Room(Base64Text.DecodedLength(valid)), out _, out var written);
        bytes.Advance(written);
        return bytes;
    }

    /// <summary>Decompresses, up to a budget: a few bytes can stand for gigabytes.</summary>
    /// <param name="packed">What is compressed.</param>
    /// <param name="packing">How.</param>
    /// <param name="mostRatio">How many times as large the result may be, once it is larger than what is always allowed.</param>
    /// <param name="rule">The rule that is broken, or null.</param>
    /// <param name="message">What was expected.</param>
    public static ByteBuffer Unpack(in ByteBuffer packed, Packing packing, int mostRatio, out string? rule, out string message)
    {
        var bytes = new ByteBuffer();
        var most = (int)Math.Min(MostBytes, Math.Max(AlwaysAllowed, (long)mostRatio * packed.Length));
        rule = null;
        message = "";
        using var source = packed.ToStream();
        using Stream stream = packing == Packing.Gzip ? new GZipStream(source, CompressionMode.Decompress) : new BrotliStream(source, CompressionMode.Decompress);
        try
        {
            while (bytes.Length <= most && stream.Read(bytes.Room(Step)) is > 0 and var read)
            {
                bytes.Advance(read);
            }
        }
        catch (Exception broken) when (broken is InvalidDataException or InvalidOperationException)
        {
            (rule, message) = (Rules.Format, packing == Packing.Gzip ? "must be compressed by gzip (RFC 1952)" : "must be compressed by Brotli (RFC 7932)");
        }

        if (bytes.Length > most)
        {
            (rule, message) = (Rules.Bytes, "unpacks to more than allowed");
        }
        else if (packing == Packing.Gzip && !HasLength(packed.Span, bytes.Length))
        {
            (rule, message) = (Rules.Format, "must be compressed by gzip (RFC 1952), in one member");
        }

        return bytes;
    }

    // The stream ends without a word where its input does. The last four bytes of a member are its length (RFC 1952, section 2.3.1).
    private static bool HasLength(ReadOnlySpan<byte> member, int length) => member.Length >= 18 && BinaryPrimitives.ReadUInt32LittleEndian(member[^4..]) == length;
}
