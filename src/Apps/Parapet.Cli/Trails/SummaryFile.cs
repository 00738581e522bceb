using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Parapet.Trail.Activity.Summaries;
using Parapet.Trail.Activity.Summaries.Tables;

namespace Parapet.Cli.Trails;

/// <summary>Files with a summary of logs, which can be read in their place.</summary>
internal static class SummaryFile
{
    private const int LongestStart = 256;
    private const int Largest = 256 * 1024 * 1024;

    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Whether a file starts as a summary does. What cannot be read is none.</summary>
    public static bool Is(string path)
    {
        try
        {
            if (!File.Exists(path))
            {
                return false;
            }

            // What a pipe has given it does not give again.
            using var stream = File.OpenRead(path);
            if (!stream.CanSeek)
            {
                return false;
            }

            Span<byte> start = stackalloc byte[LongestStart];
            var length = stream.ReadAtLeast(start, LongestStart, throwOnEndOfStream: false);
            return start[..length].IndexOf("\"schema\""u8) is >= 0 and var at && start[at..length].IndexOf("\"parapet.activity/"u8) >= 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Reads a summary; null with a sentence when it is none.</summary>
    public static ActivitySummary? Read(string path, out string? error)
    {
        if (ReadableFile.Bytes(path, out error, Largest) is not { } bytes)
        {
            return null;
        }

        var reading = SummaryReader.Read(bytes);
        error = reading.Problem is { } problem ? $"{Terminal.OneLine(path)} is no summary: {Terminal.OneLine(problem)}" : null;
        return reading.Summary;
    }

    /// <summary>Whether a file is to be Parquet, by its name.</summary>
    public static bool IsParquet(string path) => path.EndsWith(".parquet", StringComparison.OrdinalIgnoreCase);

    /// <summary>Writes a summary, the same bytes for the same content, as Parquet when the file's name says so; says on standard error when it could not.</summary>
    public static bool TryWrite(string? path, ActivitySummary summary) => path is not null && IsParquet(path)
        ? OutputFile.TryWriteBytes(path, stream => SummaryTable.WriteParquet(summary, stream))
        : TryWriteJson(path, summary);

    private static bool TryWriteJson(string? path, ActivitySummary summary) => OutputFile.TryWrite(path, writer =>
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            SummaryWriter.Write(json, summary);
        }

        writer.Write(Encoding.UTF8.GetString(bytes.WrittenSpan));
        writer.Write('\n');
    });
}
