using Parapet.Sources.Files;

namespace Parapet.Cli.Trails;

/// <summary>Reads the small files that a command about logs is given by name.</summary>
internal static class ReadableFile
{
    /// <summary>The bytes of a file; null with a sentence when there are none.</summary>
    /// <param name="path">The file, as the user typed it.</param>
    /// <param name="error">Set when it cannot be read or is too large.</param>
    /// <param name="limit">The largest file that is read, in bytes.</param>
    public static ReadOnlyMemory<byte>? Bytes(string path, out string? error, int limit = BoundedFile.MaxBytes)
    {
        if (string.IsNullOrWhiteSpace(path))
        {
            error = "a path is empty; name a file";
            return null;
        }

        var bytes = BoundedFile.Read(path, path, out var problem, limit);
        error = problem is null ? null : $"{Terminal.OneLine(path)}: {problem.Message}";
        return bytes;
    }
}
