using System.CommandLine;
using Parapet.Cli;
using Parapet.Cli.Commands;

// Scripts ask for the version often: that needs no command to be set up.
if (args is ["--version"])
{
    Console.Out.WriteLine(ProductVersion.Current);
    return ExitCode.Clean;
}

var root = new RootCommand("Parapet finds what a compromised Lambda function could do, and what lets an attacker in.")
{
    ScanCommand.Create(),
    PackagesCommand.Create(),
    SecretsCommand.Create(),
    RulesCommand.Create(),
    ExplainCommand.Create(),
    IamCommand.Create(),
    RoleCommand.Create(),
    PolicyCommand.Create(),
    TrailCommand.Create(),
    EventCommand.Create(),
    AdvisoriesCommand.Create(),
    CompletionCommand.Create(),
};

HelpWithExamples.AddTo(root);
var parsed = root.Parse(args);
if (parsed.Errors.Count > 0 && parsed.Action is not HelpWithExamples)
{
    foreach (var error in parsed.Errors)
    {
        Console.Error.WriteLine($"parapet: {Terminal.OneLine(error.Message)}");
    }

    Console.Error.WriteLine($"Run `{string.Join(' ', CommandPath(parsed.CommandResult))} --help` to see what it takes.");
    return ExitCode.CouldNotWork;
}

try
{
    return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (Exception e)
{
    Console.Error.WriteLine($"parapet: internal error, please report it: {e}");
    return ExitCode.CouldNotWork;
}

static IEnumerable<string> CommandPath(System.CommandLine.Parsing.CommandResult command) =>
    command.Parent is System.CommandLine.Parsing.CommandResult parent
        ? CommandPath(parent).Append(command.Command.Name)
        : ["parapet"];
