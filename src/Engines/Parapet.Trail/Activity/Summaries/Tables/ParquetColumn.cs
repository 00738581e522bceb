using System.Buffers.Binary;
using System.Text;

namespace Parapet.Trail.Activity.Summaries.Tables;

/// <summary>
/// A column of a Parquet file: its name, its type, and its values as they are encoded.
/// https://parquet.apache.org/docs/file-format/types/ and https://parquet.apache.org/docs/file-format/data-pages/encodings/
/// </summary>
internal sealed class ParquetColumn<T>
{
    private const int Boolean = 0;
    private const int Int64 = 2;
    private const int ByteArray = 6;
    private const int Utf8 = 0;
    private const int TimestampMicros = 10;
    private const int Required = 0;
    private const int Optional = 1;
    private const int NotConverted = -1;

    private readonly int type;
    private readonly int converted;
    private readonly bool isOptional;
    private readonly Action<MemoryStream, IReadOnlyList<T>> encode;

    private ParquetColumn(string name, int type, int converted, bool isOptional, Action<MemoryStream, IReadOnlyList<T>> encode)
    {
        Name = name;
        this.type = type;
        this.converted = converted;
        this.isOptional = isOptional;
        this.encode = encode;
    }

    public string Name { get; }

    public int Type => type;

    /// <summary>A text; null and the empty text are absent.</summary>
    public static ParquetColumn<T> Text(string name, Func<T, string?> value) => new(name, ByteArray, Utf8, isOptional: true, (page, rows) =>
    {
        WriteLevels(page, rows.Select(row => !string.IsNullOrEmpty(value(row))));
        foreach (var row in rows)
        {
            if (value(row) is { Length: > 0 } text)
            {
                var utf8 = Encoding.UTF8.GetBytes(text);
                WriteInt32(page, utf8.Length);
                page.Write(utf8);
            }
        }
    });

    /// <summary>A whole number.</summary>
    public static ParquetColumn<T> Number(string name, Func<T, long> value) => new(name, Int64, NotConverted, isOptional: false, (page, rows) =>
    {
        foreach (var row in rows)
        {
            WriteInt64(page, value(row));
        }
    });

    /// <summary>A moment in UTC, to the microsecond.</summary>
    public static ParquetColumn<T> Time(string name, Func<T, DateTimeOffset> value) => new(name, Int64, TimestampMicros, isOptional: false, (page, rows) =>
    {
        foreach (var row in rows)
        {
            WriteInt64(page, (value(row).UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond);
        }
    });

    /// <summary>Yes or no: eight to a byte, from the lowest bit.</summary>
    public static ParquetColumn<T> Flag(string name, Func<T, bool> value) => new(name, Boolean, NotConverted, isOptional: false, (page, rows) =>
    {
        foreach (var eight in rows.Select(value).Chunk(8))
        {
            page.WriteByte((byte)eight.Select((bit, index) => bit ? 1 << index : 0).Sum());
        }
    });

    /// <summary>The values of some rows as one page.</summary>
    public MemoryStream Page(IReadOnlyList<T> rows)
    {
        var page = new MemoryStream();
        encode(page, rows);
        return page;
    }

    /// <summary>Describes the column in the file's schema.</summary>
    public void Describe(ThriftWriter thrift)
    {
        thrift.Write(1, type);
        thrift.Write(3, isOptional ? Optional : Required);
        thrift.Write(4, Name);
        if (converted == NotConverted)
        {
            return;
        }

        thrift.Write(6, converted);
        thrift.WriteStruct(10, () => thrift.WriteStruct(converted == Utf8 ? 1 : 8, () =>
        {
            if (converted == TimestampMicros)
            {
                thrift.Write(1, value: true);
                thrift.WriteStruct(2, () => thrift.WriteStruct(2, () => { }));
            }
        }));
    }

    /// <summary>Which rows have a value, as runs of equal bits with their length before them.</summary>
    private static void WriteLevels(MemoryStream page, IEnumerable<bool> present)
    {
        using var runs = new MemoryStream();
        var (run, length) = (false, 0UL);
        foreach (var bit in present)
        {
            if (bit != run && length > 0)
            {
                WriteRun();
                length = 0;
            }

            run = bit;
            length++;
        }

        WriteRun();
        WriteInt32(page, (int)runs.Length);
        runs.WriteTo(page);

        void WriteRun()
        {
            ThriftWriter.WriteVarint(length << 1, runs.WriteByte);
            runs.WriteByte(run ? (byte)1 : (byte)0);
        }
    }

    private static void WriteInt32(MemoryStream page, int value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        page.Write(bytes);
    }

    private static void WriteInt64(MemoryStream page, long value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, value);
        page.Write(bytes);
    }
}
