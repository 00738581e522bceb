using System.Buffers;
using System.IO.MemoryMappedFiles;

namespace Parapet.Cli.Advisories;

/// <summary>A file as memory, read page by page as it is asked for. It stays mapped as long as the process lives: it is opened once.</summary>
internal sealed unsafe class MappedBytes : MemoryManager<byte>
{
    private readonly MemoryMappedViewAccessor view;
    private readonly byte* start;
    private readonly int length;

    private MappedBytes(MemoryMappedViewAccessor view, int length)
    {
        this.view = view;
        this.length = length;
        byte* pointer = null;
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref pointer);
        start = pointer + view.PointerOffset;
    }

    /// <summary>The bytes of a file.</summary>
    public static ReadOnlyMemory<byte> Of(string path)
    {
        var length = new FileInfo(path).Length;
        if (length is 0 or > int.MaxValue)
        {
            // An empty file cannot be mapped; neither is a database.
            return ReadOnlyMemory<byte>.Empty;
        }

        using var file = MemoryMappedFile.CreateFromFile(path, FileMode.Open, null, 0, MemoryMappedFileAccess.Read);
        return new MappedBytes(file.CreateViewAccessor(0, length, MemoryMappedFileAccess.Read), (int)length).Memory;
    }

    /// <inheritdoc />
    public override Span<byte> GetSpan() => new(start, length);

    /// <inheritdoc />
    public override MemoryHandle Pin(int elementIndex = 0) => new(start + elementIndex);

    /// <inheritdoc />
    public override void Unpin()
    {
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        view.SafeMemoryMappedViewHandle.ReleasePointer();
        view.Dispose();
    }
}
