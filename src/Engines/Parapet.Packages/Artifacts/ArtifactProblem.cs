namespace Parapet.Packages.Artifacts;

/// <summary>Something in an artefact that could not be read, or that is not what it says.</summary>
/// <param name="Path">The entry; empty for the artefact itself.</param>
/// <param name="Message">What is wrong, without a final period.</param>
public sealed record ArtifactProblem(string Path, string Message);
