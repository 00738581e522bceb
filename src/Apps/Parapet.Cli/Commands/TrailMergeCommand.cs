using System.CommandLine;
using Parapet.Cli.Trails;
using Parapet.Trail.Activity.Summaries;

namespace Parapet.Cli.Commands;

/// <summary><c>parapet trail merge</c></summary>
internal static class TrailMergeCommand
{
    private static readonly Argument<string[]> Summaries = new("summary")
    {
        Description = "Summaries that `trail audit --summary` wrote, of different logs.",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<string?> Output = CommandOptions.Output();

    public static Command Create()
    {
        var command = new ExplainedCommand("merge", "Put summaries of different logs together into one; the order does not matter.", """
            Examples:
              parapet trail merge october.json november.json --output autumn.json
              parapet trail merge october.json november.json --output autumn.parquet

            Exit code: 0 done, 2 could not work.
            """)
        {
            Summaries, Output,
        };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        var whole = new ActivitySummary();
        var read = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in parsed.GetValue(Summaries)!)
        {
            if (SummaryFile.Read(path, out var error) is not { } summary)
            {
                Console.Error.WriteLine($"parapet: {error}");
                return ExitCode.CouldNotWork;
            }

            if (!read.Add(Path.GetFullPath(path)))
            {
                Console.Error.WriteLine($"parapet: {Terminal.OneLine(path)} is named twice, and its calls would count twice");
                return ExitCode.CouldNotWork;
            }

            whole.Add(summary);
        }

        return SummaryFile.TryWrite(parsed.GetValue(Output), whole) ? ExitCode.Clean : ExitCode.CouldNotWork;
    }
}
