namespace Parapet.Trail.CloudTrail;

/// <summary>What bounds the reading of logs.</summary>
public sealed record TrailOptions
{
    /// <summary>Bytes of decompressed log that are held at a time; the buffer grows for a record that is longer.</summary>
    public int BufferBytes { get; init; } = 256 * 1024;

    /// <summary>The longest record, in bytes. CloudTrail itself stops at 256 KB, or 1 MB in an event data store.</summary>
    public int LongestRecord { get; init; } = 4 * 1024 * 1024;

    /// <summary>Problems after which the rest of a file is given up: it is not a log.</summary>
    public int MostProblems { get; init; } = 1000;

    /// <summary>Files that are read at the same time.</summary>
    public int Degree { get; init; } = 2;
}
