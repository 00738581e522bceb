namespace Parapet.Packages.Versions;

/// <summary>Which of two versions is the newer one, as the package manager of the ecosystem says.</summary>
public static class VersionOrder
{
    /// <summary>Longer texts are no versions. The longest ones seen in advisories have about 120 characters.</summary>
    public const int LongestVersion = 4096;

    /// <summary>
    /// The key of <paramref name="version"/>. False when the ecosystem does not take the text for a version: then nothing is known of its order,
    /// and whoever asks must say so and not assume one.
    /// </summary>
    public static bool TryParse(Ecosystem ecosystem, string version, out VersionKey key)
    {
        if (version.Length is 0 or > LongestVersion)
        {
            key = default;
            return false;
        }

        var writer = new KeyWriter(stackalloc byte[256]);
        var parsed = TryWrite(ecosystem, version, ref writer);
        key = parsed ? writer.ToKey() : default;
        writer.Dispose();
        return parsed;
    }

    /// <summary>Negative, zero or positive as <paramref name="left"/> is older than, equal to or newer than <paramref name="right"/>; null when one of them is no version.</summary>
    public static int? Compare(Ecosystem ecosystem, string left, string right) =>
        TryParse(ecosystem, left, out var leftKey) && TryParse(ecosystem, right, out var rightKey) ? leftKey.CompareTo(rightKey) : null;

    /// <summary>The bytes of the key, in <paramref name="room"/> when they fit, else in new memory; none when the text is no version.</summary>
    internal static ReadOnlySpan<byte> Key(Ecosystem ecosystem, string version, Span<byte> room)
    {
        if (version.Length is 0 or > LongestVersion)
        {
            return default;
        }

        var writer = new KeyWriter(stackalloc byte[256]);
        var key = TryWrite(ecosystem, version, ref writer) ? writer.Written : default;
        room = key.Length <= room.Length ? room[..key.Length] : new byte[key.Length];
        key.CopyTo(room);
        writer.Dispose();
        return room;
    }

    private static bool TryWrite(Ecosystem ecosystem, string version, ref KeyWriter writer) => ecosystem switch
    {
        Ecosystem.Npm => NpmVersion.TryWrite(version, ref writer),
        Ecosystem.PyPI => PyPiVersion.TryWrite(version, ref writer),
        Ecosystem.Maven => MavenVersion.TryWrite(version, ref writer),
        Ecosystem.NuGet => NuGetVersion.TryWrite(version, ref writer),
        Ecosystem.RubyGems => GemVersion.TryWrite(version, ref writer),
        Ecosystem.Go => GoVersion.TryWrite(version, ref writer),
        Ecosystem.CratesIo => SemVer.TryWrite(version, ref writer),
        Ecosystem.Packagist => PackagistVersion.TryWrite(version, ref writer),
        Ecosystem.Debian => DebianVersion.TryWrite(version, ref writer),
        Ecosystem.Rpm => RpmVersion.TryWrite(version, ref writer),
        Ecosystem.Alpine => AlpineVersion.TryWrite(version, ref writer),
        _ => false,
    };
}
