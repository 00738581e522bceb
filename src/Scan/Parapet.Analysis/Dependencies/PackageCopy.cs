using System.Collections.Immutable;
using Parapet.Packages.Loading;

namespace Parapet.Analysis.Dependencies;

/// <summary>A copy of a package in one artefact, with the functions that run it: a layer is repaired once for all of them.</summary>
/// <param name="Dependency">The copy, as one of the functions has it.</param>
/// <param name="FunctionIds">The functions that run this copy, in the deployment's order.</param>
public sealed record PackageCopy(Dependency Dependency, ImmutableArray<string> FunctionIds)
{
    /// <summary>Whether the copy lies in a layer, not in the function's own code.</summary>
    public bool IsInLayer => Dependency.Loaded.Origin.Kind is OriginKind.Layer;

    /// <summary>What tells the copy from others of the same artefact; never a line.</summary>
    public string Key => $"{Dependency.Part.Name} {Dependency.Loaded.Package.Ecosystem} {Dependency.Loaded.Package.Name} {Dependency.Loaded.Package.Path}";

    /// <summary>The package with its version and the artefact, for a sentence.</summary>
    public string Title
    {
        get
        {
            var package = Dependency.Loaded.Package;
            var version = package.Version.Length > 0 ? $" {package.Version}" : "";
            return IsInLayer ? $"`{package.Name}`{version} in layer `{Dependency.Loaded.Origin.Name}`" : $"`{package.Name}`{version}";
        }
    }
}
