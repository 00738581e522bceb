using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Parapet.Packages.Inventory;
using Parapet.Packages.Loading;

namespace Parapet.Packages.Sbom;

/// <summary>A subject's parts with identifiers that every format can use: letters, digits and dashes.</summary>
internal sealed record SbomContent(SbomPart Subject, ImmutableArray<SbomPart> Others)
{
    /// <summary>The subject itself first, then its layers in order, then its runtime.</summary>
    public IEnumerable<SbomPart> Parts => Others.Prepend(Subject);

    public static SbomContent Of(SbomSubject subject)
    {
        var used = new Dictionary<string, int>(StringComparer.Ordinal);
        var byOrigin = subject.Packages.ToLookup(
            loaded => (loaded.Origin.Kind, loaded.Origin.Index),
            loaded => new SbomPackage(Id(loaded, used), loaded, loaded.Package.Url(), LicenseExpression.Normalise(loaded.Package.License)));
        var runtime = byOrigin[(OriginKind.Runtime, 0)].ToImmutableArray();
        return new SbomContent(
            new SbomPart("subject", OriginKind.Code, subject.Name, subject.Code, [.. byOrigin[(OriginKind.Code, 0)]]),
            [
                .. subject.Layers.Select((layer, i) =>
                    new SbomPart($"layer-{i + 1}", OriginKind.Layer, layer.Name, layer.Inventory, [.. byOrigin[(OriginKind.Layer, i)]])),
                .. runtime.Take(1).Select(first => new SbomPart("runtime", OriginKind.Runtime, first.Loaded.Origin.Name, null, runtime)),
            ]);
    }

    // Of what the package is and where it lies, so that it stays the same from one bill to the next.
    private static string Id(LoadedPackage loaded, Dictionary<string, int> used)
    {
        var package = loaded.Package;
        var identity = string.Join('\0', loaded.Origin.Kind, loaded.Origin.Index, package.Ecosystem, package.Name, package.Version, package.Path, package.Line);
        var id = "package-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(identity)).AsSpan(0, 8));
        var times = used[id] = used.GetValueOrDefault(id) + 1;
        return times == 1 ? id : $"{id}-{times}";
    }
}

/// <summary>One part of a subject: its own code, a layer, the runtime.</summary>
internal sealed record SbomPart(string Id, OriginKind Kind, string Name, ArtifactInventory? Inventory, ImmutableArray<SbomPackage> Packages)
{
    /// <summary>Whether there is code that no package explains, or something that could not be read.</summary>
    public bool IsIncomplete => Inventory is { Code.UnattributedBytes: > 0 } or { Problems.Length: > 0 };

    /// <summary>The share of the code that no package explains, from 0 to 1, with four digits.</summary>
    public string UnattributedShare => (Inventory?.Code.UnattributedShare ?? 0).ToString("0.####");
}

/// <summary>One package, with its URL and its licence as an SPDX expression when they can be told.</summary>
internal sealed record SbomPackage(string Id, LoadedPackage Loaded, PackageUrl? Url, string? License)
{
    // Some packages put the whole text of their licence where its name belongs.
    private const int LongestLicense = 200;

    /// <summary>The licence as the package names it, or empty.</summary>
    public string LicenseName => Loaded.Package.License is { Length: > LongestLicense } text ? text[..LongestLicense] : Loaded.Package.License;

    /// <summary>How the state is spelled in properties.</summary>
    public string State => Loaded.State switch
    {
        LoadState.Loaded => "loaded",
        LoadState.Shadowed => "shadowed",
        LoadState.Overwritten => "overwritten",
        LoadState.OffPath => "off-path",
        _ => throw new InvalidOperationException(),
    };
}
