using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Parapet.Packages.Artifacts;
using Parapet.Packages.Inventory;
using Parapet.Packages.Sbom;
using Parapet.Packages.Versions;

namespace Parapet.Packages.Tests.Sbom;

/// <summary>Functions to write bills of.</summary>
internal static class Subjects
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 13, 0, 0, TimeSpan.FromHours(1));

    /// <summary>A function with two layers: shadowed copies, licences of every kind, code that nothing explains.</summary>
    public static SbomSubject Orders { get; } = Subject(
        "orders",
        Inventory(
            "orders.zip",
            ["node_modules/@acme/thing/index.js 300", "app.js 100", "vendor/blob.js 50"],
            ["bad.jar: the archive ends before its directory"],
            Installed(Ecosystem.Npm, "@acme/thing", "1.0.0", "node_modules/@acme/thing/package.json") with { License = "(mit or apache-2.0)", Declaration = new("package-lock.json", 12) },
            Installed(Ecosystem.Npm, "left-pad", "1.3.0", "node_modules/left-pad/package.json") with { License = "(WTFPL OR mit)", IsDevelopment = true },
            Installed(Ecosystem.Npm, "lodash", "4.17.20", "app.js") with { Kind = PackageKind.Bundled, IsCertain = false, Line = 40 },
            Installed(Ecosystem.Maven, "org.acme:tool", "2.1", "lib/tool.jar") with { Sha1 = new string('a', 40), License = "The Acme Licence" }),
        [
            ("common", Inventory("common.zip", ["nodejs/node_modules/left-pad/index.js 10"], [], Installed(Ecosystem.Npm, "left-pad", "1.2.0", "nodejs/node_modules/left-pad/package.json"))),
            ("os", Inventory(
                "os.zip", [], [],
                Installed(Ecosystem.Rpm, "openssl-libs", "1:3.0.8-1.amzn2023", "var/lib/rpm/rpmdb.sqlite") with
                {
                    Kind = PackageKind.System,
                    Distribution = "amzn",
                    Release = "2023",
                    SourceName = "openssl",
                    License = "Apache-2.0",
                })),
        ],
        "nodejs22.x");

    /// <summary>Nothing in it.</summary>
    public static SbomSubject Empty { get; } = Subject("empty", Inventory("empty.zip", [], []), [], null) with { Version = "7" };

    /// <summary>Every text is one that breaks careless writers.</summary>
    public static SbomSubject Hostile { get; } = Subject(
        Evil,
        Inventory(Evil, [], ["x: " + Evil], [.. Enum.GetValues<Ecosystem>().SelectMany(ecosystem => Enum.GetValues<PackageKind>().Select(kind => Installed(ecosystem, Evil, Evil, Evil) with
        {
            Kind = kind,
            License = Evil,
            Sha1 = Evil,
            Release = Evil,
            Distribution = Evil,
            SourceName = Evil,
            Line = (int)kind,
        }))]),
        [(Evil, Inventory(Evil, [], [], Installed(Ecosystem.Npm, new string('n', 5000), new string('9', 5000), new string('p', 5000)))), ("", Inventory("", [], []))],
        "python3.13") with { Version = Evil, ToolVersion = Evil };

    /// <summary>As many packages as a large image has.</summary>
    public static SbomSubject Large { get; } = Subject(
        "large",
        Inventory("large.zip", [], [], [.. Enumerable.Range(0, 2500).Select(i => Installed(Ecosystem.Npm, "package-" + i, "1.0." + i, $"node_modules/package-{i}/package.json") with { License = "MIT" })]),
        [],
        null);

    private const string Evil = "\"'\\</script>&\0\u0001\u001f\u007f\u0085\u2028\u202E é 日本 \U0001F600 \uD800 \r\n\t,:;@/#?%%zz*+[](){}";

    public static Package Installed(Ecosystem ecosystem, string name, string version, string path) =>
        new() { Ecosystem = ecosystem, Name = name, Version = version, Kind = PackageKind.Installed, Path = path };

    public static ArtifactInventory Inventory(string name, string[] entries, string[] problems, params Package[] packages)
    {
        var builder = new InventoryBuilder();
        foreach (var package in packages)
        {
            builder.Add(package);
            builder.Own(package, package.Path[..(package.Path.LastIndexOf('/') + 1)] is { Length: > 0 } folder ? folder : package.Path + "/");
        }

        foreach (var problem in problems)
        {
            builder.Report(problem.Split(": ", 2)[0], problem.Split(": ", 2)[1]);
        }

        return builder.Finish(new Artifact
        {
            Name = name,
            Kind = ArtifactKind.Zip,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name))),
            Entries = [.. entries.Select(text => text.Split(' ')).Select(words => new ArtifactEntry(words[0], long.Parse(words[1], System.Globalization.CultureInfo.InvariantCulture)))],
            Problems = [],
        });
    }

    private static SbomSubject Subject(string name, ArtifactInventory code, ImmutableArray<(string, ArtifactInventory)> layers, string? runtime) =>
        SbomSubject.Of(name, code, layers, runtime, Noon, "1.2.3");
}
