using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;

namespace Parapet.Packages.Advisories.Compiled;

/// <summary>Writes what <see cref="ByteCursor"/> reads.</summary>
internal sealed class ByteWriter
{
    private byte[] _bytes = new byte[256];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    public byte[] ToArray() => Written.ToArray();

    public void Clear() => Length = 0;

    public void Byte(byte value) => Room(1)[0] = value;

    public void UInt32(int value) => BinaryPrimitives.WriteInt32LittleEndian(Room(4), value);

    public void Double(double value) => BinaryPrimitives.WriteDoubleLittleEndian(Room(8), value);

    /// <summary>A number of at least 0, seven bits a byte, lowest first.</summary>
    public void Number(long value)
    {
        for (; value >= 0x80; value >>= 7)
        {
            Byte((byte)(value | 0x80));
        }

        Byte((byte)value);
    }

    public void Raw(ReadOnlySpan<byte> bytes) => bytes.CopyTo(Room(bytes.Length));

    /// <summary>Bytes with their number before them.</summary>
    public void Bytes(ReadOnlySpan<byte> bytes)
    {
        Number(bytes.Length);
        Raw(bytes);
    }

    public void Text(string text)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        Number(length);
        Encoding.UTF8.GetBytes(text, Room(length));
    }

    public void Texts(ImmutableArray<string> texts)
    {
        Number(texts.Length);
        foreach (var text in texts)
        {
            Text(text);
        }
    }

    /// <summary>Seconds since the year 1; 0 is none.</summary>
    public void Time(DateTimeOffset? time) => Number(time is { } known ? known.UtcTicks / TimeSpan.TicksPerSecond : 0);

    /// <summary>Days since the year 1; 0 is none.</summary>
    public void Date(DateOnly? date) => Number(date?.DayNumber ?? 0);

    private Span<byte> Room(int count)
    {
        if (Length + count > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, Length + count));
        }

        Length += count;
        return _bytes.AsSpan(Length - count, count);
    }
}
