using System.Buffers.Binary;
using System.Collections.Immutable;
using Parapet.Packages.Advisories.Compiled;
using Parapet.Packages.Advisories.Sources;

namespace Parapet.Packages.Advisories;

/// <summary>
/// Makes of advisories one file in which a package is found at once (<see cref="AdvisoryDatabase"/>). The same input gives the same bytes, whatever the
/// order of sources and advisories.
/// </summary>
public static class AdvisoryCompiler
{
    /// <summary>Compiles a database of at most 2 GB.</summary>
    public static byte[] Compile(AdvisoryInput input)
    {
        var sources = input.Sources
            .OrderBy(source => source.Name, StringComparer.Ordinal)
            .ThenBy(source => source.Date)
            .ThenBy(source => source.ETag, StringComparer.Ordinal)
            .ToImmutableArray();
        var chosen = AdvisoryChoice.Of(sources);
        var advisories = chosen.Select(one => one.Advisory).ToList();
        var groups = new AdvisoryGroups(advisories);
        var packages = PackageTable.Of(advisories);

        var file = new ByteWriter();
        file.Raw(new byte[DatabaseFormat.HeaderLength]);
        Span<int> sections = stackalloc int[8];
        sections[0] = file.Length;
        WriteInformation(input, sources, advisories.Count, groups.Members.Count, file);
        sections[1] = file.Length;
        packages.WriteScopes(file);
        (sections[2], sections[3]) = (WriteTable(packages.Count, Package, file), packages.Count);
        (sections[4], sections[5]) = (WriteTable(advisories.Count, Advisory, file), advisories.Count);
        (sections[6], sections[7]) = (WriteTable(groups.Members.Count, Group, file), groups.Members.Count);
        return Seal(file.ToArray(), input.Created, sections);

        void Package(int index, ByteWriter writer) => packages.Write(index, groups.OfAdvisory, writer);

        void Advisory(int index, ByteWriter writer)
        {
            writer.Number(groups.OfAdvisory[index]);
            writer.Number(chosen[index].Source);
            AdvisoryRecord.Write(advisories[index], writer);
        }

        void Group(int index, ByteWriter writer) => WriteGroup(input, groups, index, advisories, writer);
    }

    private static void WriteInformation(AdvisoryInput input, ImmutableArray<AdvisorySource> sources, int advisories, int groups, ByteWriter writer)
    {
        writer.Number(sources.Length);
        foreach (var source in sources)
        {
            writer.Text(source.Name);
            writer.Time(source.Date);
            writer.Text(source.ETag);
            writer.Number(source.Advisories.Length);
        }

        writer.Number(advisories);
        writer.Number(groups);
        writer.Text(input.Kev?.Version ?? "");
        writer.Number(input.Kev?.Count ?? 0);
        writer.Text(input.Epss?.Date ?? "");
        writer.Number(input.Epss?.Count ?? 0);
    }

    // The contents first, then the places, which are known by then.
    private static int WriteTable(int count, Action<int, ByteWriter> write, ByteWriter file)
    {
        var places = new int[count];
        for (var i = 0; i < count; i++)
        {
            places[i] = file.Length;
            write(i, file);
        }

        var table = file.Length;
        foreach (var place in places)
        {
            file.UInt32(place);
        }

        return table;
    }

    private static void WriteGroup(AdvisoryInput input, AdvisoryGroups groups, int index, List<Advisory> advisories, ByteWriter writer)
    {
        writer.Texts([.. groups.Ids[index]]);
        var cves = groups.Ids[index]
            .Concat(groups.Members[index].SelectMany(member => advisories[member].Upstream))
            .Where(id => id.StartsWith("CVE-", StringComparison.Ordinal))
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ToList();

        // Of several vulnerabilities in one advisory the one that is known longest, and the likeliest one, stand for all.
        var known = cves.Select(cve => input.Kev?.Find(cve)).OfType<KevEntry>().ToList();
        writer.Byte((byte)(known.Count > 0 ? 1 : 0));
        if (known.MinBy(entry => entry.Added ?? DateOnly.MaxValue) is { } kev)
        {
            writer.Text(kev.Cve);
            writer.Date(kev.Added);
            writer.Date(kev.Due);
            writer.Byte((byte)(known.Exists(entry => entry.IsUsedByRansomware) ? 1 : 0));
        }

        var likeliest = cves.Select(cve => input.Epss?.Find(cve)).OfType<EpssScore>().MaxBy(score => score.Probability);
        writer.Byte((byte)(likeliest is null ? 0 : 1));
        if (likeliest is { } epss)
        {
            writer.Text(epss.Cve);
            writer.Double(epss.Probability);
            writer.Double(epss.Percentile);
        }
    }

    private static byte[] Seal(byte[] file, DateTimeOffset created, ReadOnlySpan<int> sections)
    {
        DatabaseFormat.Magic.CopyTo(file);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(DatabaseFormat.VersionAt), DatabaseFormat.Version);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(DatabaseFormat.LengthAt), file.Length);
        BinaryPrimitives.WriteInt64LittleEndian(file.AsSpan(DatabaseFormat.CreatedAt), created.UtcTicks / TimeSpan.TicksPerSecond);
        for (var i = 0; i < sections.Length; i++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(DatabaseFormat.SectionsAt + (i * sizeof(int))), sections[i]);
        }

        DatabaseFormat.Checksum(file, file.AsSpan(DatabaseFormat.ChecksumAt, 32));
        return file;
    }
}
