using System.Collections.Immutable;
using Parapet.Packages.Advisories.Severities;

namespace Parapet.Packages.Advisories.Compiled;

/// <summary>What is to be read about an advisory, as bytes.</summary>
internal static class AdvisoryRecord
{
    // Most references begin like one of these.
    private static readonly ImmutableArray<string> Beginnings =
    [
        "",
        "https://github.com/",
        "https://github.com/advisories/",
        "https://nvd.nist.gov/vuln/detail/",
        "https://pkg.go.dev/vuln/",
        "https://go.dev/",
        "https://groups.google.com/",
        "https://",
    ];

    public static void Write(Advisory advisory, ByteWriter writer)
    {
        writer.Text(advisory.Id);
        writer.Texts(advisory.Aliases);
        writer.Texts(advisory.Upstream);
        writer.Texts(advisory.Related);
        writer.Text(advisory.Summary);
        writer.Time(advisory.Published);
        writer.Time(advisory.Modified);
        PackageEntry.WriteSeverity(AdvisorySeverity.Of(advisory), writer);
        writer.Texts(advisory.Cwes);
        writer.Number(advisory.References.Length);
        foreach (var (type, url) in advisory.References)
        {
            var beginning = Beginning(url);
            writer.Text(type);
            writer.Byte((byte)beginning);
            writer.Text(url[Beginnings[beginning].Length..]);
        }
    }

    public static AdvisoryDetails Read(ref ByteCursor cursor, string source) => new()
    {
        Source = source,
        Id = cursor.Text(),
        Aliases = cursor.Texts(),
        Upstream = cursor.Texts(),
        Related = cursor.Texts(),
        Summary = cursor.Text(),
        Published = cursor.Time(),
        Modified = cursor.Time(),
        Severity = PackageEntry.ReadSeverity(ref cursor),
        Cwes = cursor.Texts(),
        References = References(ref cursor),
    };

    private static ImmutableArray<AdvisoryReference> References(ref ByteCursor cursor)
    {
        var references = ImmutableArray.CreateBuilder<AdvisoryReference>(cursor.Count());
        for (var i = 0; i < references.Capacity; i++)
        {
            var type = cursor.Text();
            var beginning = Beginnings[cursor.Byte()];
            references.Add(new(type, beginning + cursor.Text()));
        }

        return references.DrainToImmutable();
    }

    private static int Beginning(string url)
    {
        var best = 0;
        for (var i = 1; i < Beginnings.Length; i++)
        {
            best = Beginnings[i].Length > Beginnings[best].Length && url.StartsWith(Beginnings[i], StringComparison.Ordinal) ? i : best;
        }

        return best;
    }
}
