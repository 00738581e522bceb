using System.Collections.Immutable;
using Parapet.Model;

namespace Parapet.Analysis.Dependencies;

/// <summary>The packages of one function.</summary>
/// <param name="Artifacts">What it is made of.</param>
/// <param name="Packages">Every copy of every package, loaded or not; empty when the function's own code is not known.</param>
public sealed record FunctionDependencies(FunctionArtifacts Artifacts, ImmutableArray<Dependency> Packages)
{
    /// <summary>The copies that run and have vulnerabilities for certain.</summary>
    public IEnumerable<Dependency> Vulnerable => Packages.Where(package => package.IsLoaded && package.Vulnerabilities.Any());
}
