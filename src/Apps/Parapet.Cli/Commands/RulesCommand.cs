using System.CommandLine;
using Parapet.Rules;
using Spectre.Console;

namespace Parapet.Cli.Commands;

/// <summary><c>parapet rules</c></summary>
internal static class RulesCommand
{
    public static Command Create()
    {
        var command = new Command("rules", "List every rule: id, severity, name and title.");
        command.SetAction(_ =>
        {
            var rules = Catalog.All.Select(rule => rule.Info).OrderBy(info => info.Id, StringComparer.Ordinal);
            if (Terminal.OutputTakesColor)
            {
                var table = new Table().Border(TableBorder.None).HideHeaders().AddColumns("id", "severity", "name", "title");
                foreach (var info in rules)
                {
                    table.AddRow(new Markup(info.Id, new Style(decoration: Decoration.Bold)), new Text(Severity(info)), new Text(info.Name), new Text(info.Title));
                }

                AnsiConsole.Write(table);
                return ExitCode.Clean;
            }

            foreach (var info in rules)
            {
                Console.Out.WriteLine($"{info.Id,-10} {Severity(info),-9} {info.Name,-48} {info.Title}");
            }

            return ExitCode.Clean;
        });
        return command;
    }

    private static string Severity(Model.RuleInfo info) => info.Severity.ToString().ToLowerInvariant();
}
