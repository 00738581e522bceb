using System.Security.Cryptography;

namespace Parapet.Packages.Advisories.Compiled;

/// <summary>
/// How a compiled database is laid out. All numbers of the header are little-endian.
/// <code>
///   0  magic, 8 bytes              48  created, seconds since the year 1, 8 bytes
///   8  version of the format       56  where the information about the sources is, then the scopes
///  12  length of the file          64  packages: where their table is, how many; the same for advisories and for groups
///  16  SHA-256 of all the rest     88  contents
/// </code>
/// A table is a list of four-byte places. Packages are sorted by scope and, within it, by the bytes of their names. One scope holds no packages but the
/// artifact ids of Maven, each with the names of the packages that have it.
/// </summary>
internal static class DatabaseFormat
{
    /// <summary>Changes with the layout, and with every change to how a version becomes a key: old keys must not be compared with new ones.</summary>
    public const int Version = 2;

    public const int VersionAt = 8;
    public const int LengthAt = 12;
    public const int ChecksumAt = 16;
    public const int CreatedAt = 48;
    public const int SectionsAt = 56;
    public const int HeaderLength = 88;

    public static ReadOnlySpan<byte> Magic => "PARAPETA"u8;

    /// <summary>The SHA-256 of everything but the checksum itself.</summary>
    public static void Checksum(ReadOnlySpan<byte> file, Span<byte> into)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(file[..ChecksumAt]);
        hash.AppendData(file[CreatedAt..]);
        hash.GetHashAndReset(into);
    }
}
