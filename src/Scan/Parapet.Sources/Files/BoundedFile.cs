using Parapet.Model;
using Parapet.Values;

namespace Parapet.Sources.Files;

/// <summary>Reads whole files that are not too large.</summary>
public static class BoundedFile
{
    /// <summary>The largest file that is read, in bytes; CloudFormation itself takes 1 MB.</summary>
    public const int MaxBytes = 16 * 1024 * 1024;

    /// <summary>The bytes of a file, or null and why not.</summary>
    /// <param name="path">Where the file lies.</param>
    /// <param name="name">What the problem calls it.</param>
    /// <param name="problem">Set when the file cannot be read or is too large.</param>
    /// <param name="limit">The largest file that is read, in bytes.</param>
    public static ReadOnlyMemory<byte>? Read(string path, string name, out Problem? problem, int limit = MaxBytes)
    {
        problem = null;
        try
        {
            // Pipes and devices have no length, and opening a pipe that nobody writes to would wait for ever.
            if (new FileInfo(path).Length == 0)
            {
                return ReadOnlyMemory<byte>.Empty;
            }

            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
            if (stream.Length > limit)
            {
                problem = new Problem(new Location(name, 0, 0), $"the file has {stream.Length:N0} bytes; files over {limit:N0} bytes are not read");
                return null;
            }

            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            return bytes;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            problem = new Problem(new Location(name, 0, 0), $"the file cannot be read: {Reason(e)}");
            return null;
        }
    }

    /// <summary>The first megabyte of a file, or null when it cannot be read.</summary>
    public static ReadOnlyMemory<byte>? Start(string path)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
            var bytes = new byte[1 << 20];
            return bytes.AsMemory(0, stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>Why the disk refused, without the machine's own words: those hold absolute paths, and a report must not differ between machines.</summary>
    internal static string Reason(Exception e) => e switch
    {
        UnauthorizedAccessException => "permission is denied",
        FileNotFoundException or DirectoryNotFoundException => "it is not there, or its name is not UTF-8",
        _ => "the disk or the file system refuses",
    };
}
