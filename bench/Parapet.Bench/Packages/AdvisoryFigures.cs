using System.Collections.Immutable;
using System.Diagnostics;
using Parapet.Packages.Advisories;
using Parapet.Packages.Advisories.Sources;
using Parapet.Packages.Inventory;
using Parapet.Packages.Versions;

namespace Parapet.Bench.Packages;

/// <summary>What importing advisories and asking about packages takes. FOLDER has zips of OSV records; the first one is imported.</summary>
internal static class AdvisoryFigures
{
    private const int Queries = 1000;
    private const int Repetitions = 30;

    public static void Print(string folder, TextWriter output)
    {
        var path = Directory.EnumerateFiles(folder, "*.zip").Order(StringComparer.Ordinal).First();
        ImmutableArray<Advisory> first = [];
        byte[] database = [];
        var cold = Measure(() => (first, database) = Import(path));
        output.WriteLine($"import: {Path.GetFileName(path)}, {first.Length} advisories, {database.Length / 1e6:0.0} MB compiled");
        output.WriteLine($"  first time {cold}, then {Best(() => Import(path))}, of which compiling {Best(() => Compile(first))}");
        output.WriteLine($"open: {Best(() => AdvisoryDatabase.Open(database))}");
        Query(AdvisoryDatabase.Open(database).Database!, first, output);
    }

    private static (ImmutableArray<Advisory> Advisories, byte[] Database) Import(string path)
    {
        using var zip = File.OpenRead(path);
        var (advisories, problems) = OsvZip.Read(zip, path);
        return problems.IsEmpty ? (advisories, Compile(advisories)) : throw new InvalidOperationException(problems[0].ToString());
    }

    private static byte[] Compile(ImmutableArray<Advisory> advisories) =>
        AdvisoryCompiler.Compile(new() { Sources = [new() { Name = "OSV", Advisories = advisories }], Created = DateTimeOffset.UnixEpoch });

    // Half of the packages are ones that advisories are about, in versions from old to new; the other half nobody knows.
    private static void Query(AdvisoryDatabase database, ImmutableArray<Advisory> advisories, TextWriter output)
    {
        var names = advisories.SelectMany(advisory => advisory.Affected).Select(affected => affected.Name).Distinct().Order(StringComparer.Ordinal).ToList();
        var packages = Enumerable.Range(0, Queries)
            .Select(i => new Package
            {
                Ecosystem = Ecosystem.Go,
                Name = i % 2 == 0 ? names[i * names.Count / Queries] : $"example.com/module-{i}",
                Version = $"v{i % 3}.{i % 17}.{i % 5}",
                Kind = PackageKind.Bundled,
                Path = "bootstrap",
            })
            .ToList();
        foreach (var (what, some) in new[] { ("half of them known", packages), ("none of them known", packages.Select(package => package with { Name = $"{package.Name}/x" }).ToList()) })
        {
            var matches = 0;
            var firstTime = Measure(() => matches = some.Sum(package => database.Find(package).Length));
            var best = Best(() => matches = some.Sum(package => database.Find(package).Length));
            var before = GC.GetAllocatedBytesForCurrentThread();
            foreach (var package in some)
            {
                database.Find(package);
            }

            output.WriteLine($"query: {Queries} packages, {what}: {matches} matches: first time {firstTime}, then {best}, {GC.GetAllocatedBytesForCurrentThread() - before} bytes allocated");
        }
    }

    private static Figure Best(Action work)
    {
        var figures = Enumerable.Range(0, Repetitions).Select(_ => Measure(work)).ToList();
        return new(figures.Min(figure => figure.Wall), figures.Min(figure => figure.Processor));
    }

    private static Figure Measure(Action work)
    {
        var processor = Environment.CpuUsage.TotalTime;
        var watch = Stopwatch.StartNew();
        work();
        return new(watch.Elapsed.TotalMilliseconds, (Environment.CpuUsage.TotalTime - processor).TotalMilliseconds);
    }

    // Wall time on a shared machine counts what others do; processor time counts all threads.
    private readonly record struct Figure(double Wall, double Processor)
    {
        public override string ToString() => $"{Wall:0.00} ms ({Processor:0.00} ms of processor time)";
    }
}
