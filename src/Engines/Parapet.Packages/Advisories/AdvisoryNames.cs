using System.Text;
using Parapet.Packages.Inventory;
using Parapet.Packages.Versions;

namespace Parapet.Packages.Advisories;

/// <summary>Names of packages in the one spelling that equal names have, as each ecosystem compares them.</summary>
internal static class AdvisoryNames
{
    /// <summary>Longer names are no names, in UTF-16 units.</summary>
    public const int LongestName = 1024;

    /// <summary>What <see cref="Write"/> needs at most for a name of so many units.</summary>
    public static int MostBytes(int length) => length * 3;

    /// <summary>Writes the name in UTF-8 and returns how many bytes there are.</summary>
    public static int Write(Ecosystem ecosystem, ReadOnlySpan<char> name, Span<byte> into) => ecosystem switch
    {
        Ecosystem.PyPI => WritePyPI(name, into),

        // Package ids of NuGet and Packagist are compared without regard to case (https://learn.microsoft.com/nuget/consume-packages/finding-and-choosing-packages, https://getcomposer.org/doc/04-schema.md#name).
        Ecosystem.NuGet or Ecosystem.Packagist => WriteLower(name, into),
        _ => Encoding.UTF8.GetBytes(name, into),
    };

    /// <summary>The name as text, for tests of equality that do not have to be quick.</summary>
    public static string Of(Ecosystem ecosystem, string name)
    {
        var bytes = new byte[MostBytes(name.Length)];
        return Encoding.UTF8.GetString(bytes.AsSpan(0, Write(ecosystem, name, bytes)));
    }

    /// <summary>
    /// The one or two names by which advisories may mean a package; the second one may be empty. Debian, Ubuntu and Alpine name source packages, Amazon
    /// Linux binary ones, and the others now one, now the other (https://ossf.github.io/osv-schema/#affectedpackage-field).
    /// </summary>
    public static (string Name, string Other) Of(Package package) => (package.Ecosystem, package.Distribution) switch
    {
        (Ecosystem.Debian, _) or (Ecosystem.Alpine, "alpine") => (package.SourceName.Length > 0 ? package.SourceName : package.Name, ""),
        (Ecosystem.Alpine, _) or (Ecosystem.Rpm, not "amzn") when package.SourceName != package.Name => (package.Name, package.SourceName),
        _ => (package.Name, ""),
    };

    /// <summary>The version that goes with those names: where advisories name source packages, that of the source.</summary>
    public static string Version(Package package) =>
        package is { Ecosystem: Ecosystem.Debian, SourceVersion.Length: > 0 } ? package.SourceVersion : package.Version;

    /// <summary>
    /// Whether the name is a conclusion of which the group may be wrong or missing: that of a jar that Maven did not build. By its artifact id alone, it may
    /// be any package that has this one.
    /// </summary>
    public static bool IsGuess(Package package) => package is { Ecosystem: Ecosystem.Maven, IsCertain: false };

    /// <summary>The artifact id in a name of Maven.</summary>
    public static string Artifact(string name) => name[(name.LastIndexOf(':') + 1)..];

    // PEP 503: https://packaging.python.org/en/latest/specifications/name-normalization/
    private static int WritePyPI(ReadOnlySpan<char> name, Span<byte> into)
    {
        Span<char> normal = stackalloc char[Math.Min(name.Length, LongestName)];
        var length = 0;
        foreach (var character in name[..normal.Length])
        {
            if (character is not ('-' or '_' or '.'))
            {
                normal[length++] = char.ToLowerInvariant(character);
            }
            else if (length == 0 || normal[length - 1] is not '-')
            {
                normal[length++] = '-';
            }
        }

        return Encoding.UTF8.GetBytes(normal[..length], into);
    }

    private static int WriteLower(ReadOnlySpan<char> name, Span<byte> into)
    {
        Span<char> lower = stackalloc char[Math.Min(name.Length, LongestName)];
        name[..lower.Length].ToLowerInvariant(lower);
        return Encoding.UTF8.GetBytes(lower, into);
    }
}
