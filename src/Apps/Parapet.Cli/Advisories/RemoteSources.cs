using System.Collections.Immutable;
using System.Xml;

namespace Parapet.Cli.Advisories;

/// <summary>
/// Where advisories are published. OSV: https://google.github.io/osv.dev/data/. CISA: https://www.cisa.gov/known-exploited-vulnerabilities-catalog.
/// EPSS: https://www.first.org/epss/data_stats. Amazon Linux: https://docs.aws.amazon.com/linux/al2023/ug/alas.html.
/// </summary>
internal static class RemoteSources
{
    private const string Osv = "https://osv-vulnerabilities.storage.googleapis.com/";
    private const string Kev = "https://www.cisa.gov/sites/default/files/feeds/known_exploited_vulnerabilities.json";
    private const string Epss = "https://epss.empiricalsecurity.com/epss_scores-current.csv.gz";
    private const string AmazonLinux = "Amazon Linux:";

    /// <summary>The worlds that Lambda functions are written in, and the system that their images are built on.</summary>
    public static ImmutableArray<string> UsualEcosystems { get; } = ["npm", "PyPI", "Maven", "NuGet", "Go", "crates.io", "RubyGems", "Packagist", "Amazon Linux:2023"];

    /// <summary>What to bring for an ecosystem and for the ranking.</summary>
    /// <param name="ecosystems">Ecosystems as OSV names them, with or without a release.</param>
    /// <param name="mirror">Where the files of OSV lie; null for OSV's own place. A mirror has <c>kev.json</c> and <c>epss.csv.gz</c> beside the ecosystems' folders.</param>
    public static ImmutableArray<RemoteSource> Of(IEnumerable<string> ecosystems, Uri? mirror) =>
    [
        .. ecosystems.Select(name => name.StartsWith(AmazonLinux, StringComparison.Ordinal)
            ? new RemoteSource(name, List(name[AmazonLinux.Length..], mirror), $"amazon-linux-{name[AmazonLinux.Length..]}.list", IsMirrorList: true)
            : new RemoteSource($"OSV {name}", new Uri(mirror ?? new Uri(Osv), $"{Uri.EscapeDataString(name)}/all.zip"), $"osv-{name.Replace(':', '-').Replace(' ', '-')}.zip")),
        new RemoteSource("CISA KEV", mirror is null ? new Uri(Kev) : new Uri(mirror, "kev.json"), "kev.json"),
        new RemoteSource("EPSS", mirror is null ? new Uri(Epss) : new Uri(mirror, "epss.csv.gz"), "epss.csv.gz"),
    ];

    /// <summary>The address of <c>updateinfo.xml</c> that a repository's index names; null when it names none that lies in the repository.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="index">Its <c>repodata/repomd.xml</c>.</param>
    public static Uri? UpdatesIn(Uri repository, Stream index)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = 1 << 20 };
        try
        {
            using var reader = XmlReader.Create(index, settings);
            var isUpdates = false;
            while (reader.Read())
            {
                if (reader is { NodeType: XmlNodeType.Element, LocalName: "data" })
                {
                    isUpdates = reader.GetAttribute("type") == "updateinfo";
                }
                else if (isUpdates && reader is { NodeType: XmlNodeType.Element, LocalName: "location" } && reader.GetAttribute("href") is { } href
                    && Uri.TryCreate(repository, href, out var address) && repository.IsBaseOf(address))
                {
                    return address;
                }
            }
        }
        catch (XmlException)
        {
            // No index, so it names nothing.
        }

        return null;
    }

    private static Uri List(string release, Uri? mirror) => new(
        mirror is null ? new Uri("https://cdn.amazonlinux.com/") : new Uri(mirror, "amazonlinux/"),
        release == "2" ? "2/core/latest/x86_64/mirror.list" : $"al{release}/core/mirrors/latest/x86_64/mirror.list");
}

/// <summary>A file to bring.</summary>
/// <param name="Name">What a person calls it.</param>
/// <param name="Address">Where it lies.</param>
/// <param name="FileName">What it is called in the cache.</param>
/// <param name="IsMirrorList">Whether it is the list of a repository's places, of which the first leads to the updates.</param>
internal sealed record RemoteSource(string Name, Uri Address, string FileName, bool IsMirrorList = false);
