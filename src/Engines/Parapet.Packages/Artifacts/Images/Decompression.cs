using System.IO.Compression;
using ZstdSharp;

namespace Parapet.Packages.Artifacts.Images;

/// <summary>The ways in which layers are compressed, told by their first bytes: media types lie, and old ones say nothing.</summary>
internal static class Decompression
{
    private const int StartLength = 4;

    public static bool IsCompressed(ByteSource source) => Start(source) is var start && (IsGzip(start) || IsZstd(start));

    /// <summary>The tar in <paramref name="raw"/>, which is read from the start of <paramref name="source"/>.</summary>
    public static Stream Open(ByteSource source, Stream raw)
    {
        var start = Start(source);
        return IsGzip(start) ? new GZipStream(raw, CompressionMode.Decompress)
            : IsZstd(start) ? new DecompressionStream(raw, leaveOpen: false)
            : raw;
    }

    private static byte[] Start(ByteSource source)
    {
        var start = new byte[(int)Math.Min(StartLength, source.Length)];
        return source.TryFill(0, start) ? start : [];
    }

    private static bool IsGzip(ReadOnlySpan<byte> start) => start.StartsWith((ReadOnlySpan<byte>)[0x1f, 0x8b]);

    private static bool IsZstd(ReadOnlySpan<byte> start) => start.StartsWith((ReadOnlySpan<byte>)[0x28, 0xb5, 0x2f, 0xfd]);
}
