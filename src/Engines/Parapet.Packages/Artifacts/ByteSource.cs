namespace Parapet.Packages.Artifacts;

/// <summary>Bytes that can be read at any offset: a file that the caller holds open, or memory.</summary>
/// <param name="Name">What a person calls it, for messages.</param>
/// <param name="Length">How many bytes there are.</param>
/// <param name="ReadAt">Fills the span with what stands at the offset and returns how many bytes there were; called by several threads at once.</param>
public sealed record ByteSource(string Name, long Length, ReadAt ReadAt)
{
    /// <summary>Bytes in memory.</summary>
    public static ByteSource Of(string name, ReadOnlyMemory<byte> bytes) => new(name, bytes.Length, (offset, into) =>
    {
        if (offset >= bytes.Length)
        {
            return 0;
        }

        var part = bytes.Span[(int)offset..];
        part = part[..Math.Min(part.Length, into.Length)];
        part.CopyTo(into);
        return part.Length;
    });

    /// <summary>A part of these bytes; what would lie behind the end is not in it.</summary>
    /// <param name="name">What a person calls the part.</param>
    /// <param name="offset">Where it starts, in bytes.</param>
    /// <param name="length">How many bytes it has.</param>
    public ByteSource Slice(string name, long offset, long length)
    {
        length = Math.Clamp(length, 0, Math.Max(0, Length - offset));
        return new ByteSource(name, length, (at, into) =>
            at >= length ? 0 : ReadAt(offset + at, into[..(int)Math.Min(into.Length, length - at)]));
    }

    /// <summary>Fills the span, or returns false when the source ends before.</summary>
    public bool TryFill(long offset, Span<byte> into)
    {
        while (into.Length > 0)
        {
            var read = ReadAt(offset, into);
            if (read <= 0)
            {
                return false;
            }

            into = into[read..];
            offset += read;
        }

        return true;
    }
}

/// <summary>Fills <paramref name="into"/> with the bytes at <paramref name="offset"/>; returns how many there were, 0 at the end.</summary>
public delegate int ReadAt(long offset, Span<byte> into);
