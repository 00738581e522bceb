using System.Collections.Immutable;

namespace Parapet.Trail.CloudTrail;

/// <summary>What reading a log, or several, came to.</summary>
public sealed record TrailReading
{
    /// <summary>Events by category.</summary>
    public required TrailCounts Counts { get; init; }

    /// <summary>Bytes after decompression.</summary>
    public required long Bytes { get; init; }

    /// <summary>Bytes as stored, compressed or not.</summary>
    public required long StoredBytes { get; init; }

    /// <summary>What could not be read, in the order of the files and of the places in them.</summary>
    public required ImmutableArray<TrailProblem> Problems { get; init; }
}
