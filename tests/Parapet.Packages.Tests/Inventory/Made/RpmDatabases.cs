using Microsoft.Data.Sqlite;

namespace Parapet.Packages.Tests.Inventory.Made;

/// <summary>Headers of rpm packages, and the databases that hold them.</summary>
internal static class RpmDatabases
{
    /// <summary>A header as the databases store it.</summary>
    public static byte[] Header(string name, string version, string release, int epoch, string source, string license, params string[] files)
    {
        var folders = files.Select(file => file[..(file.LastIndexOf('/') + 1)]).Distinct().ToArray();
        var tags = new List<(int Tag, int Type, int Count, byte[] Value)>
        {
            (1000, 6, 1, Texts(name)),
            (1001, 6, 1, Texts(version)),
            (1002, 6, 1, Texts(release)),
            (1014, 6, 1, Texts(license)),
            (1044, 6, 1, Texts(source)),
        };
        if (epoch > 0)
        {
            tags.Add((1003, 4, 1, new Bytes(true).U32(epoch).ToArray()));
        }

        if (files.Length > 0)
        {
            tags.Add((1116, 4, files.Length, files.Aggregate(new Bytes(true), (all, file) => all.U32(Array.IndexOf(folders, file[..(file.LastIndexOf('/') + 1)]))).ToArray()));
            tags.Add((1117, 8, files.Length, Texts([.. files.Select(file => file[(file.LastIndexOf('/') + 1)..])])));
            tags.Add((1118, 8, folders.Length, Texts(folders)));
        }

        var index = new Bytes(true).U32(tags.Count).U32(tags.Sum(tag => tag.Value.Length));
        var offset = 0;
        foreach (var (tag, type, count, value) in tags)
        {
            index.U32(tag).U32(type).U32(offset).U32(count);
            offset += value.Length;
        }

        return tags.Aggregate(index, (all, tag) => all.U8(tag.Value)).ToArray();
    }

    /// <summary>A database that SQLite itself writes, with the tables of rpm.</summary>
    public static byte[] Sqlite(params byte[][] headers)
    {
        var path = Path.GetTempFileName();
        try
        {
            using (var connection = new SqliteConnection($"Data Source={path};Pooling=False"))
            {
                connection.Open();
                Run(connection, "PRAGMA page_size=1024; PRAGMA synchronous=OFF; PRAGMA journal_mode=OFF; CREATE TABLE Name (key TEXT, hnum INTEGER); CREATE TABLE Packages (hnum INTEGER PRIMARY KEY AUTOINCREMENT, blob BLOB NOT NULL);");
                foreach (var header in headers)
                {
                    using var insert = connection.CreateCommand();
                    insert.CommandText = "INSERT INTO Packages (blob) VALUES ($blob)";
                    insert.Parameters.AddWithValue("$blob", header);
                    insert.ExecuteNonQuery();
                }
            }

            return File.ReadAllBytes(path);
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>One page of slots, then the headers in blocks of 16 bytes.</summary>
    public static byte[] Ndb(params byte[][] headers)
    {
        var file = new Bytes().Text("RpmP").U32(0).U32(1).U32(1).U32(headers.Length + 1).To(32);
        var block = 4096 / 16;
        for (var i = 0; i < headers.Length; i++)
        {
            var blocks = (headers[i].Length + 16 + 12 + 15) / 16;
            file.Text("Slot").U32(i + 1).U32(block).U32(blocks);
            block += blocks;
        }

        // Every slot has its mark; a free one no package.
        while (file.Length < 4096)
        {
            file.Text("Slot").U32(0).U32(0).U32(0);
        }

        for (var i = 0; i < headers.Length; i++)
        {
            var padding = ((headers[i].Length + 28 + 15) / 16 * 16) - headers[i].Length - 28;
            file.Text("BlbS").U32(i + 1).U32(1).U32(headers[i].Length).U8(headers[i]).U8(new byte[padding]).U32(0).U32(headers[i].Length).Text("BlbE");
        }

        return file.ToArray();
    }

    /// <summary>A hash with one page of items and a chain of overflow pages for each header.</summary>
    public static byte[] Berkeley(bool isBigEndian, params byte[][] headers)
    {
        const int Page = 512;
        const int Room = Page - 26;
        var file = new Bytes(isBigEndian).To(12).U32(0x00061561).U32(9).U32(Page).U8(0, 8).To(Page);
        var first = 2;
        var items = new List<byte[]> { new Bytes(isBigEndian).U8(1).U32(0).ToArray(), new Bytes(isBigEndian).U8(1).U32(headers.Length).ToArray() };
        for (var i = 0; i < headers.Length; i++)
        {
            items.Add(new Bytes(isBigEndian).U8(1).U32(i + 1).ToArray());
            items.Add(new Bytes(isBigEndian).U8(3, 0, 0, 0).U32(first).U32(headers[i].Length).ToArray());
            first += (headers[i].Length + Room - 1) / Room;
        }

        var start = Page;
        var page = new Bytes(isBigEndian).To(8).U32(1).U32(0).U32(0).U16(items.Count).U16(Page - items.Sum(item => item.Length)).U8(0, 13);
        foreach (var item in items)
        {
            page.U16(start -= item.Length);
        }

        file.U8(page.To(start).U8([.. Enumerable.Reverse(items).SelectMany(item => item)]).ToArray());
        foreach (var header in headers)
        {
            for (var at = 0; at < header.Length; at += Room)
            {
                var part = header.AsSpan(at, Math.Min(Room, header.Length - at));
                var number = file.Length / Page;
                file.To(file.Length + 8).U32(number).U32(0).U32(at + Room < header.Length ? number + 1 : 0).U16(1).U16(part.Length).U8(0, 7).U8(part).To((number + 1) * Page);
            }
        }

        return file.ToArray();
    }

    private static byte[] Texts(params string[] texts) => texts.Aggregate(new Bytes(), (all, text) => all.Text(text).U8(0)).ToArray();

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
