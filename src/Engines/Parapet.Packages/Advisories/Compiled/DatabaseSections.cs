using System.Buffers.Binary;
using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Parapet.Packages.Advisories.Compiled;

/// <summary>Where things are in a database.</summary>
internal readonly record struct DatabaseSections(int Info, int ScopeList, int Packages, int PackageCount, int Advisories, int AdvisoryCount, int Groups, int GroupCount)
{
    /// <summary>What is wrong with a database, or null. After that, its bytes are those that were written.</summary>
    public static string? Check(ReadOnlySpan<byte> file)
    {
        if (file.Length < DatabaseFormat.HeaderLength || !file.StartsWith(DatabaseFormat.Magic))
        {
            return "the file is no advisory database";
        }

        var version = BinaryPrimitives.ReadInt32LittleEndian(file[DatabaseFormat.VersionAt..]);
        if (version != DatabaseFormat.Version)
        {
            return $"the advisory database has format {version}, this program reads format {DatabaseFormat.Version}: it has to be made anew";
        }

        var length = BinaryPrimitives.ReadInt32LittleEndian(file[DatabaseFormat.LengthAt..]);
        if (length != file.Length)
        {
            return "the advisory database is cut off or has something appended";
        }

        Span<byte> checksum = stackalloc byte[32];
        DatabaseFormat.Checksum(file, checksum);
        return checksum.SequenceEqual(file.Slice(DatabaseFormat.ChecksumAt, checksum.Length)) ? null : "the advisory database is damaged: its checksum is wrong";
    }

    public static DatabaseSections Read(ReadOnlySpan<byte> file)
    {
        var cursor = new ByteCursor(file, DatabaseFormat.SectionsAt);
        return new(cursor.UInt32(), cursor.UInt32(), cursor.UInt32(), cursor.UInt32(), cursor.UInt32(), cursor.UInt32(), cursor.UInt32(), cursor.UInt32());
    }

    public AdvisoryDatabaseInfo Information(ReadOnlySpan<byte> file)
    {
        var cursor = new ByteCursor(file, Info);
        var sources = ImmutableArray.CreateBuilder<AdvisorySourceInfo>(cursor.Count());
        for (var i = 0; i < sources.Capacity; i++)
        {
            sources.Add(new(cursor.Text(), cursor.Time(), cursor.Text(), cursor.Count()));
        }

        return new()
        {
            Created = new(BinaryPrimitives.ReadInt64LittleEndian(file[DatabaseFormat.CreatedAt..]) * TimeSpan.TicksPerSecond, TimeSpan.Zero),
            Sources = sources.DrainToImmutable(),
            Advisories = cursor.Count(),
            Groups = cursor.Count(),
            KevVersion = cursor.Text(),
            KevCount = cursor.Count(),
            EpssDate = cursor.Text(),
            EpssCount = cursor.Count(),
        };
    }

    public FrozenDictionary<string, ScopeRange> Scopes(ReadOnlySpan<byte> file)
    {
        var cursor = new ByteCursor(file, ScopeList);
        var scopes = new Dictionary<string, ScopeRange>(StringComparer.Ordinal);
        for (var left = cursor.Count(); left > 0; left--)
        {
            scopes.Add(cursor.Text(), new(cursor.Count(), cursor.Count()));
        }

        return scopes.ToFrozenDictionary(StringComparer.Ordinal);
    }

    public ByteCursor Package(ReadOnlySpan<byte> file, int index) => At(file, Packages, index);

    public ByteCursor Advisory(ReadOnlySpan<byte> file, int index) => At(file, Advisories, index);

    public string AdvisoryId(ReadOnlySpan<byte> file, int index)
    {
        var cursor = Advisory(file, index);
        _ = (cursor.Count(), cursor.Count());
        return cursor.Text();
    }

    public ByteCursor Group(ReadOnlySpan<byte> file, int index) => At(file, Groups, index);

    private static ByteCursor At(ReadOnlySpan<byte> file, int table, int index) =>
        new(file, BinaryPrimitives.ReadInt32LittleEndian(file[(table + (index * sizeof(int)))..]));
}
