using System.Collections.Immutable;
using System.CommandLine;
using Parapet.Analysis.Runtimes;
using Parapet.Cli.Advisories;
using Parapet.Cli.Packages;
using Parapet.Cli.Policies;
using Parapet.Packages.Advisories;
using Parapet.Packages.Sbom;
using Parapet.Reports;
using Parapet.Reports.Packages;

namespace Parapet.Cli.Commands;

/// <summary><c>parapet packages</c></summary>
internal static class PackagesCommand
{
    private static readonly Argument<string[]> Paths = new("path")
    {
        Description = "A function's zip, a folder of code, a container image (OCI layout or the tar of docker save), a template, or a folder with templates.",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<string[]> Layers = new("--layer") { Description = "A layer of the artefact: a zip or a folder; many times, in the function's order.", HelpName = "PATH" };

    private static readonly Option<string?> Runtime = new("--runtime") { Description = "The artefact's runtime, such as python3.13: decides where layers are looked for.", HelpName = "ID" };

    private static readonly Option<string?> Function = new("--function") { Description = "Only this function of the deployment.", HelpName = "NAME" };

    private static readonly Option<string[]> Parameter = DeploymentOptions.ParameterOption();

    private static readonly Option<string[]> ParameterFiles = DeploymentOptions.ParameterFileOption();

    private static readonly Option<string?> Database = new("--advisories") { Description = "The database of known vulnerabilities (from `parapet advisories update`); without it the usual one, if there is one.", HelpName = "FILE" };

    private static readonly PackageGateOptions Gate = new();

    private static readonly Option<string?> WriteBaseline = new("--write-baseline") { Description = "Write what is found now to a file, so that later only what is new fails.", HelpName = "FILE" };

    private static readonly Option<DateOnly?> AsOf = CommandOptions.AsOf("Judge ages, ignores and the age of the database as of this day instead of today.");

    private static readonly Option<bool> All = new("--all") { Description = "In text, also show copies that are not loaded, what each score is made of, and everything undecided." };

    private static readonly Option<string> Format = CommandOptions.Format("sarif", "markdown", "cyclonedx", "spdx", "openvex");

    private static readonly Option<string?> Output = CommandOptions.Output();

    public static Command Create()
    {
        var command = new ExplainedCommand("packages", "Show which packages functions bring along, what is known against them, and what to upgrade. Reads files only: no account, no network.", """
            Examples:
              parapet packages function.zip
              parapet packages build/ --layer shared.zip --runtime python3.13 --advisories advisories.parapet
              parapet packages template.yaml --fail-on high --only-fixable
              parapet packages . --baseline known.json --max-unattributed 20% --format sarif --output packages.sarif
              parapet packages image.tar --format cyclonedx --output bom.json

            Exit code: 0 nothing over the gate, 1 something fails it, 2 could not work or not read everything.
            """)
        {
            Paths, Layers, Runtime, Function, Parameter, ParameterFiles, Database,
        };
        foreach (var option in (IEnumerable<Option>)[.. Gate.All, WriteBaseline, AsOf, All, Format, Output])
        {
            command.Add(option);
        }

        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        var folder = Directory.GetCurrentDirectory();
        var asOf = parsed.GetValue(AsOf) ?? DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        var gate = Gate.Read(parsed, folder, out var error);
        var database = error is null ? OpenDatabase(parsed.GetValue(Database), gate!, out error) : null;
        var options = error is null ? Options(parsed, folder, out error) : null;
        var targets = options is null ? null : Choose(new PackagePaths(options).Read(), parsed.GetValue(Function), out error);
        if (error is not null || targets is null)
        {
            return Fail(error!);
        }

        foreach (var sentence in targets.Said)
        {
            Console.Error.WriteLine(Terminal.OneLine($"parapet: {sentence}"));
        }

        if (database is null)
        {
            Console.Error.WriteLine("parapet: there is no advisory database: packages are listed, nothing is judged; make one with `parapet advisories update`");
        }

        var sheet = new PackageJudgement(database, gate!, asOf).Judge(targets);
        if (sheet.Staleness is { } stale)
        {
            Console.Error.WriteLine($"parapet: {stale}");
        }

        if (!TryWrite(sheet, targets.Targets, parsed, out error))
        {
            return error is null ? ExitCode.CouldNotWork : Fail(error);
        }

        if (parsed.GetValue(WriteBaseline) is { } baseline && !OutputFile.TryWrite(baseline, writer => Baseline.Write(sheet.AsScan(), writer)))
        {
            return ExitCode.CouldNotWork;
        }

        if (sheet.Problems.Length > 0)
        {
            foreach (var problem in sheet.Problems.Where(_ => parsed.GetValue(Format) is "cyclonedx" or "spdx" or "openvex"))
            {
                Console.Error.WriteLine(Terminal.OneLine($"parapet: {problem.At}: {problem.Message}"));
            }

            return ExitCode.CouldNotWork;
        }

        // Somebody who writes a baseline accepts what is there now.
        return sheet.Fails && parsed.GetValue(WriteBaseline) is null ? ExitCode.Findings : ExitCode.Clean;
    }

    private static AdvisoryDatabase? OpenDatabase(string? named, PackageGateChoice gate, out string? error)
    {
        error = null;
        if (named is not null || File.Exists(AdvisoryFile.UsualPath))
        {
            var database = AdvisoryFile.Open(named, out error);
            if (error is null && gate.Policy.MinimumEpss is not null && database!.Info.EpssCount == 0)
            {
                error = "`--min-epss` needs EPSS scores, and the advisory database was made without them";
            }

            return error is null ? database : null;
        }

        error = gate.Judging is { } option ? $"`{option}` needs an advisory database; make one with `parapet advisories update`, or name one with `--advisories`" : null;
        return null;
    }

    private static PackagePathOptions? Options(ParseResult parsed, string folder, out string? error)
    {
        var paths = parsed.GetValue(Paths)!;
        var layers = parsed.GetValue(Layers) ?? [];
        if (!DeploymentOptions.TryValues(parsed.GetValue(Parameter) ?? [], parsed.GetValue(ParameterFiles) ?? [], out var parameters, out error))
        {
            return null;
        }

        if (paths.Concat(layers).Concat([parsed.GetValue(Output) ?? "-", parsed.GetValue(WriteBaseline) ?? "-"]).Any(string.IsNullOrWhiteSpace))
        {
            error = "a path is empty; name a file or a folder (`.` for this one)";
            return null;
        }

        if (parsed.GetValue(Runtime) is { } runtime && LambdaRuntimes.Find(runtime) is null)
        {
            var nearest = NearestName.Of(runtime, LambdaRuntimes.All.Reverse().Select(known => known.Identifier));
            error = $"there is no runtime `{Terminal.OneLine(runtime)}`{(nearest is null ? "; write it as nodejs24.x or python3.14" : $"; did you mean `{nearest}`?")}";
            return null;
        }

        return new PackagePathOptions
        {
            Paths = [.. paths],
            Layers = [.. layers],
            Runtime = parsed.GetValue(Runtime),
            Parameters = parameters,
            WorkingFolder = folder,
        };
    }

    private static PackageTargets Choose(PackageTargets read, string? function, out string? error)
    {
        error = null;
        if (function is null)
        {
            return read;
        }

        var chosen = read.Targets.Where(target => target.Name == function || target.FunctionId == function).ToImmutableArray();
        if (chosen.IsEmpty)
        {
            var nearest = NearestName.Of(function, read.Targets.Select(target => target.Name));
            error = $"there is no function `{Terminal.OneLine(function)}`{(nearest is null ? "" : $"; did you mean `{Terminal.OneLine(nearest)}`?")}";
        }

        return read with { Targets = chosen };
    }

    private static bool TryWrite(PackageSheet sheet, ImmutableArray<PackageTarget> targets, ParseResult parsed, out string? error)
    {
        error = null;
        var file = parsed.GetValue(Output);
        if (parsed.GetValue(Format) is "cyclonedx" or "spdx")
        {
            if (targets is not [var target])
            {
                error = sheet.Problems is [var first, ..] && targets.IsEmpty ? Terminal.OneLine($"{first.At}: {first.Message}")
                    : targets.IsEmpty ? "there is nothing to make a bill of materials of"
                    : $"a bill of materials is of one function, and there are {targets.Length}; choose one with `--function`";
                return false;
            }

            if (PackageBills.Subject(target, sheet.AsOf) is not { } subject)
            {
                error = $"the code of `{Terminal.OneLine(target.Name)}` is not known: {target.Artifacts.Code.Why}";
                return false;
            }

            var bill = parsed.GetValue(Format) is "spdx" ? Spdx.Write(subject) : CycloneDx.Write(subject);
            return OutputFile.TryWriteBytes(file, stream => stream.Write(bill));
        }

        if (parsed.GetValue(Format) is "openvex")
        {
            if (PackageBills.Vex(sheet, targets) is not { } document)
            {
                Console.Error.WriteLine("parapet: there is no vulnerability to speak of, and an OpenVEX document has to speak of one: none was written");
                return true;
            }

            return OutputFile.TryWriteBytes(file, stream => stream.Write(document));
        }

        return OutputFile.TryWrite(file, writer => Write(sheet, parsed, writer));
    }

    private static void Write(PackageSheet sheet, ParseResult parsed, TextWriter writer)
    {
        switch (parsed.GetValue(Format))
        {
            case "json":
                PackageJson.Write(sheet, writer);
                break;
            case "sarif":
                SarifReport.Write(sheet.AsScan(), writer);
                break;
            case "markdown":
                PackageMarkdown.Write(sheet, writer);
                break;
            default:
                PackageText.Write(sheet, parsed.GetValue(All), writer, CommandOptions.ReportOptions(parsed.GetValue(Output)));
                break;
        }
    }

    private static int Fail(string error)
    {
        Console.Error.WriteLine($"parapet: {error}");
        return ExitCode.CouldNotWork;
    }
}
