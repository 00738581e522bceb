namespace Parapet.Trail.CloudTrail.Digests;

/// <summary>A digest as it was kept: the file, and the signature that S3 has in the object's metadata.</summary>
/// <param name="File">The digest, compressed or not; named by its path, or a part of it, in the bucket.</param>
/// <param name="Signature">
/// The sidecar with the signature, null when none was kept. A copy of the bucket loses the metadata, so whoever copies it must write beside each digest
/// what <c>aws s3api head-object --bucket BUCKET --key KEY</c> prints (<c>{"Metadata":{"signature":"HEX",…}}</c>), or the hexadecimal signature alone.
/// Without a sidecar the signature is taken from the next digest, which repeats it; so only the newest digest cannot do without.
/// </param>
public sealed record DigestFile(TrailFile File, TrailFile? Signature);
