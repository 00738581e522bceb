using System.Collections.Immutable;
using Parapet.Sources.Files;

namespace Parapet.Cli.Events;

/// <summary>Finds and reads events.</summary>
internal static class EventFiles
{
    /// <summary>What stands for standard input.</summary>
    public const string StandardInput = "-";

    /// <summary>The events that a path stands for, in ordinal order: a file, or the <c>.json</c> files of a folder and below. Links in it are not followed.</summary>
    /// <param name="path">The path, as the user typed it.</param>
    /// <param name="error">Set when there is none.</param>
    public static ImmutableArray<string> Below(string path, out string? error)
    {
        error = null;
        if (!Directory.Exists(path))
        {
            return [path];
        }

        try
        {
            var files = Directory.EnumerateFiles(path, "*.json", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint })
                .Select(file => file.Replace('\\', '/')).Order(StringComparer.Ordinal).ToImmutableArray();
            error = files.IsEmpty ? $"{Terminal.OneLine(path)}: there is no .json file here" : null;
            return files;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            error = $"{Terminal.OneLine(path)} cannot be listed: {e.Message}";
            return [];
        }
    }

    /// <summary>The bytes of a file or of standard input; null with a sentence when there are none.</summary>
    /// <param name="path">The file.</param>
    /// <param name="error">Set when it cannot be read or is too large.</param>
    public static ReadOnlyMemory<byte>? Read(string path, out string? error)
    {
        if (path == StandardInput)
        {
            return ReadStandardInput(out error);
        }

        var bytes = BoundedFile.Read(path, path, out var problem);
        error = problem is null ? null : $"{Terminal.OneLine(path)}: {problem.Message}";
        return bytes;
    }

    private static ReadOnlyMemory<byte>? ReadStandardInput(out string? error)
    {
        error = null;
        try
        {
            using var input = Console.OpenStandardInput();
            using var bytes = new MemoryStream();
            var buffer = new byte[1 << 16];
            while (input.Read(buffer) is > 0 and var read)
            {
                bytes.Write(buffer, 0, read);
                if (bytes.Length > BoundedFile.MaxBytes)
                {
                    error = $"standard input has more than {BoundedFile.MaxBytes:N0} bytes";
                    return null;
                }
            }

            return bytes.ToArray();
        }
        catch (IOException e)
        {
            error = $"standard input cannot be read: {e.Message}";
            return null;
        }
    }
}
