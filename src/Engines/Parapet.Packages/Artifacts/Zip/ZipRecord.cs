namespace Parapet.Packages.Artifacts.Zip;

/// <summary>One entry as the central directory describes it.</summary>
/// <param name="Path">The path that was made of the name.</param>
/// <param name="Size">Bytes once inflated.</param>
/// <param name="Compressed">Bytes as they lie in the archive.</param>
/// <param name="Offset">Where the local header is, counted from the start of the source.</param>
/// <param name="NameAt">Where the name's bytes are in the directory.</param>
internal readonly record struct ZipRecord(string Path, long Size, long Compressed, long Offset, int NameAt)
{
    /// <summary>The size of a local header without the name.</summary>
    public const int LocalHeader = 30;

    public required uint Checksum { get; init; }

    public required ushort Method { get; init; }

    public required ushort Flags { get; init; }

    public required ushort NameLength { get; init; }

    public required bool IsLink { get; init; }

    public bool IsEncrypted => (Flags & 0x2041) != 0;

    /// <summary>Sizes and checksum follow the bytes; the local header may have zeros.</summary>
    public bool HasDescriptor => (Flags & 8) != 0;

}
