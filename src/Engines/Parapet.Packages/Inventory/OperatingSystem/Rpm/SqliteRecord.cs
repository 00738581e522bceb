using System.Text;

namespace Parapet.Packages.Inventory.OperatingSystem.Rpm;

/// <summary>The columns of one row (https://www.sqlite.org/fileformat2.html#record_format).</summary>
internal static class SqliteRecord
{
    private const int MostColumns = 64;

    /// <summary>The last column, if it is a blob.</summary>
    public static ReadOnlyMemory<byte>? LastBlob(ReadOnlyMemory<byte> record) =>
        Columns(record) is [.., { Type: >= 12 } last] && last.Type % 2 == 0 ? last.Value : null;

    /// <summary>The columns as texts, numbers in decimal; null when the record is damaged.</summary>
    public static IReadOnlyList<string>? Texts(ReadOnlyMemory<byte> record) =>
        Columns(record)?.ConvertAll(column => column.Type is >= 13 && column.Type % 2 == 1 ? Encoding.UTF8.GetString(column.Value.Span) : Number(column).ToString());

    private static long Number((ulong Type, ReadOnlyMemory<byte> Value) column)
    {
        if (column.Type is 0 or 7 or > 9)
        {
            return 0;
        }

        if (column.Type is 8 or 9)
        {
            return column.Type == 8 ? 0 : 1;
        }

        long number = (sbyte)column.Value.Span[0];
        foreach (var next in column.Value.Span[1..])
        {
            number = (number << 8) | next;
        }

        return number;
    }

    private static List<(ulong Type, ReadOnlyMemory<byte> Value)>? Columns(ReadOnlyMemory<byte> record)
    {
        var bytes = record.Span;
        ulong at = 0;
        if (!SqliteVarint.TryRead(bytes, ref at, out var headerLength) || headerLength > (ulong)bytes.Length)
        {
            return null;
        }

        var columns = new List<(ulong, ReadOnlyMemory<byte>)>();
        var value = headerLength;
        while (at < headerLength)
        {
            if (columns.Count == MostColumns || !SqliteVarint.TryRead(bytes, ref at, out var type))
            {
                return null;
            }

            var length = Length(type);
            if (!bytes.TrySlice(value, length, out _))
            {
                return null;
            }

            columns.Add((type, record.Slice((int)value, (int)length)));
            value += length;
        }

        return columns;
    }

    private static ulong Length(ulong type) => type switch
    {
        0 or 8 or 9 => 0,
        <= 4 => type,
        5 => 6,
        6 or 7 => 8,
        10 or 11 => 0,
        _ => (type - 12) / 2,
    };
}
