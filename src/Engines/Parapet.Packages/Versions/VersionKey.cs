namespace Parapet.Packages.Versions;

/// <summary>
/// A version as bytes that keep its order: comparing the bytes from the left, as memcmp does, is comparing the versions, and equal versions have
/// equal bytes. No key is the beginning of another one of the same ecosystem. Keys of different ecosystems have nothing to do with each other.
/// </summary>
public readonly struct VersionKey : IComparable<VersionKey>, IEquatable<VersionKey>
{
    private readonly byte[]? _bytes;

    internal VersionKey(byte[] bytes) => _bytes = bytes;

    /// <summary>The bytes to store and compare; empty only for the default key, which no version has.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes;

    /// <summary>The key that <paramref name="bytes"/> were taken from, as an advisory file keeps them.</summary>
    public static VersionKey FromBytes(ReadOnlySpan<byte> bytes) => new(bytes.ToArray());

    /// <inheritdoc />
    public int CompareTo(VersionKey other) => Math.Sign(Bytes.SequenceCompareTo(other.Bytes));

    /// <inheritdoc />
    public bool Equals(VersionKey other) => Bytes.SequenceEqual(other.Bytes);

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is VersionKey other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.AddBytes(Bytes);
        return hash.ToHashCode();
    }

    /// <summary>The bytes as hexadecimal digits.</summary>
    public override string ToString() => Convert.ToHexString(Bytes);

    /// <summary>Whether both are keys of equal versions.</summary>
    public static bool operator ==(VersionKey left, VersionKey right) => left.Equals(right);

    /// <summary>Whether the keys are of different versions.</summary>
    public static bool operator !=(VersionKey left, VersionKey right) => !left.Equals(right);

    /// <summary>Whether the left version is the older one.</summary>
    public static bool operator <(VersionKey left, VersionKey right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left version is older or equal.</summary>
    public static bool operator <=(VersionKey left, VersionKey right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left version is the newer one.</summary>
    public static bool operator >(VersionKey left, VersionKey right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left version is newer or equal.</summary>
    public static bool operator >=(VersionKey left, VersionKey right) => left.CompareTo(right) >= 0;
}
