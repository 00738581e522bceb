using System.Collections.Frozen;

namespace Parapet.Packages.Sbom;

/// <summary>The identifiers of the SPDX licence list, in any case, by the spelling of the list.</summary>
internal static class LicenseIds
{
    private const string Marker = "WITH ";
    private static readonly Lazy<(FrozenDictionary<string, string> Licenses, FrozenDictionary<string, string> Exceptions)> Lists = new(Read);

    /// <summary>A licence, perhaps with <c>+</c> for "or later"; null when the list has none of that name.</summary>
    public static string? License(string id) =>
        Lists.Value.Licenses.TryGetValue(id, out var spelled) ? spelled
        : id.EndsWith('+') && Lists.Value.Licenses.TryGetValue(id[..^1], out spelled) ? spelled + "+"
        : null;

    /// <summary>An exception that may stand after <c>WITH</c>; null when the list has none of that name.</summary>
    public static string? Exception(string id) => Lists.Value.Exceptions.GetValueOrDefault(id);

    private static (FrozenDictionary<string, string>, FrozenDictionary<string, string>) Read()
    {
        using var stream = typeof(LicenseIds).Assembly.GetManifestResourceStream("spdx-licenses.txt")!;
        using var reader = new StreamReader(stream);
        var lines = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#').ToList();
        return (
            Set(lines.Where(line => !line.StartsWith(Marker, StringComparison.Ordinal))),
            Set(lines.Where(line => line.StartsWith(Marker, StringComparison.Ordinal)).Select(line => line[Marker.Length..])));
    }

    private static FrozenDictionary<string, string> Set(IEnumerable<string> ids) => ids.ToFrozenDictionary(id => id, StringComparer.OrdinalIgnoreCase);
}
