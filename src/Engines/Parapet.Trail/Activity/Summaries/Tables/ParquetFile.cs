using System.Buffers.Binary;
using System.Collections.Immutable;
using System.IO.Compression;

namespace Parapet.Trail.Activity.Summaries.Tables;

/// <summary>
/// Writes a flat table as Parquet: each column of a row group is one page, plain and compressed with gzip.
/// https://parquet.apache.org/docs/file-format/ and https://github.com/apache/parquet-format/blob/master/src/main/thrift/parquet.thrift
/// </summary>
internal static class ParquetFile
{
    private const int RowsOfGroup = 20_000;
    private const int Plain = 0;
    private const int RunLength = 3;
    private const int DataPage = 0;
    private const int Gzip = 2;

    private static ReadOnlySpan<byte> Magic => "PAR1"u8;

    /// <summary>Writes the table; the stream needs no way back.</summary>
    public static void Write<T>(Stream output, IEnumerable<T> rows, ImmutableArray<ParquetColumn<T>> columns)
    {
        output.Write(Magic);
        var at = (long)Magic.Length;
        var groups = new List<Group>();
        foreach (var some in rows.Chunk(RowsOfGroup))
        {
            var chunks = ImmutableArray.CreateBuilder<Chunk>();
            foreach (var column in columns)
            {
                var chunk = WriteChunk(output, column.Page(some), some.Length, at);
                at += chunk.Stored;
                chunks.Add(chunk);
            }

            groups.Add(new Group(some.Length, chunks.ToImmutable()));
        }

        var footer = Footer(columns, groups);
        output.Write(footer.Span);
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, footer.Length);
        output.Write(length);
        output.Write(Magic);
    }

    private static Chunk WriteChunk(Stream output, MemoryStream page, int rows, long at)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Optimal, leaveOpen: true))
        {
            page.WriteTo(gzip);
        }

        var thrift = new ThriftWriter();
        thrift.Write(1, DataPage);
        thrift.Write(2, (int)page.Length);
        thrift.Write(3, (int)compressed.Length);
        thrift.WriteStruct(5, () =>
        {
            thrift.Write(1, rows);
            thrift.Write(2, Plain);
            thrift.Write(3, RunLength);
            thrift.Write(4, RunLength);
        });
        var head = thrift.Finish();
        output.Write(head.Span);
        compressed.WriteTo(output);
        return new Chunk(at, head.Length + page.Length, head.Length + compressed.Length);
    }

    private static ReadOnlyMemory<byte> Footer<T>(ImmutableArray<ParquetColumn<T>> columns, List<Group> groups)
    {
        var thrift = new ThriftWriter();
        thrift.Write(1, 1);
        thrift.WriteStructs(2, (ParquetColumn<T>?[])[null, .. columns], column =>
        {
            // The first element is the table itself.
            if (column is null)
            {
                thrift.Write(4, "schema");
                thrift.Write(5, columns.Length);
            }
            else
            {
                column.Describe(thrift);
            }
        });
        thrift.Write(3, groups.Sum(group => (long)group.Rows));
        thrift.WriteStructs(4, groups, group =>
        {
            thrift.WriteStructs(1, columns.Zip(group.Chunks).ToList(), pair => Describe(thrift, pair.First, pair.Second, group.Rows));
            thrift.Write(2, group.Chunks.Sum(chunk => chunk.Size));
            thrift.Write(3, (long)group.Rows);
        });
        thrift.Write(6, "Parapet");
        return thrift.Finish();
    }

    private static void Describe<T>(ThriftWriter thrift, ParquetColumn<T> column, Chunk chunk, int rows)
    {
        thrift.Write(2, chunk.At);
        thrift.WriteStruct(3, () =>
        {
            thrift.Write(1, column.Type);
            thrift.WriteInts(2, Plain, RunLength);
            thrift.WriteTexts(3, column.Name);
            thrift.Write(4, Gzip);
            thrift.Write(5, (long)rows);
            thrift.Write(6, chunk.Size);
            thrift.Write(7, chunk.Stored);
            thrift.Write(9, chunk.At);
        });
    }

    /// <param name="At">Bytes from the start of the file.</param>
    /// <param name="Size">Bytes before compression, with the page's head.</param>
    /// <param name="Stored">Bytes as stored, with the page's head.</param>
    private sealed record Chunk(long At, long Size, long Stored);

    private sealed record Group(int Rows, ImmutableArray<Chunk> Chunks);
}
