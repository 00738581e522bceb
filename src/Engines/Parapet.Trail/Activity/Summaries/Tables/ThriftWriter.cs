using System.Buffers;
using System.Text;

namespace Parapet.Trail.Activity.Summaries.Tables;

/// <summary>
/// Writes the compact protocol of Thrift, in which Parquet keeps its metadata.
/// https://github.com/apache/thrift/blob/master/doc/specs/thrift-compact-protocol.md
/// </summary>
internal sealed class ThriftWriter
{
    private const byte TrueField = 1;
    private const byte FalseField = 2;
    private const byte Int32 = 5;
    private const byte Int64 = 6;
    private const byte Binary = 8;
    private const byte List = 9;
    private const byte Struct = 12;
    private const int LongestShortList = 14;

    private readonly ArrayBufferWriter<byte> bytes = new();
    private readonly Stack<int> outer = new();
    private int last;

    /// <summary>What was written; the outermost struct is ended.</summary>
    public ReadOnlyMemory<byte> Finish()
    {
        Byte(0);
        return bytes.WrittenMemory;
    }

    public void Write(int field, bool value) => Head(field, value ? TrueField : FalseField);

    public void Write(int field, int value)
    {
        Head(field, Int32);
        Number(value);
    }

    public void Write(int field, long value)
    {
        Head(field, Int64);
        Number(value);
    }

    public void Write(int field, string value)
    {
        Head(field, Binary);
        Text(value);
    }

    public void WriteStruct(int field, Action write)
    {
        Head(field, Struct);
        Inner(write);
    }

    public void WriteInts(int field, params ReadOnlySpan<int> values)
    {
        ListHead(field, values.Length, Int32);
        foreach (var value in values)
        {
            Number(value);
        }
    }

    public void WriteTexts(int field, params ReadOnlySpan<string> values)
    {
        ListHead(field, values.Length, Binary);
        foreach (var value in values)
        {
            Text(value);
        }
    }

    public void WriteStructs<T>(int field, IReadOnlyCollection<T> items, Action<T> write)
    {
        ListHead(field, items.Count, Struct);
        foreach (var item in items)
        {
            Inner(() => write(item));
        }
    }

    private void Inner(Action write)
    {
        outer.Push(last);
        last = 0;
        write();
        Byte(0);
        last = outer.Pop();
    }

    // Fields come in the order of their numbers, none more than 15 after the one before.
    private void Head(int field, byte type)
    {
        Byte((byte)(((field - last) << 4) | type));
        last = field;
    }

    private void ListHead(int field, int count, byte type)
    {
        Head(field, List);
        if (count <= LongestShortList)
        {
            Byte((byte)((count << 4) | type));
        }
        else
        {
            Byte((byte)(0xF0 | type));
            Varint((ulong)count);
        }
    }

    private void Text(string value)
    {
        var utf8 = Encoding.UTF8.GetBytes(value);
        Varint((ulong)utf8.Length);
        bytes.Write(utf8);
    }

    private void Number(long value) => Varint((ulong)((value << 1) ^ (value >> 63)));

    private void Varint(ulong value) => WriteVarint(value, Byte);

    private void Byte(byte value) => bytes.Write([value]);

    /// <summary>Writes a number in groups of seven bits, the lowest first.</summary>
    public static void WriteVarint(ulong value, Action<byte> write)
    {
        for (; value >= 0x80; value >>= 7)
        {
            write((byte)(value | 0x80));
        }

        write((byte)value);
    }
}
