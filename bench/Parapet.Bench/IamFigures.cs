using System.Diagnostics;
using Parapet.Iam.Catalog;
using Parapet.Iam.Evaluation;
using Parapet.Iam.Language;
using Parapet.Iam.Proof;
using Parapet.Iam.Tests.Escalation;
using Parapet.Iam.Validation;

namespace Parapet.Bench;

/// <summary>What the IAM engine takes for whole jobs: proofs over pairs of AWS's own policies, validation of all of them, escalation in a large account.</summary>
internal static class IamFigures
{
    private const int PoliciesOfPairs = 300;
    private const int Repetitions = 5;

    public static void Print(TextWriter writer)
    {
        Validation(writer);
        Escalation(writer);
        Containment(writer);
    }

    private static void Validation(TextWriter writer)
    {
        var all = ManagedPolicies.All.ToList();
        var best = TimeSpan.MaxValue;
        var issues = 0;
        for (var i = 0; i < Repetitions; i++)
        {
            var watch = Stopwatch.StartNew();
            issues = all.Sum(policy => PolicyValidator.Validate(PolicyReader.ReadJson(policy.Document.Span, policy.Name), PolicyKind.Identity).Length);
            best = best < watch.Elapsed ? best : watch.Elapsed;
        }

        writer.WriteLine($"validation: {all.Count} managed policies read and validated in {best.TotalMilliseconds:0} ms (best of {Repetitions}), {issues} issues");
    }

    private static void Escalation(TextWriter writer)
    {
        for (var i = 0; i < Repetitions; i++)
        {
            var watch = Stopwatch.StartNew();
            var graph = LargeAccount.Make().Graph();
            var found = watch.Elapsed;
            var routes = graph.Edges.Select(edge => edge.From).Distinct().Count(principal => graph.ToAdministrator(principal) is not null);
            writer.WriteLine($"escalation: 1000 roles, 500 functions: {graph.Edges.Length} steps in {found.TotalSeconds:0.00} s, with the shortest routes of {routes} principals to administrator {watch.Elapsed.TotalSeconds:0.00} s");
        }
    }

    private static void Containment(TextWriter writer)
    {
        // Every n-th, so that services of all letters are there.
        var all = ManagedPolicies.All.ToList();
        var policies = Enumerable.Range(0, PoliciesOfPairs)
            .Select(i => all[i * all.Count / PoliciesOfPairs])
            .Select(policy => Policy.Compile(PolicyReader.ReadJson(policy.Document.Span, policy.Name), PolicyKind.Identity, policy.Name))
            .ToList();
        PolicyProof.Contains(policies[0], policies[1]);
        var times = new List<double>();
        var verdicts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var worst = (Milliseconds: 0.0, Pair: "");
        foreach (var wide in policies)
        {
            foreach (var narrow in policies.Where(narrow => narrow != wide))
            {
                var watch = Stopwatch.GetTimestamp();
                var answer = PolicyProof.Contains(wide, narrow);
                var took = Stopwatch.GetElapsedTime(watch).TotalMilliseconds;
                times.Add(took);
                worst = took > worst.Milliseconds ? (took, $"{wide.Name} over {narrow.Name}") : worst;
                var verdict = answer.Verdict == Verdict.Unknown ? $"unknown: {answer.Why}" : answer.Verdict.ToString();
                verdicts[verdict] = verdicts.GetValueOrDefault(verdict) + 1;
            }
        }

        times.Sort();
        writer.WriteLine($"containment: {times.Count} ordered pairs of {policies.Count} managed policies: median {times[times.Count / 2]:0.000} ms, p95 {times[times.Count * 95 / 100]:0.0} ms, p99 {times[times.Count * 99 / 100]:0.0} ms, worst {worst.Milliseconds:0.0} ms ({worst.Pair})");
        foreach (var (verdict, count) in verdicts)
        {
            writer.WriteLine($"  {verdict}: {count}");
        }
    }
}
