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
    public static bool TryWrite(string? file, Action<TextWriter> write)
    {
        try
        {
            if (file is null)
            {
                using var buffered = new StreamWriter(Console.OpenStandardOutput(), bufferSize: 1 << 16) { NewLine = "\n" };
                write(buffered);
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

    private static void WriteFile(string file, Action<TextWriter> write)
    {
        // What lies below /dev is no file to replace: a pipe of the shell, a terminal, /dev/null.
        if (Path.GetFullPath(file).StartsWith("/dev/", StringComparison.Ordinal))
        {
            using var device = new StreamWriter(file) { NewLine = "\n" };
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
        try
        {
            using (var writer = new StreamWriter(new FileStream(temporary, FileMode.CreateNew, FileAccess.Write)) { NewLine = "\n" })
            {
                write(writer);
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
