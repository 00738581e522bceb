using System.Collections.Immutable;
using Parapet.Packages.Advisories;
using Parapet.Packages.Gate;
using Parapet.Packages.Loading;
using Parapet.Packages.Sbom;
using Parapet.Reports.Packages;

namespace Parapet.Cli.Packages;

/// <summary>Bills of materials, and what there is to say about vulnerabilities, in the forms that other programs read.</summary>
internal static class PackageBills
{
    /// <summary>The name of a target in a VEX document; what <c>--vex</c> finds again.</summary>
    public static string ProductId(PackageTarget target) => "urn:parapet:" + (target.FunctionId is null ? "artefact:" : "function:") + Uri.EscapeDataString(target.Name);

    /// <summary>What a bill of one target is about; null when its code is not known.</summary>
    public static SbomSubject? Subject(PackageTarget target, DateOnly asOf) => target.Artifacts.Code.Inventory is not { } code ? null : SbomSubject.Of(
        target.Name,
        code,
        [.. target.Artifacts.Layers.Where(layer => layer.Inventory is not null).Select(layer => (target.Label(layer), layer.Inventory!))],
        target.Runtime,
        Midnight(asOf),
        ProductVersion.Current,
        target.Artifacts.Added);

    /// <summary>
    /// An OpenVEX document: affected with the fix, not affected for copies that are not loaded and for what the team excuses by a statement of that kind,
    /// under investigation for what cannot be decided. Null when there is nothing to say.
    /// </summary>
    public static byte[]? Vex(PackageSheet sheet, ImmutableArray<PackageTarget> targets) => OpenVex.Write(new VexDocument
    {
        Author = "Parapet",
        Timestamp = Midnight(sheet.AsOf),
        Tooling = $"parapet {sheet.Version}",
        Statements = [.. sheet.Functions.Zip(targets).SelectMany(pair => Statements(pair.First, pair.Second))],
    });

    private static IEnumerable<VexStatement> Statements(FunctionSheet function, PackageTarget target)
    {
        var said = new HashSet<(string, string)>();

        // What runs is said first: of two copies of one version, one of them shadowed, the function still has the vulnerability.
        foreach (var finding in function.Findings.Concat(function.Baselined).Concat(function.Ignored).Concat(function.NotLoaded))
        {
            if (finding.Verdict.Fact.Purl is { } purl && said.Add((finding.Match.Id, purl.ToString())))
            {
                yield return Statement(finding, Product(target, purl));
            }
        }

        foreach (var copy in function.Copies.Where(copy => copy.Loaded is { State: LoadState.Loaded, Origin.Kind: not OriginKind.Runtime }))
        {
            foreach (var match in copy.Matches.Where(match => match.Status is AdvisoryStatus.Unknown))
            {
                if (copy.Loaded.Package.Url() is { } purl && said.Add((match.Id, purl.ToString())))
                {
                    yield return Of(match, Product(target, purl), VexStatus.UnderInvestigation) with { StatusNotes = match.Reason };
                }
            }
        }
    }

    private static VexStatement Statement(PackageFinding finding, VexComponent product)
    {
        if (!finding.Verdict.Fact.IsLoaded)
        {
            return Of(finding.Match, product, VexStatus.NotAffected) with { Justification = VexJustification.VulnerableCodeNotInExecutePath, ImpactStatement = "another copy of the package is loaded in its place" };
        }

        if (finding.Verdict.Reasons.FirstOrDefault(reason => reason is { Name: "VEX", Effect: GateEffect.Excuses }) is { } excuse)
        {
            return Of(finding.Match, product, VexStatus.NotAffected) with { ImpactStatement = excuse.Why };
        }

        var action = finding.Copy.Upgrade is { } version ? $"upgrade {finding.Copy.Loaded.Package.Name} to {version}" : "no version without it is known";
        return Of(finding.Match, product, VexStatus.Affected) with { ActionStatement = action };
    }

    private static VexStatement Of(AdvisoryMatch match, VexComponent product, VexStatus status) => new()
    {
        Vulnerability = match.Id,
        Aliases = [.. match.Ids.Where(id => id != match.Id)],
        Products = [product],
        Status = status,
    };

    private static VexComponent Product(PackageTarget target, PackageUrl purl) => new()
    {
        Id = ProductId(target),
        Sha256 = target.Artifacts.Code.Inventory?.Artifact.Sha256 ?? "",
        Subcomponents = [new VexComponent { Purl = purl }],
    };

    private static DateTimeOffset Midnight(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
}
