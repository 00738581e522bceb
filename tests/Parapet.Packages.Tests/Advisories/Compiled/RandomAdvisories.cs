using CsCheck;
using Parapet.Packages.Advisories;
using Parapet.Packages.Inventory;
using Parapet.Packages.Versions;

namespace Parapet.Packages.Tests.Advisories.Compiled;

/// <summary>Advisories about few packages in few versions, so that much meets; some versions are none, some ranges are nonsense.</summary>
internal static class RandomAdvisories
{
    private static readonly string[] Versions =
    [
        "0", "0.0.1", "1.0.0", "1.0.0-alpha", "1.0.0-rc.1", "1.0.0+build", "1.0", "v1.0.0", "1.0.1", "1.1.0", "1.2.0", "1.2.3", "2.0.0", "2.0.0-0", "10.0.0",
        "1:1.0-1", "1.0-1", "1.0-1.amzn2023.0.1", "1.0_rc1-r2", "1.0.0.RELEASE", "1!1.0", "v0.0.0-20210101000000-abcdefabcdef", "go1.21.3", "", "soon", "*", "1..2",
    ];

    private static readonly string[] EcosystemNames =
    [
        "npm", "PyPI", "Maven", "NuGet", "RubyGems", "Go", "crates.io", "Packagist", "Debian:12", "Debian", "Ubuntu:22.04:LTS", "Amazon Linux:2023",
        "Red Hat:enterprise_linux:9::appstream", "Alpine:v3.20", "Wolfi", "Hex",
    ];

    private static readonly Gen<string> Version = From(Versions);

    private static readonly Gen<RangeEvent> Event = Gen.Frequency(
        (1, Gen.Const(new RangeEvent(RangeEventKind.Introduced, "0"))),
        (4, Gen.Select(From(Enum.GetValues<RangeEventKind>()), Version, (kind, version) => new RangeEvent(kind, version))));

    private static readonly Gen<AffectedRange> Range = Gen.Select(
        From(RangeType.Ecosystem, RangeType.SemVer, RangeType.Ecosystem, RangeType.SemVer, RangeType.Git, RangeType.Other),
        Gen.Frequency((4, Gen.Const(true)), (1, Gen.Const(false))),
        Event.Array[0, 5],
        (type, starts, events) => new AffectedRange(type, $"{type}", [.. starts ? [new(RangeEventKind.Introduced, "0")] : Array.Empty<RangeEvent>(), .. events]));

    public static Gen<AffectedPackage> Affected { get; } = Gen.Select(
        From(EcosystemNames),
        From("a", "A", "a-b", "a_.b", "é"),
        Range.Array[0, 3],
        Version.Array[0, 4],
        (ecosystem, name, ranges, versions) => new AffectedPackage
        {
            EcosystemName = ecosystem,
            Ecosystem = Ecosystems.TryParseOsv(ecosystem, out var known) ? known : null,
            Name = name,
            Ranges = [.. ranges],
            Versions = [.. versions],
        });

    public static Gen<Advisory> Advisory { get; } = Gen.Select(
        Gen.Int[0, 12],
        Gen.Int[0, 20].Array[0, 2],
        Affected.Array[0, 4],
        Gen.Int[0, 9],
        Gen.Int[0, 3],
        (id, aliases, affected, withdrawn, modified) => new Advisory
        {
            Id = $"ID-{id}",
            Aliases = [.. aliases.Select(alias => $"ID-{alias}")],
            Upstream = [$"CVE-2026-000{id % 10}"],
            Summary = $"summary {id} {affected.Length}",
            Affected = [.. affected],
            Withdrawn = withdrawn == 0 ? DateTimeOffset.UnixEpoch : null,
            Modified = modified == 0 ? null : DateTimeOffset.UnixEpoch.AddDays(modified),
        });

    public static Gen<Package> Package { get; } = Gen.Select(
        From(Enum.GetValues<Ecosystem>()),
        From("a", "A", "a-b", "A.b", "é", "other", ""),
        Version,
        From(("debian", "12"), ("ubuntu", "22.04"), ("amzn", "2023"), ("rhel", "9.3"), ("alpine", "v3.20"), ("wolfi", ""), ("", "")),
        From("", "a", "a-b"),
        (ecosystem, name, version, system, source) => TestAdvisories.Package(ecosystem, name, version) with
        {
            Distribution = system.Item1,
            Release = system.Item2,
            SourceName = source,
        });

    /// <summary>A package of the ecosystem and name of an advisory's package.</summary>
    public static Package Like(AffectedPackage affected, string version) => TestAdvisories.Package(affected.Ecosystem!.Value, affected.Name, version) with
    {
        Distribution = affected.EcosystemName switch
        {
            ['D', ..] => "debian",
            ['U', ..] => "ubuntu",
            ['A', 'm', ..] => "amzn",
            ['R', 'e', ..] => "rhel",
            ['A', ..] => "alpine",
            ['W', ..] => "wolfi",
            _ => "",
        },
        Release = affected.EcosystemName switch { ['D', ..] => "12", ['U', ..] => "22.04", ['A', 'm', ..] => "2023", ['R', 'e', ..] => "9", ['A', ..] => "v3.20", _ => "" },
    };

    public static Gen<string> AnyVersion => Version;

    private static Gen<T> From<T>(params T[] all) => Gen.Int[0, all.Length - 1].Select(i => all[i]);
}
