using System.Runtime.InteropServices;

namespace Parapet.Cli;

/// <summary>Writes results to standard output or to the file that the user names.</summary>
internal static class OutputFile
{
    /// <summary>
    /// Writes whole or not at all: a full disk or an interruption must not leave half a report behind. Says on standard error when it could not.
    /// A file that is there is replaced, and so is a link: what it leads to stays as it is.
    /// </summary>
    /// <param name="file">Where to; null for standard output.</param>
    /// <param name="write">Writes the result; lines end in LF.</param>
    public static bool TryWrite(string? file, Action<TextWriter> write) => TryWriteBytes(file, stream =>
    {
        using var buffered = new StreamWriter(stream, bufferSize: 1 << 16) { NewLine = "\n" };
        write(buffered);
    });

    /// <summary>As <see cref="TryWrite"/>, for what is no text.</summary>
    public static bool TryWriteBytes(string? file, Action<Stream> write)
    {
        try
        {
            if (file is null)
            {
                write(Console.OpenStandardOutput());
            }
            else
            {
                WriteFile(file, write);
            }

            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"parapet: {(file is null ? "standard output" : $"`{Terminal.OneLine(file)}`")} cannot be written: {e.Message}");
            return false;
        }
    }

    private static void WriteFile(string file, Action<Stream> write)
    {
        // What lies below /dev is no file to replace: a pipe of the shell, a terminal, /dev/null.
        if (Path.GetFullPath(file).StartsWith("/dev/", StringComparison.Ordinal))
        {
            using var device = new FileStream(file, FileMode.Open, FileAccess.Write);
            write(device);
            return;
        }

        // A name that nobody can foresee, and never an existing file: a pull request could have put a link there that leads elsewhere.
        if (Path.GetDirectoryName(Path.GetFullPath(file)) is { } parent && !Directory.Exists(parent))
        {
            throw new IOException($"there is no folder `{Terminal.OneLine(parent)}`");
        }

        var suffix = "." + Path.GetRandomFileName();
        var temporary = file + suffix;
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, _ => File.Delete(temporary));
        using var end = PosixSignalRegistration.Create(PosixSignal.SIGTERM, _ => File.Delete(temporary));
        try
        {
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write))
            {
                write(stream);
            }

            File.Move(temporary, file, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            File.Delete(temporary);
            throw new IOException(e.Message.Replace(suffix, "", StringComparison.Ordinal), e);
        }
    }
}
