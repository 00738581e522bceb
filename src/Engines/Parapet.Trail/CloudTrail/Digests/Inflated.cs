using System.Security.Cryptography;
using Parapet.Trail.CloudTrail.Reading;

namespace Parapet.Trail.CloudTrail.Digests;

/// <summary>Files without their compression.</summary>
internal static class Inflated
{
    /// <summary>The hash of a file's uncompressed bytes, in hexadecimal digits; null with the reason when it cannot be read.</summary>
    public static string? Hash(TrailFile file, Action<long>? progress, CancellationToken cancellation, out string why)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        return Read(file, bytes => Append(hash, bytes), progress, cancellation, out why) ? Convert.ToHexStringLower(hash.GetHashAndReset()) : null;
    }

    /// <summary>A file's uncompressed bytes; null with the reason when it cannot be read or has more than <paramref name="most"/>.</summary>
    public static byte[]? Bytes(TrailFile file, int most, CancellationToken cancellation, out string why)
    {
        using var all = new MemoryStream();
        if (!Read(file, bytes => Append(all, bytes, most), null, cancellation, out why))
        {
            return null;
        }

        if (all.Length > most)
        {
            why = $"it is larger than {most} bytes";
            return null;
        }

        return all.ToArray();
    }

    private static bool Append(IncrementalHash hash, ReadOnlySpan<byte> bytes)
    {
        hash.AppendData(bytes);
        return true;
    }

    private static bool Append(MemoryStream all, ReadOnlySpan<byte> bytes, int most)
    {
        all.Write(bytes);
        return all.Length <= most;
    }

    private static bool Read(TrailFile file, Taking take, Action<long>? progress, CancellationToken cancellation, out string why)
    {
        try
        {
            using var stream = file.Open();
            using var stored = new StoredStream(stream, progress, cancellation);
            using Stream inflated = stored.IsAtMember() ? new GzipLog(stored) : stored;
            var buffer = new byte[64 * 1024];
            while (inflated.Read(buffer) is > 0 and var count && take(buffer.AsSpan(0, count)))
            {
            }
        }
        catch (Exception problem) when (problem is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            why = problem.Message.TrimEnd('.');
            return false;
        }

        why = "";
        return true;
    }

    /// <summary>Takes a piece of the bytes; false when it wants no more.</summary>
    private delegate bool Taking(ReadOnlySpan<byte> bytes);
}
