using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using Parapet.Secrets;

namespace Parapet.Bench.Secrets;

/// <summary>How fast the secrets of a folder's text files are looked for, beside other ways to find only the places that are worth a look.</summary>
internal static class SecretFigures
{
    private const int Rounds = 5;
    private const int LongestFile = 2_000_000;
    private const int HostileLength = 10_000_000;

    // CLOCK_THREAD_CPUTIME_ID of Linux.
    private const int ThreadClock = 3;

    private static readonly string[] Anchors = [.. SecretScanner.Detectors.SelectMany(detector => detector.Anchors).Distinct(StringComparer.OrdinalIgnoreCase)];

    public static void Print(string folder, TextWriter writer)
    {
        var texts = Texts(folder);
        var characters = texts.Sum(text => (long)text.Length);
        var values = SearchValues.Create(Anchors, StringComparison.OrdinalIgnoreCase);
        (string Name, Func<string, int> Work)[] candidates =
        [
            ("`SearchValues<string>`: the places of all anchors, no look", text => Places(text, values)),
            ("`SecretScanner.Scan`", text => SecretScanner.Scan(text).Length),
        ];

        writer.WriteLine($"{SecretScanner.Detectors.Length} detectors, {Anchors.Length} anchors; {texts.Count} files, {characters / 1e6:0.0} MB of characters; best of {Rounds} rounds, in turn, processor time of one thread");
        writer.WriteLine("| what | MB/s | ratio | count |");
        writer.WriteLine("|---|--:|--:|--:|");
        var best = candidates.Select(_ => double.MaxValue).ToArray();
        var counts = new long[candidates.Length];
        for (var round = 0; round < Rounds; round++)
        {
            for (var i = 0; i < candidates.Length; i++)
            {
                var start = Milliseconds();
                counts[i] = texts.Sum(text => (long)candidates[i].Work(text));
                best[i] = Math.Min(best[i], Milliseconds() - start);
            }
        }

        for (var i = 0; i < candidates.Length; i++)
        {
            writer.WriteLine($"| {candidates[i].Name} | {characters / best[i] / 1e3:0} | {best[0] / best[i]:0.00} | {counts[i]} |");
        }

        writer.WriteLine();
        writer.WriteLine("| ten megabytes of | MB/s |");
        writer.WriteLine("|---|--:|");
        foreach (var piece in new[] { "password=", "sk_live_", "secret.token.", " eyJ", "://a:b@", "api_key:secret_token=" })
        {
            var text = new StringBuilder().Insert(0, piece, HostileLength / piece.Length).ToString();
            var start = Milliseconds();
            SecretScanner.Scan(text);
            writer.WriteLine($"| `{piece}` | {text.Length / (Milliseconds() - start) / 1e3:0} |");
        }
    }

    private static int Places(string text, SearchValues<string> values)
    {
        var count = 0;
        var rest = text.AsSpan();
        for (var at = rest.IndexOfAny(values); at >= 0; at = rest.IndexOfAny(values))
        {
            count++;
            rest = rest[(at + 1)..];
        }

        return count;
    }

    private static List<string> Texts(string folder) =>
    [
        .. from path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
           where new FileInfo(path).Length is > 0 and < LongestFile && !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/artifacts/", StringComparison.Ordinal) && !path.Contains("/.git/", StringComparison.Ordinal)
           let bytes = File.ReadAllBytes(path)
           where !bytes.AsSpan(0, Math.Min(bytes.Length, 8000)).Contains((byte)0)
           select Encoding.UTF8.GetString(bytes),
    ];

    private static double Milliseconds()
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
}
