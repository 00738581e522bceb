using System.Diagnostics;
using System.Globalization;

namespace Parapet.Bench.Trail;

/// <summary>
/// The table of the throughput of reading logs. Every figure comes from a process of its own, so that memory is that of one kind of work, and the
/// kinds take turns, so that a busy machine is unfair to all.
/// </summary>
internal static class TrailFigures
{
    private const int Rounds = 5;

    public static void Print(TextWriter output)
    {
        var folder = Directory.CreateTempSubdirectory("trail-figures-").FullName;
        try
        {
            var bytes = TrailCorpus.Write(folder);
            var stored = Directory.EnumerateFiles(folder).Sum(path => new FileInfo(path).Length);
            output.WriteLine($"{TrailCorpus.Files} files, {TrailCorpus.Files * TrailCorpus.RecordsPerFile:N0} records, {bytes / 1e6:F1} MB, {stored / 1e6:F1} MB compressed; medians of {Rounds} runs");
            output.WriteLine();
            output.WriteLine("| what | cores | MB/s | MB per processor second | events/s | peak memory |");
            output.WriteLine("|---|--:|--:|--:|--:|--:|");
            foreach (var cores in new[] { 1, 2 })
            {
                var runs = Enumerable.Range(0, Rounds)
                    .SelectMany(_ => TrailWork.All.Keys.Select(name => (Name: name, Run: InProcess(name, folder, cores)))).ToList();
                foreach (var name in TrailWork.All.Keys)
                {
                    var own = runs.Where(run => run.Name == name).Select(run => run.Run).OrderBy(run => run.Seconds).ToList();
                    var (seconds, _, events, _) = own[Rounds / 2];
                    var processor = own.Select(run => run.Processor).Order().ElementAt(Rounds / 2);
                    output.WriteLine($"| {name} | {cores} | {bytes / 1e6 / seconds:F0} | {bytes / 1e6 / processor:F0} | {(events == 0 ? "" : $"{events / seconds:N0}")} | {own.Max(run => run.Peak) / 1e6:F0} MB |");
                }
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Does one kind of work in this process.</summary>
    public static void One(string name, string folder, int cores, TextWriter output)
    {
        var clock = Stopwatch.StartNew();
        var events = TrailWork.All[name](folder, cores);
        var seconds = clock.Elapsed.TotalSeconds;
        using var self = Process.GetCurrentProcess();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{seconds} {self.TotalProcessorTime.TotalSeconds} {events} {self.PeakWorkingSet64}"));
    }

    private static (double Seconds, double Processor, long Events, long Peak) InProcess(string name, string folder, int cores)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["trail-one", name, folder, cores.ToString(CultureInfo.InvariantCulture)]) { RedirectStandardOutput = true };
        // Compiled once and fully, as the native binary is.
        start.Environment["DOTNET_TieredCompilation"] = "0";
        using var process = Process.Start(start)!;
        if (OperatingSystem.IsLinux() && cores == 1)
        {
            process.ProcessorAffinity = 1;
        }

        var cells = process.StandardOutput.ReadToEnd().Split(' ');
        process.WaitForExit();
        return (double.Parse(cells[0], CultureInfo.InvariantCulture), double.Parse(cells[1], CultureInfo.InvariantCulture), long.Parse(cells[2], CultureInfo.InvariantCulture), long.Parse(cells[3], CultureInfo.InvariantCulture));
    }
}
