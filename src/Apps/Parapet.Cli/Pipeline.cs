using System.Collections.Immutable;
using Parapet.Analysis.Dependencies;
using Parapet.Analysis.Secrets;
using Parapet.Analysis.Secrets.Files;
using Parapet.Cli.Secrets;
using Parapet.Model;
using Parapet.Packages.Advisories;
using Parapet.Rules;
using Parapet.Sources.Artifacts;
using Parapet.Sources.Files;
using Parapet.Trail.Activity.Summaries;
using Parapet.Values;

namespace Parapet.Cli;

/// <summary>The flow: bytes, deployment, facts, findings.</summary>
internal static class Pipeline
{
    /// <summary>Scans paths and gathers everything that a report needs.</summary>
    public static ScanResult Run(PipelineOptions options)
    {
        var problems = new List<Problem>();
        var work = Templates.Find(options.Paths, options.WorkingFolder, problems);
        var outcomes = new Outcome?[work.Length];
        Progress.Show("scanning", work.Length, step => Parallel.For(0, work.Length, i =>
        {
            outcomes[i] = Templates.Read(work[i], options.Parameters) is { } read ? Scan(read, options) : null;
            step();
        }));

        return Gather(Templates.Roots([.. outcomes.OfType<Outcome>()], outcome => (outcome.File, outcome.Files)), problems, options);
    }

    private static Outcome Scan(ReadTemplate template, PipelineOptions options)
    {
        var texts = TemplateTexts.Of(template.Files.Select(file => Text(template.Tree, file)).OfType<TemplateText>(), options.Parameters);
        var discretion = texts.Discretion;
        if (template.Deployment is not { } deployment)
        {
            return new Outcome(template.File, template.Files, 0, [], [], [], template.Problem is { } problem ? [discretion.Of(problem)] : []);
        }

        // What was read is let go here: a repository may have thousands of templates.
        var artifacts = options.Advisories is null ? [] : ArtifactFinder.Find(deployment, path => template.Tree.Artifact(path, options.Artifacts));
        var dependencies = options.Advisories is null ? null : DeploymentDependencies.Of(deployment, artifacts, options.Advisories);
        var code = options.Code.Of(template.Tree, deployment, isThorough: options.Advisories is not null);
        var (findings, undecided) = RuleRunner.Run(new Scan(deployment, options.AsOf, options.Activity, dependencies, code.Code, texts), options.Rules);
        return new Outcome(
            template.File,
            template.Files,
            deployment.Functions.Length,
            [.. findings.Select(discretion.Of)],
            [.. undecided.Select(discretion.Of)],
            [.. deployment.Suppressions.Select(discretion.Of), .. code.Suppressions],
            [.. deployment.Problems.Concat(artifacts.SelectMany(function => function.Parts).SelectMany(part => part.Problems)).Concat(code.Problems).Select(discretion.Of)]);
    }

    private static TemplateText? Text(SourceTree tree, string file) =>
        tree.Bytes(file, out _) is { } bytes && PlainText.Read(bytes.Span) is { } text ? new TemplateText(file, text) : null;

    private static ScanResult Gather(IEnumerable<Outcome> roots, List<Problem> problems, PipelineOptions options)
    {
        var outcomes = roots.ToImmutableArray();
        var open = ImmutableArray.CreateBuilder<Finding>();
        var suppressed = ImmutableArray.CreateBuilder<(Finding, Suppression)>();
        foreach (var outcome in outcomes)
        {
            foreach (var finding in outcome.Findings)
            {
                var by = outcome.Suppressions.FirstOrDefault(s => s.HoldsOn(options.AsOf) && s.Covers(finding.Rule.Id, finding.At));
                if (by is null)
                {
                    open.Add(finding);
                }
                else
                {
                    suppressed.Add((finding, by));
                }
            }
        }

        var ordered = open.OrderByDescending(f => f.Severity).ThenBy(f => f.At).ThenBy(f => f.Rule.Id, StringComparer.Ordinal).ToImmutableArray();
        if (outcomes.IsEmpty && problems.Count == 0)
        {
            problems.Add(new Problem(new Location(string.Join(", ", options.Paths.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)), 0, 0), "no CloudFormation or SAM template was found here"));
        }

        return new ScanResult
        {
            Version = ProductVersion.Current,
            AsOf = options.AsOf,
            Files = [.. outcomes.SelectMany(o => o.Files).Select(PathText.WithoutSecrets).Distinct().Order(StringComparer.Ordinal)],
            FunctionCount = outcomes.Sum(o => o.FunctionCount),
            Rules = [.. options.Rules.Select(rule => rule.Info).OrderBy(info => info.Id, StringComparer.Ordinal)],
            Findings = [.. ordered.Where(f => !options.Baseline.Contains(f.Fingerprint))],
            Suppressed = suppressed.ToImmutable(),
            Baselined = [.. ordered.Where(f => options.Baseline.Contains(f.Fingerprint))],
            Undecided = [.. outcomes.SelectMany(o => o.Undecided).OrderBy(u => u.At).ThenBy(u => u.Rule.Id, StringComparer.Ordinal)],
            Problems = [.. problems.Concat(outcomes.SelectMany(o => o.Problems)).Distinct().OrderBy(p => p.At).ThenBy(p => p.Message, StringComparer.Ordinal)],
        };
    }

    private sealed record Outcome(
        string File,
        ImmutableArray<string> Files,
        int FunctionCount,
        ImmutableArray<Finding> Findings,
        ImmutableArray<Undecided> Undecided,
        ImmutableArray<Suppression> Suppressions,
        ImmutableArray<Problem> Problems);
}

/// <summary>What a scan needs to know.</summary>
internal sealed record PipelineOptions
{
    /// <summary>Files and folders as the user typed them.</summary>
    public required ImmutableArray<string> Paths { get; init; }

    /// <summary>The folder that relative paths start from.</summary>
    public required string WorkingFolder { get; init; }

    /// <summary>Template parameters.</summary>
    public required IReadOnlyDictionary<string, string> Parameters { get; init; }

    /// <summary>The rules to run.</summary>
    public required ImmutableArray<Rule> Rules { get; init; }

    /// <summary>The day for which dated facts are judged.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>What functions did, by logs; null for a scan without logs.</summary>
    public ActivitySummary? Activity { get; init; }

    /// <summary>What is known against packages; null for a scan that does not look into artefacts.</summary>
    public AdvisoryDatabase? Advisories { get; init; }

    /// <summary>The artefacts that were read; functions and templates share them.</summary>
    public ArtifactFiles Artifacts { get; } = new();

    /// <summary>The texts of code that were read; functions and templates share them.</summary>
    public CodeFiles Code { get; } = new();

    /// <summary>Fingerprints of findings that are known already.</summary>
    public required IReadOnlySet<string> Baseline { get; init; }
}
