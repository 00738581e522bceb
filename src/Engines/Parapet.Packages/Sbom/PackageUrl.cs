using System.Collections.Immutable;
using System.Text;

namespace Parapet.Packages.Sbom;

/// <summary>
/// A package URL, the name of a package that every tool understands: <c>pkg:type/namespace/name@version?qualifiers#subpath</c>
/// (https://github.com/package-url/purl-spec/blob/main/PURL-SPECIFICATION.rst). Always in its canonical form, so two that mean the same are equal.
/// </summary>
public sealed class PackageUrl : IEquatable<PackageUrl>
{
    private readonly string canonical;

    private PackageUrl(string type, ImmutableArray<string> folders, string name, string version, ImmutableSortedDictionary<string, string> qualifiers, ImmutableArray<string> subpath)
    {
        Type = type;
        Namespace = string.Join('/', folders);
        Name = name;
        Version = version;
        Qualifiers = qualifiers;
        Subpath = string.Join('/', subpath);
        canonical = Print(folders, subpath);
    }

    /// <summary>The kind of package in lower case, such as <c>npm</c>.</summary>
    public string Type { get; }

    /// <summary>What stands before the name, such as an npm scope with its <c>@</c> or a Maven group; several segments are parted by <c>/</c>. Empty when there is none.</summary>
    public string Namespace { get; }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The version, or empty.</summary>
    public string Version { get; }

    /// <summary>More about the package, such as <c>distro</c>; keys in lower case.</summary>
    public ImmutableSortedDictionary<string, string> Qualifiers { get; }

    /// <summary>A folder inside the package, or empty.</summary>
    public string Subpath { get; }

    /// <summary>
    /// Makes a package URL of its parts, not yet encoded, and brings them to the form that the type asks for. Null when a part breaks the rules:
    /// no name, a type or key with other characters than letters, digits, <c>.</c>, <c>-</c> (and <c>_</c> in keys).
    /// </summary>
    public static PackageUrl? Create(
        string type, string? @namespace, string name, string? version = null, IEnumerable<KeyValuePair<string, string>>? qualifiers = null, string? subpath = null) =>
        Create(type, Segments(@namespace), name.Trim('/'), version ?? "", qualifiers ?? [], [.. Segments(subpath).Where(segment => segment is not ("." or ".."))]);

    /// <summary>Reads a package URL; null when the text is none.</summary>
    public static PackageUrl? Parse(string text) => PackageUrlParser.Parse(text);

    /// <summary>
    /// Whether this one names the other: the same package, at the same version unless this one leaves the version open, with every qualifier that this one has.
    /// </summary>
    public bool Covers(PackageUrl other) =>
        Type == other.Type && Namespace == other.Namespace
        && string.Equals(Name, other.Name, Type == "nuget" ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal)
        && (Version.Length == 0 || Version == other.Version)
        && (Subpath.Length == 0 || Subpath == other.Subpath)
        && Qualifiers.All(pair => other.Qualifiers.GetValueOrDefault(pair.Key) == pair.Value);

    /// <summary>The canonical text, in ASCII.</summary>
    public override string ToString() => canonical;

    /// <inheritdoc/>
    public bool Equals(PackageUrl? other) => canonical == other?.canonical;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PackageUrl);

    /// <inheritdoc/>
    public override int GetHashCode() => canonical.GetHashCode(StringComparison.Ordinal);

    internal static PackageUrl? Create(
        string type, ImmutableArray<string> folders, string name, string version, IEnumerable<KeyValuePair<string, string>> qualifiers, ImmutableArray<string> subpath)
    {
        if (!IsType(type) || name.Length == 0)
        {
            return null;
        }

        var pairs = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in qualifiers)
        {
            var lower = key.ToLowerInvariant();
            if (!IsKey(lower) || (value.Length > 0 && !pairs.TryAdd(lower, value)))
            {
                return null;
            }
        }

        type = type.ToLowerInvariant();
        return new PackageUrl(
            type, [.. folders.Select(folder => PackageUrlTypes.Namespace(type, folder))], PackageUrlTypes.Name(type, name), version, pairs.ToImmutable(), subpath);
    }

    private static ImmutableArray<string> Segments(string? path) => [.. (path ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries)];

    private static bool IsType(string type) => type.Length > 0 && char.IsAsciiLetter(type[0]) && type.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-');

    private static bool IsKey(string key) => key.Length > 0 && char.IsAsciiLetter(key[0]) && key.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_');

    private string Print(ImmutableArray<string> folders, ImmutableArray<string> subpath)
    {
        var text = new StringBuilder("pkg:").Append(Type).Append('/');
        foreach (var folder in folders)
        {
            Encode(text, folder).Append('/');
        }

        Encode(text, Name);
        if (Version.Length > 0)
        {
            Encode(text.Append('@'), Version);
        }

        // The pairs are sorted as texts, in which a.b= comes before a=.
        var separator = '?';
        foreach (var (key, value) in Qualifiers.OrderBy(pair => pair.Key + "=", StringComparer.Ordinal))
        {
            Encode(text.Append(separator).Append(key).Append('='), value);
            separator = '&';
        }

        separator = '#';
        foreach (var segment in subpath)
        {
            Encode(text.Append(separator), segment);
            separator = '/';
        }

        return text.ToString();
    }

    // Letters, digits, the punctuation .-_~ and the colon stay; every other byte of the UTF-8 is written as %XX.
    private static StringBuilder Encode(StringBuilder text, string part)
    {
        foreach (var octet in Encoding.UTF8.GetBytes(part))
        {
            var c = (char)octet;
            if (char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' or '~' or ':')
            {
                text.Append(c);
            }
            else
            {
                text.Append('%').Append(octet.ToString("X2"));
            }
        }

        return text;
    }
}
