using System.Collections.Immutable;
using Parapet.Model;
using Parapet.Packages.Advisories;
using Parapet.Packages.Inventory;
using Parapet.Packages.Loading;

namespace Parapet.Analysis.Dependencies;

/// <summary>Which packages each function of a deployment has, and what is known against them.</summary>
public sealed class DeploymentDependencies
{
    private readonly Dictionary<string, FunctionDependencies> byFunction;

    private DeploymentDependencies(ImmutableArray<FunctionDependencies> functions)
    {
        Functions = functions;
        byFunction = functions.ToDictionary(function => function.Artifacts.FunctionId, StringComparer.Ordinal);
    }

    /// <summary>Every function whose artefacts were looked for, in the deployment's order.</summary>
    public ImmutableArray<FunctionDependencies> Functions { get; }

    /// <summary>Every copy that some function runs, each once, in the order of the functions.</summary>
    public IEnumerable<PackageCopy> Copies =>
        from pair in
            from function in Functions
            from package in function.Packages
            where package.IsLoaded && package.Loaded.Origin.Kind is not OriginKind.Runtime

                // What is asked for to develop and test does not go into a deployment.
                && package.Loaded.Package is not { IsDevelopment: true, Kind: PackageKind.Declared }
            select (function.Artifacts.FunctionId, Package: package)
        group pair by (pair.Package.Part.Name, pair.Package.Loaded.Origin.Kind is OriginKind.Layer ? "" : pair.FunctionId, pair.Package.Loaded.Package) into copy
        select new PackageCopy(copy.First().Package, [.. copy.Select(pair => pair.FunctionId).Distinct()]);

    /// <summary>The facts of one deployment.</summary>
    /// <param name="deployment">The deployment.</param>
    /// <param name="artifacts">What each function is made of.</param>
    /// <param name="advisories">What is known against packages; null to list packages without judging them.</param>
    public static DeploymentDependencies Of(Deployment deployment, ImmutableArray<FunctionArtifacts> artifacts, AdvisoryDatabase? advisories) =>
        new([.. artifacts.Select(each => Of(each, deployment.Function(each.FunctionId)?.Runtime.ValueOrDefault, advisories))]);

    /// <summary>The dependencies of one function, or null when its artefacts were not looked for.</summary>
    public FunctionDependencies? Of(Function function) => byFunction.GetValueOrDefault(function.Id);

    /// <summary>The dependencies of a function that is known by its artefacts alone.</summary>
    /// <param name="artifacts">What it is made of.</param>
    /// <param name="runtime">Its runtime's identifier, or null.</param>
    /// <param name="advisories">What is known against packages; null to list packages without judging them.</param>
    public static FunctionDependencies Of(FunctionArtifacts artifacts, string? runtime, AdvisoryDatabase? advisories)
    {
        if (artifacts.Code.Inventory is not { } code)
        {
            return new FunctionDependencies(artifacts, []);
        }

        var known = artifacts.Layers.Where(layer => layer.Inventory is not null).ToImmutableArray();
        var loaded = FunctionPackages.Of(code, [.. known.Select(layer => (layer.Name, layer.Inventory!))], runtime, artifacts.Added);
        return new FunctionDependencies(artifacts, [.. loaded.Select(package => Judge(package, package.Origin.Kind is OriginKind.Layer ? known[package.Origin.Index] : artifacts.Code, advisories))]);
    }

    private static Dependency Judge(LoadedPackage loaded, CodePart part, AdvisoryDatabase? advisories)
    {
        var package = loaded.Package;

        // Of what AWS puts in the runtime nobody knows the version, and AWS patches it; a project's own module has none yet.
        var matches = advisories is null || loaded.Origin.Kind is OriginKind.Runtime || package.IsVersionless ? [] : advisories.Find(package);
        return new Dependency
        {
            Loaded = loaded,
            Part = part,
            Matches = matches,
            Coverage = advisories is null ? AdvisoryCoverage.NoAdvisories : advisories.Covers(package),
            Upgrade = matches.Any(match => match.Status is AdvisoryStatus.Affected) ? FixPlan.Clear(advisories!, package, matches) : null,
        };
    }
}
