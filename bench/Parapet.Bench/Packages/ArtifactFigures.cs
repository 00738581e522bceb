using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using Parapet.Packages.Artifacts;

namespace Parapet.Bench.Packages;

/// <summary>Lists a zip as large as functions have them and reads the 600 entries that an inventory needs, beside the class library's reader.</summary>
internal static class ArtifactFigures
{
    private const int Entries = 20_000;
    private const int Wanted = 600;
    private const int Bytes = 50 << 20;
    private const int Rounds = 15;

    public static void Print(TextWriter into)
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, MakeZip());
            using var file = File.OpenHandle(path);
            var source = new ByteSource("function.zip", RandomAccess.GetLength(file), (offset, span) => RandomAccess.Read(file, span, offset));
            var hash = ArtifactReader.Hash(source);
            into.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{source.Length / 1e6:F1} MB, {Entries} entries, {Wanted} read; median and best of {Rounds}, mean processor time, in ms"));
            Print(into, "hash, list, read", () => Read(source, null));
            Print(into, "list, read", () => Read(source, hash));
            var bytes = ByteSource.Of("function.zip", File.ReadAllBytes(path));
            Print(into, "list, read, in memory", () => Read(bytes, hash));
            Print(into, "list", () => ArtifactReader.ReadZip(source, (_, _) => Want.Nothing, (_, _) => { }, sha256: hash).Entries.Length);
            Print(into, "hash", () => ArtifactReader.Hash(source).Length);
            Print(into, "ZipArchive: list, read", () => ReadByLibrary(path));
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static void Print(TextWriter into, string what, Func<int> action)
    {
        var times = new List<double>();
        var memory = 0L;
        var first = Stopwatch.GetTimestamp();
        action();
        var cold = Stopwatch.GetElapsedTime(first).TotalMilliseconds;
        for (var round = 0; round < Rounds; round++)
        {
            action();
        }

        var processor = Environment.CpuUsage.TotalTime;
        for (var round = 0; round < Rounds; round++)
        {
            var before = GC.GetTotalAllocatedBytes(precise: true);
            var start = Stopwatch.GetTimestamp();
            action();
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            memory = GC.GetTotalAllocatedBytes(precise: true) - before;
        }

        processor = Environment.CpuUsage.TotalTime - processor;
        times.Sort();
        into.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-24} {times[Rounds / 2],8:F1} {times[0],8:F1}   processor {processor.TotalMilliseconds / Rounds,6:F1}   first {cold,8:F1}   {memory / 1e6,6:F1} MB allocated"));
    }

    private static int Read(ByteSource source, string? hash)
    {
        var read = 0;
        ArtifactReader.ReadZip(source, (entry, _) => IsWanted(entry.Path) ? Want.Everything : Want.Nothing, (_, _) => Interlocked.Increment(ref read), sha256: hash);
        return read == Wanted ? read : throw new InvalidOperationException($"{read} entries were read");
    }

    private static int ReadByLibrary(string path)
    {
        using var archive = ZipFile.OpenRead(path);
        var read = 0;
        foreach (var entry in archive.Entries.Where(entry => IsWanted(entry.FullName)))
        {
            using var stream = entry.Open();
            var content = new byte[entry.Length];
            stream.ReadExactly(content);
            read++;
        }

        return read;
    }

    private static bool IsWanted(string path) => path.EndsWith("/package.json", StringComparison.Ordinal);

    private static byte[] MakeZip()
    {
        var into = new MemoryStream();
        var random = new Random(1);
        using (var archive = new ZipArchive(into, ZipArchiveMode.Create, leaveOpen: true))
        {
            for (var index = 0; index < Entries; index++)
            {
                var package = index * Wanted / Entries;
                var isFirst = index == 0 || (index - 1) * Wanted / Entries != package;
                var entry = archive.CreateEntry(isFirst ? $"node_modules/package-{package}/package.json" : $"node_modules/package-{package}/dist/cjs/module-{index}.js", CompressionLevel.Optimal);
                using var stream = entry.Open();
                stream.Write(Encoding.UTF8.GetBytes($$"""{ "name": "package-{{package}}", "version": "1.2.{{index}}" }"""));

                // Hexadecimal digits shrink to a half, code to a third.
                var noise = new byte[isFirst ? 400 : (Bytes / Entries) - 150];
                random.NextBytes(noise);
                stream.Write(Encoding.ASCII.GetBytes(Convert.ToHexString(noise)));
            }
        }

        return into.ToArray();
    }
}
