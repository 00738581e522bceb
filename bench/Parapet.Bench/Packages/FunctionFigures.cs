using System.Diagnostics;
using System.Globalization;
using Parapet.Packages.Advisories;
using Parapet.Sources.Files;

namespace Parapet.Bench.Packages;

/// <summary>
/// Everything that a function's packages take, from the file to the matches: a zip of 50 MB with 20,000 entries against 10,000 advisories. Each run is a
/// process of its own, since peak memory is one of the figures and the first run is what a user waits for.
/// </summary>
internal static class FunctionFigures
{
    private const int Runs = 7;

    public static void Print(TextWriter output)
    {
        var folder = Directory.CreateTempSubdirectory("parapet-bench-");
        try
        {
            var (zip, advisories) = (Path.Combine(folder.FullName, "function.zip"), Path.Combine(folder.FullName, "advisories.db"));
            File.WriteAllBytes(zip, FunctionZip.Make());
            File.WriteAllBytes(advisories, NpmAdvisories.Compile());
            output.WriteLine($"{new FileInfo(zip).Length / 1e6:0.0} MB, {FunctionZip.Entries} entries, {FunctionZip.Packages} packages; advisories of {new FileInfo(advisories).Length / 1e6:0.0} MB");
            for (var run = 0; run < Runs; run++)
            {
                using var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, ["packages-one", zip, advisories]))!;
                process.WaitForExit();
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>One run, in a process of its own.</summary>
    public static void One(string zip, string advisories, TextWriter output)
    {
        var written = Written();
        var watch = Stopwatch.StartNew();
        var (inventory, why) = new ArtifactFiles().Read(zip, "function.zip");
        if (inventory is null || AdvisoryDatabase.Open(File.ReadAllBytes(advisories)).Database is not { } database)
        {
            throw new InvalidOperationException(why?.ToString() ?? "the database cannot be opened");
        }

        var listed = watch.Elapsed.TotalMilliseconds;
        var matches = inventory.Packages.Sum(package => database.Find(package).Length);
        using var self = Process.GetCurrentProcess();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{inventory.Packages.Length} packages, {matches} matches: {watch.Elapsed.TotalMilliseconds:0} ms ({listed:0} ms to the inventory), {Environment.CpuUsage.TotalTime.TotalMilliseconds:0} ms of processor time with the start, {self.PeakWorkingSet64 / 1e6:0} MB at most, {Written() - written} bytes written to the disk"));
    }

    // What the kernel counts of this process that went to a file system; only Linux tells.
    private static long Written() =>
        File.Exists("/proc/self/io")
            ? long.Parse(File.ReadLines("/proc/self/io").First(line => line.StartsWith("write_bytes:", StringComparison.Ordinal)).Split(' ')[1], CultureInfo.InvariantCulture)
            : 0;
}
