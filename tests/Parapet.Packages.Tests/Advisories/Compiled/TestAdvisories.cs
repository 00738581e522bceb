using System.Collections.Immutable;
using Parapet.Packages.Advisories;
using Parapet.Packages.Inventory;
using Parapet.Packages.Versions;

namespace Parapet.Packages.Tests.Advisories.Compiled;

/// <summary>Advisories in short.</summary>
internal static class TestAdvisories
{
    public static Advisory Of(string id, string ecosystem, string name, string ranges) => new() { Id = id, Affected = [Affected(ecosystem, name, ranges)] };

    /// <summary>Events are <c>&gt;=introduced</c>, <c>&lt;fixed</c>, <c>&lt;=last_affected</c>, <c>^limit</c>; ranges are parted by a bar and may begin with their type.</summary>
    public static AffectedPackage Affected(string ecosystem, string name, string ranges) => new()
    {
        EcosystemName = ecosystem,
        Ecosystem = Ecosystems.TryParseOsv(ecosystem, out var known) ? known : null,
        Name = name,
        Ranges = [.. ranges.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(Range)],
    };

    public static Package Package(Ecosystem ecosystem, string name, string version) =>
        new() { Ecosystem = ecosystem, Name = name, Version = version, Kind = PackageKind.Installed, Path = "proof" };

    public static AdvisoryDatabase Open(params Advisory[] advisories) => Open(Compile(advisories));

    public static AdvisoryDatabase Open(byte[] bytes)
    {
        var (database, problem) = AdvisoryDatabase.Open(bytes);
        Assert.Null(problem);
        return database!;
    }

    public static byte[] Compile(params Advisory[] advisories) => AdvisoryCompiler.Compile(Input([.. advisories]));

    public static AdvisoryInput Input(ImmutableArray<Advisory> advisories) =>
        new() { Sources = [new() { Name = "test", Advisories = advisories }], Created = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero) };

    private static AffectedRange Range(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var type = words.Length > 0 && char.IsAsciiLetterUpper(words[0][0]) ? words[0] : "SEMVER";
        return new(
            type switch { "SEMVER" => RangeType.SemVer, "ECOSYSTEM" => RangeType.Ecosystem, "GIT" => RangeType.Git, _ => RangeType.Other },
            type,
            [.. words.Where(word => word != type).Select(Event)]);
    }

    private static RangeEvent Event(string word) => word switch
    {
        ['>', '=', .. var version] => new(RangeEventKind.Introduced, version),
        ['<', '=', .. var version] => new(RangeEventKind.LastAffected, version),
        ['<', .. var version] => new(RangeEventKind.Fixed, version),
        ['^', .. var version] => new(RangeEventKind.Limit, version),
        _ => throw new ArgumentException(word),
    };
}
