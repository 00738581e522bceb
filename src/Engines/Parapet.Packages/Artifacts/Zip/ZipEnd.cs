using System.Buffers.Binary;

namespace Parapet.Packages.Artifacts.Zip;

/// <summary>Where the central directory is, as the end of the archive says (APPNOTE 4.3.14 to 4.3.16).</summary>
/// <param name="Directory">Where it starts, counted from the start of the source.</param>
/// <param name="Length">How many bytes it has.</param>
/// <param name="Count">How many entries it should have; in 16 bits when the archive is not zip64.</param>
/// <param name="Shift">How many bytes stand before the archive: a program that unpacks it, a shell script.</param>
internal readonly record struct ZipEnd(long Directory, long Length, ulong Count, long Shift)
{
    private const int EndLength = 22;
    private const int LongestComment = ushort.MaxValue;
    private const int LocatorLength = 20;
    private const int End64Length = 56;
    private const string TwoDirectories = "has two central directories, and another reader may take the other one";

    /// <summary>Whether <see cref="Count"/> has 64 bits.</summary>
    public bool IsZip64 { get; init; }

    /// <summary>Finds it, or says why there is none; <paramref name="report"/> is told what is odd but does no harm.</summary>
    public static string? Find(ByteSource source, Action<string> report, out ZipEnd end)
    {
        end = default;
        var tail = new byte[(int)Math.Min(source.Length, EndLength + LongestComment)];
        var tailAt = source.Length - tail.Length;
        if (!source.TryFill(tailAt, tail))
        {
            return "ends before its length";
        }

        var found = Search(tail, report);
        if (found < 0)
        {
            return "is not a zip: it has no central directory";
        }

        var record = tail.AsSpan(found);
        var disk = Short(record, 4);
        var directoryDisk = Short(record, 6);
        var at = tailAt + found;
        var count = (ulong)Short(record, 10);
        long length = Int(record, 12);
        long offset = Int(record, 16);
        var isZip64 = false;
        if (Has64(source, at, out var locator, out var end64At, out var end64))
        {
            if (Int(locator, 16) > 1 || Int(end64, 16) != 0 || Int(end64, 20) != 0)
            {
                return "is one part of an archive of several disks; it is not read";
            }

            if (Differs(count, ushort.MaxValue, Long(end64, 32)) || Differs((ulong)length, uint.MaxValue, Long(end64, 40)) || Differs((ulong)offset, uint.MaxValue, Long(end64, 48)))
            {
                report(TwoDirectories);
            }

            isZip64 = true;
            at = end64At;
            count = Long(end64, 32);
            length = (long)Long(end64, 40);
            offset = (long)Long(end64, 48);
        }
        else if (disk != 0 || directoryDisk != 0 || Short(record, 8) != Short(record, 10))
        {
            return "is one part of an archive of several disks; it is not read";
        }

        if (length < 0 || offset < 0 || length > at || offset > at)
        {
            return "is damaged: its central directory would lie outside of it";
        }

        // The directory ends where the end record starts; when that is not where the record says, bytes were put before the archive.
        var directory = at - length;
        if (directory != offset && (!IsDirectory(source, directory, length) || directory < offset))
        {
            if (offset + length > at || !IsDirectory(source, offset, length))
            {
                return "is damaged: there is no central directory where its end says";
            }

            directory = offset;
        }

        end = new ZipEnd(directory, length, count, directory - offset) { IsZip64 = isZip64 };
        return null;
    }

    // From the back, as unpackers do. A record whose comment ends where the bytes end is the end; two such are made to show two readers two archives.
    private static int Search(ReadOnlySpan<byte> tail, Action<string> report)
    {
        var exact = -1;
        var loose = -1;
        for (var at = tail.Length - EndLength; at >= 0; at--)
        {
            var candidate = tail[..(at + 4)].LastIndexOf("PK\u0005\u0006"u8);
            if (candidate < 0)
            {
                break;
            }

            at = candidate;
            var behind = tail.Length - candidate - EndLength - Short(tail, candidate + 20);
            if (behind == 0 && exact >= 0)
            {
                report(TwoDirectories);
                break;
            }

            exact = behind == 0 ? candidate : exact;
            loose = behind > 0 && loose < 0 ? candidate : loose;
        }

        if (exact < 0 && loose >= 0)
        {
            report("has bytes after its end");
        }

        return exact >= 0 ? exact : loose;
    }

    private static bool Has64(ByteSource source, long endAt, out byte[] locator, out long end64At, out byte[] end64)
    {
        locator = new byte[LocatorLength];
        end64 = new byte[End64Length];
        end64At = 0;
        if (endAt < LocatorLength + End64Length || !source.TryFill(endAt - LocatorLength, locator) || !locator.AsSpan().StartsWith("PK\u0006\u0007"u8))
        {
            return false;
        }

        // Where the locator points, and, when bytes were put before the archive, right before the locator.
        foreach (var at in (ReadOnlySpan<long>)[(long)Long(locator, 8), endAt - LocatorLength - End64Length])
        {
            if (at >= 0 && at <= endAt - LocatorLength - End64Length && source.TryFill(at, end64) && end64.AsSpan().StartsWith("PK\u0006\u0006"u8))
            {
                end64At = at;
                return true;
            }
        }

        return false;
    }

    // A reader that knows no zip64 believes the 32 bits unless they say that they are too few.
    private static bool Differs(ulong narrow, ulong none, ulong wide) => narrow != none && narrow != wide;

    private static bool IsDirectory(ByteSource source, long at, long length)
    {
        Span<byte> signature = stackalloc byte[4];
        return length == 0 || (source.TryFill(at, signature) && signature.SequenceEqual("PK\u0001\u0002"u8));
    }

    private static ushort Short(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]);

    private static uint Int(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]);

    private static ulong Long(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt64LittleEndian(bytes[at..]);
}
