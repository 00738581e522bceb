namespace Parapet.Packages.Artifacts.Walking;

/// <summary>Entries that can be read in any order and by several threads.</summary>
internal abstract class Container
{
    /// <summary>The entries, in ordinal order of the path.</summary>
    public abstract IReadOnlyList<ArtifactEntry> Entries { get; }

    /// <summary>Why an entry must not be read although it is listed, or null. May look at the bytes around it.</summary>
    public abstract string? Refusal(int index);

    /// <summary>Why an entry that somebody wants must not be inflated, or null; what nobody wants is not worth a word.</summary>
    public abstract string? Excess(int index, ArtifactLimits limits);

    /// <summary>Fills <paramref name="start"/> with the first bytes; returns how many there are, or -1 when they are damaged.</summary>
    public abstract int Start(int index, Span<byte> start);

    /// <summary>Fills <paramref name="content"/>, which has the entry's size, and checks it; returns what is wrong, or null.</summary>
    public abstract string? Read(int index, Span<byte> content);

    /// <summary>The entry's bytes where they stand, when they are not compressed; else null.</summary>
    public abstract ByteSource? Stored(int index);
}
