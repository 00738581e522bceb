using System.Collections.Immutable;
using System.Globalization;
using System.Xml;
using Parapet.Packages.Versions;

namespace Parapet.Packages.Advisories.Sources;

/// <summary>
/// Reads the security updates of an Amazon Linux repository, <c>updateinfo.xml</c> as its <c>repomd.xml</c> names it
/// (https://docs.aws.amazon.com/linux/al2023/ug/security-features.html). Every update becomes an advisory about binary packages: all versions before
/// the one in the update are affected. Its CVEs are upstream of it: one update repairs several.
/// </summary>
public static class UpdateInfo
{
    /// <summary>Reads the file, plain or in gzip. What was read before an error is given too.</summary>
    public static (ImmutableArray<Advisory> Advisories, ImmutableArray<AdvisoryProblem> Problems) Read(ReadOnlyMemory<byte> file, string source)
    {
        if (SourceBytes.Inflate(file, out var problem) is not { } xml)
        {
            return ([], [new(source, "", problem)]);
        }

        var advisories = ImmutableArray.CreateBuilder<Advisory>();
        var problems = ImmutableArray.CreateBuilder<AdvisoryProblem>();
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(xml.ToArray(), writable: false), new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreWhitespace = true });
            if (!reader.ReadToFollowing("updates"))
            {
                problems.Add(new(source, "", "the file has no `updates`"));
            }

            while (reader.Read())
            {
                if (reader is { NodeType: XmlNodeType.Element, Depth: 1, LocalName: "update" })
                {
                    Add(Update(reader), source, advisories, problems);
                }
            }
        }
        catch (XmlException e)
        {
            problems.Add(new(source, "", e.LineNumber > 0 ? $"no XML from line {e.LineNumber}: later updates are not read" : "the file is no XML, or it has a document type"));
        }

        return (advisories.DrainToImmutable(), problems.DrainToImmutable());
    }

    private static void Add(UpdateParts update, string source, ImmutableArray<Advisory>.Builder advisories, ImmutableArray<AdvisoryProblem>.Builder problems)
    {
        if (update.Type is not "security")
        {
            return;
        }

        var named = update.Packages.Where(package => package.Name.Length is > 0 and <= AdvisoryNames.LongestName);
        var affected = named.Select(package => (package.Name, package.Version, Release: ReleaseOf(package.Version, update.Id))).Distinct().ToList();
        if (update.Id.Length == 0 || affected.Count == 0 || affected.Exists(one => one.Release.Length == 0))
        {
            problems.Add(new(source, update.Id, update.Id.Length == 0 ? "an update has no id" : affected.Count == 0 ? "the update names no package" : "the update does not say of which release of Amazon Linux it is"));
        }

        if (update.Id.Length > 0)
        {
            advisories.Add(new()
            {
                Id = update.Id,
                Summary = update.Title,
                Published = update.Issued,
                Modified = update.Updated ?? update.Issued,
                SeverityWord = update.Severity,
                Upstream = [.. update.Cves.Distinct().Order(StringComparer.Ordinal)],
                References = [.. update.References],
                Affected =
                [
                    .. affected
                        .Where(one => one.Release.Length > 0)
                        .OrderBy(one => one.Name, StringComparer.Ordinal).ThenBy(one => one.Version, StringComparer.Ordinal)
                        .Select(one => Affected(one.Name, one.Version, one.Release)),
                ],
            });
        }
    }

    private static AffectedPackage Affected(string name, string version, string release) => new()
    {
        EcosystemName = $"Amazon Linux:{release}",
        Ecosystem = Ecosystem.Rpm,
        Name = name,
        Ranges = [new(RangeType.Ecosystem, "ECOSYSTEM", [new(RangeEventKind.Introduced, "0"), new(RangeEventKind.Fixed, version)])],
    };

    private static UpdateParts Update(XmlReader reader)
    {
        var update = new UpdateParts { Type = reader.GetAttribute("type") ?? "" };
        using var inner = reader.ReadSubtree();
        inner.Read();
        while (inner.Read())
        {
            // Reading an element's text leaves the reader on what follows it, which may be the next element.
            while (inner.NodeType is XmlNodeType.Element && inner.Depth == 1 && inner.LocalName is "id" or "title" or "severity")
            {
                var name = inner.LocalName;
                var text = Text(inner);
                update = name switch
                {
                    "id" => update with { Id = text },
                    "title" => update with { Title = text },
                    _ => update with { Severity = text },
                };
            }

            if (inner.NodeType is XmlNodeType.Element)
            {
                update = Element(inner, update);
            }
        }

        return update;
    }

    private static UpdateParts Element(XmlReader reader, UpdateParts update)
    {
        switch (reader.LocalName)
        {
            case "issued":
                return update with { Issued = Time(reader.GetAttribute("date")) };
            case "updated":
                return update with { Updated = Time(reader.GetAttribute("date")) };
            case "reference":
                update.References.Add(new("WEB", reader.GetAttribute("href") ?? ""));
                if (reader.GetAttribute("type") is "cve" && reader.GetAttribute("id") is { } cve)
                {
                    update.Cves.Add(cve);
                }

                return update;
            case "package":
                var epoch = reader.GetAttribute("epoch") is { Length: > 0 } written and not "0" ? $"{written}:" : "";
                update.Packages.Add((reader.GetAttribute("name") ?? "", $"{epoch}{reader.GetAttribute("version")}-{reader.GetAttribute("release")}"));
                return update;
            default:
                return update;
        }
    }

    // The text of an element that should have nothing but text; what else it has is left out.
    private static string Text(XmlReader reader)
    {
        var depth = reader.Depth;
        var text = "";
        if (reader.IsEmptyElement)
        {
            reader.Read();
            return text;
        }

        while (reader.Read() && reader.Depth > depth)
        {
            if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA && text.Length == 0)
            {
                text = reader.Value.Trim();
            }
        }

        reader.Read();
        return text;
    }

    // A package says which release it is of in its own release: 1.amzn2023.0.2, 3.amzn2.0.1.
    private static string ReleaseOf(string version, string id)
    {
        var at = version.LastIndexOf(".amzn", StringComparison.Ordinal);
        var digits = at < 0 ? "" : string.Concat(version[(at + ".amzn".Length)..].TakeWhile(char.IsAsciiDigit));
        return digits.Length > 0 ? digits : id.StartsWith("ALAS2023", StringComparison.Ordinal) ? "2023" : id.StartsWith("ALAS2", StringComparison.Ordinal) ? "2" : "";
    }

    private static DateTimeOffset? Time(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) && time.Year > 1 ? time : null;

    private sealed record UpdateParts
    {
        public string Type { get; init; } = "";

        public string Id { get; init; } = "";

        public string Title { get; init; } = "";

        public string Severity { get; init; } = "";

        public DateTimeOffset? Issued { get; init; }

        public DateTimeOffset? Updated { get; init; }

        public List<string> Cves { get; } = [];

        public List<AdvisoryReference> References { get; } = [];

        public List<(string Name, string Version)> Packages { get; } = [];
    }
}
