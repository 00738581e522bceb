using System.CommandLine;
using Parapet.Rules;

namespace Parapet.Cli.Commands;

/// <summary><c>parapet explain ID</c></summary>
internal static class ExplainCommand
{
    public static Command Create()
    {
        var rule = new Argument<string>("rule") { HelpName = "rule", Description = "A rule's id or name, such as INVOKE003 or function-url-without-auth." };
        rule.CompletionSources.Add(_ => Catalog.All.Select(r => new System.CommandLine.Completions.CompletionItem(r.Info.Id)));
        var command = new Command("explain", "Tell why a rule matters, how to fix what it finds, and what it leaves alone, with examples.") { rule };
        command.SetAction(parsed =>
        {
            var name = parsed.GetValue(rule)!;
            var found = RuleSelection.Find(name);
            if (found is null)
            {
                Console.Error.WriteLine($"parapet: {RuleSelection.Unknown(name)}");
                return ExitCode.CouldNotWork;
            }

            Console.Out.Write(RulePage.Markdown(found));
            return ExitCode.Clean;
        });
        return command;
    }
}
