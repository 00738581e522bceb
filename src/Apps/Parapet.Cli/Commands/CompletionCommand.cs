using System.CommandLine;

namespace Parapet.Cli.Commands;

/// <summary><c>parapet completion SHELL</c>. The scripts ask the program itself for suggestions, so they never go stale.</summary>
internal static class CompletionCommand
{
    private const string Bash = """
        _parapet() {
            local IFS=$'\n'
            COMPREPLY=($(parapet "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null | grep -F -- "${COMP_WORDS[COMP_CWORD]}"))
        }
        complete -o default -F _parapet parapet
        """;

    private const string Zsh = """
        #compdef parapet
        _parapet() {
            local -a suggestions
            suggestions=("${(@f)$(parapet "[suggest:$CURSOR]" "$BUFFER" 2>/dev/null)}")
            compadd -- "${suggestions[@]}"
            _files
        }
        compdef _parapet parapet
        """;

    private const string Fish = """
        complete -c parapet -a '(parapet "[suggest:"(commandline -C)"]" (commandline) 2>/dev/null)'
        """;

    private const string PowerShell = """
        Register-ArgumentCompleter -Native -CommandName parapet -ScriptBlock {
            param($wordToComplete, $commandAst, $cursorPosition)
            parapet "[suggest:$cursorPosition]" "$commandAst" 2>$null | Where-Object { $_ -like "$wordToComplete*" } |
                ForEach-Object { [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_) }
        }
        """;

    public static Command Create()
    {
        var shell = new Argument<string>("shell") { Description = "bash, zsh, fish or pwsh." };
        shell.AcceptOnlyFromAmong("bash", "zsh", "fish", "pwsh");
        var command = new Command("completion", "Print a completion script; for bash: `source <(parapet completion bash)`.") { shell };
        command.SetAction(parsed =>
        {
            Console.Out.WriteLine(parsed.GetValue(shell) switch
            {
                "bash" => Bash,
                "zsh" => Zsh,
                "fish" => Fish,
                _ => PowerShell,
            });
            return ExitCode.Clean;
        });
        return command;
    }
}
