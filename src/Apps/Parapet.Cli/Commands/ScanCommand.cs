using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Parapet.Cli.Advisories;
using Parapet.Cli.Policies;
using Parapet.Cli.Trails;
using Parapet.Model;
using Parapet.Packages.Advisories;
using Parapet.Reports;
using Parapet.Sources.Files;

namespace Parapet.Cli.Commands;

/// <summary><c>parapet scan</c></summary>
internal static class ScanCommand
{
    private const string DateFormat = "yyyy-MM-dd";

    private static readonly Argument<string[]> Paths = new("path")
    {
        Description = "Templates, or folders to look for templates in (YAML and JSON; SAM, CloudFormation and synthesized CDK).",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<string[]> Parameter = DeploymentOptions.ParameterOption();

    private static readonly Option<string[]> ParameterFiles = DeploymentOptions.ParameterFileOption();

    private static readonly Option<string> Format = new("--format")
    {
        Description = $"How to print the findings: {string.Join(", ", Report.FormatNames)}.",
        HelpName = "FORMAT",
        DefaultValueFactory = _ => "text",
    };

    private static readonly Option<bool> Fixes = new("--fixes") { Description = "Let the text report show fixes that are written out; the other formats always have them." };

    private static readonly Option<string?> Output = new("--output") { Description = "Write the report to a file instead of standard output.", HelpName = "FILE" };

    private static readonly Option<string> FailOn = new("--fail-on")
    {
        Description = "Exit with 1 when a finding is this bad or worse: critical, high, medium, low or none.",
        HelpName = "SEVERITY",
        DefaultValueFactory = _ => "medium",
    };

    private static readonly Option<string[]> Only = new("--rules") { Description = "Run only these rules: ids, names or families (ROLE), separated by commas.", HelpName = "IDS" };

    private static readonly Option<string[]> Skip = new("--skip") { Description = "Leave these rules out.", HelpName = "IDS" };

    private static readonly Option<string?> BaselineFile = new("--baseline") { Description = "Report only what this file (from --write-baseline or --format json) does not know yet.", HelpName = "FILE" };

    private static readonly Option<string?> WriteBaseline = new("--write-baseline") { Description = "Write what is found now to a file, so that later scans report only what is new.", HelpName = "FILE" };

    private static readonly Option<string?> Trail = new("--trail") { Description = $"{TrailWindow.TrailDescription} Permissions that were not used are then found too.", HelpName = "PATH" };

    private static readonly Option<int?> Days = new("--days") { Description = TrailWindow.DaysDescription, HelpName = "N" };

    private static readonly Option<bool> Packages = new("--packages") { Description = "Also look into code, layers and images that lie beside the templates, for packages with known vulnerabilities (see `parapet advisories`)." };

    private static readonly Option<string?> AdvisoryDatabaseFile = new("--advisories") { Description = "The advisory database for --packages, when it is not the usual one; implies --packages.", HelpName = "FILE" };

    private static readonly Option<string?> AsOf = new("--as-of") { Description = "Judge dated facts (runtime support, suppressions) as of this day instead of today.", HelpName = "DATE" };

    public static Command Create()
    {
        Format.AcceptOnlyFromAmong([.. Report.FormatNames]);
        Days.Validators.Add(result => { if (result.GetValueOrDefault<int?>() is < 1) { result.AddError("`--days` must be at least 1"); } });
        FailOn.AcceptOnlyFromAmong("critical", "high", "medium", "low", "none");
        var command = new Command("scan", "Find what is wrong with the Lambda functions of SAM and CloudFormation templates. Reads files only: no account, no network.")
        {
            Paths, Parameter, ParameterFiles, Format, Fixes, Output, FailOn, Only, Skip, BaselineFile, WriteBaseline, Trail, Days, Packages, AdvisoryDatabaseFile, AsOf,
        };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        if (!TryOptions(parsed, out var options, out var error))
        {
            Console.Error.WriteLine($"parapet: {error}");
            return ExitCode.CouldNotWork;
        }

        if (parsed.GetValue(Paths)!.Concat([parsed.GetValue(Output) ?? "-", parsed.GetValue(WriteBaseline) ?? "-"]).Any(string.IsNullOrWhiteSpace))
        {
            Console.Error.WriteLine("parapet: a path is empty; name a file or a folder (`.` for this one)");
            return ExitCode.CouldNotWork;
        }

        var window = parsed.GetValue(Trail) is { } trail ? TrailWindow.Read(trail, parsed.GetValue(Days), out error)
            : parsed.GetValue(Days) is null ? null
            : None("`--days` needs `--trail`", out error);
        if (error is not null)
        {
            Console.Error.WriteLine($"parapet: {error}");
            return ExitCode.CouldNotWork;
        }

        window?.WriteProblems();
        if (!TryAdvisories(parsed, options!.AsOf, out var advisories))
        {
            return ExitCode.CouldNotWork;
        }

        var result = Pipeline.Run(options with { Activity = window?.Activity, Advisories = advisories });
        if (!OutputFile.TryWrite(parsed.GetValue(Output), writer => Report.Write(Report.FormatOf(parsed.GetValue(Format)!)!.Value, result, writer, ReportOptions(parsed.GetValue(Output) is not null, parsed.GetValue(Fixes))))
            || (parsed.GetValue(WriteBaseline) is { } baseline && !OutputFile.TryWrite(baseline, writer => Baseline.Write(result, writer))))
        {
            return ExitCode.CouldNotWork;
        }

        if (result.Problems.Length > 0 || window is { Problems.IsEmpty: false })
        {
            return ExitCode.CouldNotWork;
        }

        // Somebody who writes a baseline accepts what is there now.
        var accepted = parsed.GetValue(WriteBaseline) is not null;
        return !accepted && result.Findings.Any(finding => Fails(finding, parsed.GetValue(FailOn)!)) ? ExitCode.Findings : ExitCode.Clean;
    }

    private static bool TryAdvisories(ParseResult parsed, DateOnly asOf, out AdvisoryDatabase? advisories)
    {
        advisories = null;
        if (!parsed.GetValue(Packages) && parsed.GetValue(AdvisoryDatabaseFile) is null)
        {
            return true;
        }

        advisories = AdvisoryFile.Open(parsed.GetValue(AdvisoryDatabaseFile), out var error);
        if (error is null && AdvisoryFile.Staleness(advisories!, asOf) is { } stale)
        {
            Console.Error.WriteLine($"parapet: {stale}");
        }
        else if (error is not null)
        {
            Console.Error.WriteLine($"parapet: {error}");
        }

        return error is null;
    }

    private static TrailWindow? None(string why, out string? error)
    {
        error = why;
        return null;
    }

    private static bool TryOptions(ParseResult parsed, out PipelineOptions? options, out string? error)
    {
        options = null;
        if (!DeploymentOptions.TryValues(parsed.GetValue(Parameter) ?? [], parsed.GetValue(ParameterFiles) ?? [], out var parameters, out error) || !TryAsOf(parsed.GetValue(AsOf), out var asOf, out error) || !TryBaseline(parsed.GetValue(BaselineFile), out var known, out error))
        {
            return false;
        }

        var rules = RuleSelection.Choose(parsed.GetValue(Only) ?? [], parsed.GetValue(Skip) ?? [], out error);
        if (error is not null)
        {
            return false;
        }

        options = new PipelineOptions
        {
            Paths = [.. parsed.GetValue(Paths)!],
            WorkingFolder = Directory.GetCurrentDirectory(),
            Parameters = parameters,
            Rules = rules,
            AsOf = asOf,
            Baseline = known,
        };
        return true;
    }

    private static bool TryAsOf(string? text, out DateOnly day, out string? error)
    {
        error = null;
        if (text is null)
        {
            day = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
            return true;
        }

        if (!DateOnly.TryParseExact(text, DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out day))
        {
            error = $"`--as-of {Terminal.OneLine(text)}` is no date; write it as 2026-11-01";
        }

        return error is null;
    }

    private static bool TryBaseline(string? file, out IReadOnlySet<string> known, out string? error)
    {
        known = ImmutableHashSet<string>.Empty;
        error = null;
        if (file is null)
        {
            return true;
        }

        if (!TryRead(file, out var bytes, out error))
        {
            return false;
        }

        var (baseline, problem) = Baseline.Parse(bytes.Span, file);
        known = baseline?.Fingerprints ?? known;
        error = problem is null ? null : $"{problem.At}: {problem.Message}";
        return problem is null;
    }

    private static ReportOptions ReportOptions(bool toFile, bool fixes) => new()
    {
        Width = toFile ? Terminal.DefaultWidth : Terminal.Width,
        Colour = !toFile && Terminal.OutputTakesColor,
        Fixes = fixes,
    };

    private static bool Fails(Finding finding, string gate) =>
        Enum.TryParse<Severity>(gate, ignoreCase: true, out var least) && finding.Severity >= least;

    private static bool TryRead(string file, out ReadOnlyMemory<byte> bytes, out string? error)
    {
        var read = BoundedFile.Read(file, file, out var problem);
        bytes = read ?? default;
        error = problem is null ? null : $"`{Terminal.OneLine(file)}`: {problem.Message}";
        return problem is null;
    }
}
