using System.Collections.Immutable;
using Parapet.Analysis.Dependencies;
using Parapet.Model;
using Parapet.Packages.Advisories;
using Parapet.Packages.Loading;
using Parapet.Packages.Versions;
using Parapet.Reports.Packages;
using Parapet.Values;

namespace Parapet.Cli.Packages;

/// <summary>The packages of one target: copies of the same version in one artefact are one.</summary>
/// <param name="Target">The target.</param>
/// <param name="Copies">The copies, each with the artefact that holds it.</param>
internal sealed record PackageCopies(PackageTarget Target, ImmutableArray<(CopySheet Sheet, CodePart Part)> Copies)
{
    /// <summary>The packages of a target.</summary>
    public static PackageCopies Of(PackageTarget target, AdvisoryDatabase? database)
    {
        var dependencies = DeploymentDependencies.Of(target.Artifacts, target.Runtime, database);
        return new PackageCopies(
            target,
            [
                .. dependencies.Packages
                    .GroupBy(one => (one.Part, one.Loaded.Origin, one.Loaded.State, one.Loaded.Package.Ecosystem, one.Loaded.Package.Name, one.Loaded.Package.Version))
                    .Select(group => (Sheet(target, [.. group]), group.Key.Part)),
            ]);
    }

    /// <summary>What cannot be decided of the target.</summary>
    /// <param name="rule">The rule that cannot decide it.</param>
    public IEnumerable<Undecided> Undecided(RuleInfo rule) =>
        Target.Artifacts.Parts.Where(part => part.Why is not null).Select(part => Undecided(rule, part.At, part.Why!))
            .Concat(Copies.Where(copy => IsJudged(copy.Sheet)).SelectMany(copy => Reason(copy.Sheet) is { } reason ? [Undecided(rule, copy.Sheet.At, new Unknown(UnknownKind.Malformed, reason))] : Array.Empty<Undecided>()))
            .Concat(Uncovered(rule));

    // What AWS puts in the runtime AWS keeps up to date, and what does not run does no harm.
    private static bool IsJudged(CopySheet copy) => copy.Loaded is { State: LoadState.Loaded, Origin.Kind: not OriginKind.Runtime } && !copy.Loaded.Package.IsVersionless;

    private static string? Reason(CopySheet copy)
    {
        var package = copy.Loaded.Package;
        var unknown = copy.Matches.Where(match => match.Status is AdvisoryStatus.Unknown).ToList();
        var about = unknown.Count switch { 0 => "", 1 => $"; {unknown[0].Id} may apply", var count => $"; {unknown[0].Id} and {count - 1} more may apply" };
        return package.Version.Length == 0 ? $"the version of `{package.Name}` is not known{about}"
            : !VersionOrder.TryParse(package.Ecosystem, package.Version, out _) ? $"`{package.Version}` of `{package.Name}` is no version of {package.Ecosystem.OsvName()}{about}"
            : unknown.Count > 0 ? $"whether `{package.Name}` {package.Version} has {unknown[0].Id}{(unknown.Count > 1 ? $" and {unknown.Count - 1} more" : "")}: {unknown[0].Reason}"
            : null;
    }

    // One sentence for each kind: an image has hundreds of packages.
    private IEnumerable<Undecided> Uncovered(RuleInfo rule) =>
        from copy in Copies
        where IsJudged(copy.Sheet) && copy.Sheet.Coverage is not AdvisoryCoverage.Covered

        // Of a jar that may be one with advisories that is said already.
        where copy.Sheet is not { Coverage: AdvisoryCoverage.UncertainName, Matches.IsEmpty: false }
        let package = copy.Sheet.Loaded.Package
        let kind = package.Release.Length > 0 && package.Ecosystem is Ecosystem.Debian or Ecosystem.Alpine or Ecosystem.Rpm ? $"{package.Distribution} {package.Release}".Trim() : package.Ecosystem.OsvName()
        let why = copy.Sheet.Coverage is AdvisoryCoverage.UncertainName ? "jars that do not say their group cannot be looked up for certain" : $"the advisory database knows nothing about packages of {kind}"
        group copy by (copy.Part, why) into uncovered
        let count = uncovered.Count()
        select Undecided(rule, uncovered.Key.Part.At, new Unknown(UnknownKind.Malformed, $"{uncovered.Key.why}: {(count == 1 ? "1 package" : $"{count} packages")} of `{Target.Label(uncovered.Key.Part)}` {(count == 1 ? "was" : "were")} not judged"));

    private Undecided Undecided(RuleInfo rule, Location at, Unknown why) => new() { Rule = rule, Resource = Target.Name, Function = Target.FunctionId, At = at, Why = why };

    private static CopySheet Sheet(PackageTarget target, ImmutableArray<Dependency> copies)
    {
        var first = copies[0];
        var isRuntime = first.Loaded.Origin.Kind is OriginKind.Runtime;
        return new CopySheet
        {
            Loaded = Labelled(target, first.Loaded),
            At = isRuntime ? target.At : first.At,
            Places = isRuntime ? [] : [.. copies.Select(copy => copy.Part.Place(copy.Loaded.Package.Path, copy.Loaded.Package.Line))],
            Matches = first.Matches,
            Coverage = first.Coverage,
            Upgrade = first.Upgrade,
        };
    }

    // A layer is called by its logical id, which people know, and not by its path.
    private static LoadedPackage Labelled(PackageTarget target, LoadedPackage loaded) => loaded with
    {
        Origin = loaded.Origin with { Name = loaded.Origin.Kind is OriginKind.Layer ? LayerName(target, loaded.Origin) : loaded.Origin.Name },
        By = loaded.By is { } by ? Labelled(target, by) : null,
    };

    // Layers of which nothing is known have no place in the order of origins.
    private static string LayerName(PackageTarget target, PackageOrigin origin) =>
        target.Artifacts.Layers.Zip(target.LayerNames).Where(pair => pair.First.Inventory is not null).ElementAt(origin.Index).Second;
}
