using Parapet.Packages.Artifacts.Walking;

namespace Parapet.Packages.Artifacts.Images;

/// <summary>Reads a tar from front to back: ustar, pax, and the long names and large sizes of GNU tar.</summary>
internal sealed class TarReader(Stream stream)
{
    private const int LongestExtension = 1 << 20;

    private readonly byte[] _block = new byte[TarHeader.Block];
    private byte[]? _dump;
    private long _left;
    private long _padding;

    /// <summary>Why there are no more members although the tar does not end here, or null.</summary>
    public string? Problem { get; private set; }

    /// <summary>How many bytes of the tar stand before the content of the current member.</summary>
    public long Position { get; private set; }

    /// <summary>Goes to the next member, past what was not read of this one.</summary>
    public bool TryNext(out TarEntry entry)
    {
        entry = default;
        string? longName = null;
        string? longTarget = null;
        var pax = default(PaxRecords);
        while (Skip(_left + _padding) && TryHeader())
        {
            var type = TarHeader.Type(_block);
            var size = TarHeader.Size(_block);
            if (size < 0)
            {
                return Fail("has a size that is no number");
            }

            SetContent(size);
            switch (type)
            {
                case (byte)'L' or (byte)'K' or (byte)'x' or (byte)'X':
                    if (size > LongestExtension || !TryExtension((int)size, out var extension))
                    {
                        return Fail("has a header that does not end");
                    }

                    if (type == 'L')
                    {
                        longName = TarHeader.Text(extension);
                    }
                    else if (type == 'K')
                    {
                        longTarget = TarHeader.Text(extension);
                    }
                    else if (!PaxRecords.TryRead(extension, out pax))
                    {
                        return Fail("has an extended header that is none");
                    }

                    break;

                // What holds for all members (a comment, a date) changes nothing here.
                case (byte)'g':
                    break;

                default:
                    entry = Make(type, longName, longTarget, pax);
                    return Problem is null;
            }
        }

        return false;
    }

    /// <summary>Fills the span with content of the current member; false when the tar ends before.</summary>
    public bool TryFill(Span<byte> into)
    {
        if (into.Length > _left)
        {
            return false;
        }

        var read = stream.ReadAtLeast(into, into.Length, throwOnEndOfStream: false);
        Position += read;
        _left -= read;
        return read == into.Length || Fail("ends early");
    }

    private TarEntry Make(byte type, string? longName, string? longTarget, PaxRecords pax)
    {
        var name = pax.Path ?? longName ?? TarHeader.Name(_block);
        var kind = type switch
        {
            (byte)'0' or 0 or (byte)'7' when pax.IsSparse => TarKind.Sparse,
            (byte)'0' or 0 or (byte)'7' => name.EndsWith('/') ? TarKind.Folder : TarKind.File,
            (byte)'1' => TarKind.HardLink,
            (byte)'2' => TarKind.Link,
            (byte)'5' => TarKind.Folder,
            (byte)'S' => TarKind.Sparse,
            _ => TarKind.Other,
        };
        var target = kind is TarKind.Link or TarKind.HardLink ? pax.LinkPath ?? longTarget ?? TarHeader.Target(_block) : "";

        // Links, folders, devices and pipes have no content, whatever their size says.
        var hasContent = kind is TarKind.File or TarKind.Sparse || type is not ((byte)'1' or (byte)'2' or (byte)'3' or (byte)'4' or (byte)'5' or (byte)'6');
        var size = hasContent ? pax.Size ?? _left : 0;
        for (var isFirst = true; type == 'S' && TarHeader.GoesOn(_block, isFirst) && TryBlock(); isFirst = false)
        {
        }

        SetContent(size);
        return new TarEntry(name, kind, size, target);
    }

    private void SetContent(long size)
    {
        _left = size;
        _padding = (TarHeader.Block - (size % TarHeader.Block)) % TarHeader.Block;
    }

    private bool TryExtension(int size, out byte[] extension)
    {
        extension = new byte[size];
        return TryFill(extension);
    }

    // The end is two blocks of zeros; one with something behind it is damage, and no blocks at all are what some writers leave out.
    private bool TryHeader()
    {
        if (!TryBlock())
        {
            return false;
        }

        if (_block.AsSpan().ContainsAnyExcept((byte)0))
        {
            return TarHeader.IsSound(_block) || Fail("has a header with a wrong checksum");
        }

        return TryBlock() && _block.AsSpan().ContainsAnyExcept((byte)0) && Fail("goes on after its end");
    }

    private bool TryBlock()
    {
        var read = stream.ReadAtLeast(_block, _block.Length, throwOnEndOfStream: false);
        Position += read;
        return read == _block.Length || (read > 0 && Fail("ends early"));
    }

    private bool Skip(long count)
    {
        _left = 0;
        _padding = 0;
        if (stream is SourceStream source)
        {
            Position += count;
            return source.Skip(count) == count || Fail("ends early");
        }

        _dump ??= new byte[1 << 16];
        while (count > 0)
        {
            var read = stream.Read(_dump.AsSpan(0, (int)Math.Min(count, _dump.Length)));
            if (read <= 0)
            {
                return Fail("ends early");
            }

            Position += read;
            count -= read;
        }

        return true;
    }

    private bool Fail(string problem)
    {
        Problem ??= problem;
        return false;
    }
}
