using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Parapet.Cli;

/// <summary>A command whose help shows how it is used.</summary>
internal sealed class ExplainedCommand(string name, string description, string examples) : Command(name, description)
{
    /// <summary>What help prints after the options: examples and exit codes.</summary>
    public string Examples { get; } = examples;
}

/// <summary>Prints help, and after it a command's examples.</summary>
internal sealed class HelpWithExamples(HelpAction help) : SynchronousCommandLineAction
{
    /// <inheritdoc />
    public override bool ClearsParseErrors => true;

    /// <summary>Lets <c>--help</c> of all commands below a root print examples.</summary>
    public static void AddTo(RootCommand root)
    {
        var option = root.Options.OfType<HelpOption>().Single();
        option.Action = new HelpWithExamples((HelpAction)option.Action!);
    }

    /// <inheritdoc />
    public override int Invoke(ParseResult parseResult)
    {
        var code = help.Invoke(parseResult);
        if (parseResult.CommandResult.Command is ExplainedCommand command)
        {
            parseResult.InvocationConfiguration.Output.WriteLine(command.Examples);
        }

        return code;
    }
}
