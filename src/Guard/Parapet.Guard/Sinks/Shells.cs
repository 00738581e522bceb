namespace Parapet.Guard.Sinks;

/// <summary>Programs that take their arguments apart again.</summary>
internal static class Shells
{
    // env has -S, which splits; busybox and toybox are shells by another name.
    private static readonly string[] Names =
    [
        "sh", "bash", "rbash", "dash", "ash", "zsh", "ksh", "mksh", "fish", "csh", "tcsh", "busybox", "toybox", "env",
        "cmd", "command", "powershell", "pwsh", "wsl",
    ];

    /// <summary>Why a program must not be started with these arguments, or null.</summary>
    public static string? Refusal(List<ShellArgument> arguments) => arguments switch
    {
        [] => "the command has no program",
        [var program, ..] when IsBatchFile(program.Text) => "the program is a batch file, which Windows gives to a shell",
        [var program, ..] when IsShell(program.Text) => "the program is a shell",
        _ when StartsShell(arguments) => "the program starts a shell that has an argument from a hole",
        _ => null,
    };

    // Windows passes over dots and spaces at the end (CVE-2024-43402), and no escaping is safe for cmd.exe (https://blog.rust-lang.org/2024/04/09/cve-2024-24576.html).
    private static bool IsBatchFile(string program)
    {
        var name = program.TrimEnd('.', ' ');
        return name.EndsWith(".bat", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".cmd", StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsShell(string program)
    {
        var name = program[(program.LastIndexOfAny(['/', '\\', ':']) + 1)..].TrimEnd('.', ' ');
        foreach (var ending in (ReadOnlySpan<string>)[".exe", ".com"])
        {
            name = name.EndsWith(ending, StringComparison.OrdinalIgnoreCase) ? name[..^ending.Length] : name;
        }

        // bash-5.2, ksh93, zsh-5.9
        name = name.TrimEnd("0123456789.-".ToCharArray());
        return Names.Contains(name, StringComparer.OrdinalIgnoreCase);
    }

    // `timeout 5 sh -e -c {x}`: a shell, options of which one has a c in it, and something from outside after them.
    private static bool StartsShell(List<ShellArgument> arguments)
    {
        var lastHole = arguments.FindLastIndex(argument => argument.HasHole);
        for (var at = 1; at + 1 < lastHole; at++)
        {
            if (!arguments[at].HasHole && IsShell(arguments[at].Text) && TakesCommand(arguments, at + 1, lastHole))
            {
                return true;
            }
        }

        return false;
    }

    // The options end with the first argument that is neither one nor the value of one: `-o errexit`.
    private static bool TakesCommand(List<ShellArgument> arguments, int from, int end)
    {
        for (var at = from; at < end && (IsOption(arguments[at]) || (at > from && IsOption(arguments[at - 1]))); at++)
        {
            if (IsOption(arguments[at]) && arguments[at].Text.Contains('c', StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOption(ShellArgument argument) => !argument.HasHole && argument.Text[0] is '-' or '+' or '/';
}
