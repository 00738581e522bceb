using System.Collections.Immutable;
using Parapet.Packages.Sbom;

namespace Parapet.Packages.Gate;

/// <summary>
/// What a team has decided to live with until a day, in TOML:
/// <code>
/// [[ignore]]
/// id = "CVE-2024-37891"          # of the advisory, or an alias
/// package = "pkg:pypi/urllib3"   # optional: a package URL, or a name
/// function = "orders-*"          # optional: a name with * and ?
/// layer = "common"               # optional
/// reason = "no proxy is configured"
/// until = 2026-12-31             # the last day on which it applies
/// </code>
/// A reason and a day are required: what is to be ignored for ever belongs in a VEX document, which says why it does no harm.
/// </summary>
public sealed record IgnoreFile
{
    /// <summary>The name that the file has by custom.</summary>
    public const string UsualName = "parapet-packages.toml";

    /// <summary>Nothing is ignored.</summary>
    public static IgnoreFile Empty { get; } = new() { Entries = [] };

    /// <summary>The entries, in order.</summary>
    public required ImmutableArray<IgnoreEntry> Entries { get; init; }

    /// <summary>Reads the file. An entry with a mistake in it is a problem and ignores nothing.</summary>
    /// <param name="utf8">The file's bytes.</param>
    /// <param name="file">What a person calls the file.</param>
    public static (IgnoreFile Ignores, ImmutableArray<FileProblem> Problems) Parse(ReadOnlySpan<byte> utf8, string file) => IgnoreFileReader.Read(utf8, file);
}

/// <summary>One thing to live with.</summary>
public sealed record IgnoreEntry
{
    /// <summary>The advisory's id or an alias.</summary>
    public required string Id { get; init; }

    /// <summary>A package URL, perhaps without a version, or a package's name; null for any package.</summary>
    public string? Package { get; init; }

    /// <summary>A pattern for the function's name; null for any.</summary>
    public string? Function { get; init; }

    /// <summary>A pattern for the layer's name; null for any, and for the function's own code.</summary>
    public string? Layer { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <summary>The last day on which it applies.</summary>
    public required DateOnly Until { get; init; }

    /// <summary>The line on which the entry begins, from 1.</summary>
    public int Line { get; init; }

    /// <summary>Whether the entry is about a vulnerability, whatever the day.</summary>
    public bool IsAbout(VulnerableFact fact) =>
        fact.Ids.Contains(Id, StringComparer.OrdinalIgnoreCase)
        && IsPackage(fact)
        && (Function is null || NameGlob.Matches(Function, fact.Function))
        && (Layer is null || (fact.Layer.Length > 0 && NameGlob.Matches(Layer, fact.Layer)));

    private bool IsPackage(VulnerableFact fact) =>
        Package is null
        || (PackageUrl.Parse(Package) is { } url
            ? fact.Purl is { } purl && url.Covers(purl)
            : string.Equals(Package, fact.Package, StringComparison.OrdinalIgnoreCase));
}
