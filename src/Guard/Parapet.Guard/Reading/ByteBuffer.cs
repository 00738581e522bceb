using System.Buffers;
using System.Text;

namespace Parapet.Guard.Reading;

/// <summary>Bytes whose number is not known before, in borrowed memory.</summary>
internal struct ByteBuffer
{
    private byte[]? bytes;

    public int Length { readonly get; private set; }

    public readonly ReadOnlySpan<byte> Span => bytes.AsSpan(0, Length);

    /// <summary>The bytes, to be read as a stream.</summary>
    public readonly MemoryStream ToStream() => new(bytes ?? [], 0, Length, writable: false);

    /// <summary>Makes room behind what is written.</summary>
    public Span<byte> Room(int size)
    {
        if (bytes is null || bytes.Length - Length < size)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(Length + size, 2 * Length));
            Span.CopyTo(larger);
            Return();
            bytes = larger;
        }

        return bytes.AsSpan(Length);
    }

    public void Advance(int written) => Length += written;

    public void Add(byte value)
    {
        Room(1)[0] = value;
        Length++;
    }

    public void Add(scoped ReadOnlySpan<byte> values)
    {
        values.CopyTo(Room(values.Length));
        Length += values.Length;
    }

    /// <summary>Adds a text as a string of JSON.</summary>
    public void AddString(scoped ReadOnlySpan<byte> text)
    {
        Add((byte)'"');
        foreach (var value in text)
        {
            if (value is (byte)'"' or (byte)'\\')
            {
                Add((byte)'\\');
                Add(value);
            }
            else if (value < ' ')
            {
                Add(Encoding.ASCII.GetBytes($"\\u{(int)value:x4}"));
            }
            else
            {
                Add(value);
            }
        }

        Add((byte)'"');
    }

    /// <summary>Empties it, but keeps the memory.</summary>
    public void Clear() => Length = 0;

    /// <summary>Gives the memory back.</summary>
    public void Return()
    {
        if (bytes is not null)
        {
            // What an event contained must not stay in borrowed memory.
            ArrayPool<byte>.Shared.Return(bytes, clearArray: true);
            bytes = null;
        }
    }
}
