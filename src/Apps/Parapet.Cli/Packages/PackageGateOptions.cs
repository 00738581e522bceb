using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Parapet.Model;
using Parapet.Packages;
using Parapet.Packages.Gate;
using Parapet.Packages.Sbom;
using Parapet.Reports;
using Parapet.Sources.Files;
using Parapet.Values;

namespace Parapet.Cli.Packages;

/// <summary>The options that say what must not pass.</summary>
internal sealed class PackageGateOptions
{
    private readonly Option<string> failOn = new("--fail-on")
    {
        Description = "Exit with 1 when a vulnerability is this bad or worse: critical, high, medium, low or none. One without a severity counts as high.",
        HelpName = "SEVERITY",
        DefaultValueFactory = _ => "medium",
    };

    private readonly Option<bool?> exploited = new("--fail-on-exploited") { Description = "Exit with 1 for what CISA lists as exploited, however bad; on unless --fail-on is none.", HelpName = "true|false", Arity = ArgumentArity.ZeroOrOne };

    private readonly Option<double?> minEpss = new("--min-epss") { Description = "Exit with 1 when EPSS gives exploitation this probability or more, such as 0.5.", HelpName = "P" };

    private readonly Option<bool> onlyFixable = new("--only-fixable") { Description = "What no version fixes does not fail." };

    private readonly Option<string?> maxAge = new("--max-age") { Description = "For how many days after its publication a vulnerability of each severity may stay, such as critical=7,high=30. A baseline does not excuse what stays longer.", HelpName = "DAYS" };

    private readonly Option<string?> baseline = new("--baseline") { Description = "Only what this file (from --write-baseline or --format json) does not know yet fails.", HelpName = "FILE" };

    private readonly Option<string?> ignoreFile = new("--ignore-file") { Description = $"What the team lives with until a day; without it {IgnoreFile.UsualName} of the working folder, if there is one.", HelpName = "FILE" };

    private readonly Option<string[]> vex = new("--vex") { Description = "OpenVEX documents: what they call not affected or fixed is ignored.", HelpName = "FILE", AllowMultipleArgumentsPerToken = true };

    private readonly Option<string?> maxUnattributed = new("--max-unattributed") { Description = "Exit with 1 when more of an artefact's code than this belongs to no package, such as 20%.", HelpName = "SHARE" };

    private readonly Option<bool> failOnUnknown = new("--fail-on-unknown") { Description = "What cannot be decided fails, and so does code in which no package can be named, however little." };

    public PackageGateOptions() => failOn.AcceptOnlyFromAmong("critical", "high", "medium", "low", "none");

    /// <summary>The options, in the order of help.</summary>
    public IEnumerable<Option> All => [failOn, exploited, minEpss, onlyFixable, maxAge, baseline, ignoreFile, vex, maxUnattributed, failOnUnknown];

    /// <summary>What the user chose; null with a sentence when an option or a file of theirs cannot be read.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="workingFolder">Where the usual ignore file lies.</param>
    /// <param name="error">What is wrong.</param>
    public PackageGateChoice? Read(ParseResult parsed, string workingFolder, out string? error)
    {
        if (!TryAges(parsed.GetValue(maxAge), out var ages, out error) || !TryShare(parsed.GetValue(maxUnattributed), out var share, out error) || !TryBaseline(parsed.GetValue(baseline), out var known, out error))
        {
            return null;
        }

        if (parsed.GetValue(minEpss) is < 0 or > 1 or double.NaN)
        {
            error = "`--min-epss` takes a probability from 0 to 1, such as 0.5";
            return null;
        }

        var problems = new List<Problem>();
        var severity = parsed.GetValue(failOn)!;
        var isOff = severity == "none";
        var isStrict = parsed.GetValue(failOnUnknown);
        return new PackageGateChoice
        {
            Policy = new GatePolicy
            {
                MinimumSeverity = isOff ? null : Enum.Parse<AdvisorySeverity>(severity, ignoreCase: true),
                KnownExploitedFails = IsGiven(parsed, exploited) ? parsed.GetValue(exploited) ?? true : !isOff,
                MinimumEpss = parsed.GetValue(minEpss),
                MaximumAgeDays = ages,
                OnlyWithFix = parsed.GetValue(onlyFixable),
                UnknownVersionsFail = isStrict,
                Baseline = known,
                MaximumUnattributedShare = share,
                NoInventoryFails = isStrict || !isOff,
            },
            IsStrict = isStrict,
            Judging = All.Where(option => option != maxUnattributed && option != vex && option != ignoreFile && option != failOnUnknown && IsGiven(parsed, option) && !(option == failOn && isOff)).Select(option => option.Name).FirstOrDefault(),
            Ignores = Ignores(parsed.GetValue(ignoreFile), workingFolder, problems),
            Vex = new VexIndex([.. (parsed.GetValue(vex) ?? []).Select(file => Vex(file, problems)).OfType<VexDocument>()]),
            Problems = [.. problems],
        };
    }

    private static bool IsGiven(ParseResult parsed, Option option) => parsed.GetResult(option) is { Implicit: false };

    private static IgnoreFile Ignores(string? named, string workingFolder, List<Problem> problems)
    {
        var file = named ?? IgnoreFile.UsualName;
        if (named is null && !File.Exists(Path.Combine(workingFolder, file)))
        {
            return IgnoreFile.Empty;
        }

        if (Bytes(file, problems) is not { } bytes)
        {
            return IgnoreFile.Empty;
        }

        var (ignores, wrong) = IgnoreFile.Parse(bytes.Span, file);
        problems.AddRange(wrong.Select(Problem));
        return ignores;
    }

    private static VexDocument? Vex(string file, List<Problem> problems)
    {
        if (Bytes(file, problems) is not { } bytes)
        {
            return null;
        }

        var (document, wrong) = OpenVex.Read(bytes, file);
        problems.AddRange(wrong.Select(Problem));
        return document;
    }

    private static ReadOnlyMemory<byte>? Bytes(string file, List<Problem> problems)
    {
        var bytes = BoundedFile.Read(file, file, out var problem);
        if (problem is not null)
        {
            problems.Add(problem);
        }

        return bytes;
    }

    private static Problem Problem(FileProblem problem) => new(new Location(problem.File, problem.Line, 0), problem.Message);

    private static bool TryBaseline(string? file, out ImmutableHashSet<string>? known, out string? error)
    {
        (known, error) = (null, null);
        if (file is null)
        {
            return true;
        }

        if (BoundedFile.Read(file, file, out var problem) is { } bytes)
        {
            (var read, problem) = Baseline.Parse(bytes.Span, file);
            known = read?.Fingerprints.ToImmutableHashSet(StringComparer.Ordinal);
        }

        error = problem is null ? null : Terminal.OneLine($"{problem.At}: {problem.Message}");
        return error is null;
    }

    private static bool TryAges(string? text, out ImmutableDictionary<AdvisorySeverity, int> ages, out string? error)
    {
        ages = ImmutableDictionary<AdvisorySeverity, int>.Empty;
        error = null;
        foreach (var part in text?.Split(',') ?? [])
        {
            if (part.Split('=') is not [var name, var number]
                || name.Trim() is not ("critical" or "high" or "medium" or "low")
                || !int.TryParse(number.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var days))
            {
                error = $"`--max-age {Terminal.OneLine(text!)}` is no list of days; write it as critical=7,high=30";
                return false;
            }

            if (ages.ContainsKey(Enum.Parse<AdvisorySeverity>(name.Trim(), ignoreCase: true)))
            {
                error = $"`--max-age {Terminal.OneLine(text!)}` names {name.Trim()} twice";
                return false;
            }

            ages = ages.SetItem(Enum.Parse<AdvisorySeverity>(name.Trim(), ignoreCase: true), days);
        }

        return true;
    }

    // 20% and 0.2 are the same; a bare 20 could be either and is neither.
    private static bool TryShare(string? text, out double? share, out string? error)
    {
        (share, error) = (null, null);
        if (text is null)
        {
            return true;
        }

        var isPercent = text.EndsWith('%');
        if (double.TryParse(text.TrimEnd('%').Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number <= (isPercent ? 100 : 1))
        {
            share = isPercent ? number / 100 : number;
            return true;
        }

        error = $"`--max-unattributed {Terminal.OneLine(text)}` is no share; write it as 20% or 0.2";
        return false;
    }
}

/// <summary>What the user chose to let pass.</summary>
internal sealed record PackageGateChoice
{
    /// <summary>The limits and what the policy itself excuses.</summary>
    public required GatePolicy Policy { get; init; }

    /// <summary>Whether any code without a nameable package fails, and not only a lot of it.</summary>
    public required bool IsStrict { get; init; }

    /// <summary>An option that the user gave and that means nothing without an advisory database; null when there is none.</summary>
    public required string? Judging { get; init; }

    /// <summary>What the team lives with.</summary>
    public required IgnoreFile Ignores { get; init; }

    /// <summary>What VEX documents say.</summary>
    public required VexIndex Vex { get; init; }

    /// <summary>What of the user's files could not be read.</summary>
    public required ImmutableArray<Problem> Problems { get; init; }
}
