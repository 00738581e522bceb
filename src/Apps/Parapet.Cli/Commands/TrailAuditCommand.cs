using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Parapet.Cli.Policies;
using Parapet.Cli.Trails;
using Parapet.Model;
using Parapet.Reports.Trail;

namespace Parapet.Cli.Commands;

/// <summary><c>parapet trail audit</c></summary>
internal static class TrailAuditCommand
{
    private static readonly Argument<string[]> Paths = new("path")
    {
        Description = "Logs of CloudTrail: files, folders as CloudTrail fills them, or summaries that --summary wrote.",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<string?> Function = new("--function") { Description = "Only this function or role: its name, its ARN, or the function's logical id.", HelpName = "NAME" };

    private static readonly Option<string?> Since = Date("--since", "Only events from this day or moment on (UTC), such as 2026-11-02 or 2026-11-02T08:00:00Z.");

    private static readonly Option<string?> Until = Date("--until", "Only events before this day or moment (UTC).");

    private static readonly Option<string?> In = DeploymentOptions.In(isRequired: false);

    private static readonly DeploymentOptions Deployments = new();

    private static readonly Option<string?> Baseline = new("--baseline") { Description = "What went before, to tell what is new: a summary, or logs.", HelpName = "FILE" };

    private static readonly Option<string?> Summary = new("--summary") { Description = "Also write a summary of everything that was read, to be kept and read in place of the logs; as Parquet, for other programs, when the name ends in .parquet.", HelpName = "FILE" };

    private static readonly Option<string> FailOn = new("--fail-on")
    {
        Description = "Exit with 1 when a finding is this bad or worse: critical, high, medium, low or none.",
        HelpName = "SEVERITY",
        DefaultValueFactory = _ => "medium",
    };

    private static readonly Option<string> Format = CommandOptions.Format("csv", "markdown", "html");

    private static readonly Option<string?> Output = CommandOptions.Output();

    public static Command Create()
    {
        FailOn.AcceptOnlyFromAmong("critical", "high", "medium", "low", "none");
        var command = new ExplainedCommand("audit", "Show what each function did, with what is suspicious, and what is new against a baseline.", """
            Examples:
              parapet trail audit samples/orders/logs
              parapet trail audit logs --format html --output audit.html
              parapet trail audit logs --until 2026-11-01 --summary october.json
              parapet trail audit logs --since 2026-11-01 --baseline october.json --function PlaceOrder --in template.yaml

            Exit code: 0 nothing to look at, 1 findings at or over --fail-on, 2 could not work or not read everything.
            """)
        {
            Paths, Function, Since, Until, In,
        };
        foreach (var option in (IEnumerable<Option>)[.. Deployments.All, Baseline, Summary, FailOn, Format, Output])
        {
            command.Add(option);
        }

        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        string? error = null;
        var deployments = parsed.GetValue(In) is { } path ? Deployments.Read(parsed, path, out error) : default(ImmutableArray<Deployment>?);
        var files = error is null ? ActivityFiles.Read(parsed.GetValue(Paths)!, Moment(parsed.GetValue(Since)), Moment(parsed.GetValue(Until)), out error) : null;
        var before = error is null && parsed.GetValue(Baseline) is { } baseline ? ActivityFiles.Read([baseline], null, null, out error) : null;
        var choice = files is null || error is not null ? null
            : new AuditChoice(files.Activity, parsed.GetValue(Function), deployments is null ? null : [.. deployments.Value.SelectMany(deployment => deployment.Functions)]);
        error ??= choice?.Obstacle;
        if (error is not null)
        {
            Console.Error.WriteLine($"parapet: {error}");
            return ExitCode.CouldNotWork;
        }

        var problems = files!.Problems.AddRange(before?.Problems ?? []);
        foreach (var problem in problems)
        {
            Console.Error.WriteLine(Terminal.OneLine($"parapet: {problem.File}: byte {problem.Offset}: {problem.Why}"));
        }

        var sheet = AuditView.Of(files with { Problems = problems }, before?.Activity, choice!);
        var written = (parsed.GetValue(Summary) is not { } summary || SummaryFile.TryWrite(summary, files.Activity))
            && OutputFile.TryWrite(parsed.GetValue(Output), writer => Write(sheet, parsed, writer));
        return !written || !problems.IsEmpty ? ExitCode.CouldNotWork
            : sheet.Findings.Any(finding => Fails(finding.Severity, parsed.GetValue(FailOn)!)) ? ExitCode.Findings
            : ExitCode.Clean;
    }

    private static void Write(AuditSheet sheet, ParseResult parsed, TextWriter writer)
    {
        switch (parsed.GetValue(Format))
        {
            case "json":
                AuditJson.Write(sheet, writer);
                break;
            case "csv":
                AuditCsv.Write(sheet, writer);
                break;
            case "html":
                AuditHtml.Write(sheet, ProductVersion.Current, writer);
                break;
            case "markdown":
                AuditMarkdown.Write(sheet, writer);
                break;
            default:
                AuditText.Write(sheet, writer, CommandOptions.ReportOptions(parsed.GetValue(Output)));
                break;
        }
    }

    private static bool Fails(Severity severity, string failOn) => failOn != "none" && severity >= Enum.Parse<Severity>(failOn, ignoreCase: true);

    private static Option<string?> Date(string name, string description)
    {
        var option = new Option<string?>(name) { Description = description, HelpName = "DATE" };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } text && Moment(text) is null)
            {
                result.AddError($"`{name}` takes a day such as 2026-11-02, or a moment such as 2026-11-02T08:00:00Z");
            }
        });
        return option;
    }

    private static DateTimeOffset? Moment(string? text) =>
        DateTimeOffset.TryParseExact(text, ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm'Z'", "yyyy-MM-dd'T'HH:mm:ss'Z'"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            ? moment
            : null;
}
