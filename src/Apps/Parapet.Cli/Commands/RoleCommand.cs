using System.CommandLine;
using Parapet.Cli.Policies;
using Parapet.Reports.Roles;

namespace Parapet.Cli.Commands;

/// <summary><c>parapet role</c></summary>
internal static class RoleCommand
{
    private static readonly Argument<string> Name = new("function") { Description = "A function of the deployment, or one of its roles." };

    private static readonly Option<string?> In = DeploymentOptions.In(isRequired: true);

    private static readonly DeploymentOptions Deployments = new();

    private static readonly Option<string> Format = CommandOptions.Format("markdown", "html");

    private static readonly Option<string?> Output = CommandOptions.Output();

    public static Command Create()
    {
        var command = new ExplainedCommand("role", "Show what a function can do with its role, what it gets at, and by which ways it could gain more.", """
            Examples:
              parapet role PlaceOrder --in samples/orders
              parapet role NightlyReport --in template.yaml --format html --output nightly.html

            Exit code: 0 the sheet is complete, 2 could not work or not read everything.
            """)
        {
            Name, In,
        };
        foreach (var option in (IEnumerable<Option>)[.. Deployments.All, Format, Output])
        {
            command.Add(option);
        }

        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        var name = parsed.GetValue(Name)!;
        var deployments = Deployments.Read(parsed, parsed.GetValue(In)!, out var error);
        var policies = error is null ? DeploymentQuestion.Choose(deployments, name, candidates => candidates.Principals, out error) : null;
        if (policies is null || Sheet(policies, name, out error) is not { } sheet)
        {
            Console.Error.WriteLine($"parapet: {error}");
            return ExitCode.CouldNotWork;
        }

        var problems = DeploymentOptions.WriteProblems(policies.Deployment);
        var written = OutputFile.TryWrite(parsed.GetValue(Output), writer => Write(sheet, parsed, writer));
        return written && !problems ? ExitCode.Clean : ExitCode.CouldNotWork;
    }

    private static RoleSheet? Sheet(DeploymentPolicies policies, string name, out string? error)
    {
        var names = new DeploymentNames(policies);
        error = DeploymentQuestion.OneRole(names.Roles(name), name);
        return error is null ? RoleSheets.Of(policies, names.Roles(name)[0], names.Function(name)) : null;
    }

    private static void Write(RoleSheet sheet, ParseResult parsed, TextWriter writer)
    {
        switch (parsed.GetValue(Format))
        {
            case "json":
                RoleJson.Write(sheet, writer);
                break;
            case "markdown":
                RoleMarkdown.Write(sheet, writer);
                break;
            case "html":
                RoleHtml.Write(sheet, ProductVersion.Current, writer);
                break;
            default:
                RoleText.Write(sheet, writer, CommandOptions.ReportOptions(parsed.GetValue(Output)));
                break;
        }
    }
}
