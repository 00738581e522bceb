using System.Diagnostics;

namespace Parapet.Cli.Tests;

/// <summary>Runs the program: the one that PARAPET_BINARY names (the native one in continuous integration), else the one that the build just made.</summary>
internal static class Parapet
{
    public static string Root { get; } = FindRoot();

    private static string Binary { get; } = Environment.GetEnvironmentVariable("PARAPET_BINARY") is { Length: > 0 } binary
        ? binary
        : Path.Combine(Root, "artifacts", "bin", "Parapet.Cli", Configuration, OperatingSystem.IsWindows() ? "parapet.exe" : "parapet");

#if DEBUG
    private const string Configuration = "debug";
#else
    private const string Configuration = "release";
#endif

    public static Run Run(string folder, params string[] arguments) => Run(folder, [], arguments);

    /// <summary>Runs the program with environment variables of its own beside those of the tests.</summary>
    public static Run Run(string folder, (string Name, string Value)[] environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(Binary, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };

        // Whoever runs the tests may have an advisory database of their own.
        start.Environment["XDG_DATA_HOME"] = Path.Combine(AppContext.BaseDirectory, "no-data");
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        Assert.True(process.WaitForExit(TimeSpan.FromMinutes(1)), "the program hangs");
        return new Run(process.ExitCode, output, error.Result);
    }

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Parapet.slnx")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("Parapet.slnx is not above the tests");
        }

        return folder;
    }
}

/// <summary>What a run left behind.</summary>
internal sealed record Run(int ExitCode, string Output, string Error);
