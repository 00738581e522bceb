using System.Collections.Immutable;
using Parapet.Model;
using Parapet.Rules;
using Parapet.Sources;
using Parapet.Sources.CloudFormation;
using Parapet.Sources.Documents;
using Parapet.Sources.Files;
using Parapet.Values;

namespace Parapet.Cli;

/// <summary>The flow: bytes, deployment, facts, findings.</summary>
internal static class Pipeline
{
    /// <summary>Scans paths and gathers everything that a report needs.</summary>
    public static ScanResult Run(PipelineOptions options)
    {
        var problems = new List<Problem>();
        var work = new List<(SourceTree Tree, string File)>();

        // A folder comes before what lies in it, so that the order of the arguments decides nothing.
        foreach (var path in options.Paths.OrderBy(path => Path.GetFullPath(path, options.WorkingFolder), StringComparer.Ordinal).ThenBy(path => path, StringComparer.Ordinal))
        {
            var tree = SourceTree.Open(path, options.WorkingFolder, out var problem);
            if (tree is null)
            {
                problems.Add(problem!);
                continue;
            }

            work.AddRange(tree.Candidates(problems).Select(file => (tree, file)));
        }

        // A file that is named must be readable, also when a folder that is named too leads to it first.
        var named = work.Where(item => item.Tree.IsSingleFile).Select(item => item.File).ToHashSet(StringComparer.Ordinal);
        work = [.. work.DistinctBy(item => item.File).OrderBy(item => item.File, StringComparer.Ordinal)];
        var outcomes = new Outcome?[work.Count];
        Progress.Show("scanning", work.Count, step => Parallel.For(0, work.Count, i =>
        {
            outcomes[i] = ScanFile(work[i].Tree, work[i].File, named.Contains(work[i].File), options);
            step();
        }));

        return Gather(Roots([.. outcomes.OfType<Outcome>()]), problems, options);
    }

    private static Outcome? ScanFile(SourceTree tree, string file, bool isNamed, PipelineOptions options)
    {
        var bytes = tree.Bytes(file, out var problem);
        if (bytes is null)
        {
            return Outcome.Failed(file, problem!);
        }

        var looksLikeTemplate = TemplateSniff.IsProbablyTemplate(bytes.Value.Span);
        if (!looksLikeTemplate && !isNamed)
        {
            return null;
        }

        var document = DocumentReader.Read(file, bytes.Value);
        if (!TemplateResolver.IsTemplate(document))
        {
            return document.Problems is [var first, ..] ? Outcome.Failed(file, first)
                : isNamed ? Outcome.Failed(file, new Problem(new Location(file, 0, 0), "this is no CloudFormation or SAM template: it has no `Resources` with a `Type`"))
                : null;
        }

        var (deployment, files) = TemplateReader.Read(document, options.Parameters, tree.Read);
        var (findings, undecided) = RuleRunner.Run(new Scan(deployment, options.AsOf), options.Rules);
        return new Outcome(
            file, files, deployment.Functions.Length, findings, undecided, deployment.Suppressions, deployment.Problems, deployment.Unknowns);
    }

    // A template that another one nests is part of that one. Of two that nest each other the first by name stays, so that
    // no cycle makes both disappear.
    private static IEnumerable<Outcome> Roots(ImmutableArray<Outcome> outcomes)
    {
        var nestedIn = (from outcome in outcomes from file in outcome.Files where file != outcome.File select (file, outcome))
            .ToLookup(pair => pair.file, pair => pair.outcome, StringComparer.Ordinal);
        return outcomes.Where(outcome => !nestedIn[outcome.File].Any(parent =>
            !outcome.Files.Contains(parent.File) || string.CompareOrdinal(parent.File, outcome.File) < 0));
    }

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
            Files = [.. outcomes.SelectMany(o => o.Files).Distinct().Order(StringComparer.Ordinal)],
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
        ImmutableArray<Problem> Problems,
        ImmutableArray<(Location At, Unknown Why)> Unknowns)
    {
        public static Outcome Failed(string file, Problem problem) => new(file, [file], 0, [], [], [], [problem], []);
    }
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

    /// <summary>Fingerprints of findings that are known already.</summary>
    public required IReadOnlySet<string> Baseline { get; init; }
}
