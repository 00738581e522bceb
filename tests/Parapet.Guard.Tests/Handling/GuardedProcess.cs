using System.Diagnostics;
using System.Text;
using GuardedFunction.StandIn;

namespace Parapet.Guard.Tests.Handling;

/// <summary>
/// The sample function as a process: the program that PARAPET_GUARDED_FUNCTION names (the native one in continuous integration), else the one that the build just made.
/// </summary>
internal sealed class GuardedProcess : IDisposable
{
#if DEBUG
    private const string Configuration = "debug";
#else
    private const string Configuration = "release";
#endif

    private readonly Process process;
    private readonly StringBuilder output = new();

    public GuardedProcess(RuntimeStandIn standIn, string handler)
    {
        process = Start([], ("AWS_LAMBDA_RUNTIME_API", standIn.Api), ("_HANDLER", handler));
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public static string Program { get; } = Environment.GetEnvironmentVariable("PARAPET_GUARDED_FUNCTION") is { Length: > 0 } program
        ? program
        : Path.Combine(Repository.Root, "artifacts", "bin", "guarded-function", Configuration, OperatingSystem.IsWindows() ? "guarded-function.exe" : "guarded-function");

    public bool IsAlive => !process.HasExited;

    public Task Exit => process.WaitForExitAsync();

    public int ExitCode => process.ExitCode;

    /// <summary>The most memory that the process had, in bytes.</summary>
    public long PeakMemory
    {
        get
        {
            process.Refresh();
            return process.PeakWorkingSet64;
        }
    }

    public string Output
    {
        get
        {
            lock (output)
            {
                return output.ToString();
            }
        }
    }

    /// <summary>Runs the program to its end, without a runtime API, and returns what it prints.</summary>
    public static async Task<string> RunAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        var error = process.StandardError.ReadToEndAsync();
        var printed = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? printed : throw new InvalidOperationException(await error);
    }

    public void Dispose()
    {
        if (IsAlive)
        {
            process.Kill();
            process.WaitForExit();
        }

        process.Dispose();
    }

    private static Process Start(string[] arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(Program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    private void Keep(string? line)
    {
        lock (output)
        {
            output.Append(line).Append('\n');
        }
    }
}
