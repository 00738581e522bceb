using System.Collections.Immutable;
using System.CommandLine;
using Parapet.Analysis.Permissions;
using Parapet.Analysis.Usage;
using Parapet.Cli.Policies;
using Parapet.Cli.Trails;
using Parapet.Reports.LeastPrivilege;

namespace Parapet.Cli.Commands;

/// <summary><c>parapet policy unused</c></summary>
internal static class PolicyUnusedCommand
{
    private static readonly Option<string> Trail = new("--trail") { Description = TrailWindow.TrailDescription, HelpName = "PATH", Required = true };

    private static readonly Option<string?> In = DeploymentOptions.In(isRequired: true);

    private static readonly DeploymentOptions Deployments = new();

    private static readonly Option<int?> Days = new("--days") { Description = TrailWindow.DaysDescription, HelpName = "N" };

    private static readonly Option<string> Format = CommandOptions.Format();

    private static readonly Option<string?> Output = CommandOptions.Output();

    public static Command Create()
    {
        Days.Validators.Add(result => { if (result.GetValueOrDefault<int?>() is < 1) { result.AddError("`--days` must be at least 1"); } });
        var command = new ExplainedCommand("unused", "List for each function what its role is granted and neither its code used nor Lambda needs.", """
            Examples:
              parapet policy unused --trail samples/orders/logs --in samples/orders
              parapet policy unused --trail logs --in template.yaml --days 90 --format json

            Exit code: 0 everything granted was used, 1 something was not, 2 could not work.
            """)
        {
            Trail, In,
        };
        foreach (var option in (IEnumerable<Option>)[.. Deployments.All, Days, Format, Output])
        {
            command.Add(option);
        }

        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        var deployments = Deployments.Read(parsed, parsed.GetValue(In)!, out var error);
        var window = error is null ? TrailWindow.Read(parsed.GetValue(Trail)!, parsed.GetValue(Days), out error) : null;
        if (window is null)
        {
            Console.Error.WriteLine($"parapet: {error}");
            return ExitCode.CouldNotWork;
        }

        window.WriteProblems();
        ImmutableArray<UnusedOfFunction> functions =
        [
            .. from deployment in deployments
               let permissions = DeploymentPermissions.Of(deployment)
               from function in deployment.Functions
               select Of(function.Id, FunctionUsage.Of(function, deployment, permissions, window.Activity)),
        ];
        var written = OutputFile.TryWrite(parsed.GetValue(Output), writer =>
        {
            if (parsed.GetValue(Format) == "json")
            {
                UnusedReport.WriteJson(functions, writer);
            }
            else
            {
                UnusedReport.WriteText(functions, writer, CommandOptions.ReportOptions(parsed.GetValue(Output)));
            }
        });
        return !written || !window.Problems.IsEmpty ? ExitCode.CouldNotWork : functions.Any(function => !function.Unused.IsEmpty) ? ExitCode.Findings : ExitCode.Clean;
    }

    private static UnusedOfFunction Of(string function, FunctionUsage usage) =>
        new(function, usage.Granted.Length, DormantService.Of(usage.Unused), DormantService.Of(usage.Unrecorded), usage.Why);
}
