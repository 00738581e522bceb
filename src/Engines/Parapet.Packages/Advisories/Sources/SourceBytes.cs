using System.IO.Compression;

namespace Parapet.Packages.Advisories.Sources;

/// <summary>The bytes of a source that may come compressed by gzip.</summary>
internal static class SourceBytes
{
    /// <summary>Larger sources are not read. The largest, the updates of Amazon Linux 2, have about 100 MB.</summary>
    public const int Largest = 512 * 1024 * 1024;

    /// <summary>The bytes, inflated if need be; or null and what is wrong.</summary>
    public static ReadOnlyMemory<byte>? Inflate(ReadOnlyMemory<byte> bytes, out string problem)
    {
        problem = "";
        if (!bytes.Span.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]))
        {
            return bytes;
        }

        try
        {
            using var inflated = new MemoryStream();
            using var stream = new GZipStream(new MemoryStream(bytes.ToArray(), writable: false), CompressionMode.Decompress);
            var buffer = new byte[64 * 1024];
            for (int read; (read = stream.Read(buffer)) > 0;)
            {
                if (inflated.Length + read > Largest)
                {
                    problem = "the file is too large once inflated";
                    return null;
                }

                inflated.Write(buffer, 0, read);
            }

            return inflated.ToArray();
        }
        catch (InvalidDataException)
        {
            problem = "the file is damaged: it begins as gzip and is none";
            return null;
        }
    }
}
