namespace Parapet.Trail.CloudTrail;

/// <summary>Something in a log that could not be read. The rest of the log was.</summary>
/// <param name="File">The name under which the log was given.</param>
/// <param name="Offset">Bytes from the start of the decompressed log, to the start of what is lost.</param>
/// <param name="Why">What is wrong, as one sentence without a final period.</param>
public sealed record TrailProblem(string File, long Offset, string Why);
