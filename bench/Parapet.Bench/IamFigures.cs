using System.Diagnostics;
using System.Runtime.InteropServices;
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
    private const int LargestOfPairs = 30;
    private const int Repetitions = 5;
    private const double WorthRepeating = 2;

    // CLOCK_THREAD_CPUTIME_ID of Linux.
    private const int ThreadClock = 3;

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
            best = Least(best, watch.Elapsed);
        }

        writer.WriteLine($"validation: {all.Count} managed policies read and validated in {best.TotalMilliseconds:0} ms (best of {Repetitions}), {issues} issues");
    }

    private static void Escalation(TextWriter writer)
    {
        var best = (Wall: TimeSpan.MaxValue, Processor: TimeSpan.MaxValue);
        var (steps, routes) = (0, 0);
        for (var i = 0; i < Repetitions; i++)
        {
            var processor = Environment.CpuUsage.TotalTime;
            var watch = Stopwatch.StartNew();
            var graph = LargeAccount.Make().Graph();
            routes = graph.Edges.Select(edge => edge.From).Distinct().Count(principal => graph.ToAdministrator(principal) is not null);
            steps = graph.Edges.Length;
            best = (Least(best.Wall, watch.Elapsed), Least(best.Processor, Environment.CpuUsage.TotalTime - processor));
        }

        writer.WriteLine($"escalation: 1000 roles, 500 functions: {steps} steps and the shortest routes of {routes} principals to administrator in {best.Wall.TotalSeconds:0.00} s, {best.Processor.TotalSeconds:0.00} s of processor time (best of {Repetitions})");
    }

    private static void Containment(TextWriter writer)
    {
        var policies = Drawn().Select(policy => Policy.Compile(PolicyReader.ReadJson(policy.Document.Span, policy.Name), PolicyKind.Identity, policy.Name)).ToList();
        PolicyProof.Contains(policies[0], policies[1]);
        var times = new List<double>();
        var verdicts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var worst = (Milliseconds: 0.0, Pair: "");
        foreach (var wide in policies)
        {
            foreach (var narrow in policies)
            {
                var answer = PolicyProof.Contains(wide, narrow);
                var took = Quickest(wide, narrow);
                times.Add(took);
                worst = took > worst.Milliseconds ? (took, $"{wide.Name} over {narrow.Name}") : worst;
                var verdict = answer.Verdict == Verdict.Unknown ? $"unknown: {answer.Why}" : answer.Verdict.ToString();
                verdicts[verdict] = verdicts.GetValueOrDefault(verdict) + 1;
            }
        }

        times.Sort();
        writer.WriteLine($"containment: {times.Count} ordered pairs of {policies.Count} managed policies: median {times[times.Count / 2]:0.000} ms, p95 {times[times.Count * 95 / 100]:0.0} ms, p99 {times[times.Count * 99 / 100]:0.0} ms, worst {worst.Milliseconds:0.0} ms ({worst.Pair}); processor time, pairs over {WorthRepeating} ms: best of {Repetitions}");
        foreach (var (verdict, count) in verdicts)
        {
            writer.WriteLine($"  {verdict}: {count}");
        }

        Selves(writer);
    }

    private static void Selves(TextWriter writer)
    {
        var all = ManagedPolicies.All.Select(policy => (policy.Name, One: Policy.Compile(PolicyReader.ReadJson(policy.Document.Span, policy.Name), PolicyKind.Identity, policy.Name))).ToList();
        var worst = all.Select(policy => (Took: Quickest(policy.One, policy.One), policy.Name)).Max();
        var proved = all.Count(policy => PolicyProof.Contains(policy.One, policy.One).Verdict == Verdict.Proved);
        writer.WriteLine($"containment: {proved} of {all.Count} managed policies are proved to contain themselves, worst {worst.Took:0.0} ms ({worst.Name})");
    }

    // The largest, which are the hardest, and every n-th of the others, so that services of all letters are there.
    private static IEnumerable<ManagedPolicy> Drawn()
    {
        var largest = ManagedPolicies.All.OrderByDescending(policy => policy.Document.Length).ThenBy(policy => policy.Name, StringComparer.Ordinal).Take(LargestOfPairs).ToList();
        var others = ManagedPolicies.All.Except(largest).ToList();
        var every = PoliciesOfPairs - LargestOfPairs;
        return largest.Concat(Enumerable.Range(0, every).Select(i => others[i * others.Count / every])).OrderBy(policy => policy.Name, StringComparer.Ordinal);
    }

    private static double Quickest(Policy wide, Policy narrow) => Enumerable.Range(0, Repetitions).Select(_ => Milliseconds(wide, narrow)).TakeUntilQuick().Min();

    // Wall time on a shared machine counts what others do.
    private static double Milliseconds(Policy wide, Policy narrow)
    {
        var before = ThreadTime();
        PolicyProof.Contains(wide, narrow);
        return ThreadTime() - before;
    }

    private static IEnumerable<double> TakeUntilQuick(this IEnumerable<double> times)
    {
        foreach (var time in times)
        {
            yield return time;
            if (time < WorthRepeating)
            {
                yield break;
            }
        }
    }

    public static double ThreadTime()
    {
        _ = clock_gettime(ThreadClock, out var time);
        return (time.Seconds * 1e3) + (time.Nanoseconds / 1e6);
    }

    [DllImport("libc", EntryPoint = "clock_gettime")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int clock_gettime(int clock, out Moment time);

    [StructLayout(LayoutKind.Sequential)]
    private readonly struct Moment
    {
        public readonly long Seconds;
        public readonly long Nanoseconds;
    }

    private static TimeSpan Least(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
