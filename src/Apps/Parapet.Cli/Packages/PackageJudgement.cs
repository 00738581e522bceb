using System.Collections.Immutable;
using Parapet.Cli.Advisories;
using Parapet.Model;
using Parapet.Packages.Advisories;
using Parapet.Packages.Gate;
using Parapet.Reports.Packages;
using Parapet.Values;

namespace Parapet.Cli.Packages;

/// <summary>Holds the packages of targets against the advisories and the gate.</summary>
internal sealed class PackageJudgement(AdvisoryDatabase? database, PackageGateChoice gate, DateOnly asOf)
{
    // What a person writes by hand for one function is less: of more code than this, something came from elsewhere.
    private const long MuchCode = 1 << 20;

    /// <summary>The sheet of all targets.</summary>
    /// <param name="read">What there is.</param>
    public PackageSheet Judge(PackageTargets read)
    {
        var copies = new PackageCopies[read.Targets.Length];
        Progress.Show("judging", copies.Length, step => Parallel.For(0, copies.Length, i =>
        {
            copies[i] = PackageCopies.Of(read.Targets[i], database);
            step();
        }));

        var found = copies.Select(Vulnerabilities).ToImmutableArray();
        var parts = copies.SelectMany(each => each.Target.Artifacts.Parts).Where(part => part.Inventory is not null).DistinctBy(part => part.Name).ToImmutableArray();
        var result = PackageGate.Judge([.. found.SelectMany(each => each).Select(one => one.Fact)], [.. parts.Select(Fact)], Policy, gate.Ignores, gate.Vex, asOf);
        var verdicts = result.Verdicts.Index().ToDictionary(pair => (object)pair.Item.Fact, ReferenceEqualityComparer.Instance);
        var artifacts = parts.Zip(result.Artifacts).ToDictionary(pair => pair.First.Name, pair => pair.Second, StringComparer.Ordinal);
        var functions = copies.Zip(found).Select(pair => Function(
            pair.First,
            [.. pair.Second.OrderBy(one => verdicts[one.Fact].Index).Select(one => one.Finding(PackageRules.Known, verdicts[one.Fact].Item))],
            artifacts)).ToImmutableArray();
        return new PackageSheet
        {
            Version = ProductVersion.Current,
            AsOf = asOf,
            Database = database?.Info,
            Staleness = database is null ? null : AdvisoryFile.Staleness(database, asOf),
            Functions = functions,
            Plan = database is null ? [] : Plan(copies.Zip(functions), database),
            Notes = database is null ? [] : result.Notes,
            Problems = [.. read.Problems.Concat(gate.Problems).Concat(parts.SelectMany(part => part.Problems)).Distinct().OrderBy(problem => problem.At).ThenBy(problem => problem.Message, StringComparer.Ordinal)],
            UndecidedFails = gate.IsStrict,
            Rules = [PackageRules.Known.Vulnerable, PackageRules.Known.Exploited, PackageRules.Known.Malicious],
        };
    }

    // Without advisories only what the user asked of the artefacts themselves can fail.
    private GatePolicy Policy => database is null ? gate.Policy with { NoInventoryFails = gate.IsStrict } : gate.Policy;

    private ImmutableArray<PackageVulnerability> Vulnerabilities(PackageCopies copies) => database is null ? [] :
    [
        .. from copy in copies.Copies
           from match in copy.Sheet.Matches
           where match.Status is AdvisoryStatus.Affected
           select PackageVulnerability.Of(copies.Target, copy.Sheet, copy.Part, match, database),
    ];

    private ArtifactFact Fact(CodePart part)
    {
        var fact = ArtifactFact.Of(part.Inventory!);
        return fact with { Name = part.Name, HasCode = part.Inventory!.Code.Bytes > (gate.IsStrict ? 0 : MuchCode) };
    }

    private FunctionSheet Function(PackageCopies copies, ImmutableArray<PackageFinding> findings, Dictionary<string, ArtifactVerdict> artifacts)
    {
        var target = copies.Target;
        var groups = findings.ToLookup(KindOf);
        return new FunctionSheet
        {
            Name = target.Name,
            FunctionId = target.FunctionId,
            At = target.At,
            Runtime = target.Runtime,
            Parts = [.. target.Artifacts.Parts.Select(part => new PartSheet(
                target.Label(part),
                target.IsLayer(part),
                part,
                part.Inventory is null ? new ArtifactVerdict(new ArtifactFact(part.Name, false, false, 0), false, []) : artifacts[part.Name]))],
            Copies = [.. copies.Copies.Select(copy => copy.Sheet)],
            Exposure = target.Exposure,
            Blast = target.Blast,
            Findings = [.. groups[Kind.Counts]],
            Baselined = [.. groups[Kind.Baselined]],
            Ignored = [.. groups[Kind.Ignored]],
            NotLoaded = [.. groups[Kind.NotLoaded]],
            Undecided = database is null ? [.. copies.Undecided(PackageRules.Known.Vulnerable).Where(undecided => undecided.Why.Kind is not UnknownKind.Malformed)] : [.. copies.Undecided(PackageRules.Known.Vulnerable)],
        };
    }

    private static Kind KindOf(PackageFinding finding) =>
        !finding.Verdict.Fact.IsLoaded ? Kind.NotLoaded
        : finding.Verdict.Outcome is GateOutcome.Ignored ? Kind.Ignored
        : finding.Verdict.Reasons.Any(reason => reason is { Name: "baseline", Effect: GateEffect.Excuses }) ? Kind.Baselined
        : Kind.Counts;

    // Only what counts is worth an upgrade; what the baseline knows still is.
    private static ImmutableArray<PlanStep> Plan(IEnumerable<(PackageCopies Copies, FunctionSheet Sheet)> functions, AdvisoryDatabase database)
    {
        var labels = new Dictionary<string, (string Label, bool IsLayer)>(StringComparer.Ordinal);
        var inputs = new List<FixInput>();
        foreach (var (copies, sheet) in functions)
        {
            var counting = sheet.Findings.Concat(sheet.Baselined).Select(finding => finding.Copy).ToHashSet(ReferenceEqualityComparer.Instance);
            var ignored = sheet.Ignored.Select(finding => finding.Match).ToHashSet(ReferenceEqualityComparer.Instance);
            foreach (var (copy, part) in copies.Copies.Where(copy => counting.Contains(copy.Sheet)))
            {
                labels.TryAdd(part.Name, (copies.Target.Label(part), copies.Target.IsLayer(part)));
                inputs.Add(new FixInput(copies.Target.FunctionId is null ? "" : copies.Target.Name, part.Name, copy.Loaded.Package, [.. copy.Matches.Where(match => !ignored.Contains(match))]));
            }
        }

        return [.. FixPlan.Plan(database, inputs).Select(step => new PlanStep(step, labels[step.Artefact].Label, labels[step.Artefact].IsLayer))];
    }

    private enum Kind
    {
        Counts,
        Baselined,
        Ignored,
        NotLoaded,
    }
}
