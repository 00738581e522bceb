using System.Collections.Immutable;

namespace Parapet.Packages.Artifacts;

/// <summary>What was found in a function's code, in a layer or in an image: every entry, and what could not be read.</summary>
public sealed record Artifact
{
    /// <summary>How many bytes <see cref="Want.Start"/> gives.</summary>
    public const int StartLength = 64;

    /// <summary>What a person calls it: the path of the zip, the folder, the image.</summary>
    public required string Name { get; init; }

    /// <summary>The form it has.</summary>
    public required ArtifactKind Kind { get; init; }

    /// <summary>SHA-256 of the bytes in lower-case hex, or empty for a folder; the same artefact is read once.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Every file, in ordinal order of the path, nested ones included; of an image, what is left after all layers.</summary>
    public required ImmutableArray<ArtifactEntry> Entries { get; init; }

    /// <summary>What could not be read or is not what it says, in order of the path.</summary>
    public required ImmutableArray<ArtifactProblem> Problems { get; init; }
}

/// <summary>The forms of an artefact.</summary>
public enum ArtifactKind
{
    /// <summary>A zip, as Lambda takes it for code and layers.</summary>
    Zip,

    /// <summary>A folder that would be zipped.</summary>
    Folder,

    /// <summary>A container image: an OCI layout or the tar that <c>docker save</c> writes.</summary>
    Image,
}
