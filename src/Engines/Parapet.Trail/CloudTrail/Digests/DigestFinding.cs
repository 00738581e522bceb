namespace Parapet.Trail.CloudTrail.Digests;

/// <summary>What is wrong with a chain of digests or with a log that it vouches for.</summary>
public enum DigestFault
{
    /// <summary>A digest cannot be read or is none.</summary>
    Unreadable,

    /// <summary>A digest says that it belongs elsewhere: it was moved, renamed or exchanged for another.</summary>
    Moved,

    /// <summary>No signature was kept for a digest.</summary>
    NoSignature,

    /// <summary>No key was given that has the fingerprint that a digest names.</summary>
    NoKey,

    /// <summary>The signature is not that of the digest by the key that it names.</summary>
    WrongSignature,

    /// <summary>A digest is not the one that the next digest was made after.</summary>
    BrokenChain,

    /// <summary>A digest that another was made after is missing.</summary>
    MissingDigest,

    /// <summary>Between two digests is time that no digest covers: the trail's logging was stopped, or a digest removed.</summary>
    Gap,

    /// <summary>The oldest digest was made after another one that was not given; what came before it is not verified.</summary>
    NotTheFirst,

    /// <summary>A log that a digest names is missing.</summary>
    MissingLog,

    /// <summary>A log is not as it was when the digest was made.</summary>
    ChangedLog,

    /// <summary>A log from the time that the digests cover that none of them names.</summary>
    UnknownLog,
}

/// <summary>One thing that keeps logs from being vouched for.</summary>
/// <param name="Fault">What kind of thing.</param>
/// <param name="File">The digest or log, as it was given; or as a digest names it when it is missing.</param>
/// <param name="Why">What is wrong, as one sentence without a final period.</param>
public sealed record DigestFinding(DigestFault Fault, string File, string Why);
