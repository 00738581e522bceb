namespace Parapet.Packages.Artifacts;

/// <summary>How much of an artefact is looked at before it is called hostile. What a limit keeps out is reported, never silently missing.</summary>
/// <remarks>Lambda itself takes 250 MB unzipped for code and layers, and images up to 10 GB: https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html.</remarks>
public sealed record ArtifactLimits
{
    /// <summary>The limits that hold when nobody says otherwise.</summary>
    public static ArtifactLimits Default { get; } = new();

    /// <summary>How many entries, those of nested archives and of every layer included.</summary>
    public int Entries { get; init; } = 500_000;

    /// <summary>How many bytes are inflated for readers and nested archives, all entries together.</summary>
    public long Inflated { get; init; } = 4L << 30;

    /// <summary>How many bytes one entry may have that is read whole. Go binaries are big.</summary>
    public int Entry { get; init; } = 512 << 20;

    /// <summary>How deep archives in archives are looked into; 0 is only the artefact itself, and then nobody expects to hear of the others.</summary>
    public int Nesting { get; init; } = 4;

    /// <summary>How many times larger than its compressed form an entry may be, once it is over <see cref="RatioFrom"/>. Deflate ends at 1,032; code stays under 20.</summary>
    public int Ratio { get; init; } = 200;

    /// <summary>The size in bytes from which <see cref="Ratio"/> counts: small files of one repeated byte are harmless.</summary>
    public int RatioFrom { get; init; } = 4 << 20;

    /// <summary>How many bytes the layers of an image may have once decompressed, all together.</summary>
    public long Layers { get; init; } = 20L << 30;

    /// <summary>How many bytes of a compressed image tar are kept in memory: only a tar that is not compressed can be read at any offset.</summary>
    public int CompressedTar { get; init; } = 1 << 30;

    /// <summary>How many problems are kept; how many more there are is the last one.</summary>
    public int Problems { get; init; } = 1_000;
}
