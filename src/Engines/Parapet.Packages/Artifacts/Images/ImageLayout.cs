namespace Parapet.Packages.Artifacts.Images;

/// <summary>What an image is made of.</summary>
/// <param name="Id">SHA-256 of what names the layers (an OCI manifest, a Docker configuration) in lower-case hex: the same image has the same.</param>
/// <param name="Layers">The layers, the lowest first.</param>
internal sealed record ImageLayout(string Id, IReadOnlyList<ImageLayer> Layers);

/// <summary>One layer.</summary>
/// <param name="Name">The path in the image's folder, for messages.</param>
/// <param name="Bytes">The tar, compressed or not.</param>
/// <param name="Digest">SHA-256 that the bytes should have, in lower-case hex, or null when nothing says.</param>
/// <param name="TarDigest">The same of the tar once decompressed.</param>
internal sealed record ImageLayer(string Name, ByteSource Bytes, string? Digest, string? TarDigest);
