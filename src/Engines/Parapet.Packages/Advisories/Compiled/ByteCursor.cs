using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;

namespace Parapet.Packages.Advisories.Compiled;

/// <summary>Reads what <see cref="ByteWriter"/> wrote, from bytes whose checksum was right.</summary>
internal ref struct ByteCursor(ReadOnlySpan<byte> bytes, int at)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;

    /// <summary>How many bytes are before what is read next.</summary>
    public int Position { get; private set; } = at;

    public byte Byte() => Take(1)[0];

    public int UInt32() => BinaryPrimitives.ReadInt32LittleEndian(Take(4));

    public double Double() => BinaryPrimitives.ReadDoubleLittleEndian(Take(8));

    public long Number()
    {
        long value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var next = Byte();
            value |= (long)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }
    }

    public int Count() => (int)Number();

    public ReadOnlySpan<byte> Bytes() => Take(Count());

    public string Text() => Encoding.UTF8.GetString(Bytes());

    public ImmutableArray<string> Texts()
    {
        var texts = ImmutableArray.CreateBuilder<string>(Count());
        for (var i = 0; i < texts.Capacity; i++)
        {
            texts.Add(Text());
        }

        return texts.DrainToImmutable();
    }

    public DateTimeOffset? Time() => Number() is var seconds and > 0 ? new DateTimeOffset(seconds * TimeSpan.TicksPerSecond, TimeSpan.Zero) : null;

    public DateOnly? Date() => Count() is var days and > 0 ? DateOnly.FromDayNumber(days) : null;

    private ReadOnlySpan<byte> Take(int count)
    {
        var taken = _bytes.Slice(Position, count);
        Position += count;
        return taken;
    }
}
