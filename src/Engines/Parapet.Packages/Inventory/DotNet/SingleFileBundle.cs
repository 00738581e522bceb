using System.Collections.Immutable;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text;

namespace Parapet.Packages.Inventory.DotNet;

/// <summary>
/// The files inside a single-file application (https://github.com/dotnet/designs/blob/main/accepted/2020/single-file/bundler.md and, for the
/// layout, https://github.com/dotnet/runtime/blob/main/src/installer/managed/Microsoft.NET.HostModel/Bundle/Manifest.cs). The host program holds a
/// signature with the offset of a manifest before it, which is 0 in a host that is not a bundle.
/// </summary>
internal sealed class SingleFileBundle
{
    /// <summary>SHA-256 of <c>.net core bundle</c>.</summary>
    public static ReadOnlySpan<byte> Signature =>
    [
        0x8b, 0x12, 0x02, 0xb9, 0x6a, 0x61, 0x20, 0x38, 0x72, 0x7b, 0x93, 0x02, 0x14, 0xd7, 0xa0, 0x32,
        0x13, 0xf5, 0xb9, 0xe6, 0xef, 0xae, 0x33, 0x18, 0xee, 0x3b, 0x2d, 0xce, 0x24, 0xb3, 0x6a, 0xae,
    ];

    private const int MostFiles = 20_000;
    private const int LargestFile = 64 << 20;

    private readonly ReadOnlyMemory<byte> content;

    private SingleFileBundle(ReadOnlyMemory<byte> content, ImmutableArray<BundledFile> files)
    {
        this.content = content;
        Files = files;
    }

    /// <summary>The files, in the order of the manifest.</summary>
    public ImmutableArray<BundledFile> Files { get; }

    /// <summary>Reads the manifest. Null when there is none, which <paramref name="error"/> then explains if there should be one.</summary>
    public static SingleFileBundle? Read(ReadOnlyMemory<byte> content, out string? error)
    {
        error = null;
        var bytes = content.Span;
        var at = bytes.IndexOf(Signature);
        if (at < 8 || !bytes.TryUInt64((ulong)at - 8, bigEndian: false, out var header) || header == 0)
        {
            return null;
        }

        var files = Manifest(bytes, header);
        error = files.IsDefault ? "is a .NET single-file bundle whose manifest is damaged" : null;
        return files.IsDefault ? null : new SingleFileBundle(content, files);
    }

    /// <summary>The bytes of a file, inflated where it is compressed; null when they cannot be read.</summary>
    public ReadOnlyMemory<byte>? Open(BundledFile file)
    {
        if (!content.Span.TrySlice(file.Offset, file.StoredSize, out _) || file.Size > LargestFile)
        {
            return null;
        }

        var stored = content.Slice((int)file.Offset, (int)file.StoredSize);
        return file.IsCompressed ? Inflate(stored, (int)file.Size) : stored;
    }

    private static ReadOnlyMemory<byte>? Inflate(ReadOnlyMemory<byte> stored, int size)
    {
        // The declared size is allocated only when the stored bytes can hold it: deflate makes at most 1,032 out of one.
        if (size > (stored.Length * 1032L) + 64)
        {
            return null;
        }

        var bytes = MemoryMarshal.TryGetArray(stored, out var segment) ? segment : new ArraySegment<byte>(stored.ToArray());
        var inflated = new byte[size];
        try
        {
            using var source = new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count, writable: false);
            using var deflate = new DeflateStream(source, CompressionMode.Decompress);
            deflate.ReadExactly(inflated);
            return inflated;
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
        {
            return null;
        }
    }

    // Version (major, minor), number of files, the bundle's id; since version 2 the places of deps.json and runtimeconfig.json and flags; then the files.
    private static ImmutableArray<BundledFile> Manifest(ReadOnlySpan<byte> bytes, ulong at)
    {
        if (!bytes.TryUInt32(at, false, out var version) || version is 0 or > 64 || !bytes.TryUInt32(at + 8, false, out var count) || count > MostFiles)
        {
            return default;
        }

        at += 12;
        if (!TryText(bytes, ref at, out _))
        {
            return default;
        }

        at += version >= 2 ? 40u : 0;
        var files = ImmutableArray.CreateBuilder<BundledFile>();
        for (var i = 0; i < count; i++)
        {
            if (!bytes.TryUInt64(at, false, out var offset) || !bytes.TryUInt64(at + 8, false, out var size))
            {
                return default;
            }

            at += 16;
            ulong compressed = 0;
            if (version >= 6)
            {
                if (!bytes.TryUInt64(at, false, out compressed))
                {
                    return default;
                }

                at += 8;
            }

            if (!bytes.TrySlice(at, 1, out var type))
            {
                return default;
            }

            at++;
            if (!TryText(bytes, ref at, out var path))
            {
                return default;
            }

            files.Add(new BundledFile(path, (BundledFileType)type[0], offset, size, compressed));
        }

        return files.ToImmutable();
    }

    // A length of 7 bits per byte, low bits first, then UTF-8; paths are short.
    private static bool TryText(ReadOnlySpan<byte> bytes, ref ulong at, out string text)
    {
        text = "";
        ulong length = 0;
        for (var shift = 0; shift <= 14; shift += 7)
        {
            if (!bytes.TrySlice(at++, 1, out var next))
            {
                return false;
            }

            length |= (ulong)(next[0] & 0x7f) << shift;
            if (next[0] < 0x80)
            {
                if (!bytes.TrySlice(at, length, out var part))
                {
                    return false;
                }

                at += length;
                text = Encoding.UTF8.GetString(part);
                return true;
            }
        }

        return false;
    }
}

/// <summary>A file of a bundle.</summary>
/// <param name="Path">Its path in the bundle.</param>
/// <param name="Type">What it is.</param>
/// <param name="Offset">Where its bytes start.</param>
/// <param name="Size">Bytes once inflated.</param>
/// <param name="CompressedSize">Bytes as stored; 0 when it is stored as it is.</param>
internal readonly record struct BundledFile(string Path, BundledFileType Type, ulong Offset, ulong Size, ulong CompressedSize)
{
    public bool IsCompressed => CompressedSize != 0;

    public ulong StoredSize => IsCompressed ? CompressedSize : Size;
}

/// <summary>The kinds of file in a bundle, by the number the manifest gives them.</summary>
internal enum BundledFileType : byte
{
    Unknown,
    Assembly,
    NativeBinary,
    DepsJson,
    RuntimeConfigJson,
    Symbols,
}
