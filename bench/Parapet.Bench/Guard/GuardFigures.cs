namespace Parapet.Bench.Guard;

/// <summary>What it takes to check one order, and to read it, beside libraries that do a part of it.</summary>
internal static class GuardFigures
{
    private const int Rounds = 200;
    private const int Operations = 2000;

    public static void Print(TextWriter writer)
    {
        var orders = new OrderBenchmarks();
        (string Name, Func<bool> Work)[] candidates =
        [
            ("`Utf8JsonReader`, tokens only", orders.Scan),
            ("`Order.Validate`", orders.Validate),
            ("`Order.Read`", orders.Read),
            ("System.Text.Json, source-generated, no rules", orders.Deserialize),
            ("the same, no unknown or duplicate properties", orders.DeserializeStrictly),
            ("FluentValidation 12.2 on the object, without reading it", orders.FluentValidation),
            ("NJsonSchema 11.6 from text", orders.SchemaValidation),
        ];
        foreach (var (name, work) in candidates)
        {
            if (!work())
            {
                throw new InvalidOperationException($"{name} refuses the order");
            }
        }

        var best = Measure(candidates);
        writer.WriteLine($"{OrderBenchmarks.Json.Length} bytes; best of {Rounds} rounds of {Operations}, in turn, processor time of the thread");
        writer.WriteLine("| what | ns | ratio to the scan | allocated |");
        writer.WriteLine("|---|--:|--:|--:|");
        for (var i = 0; i < candidates.Length; i++)
        {
            writer.WriteLine($"| {candidates[i].Name} | {best[i]:0} | {best[i] / best[0]:0.00} | {Allocated(candidates[i].Work):0} B |");
        }
    }

    // In turn, so that a busy moment of the machine hits all alike.
    private static double[] Measure((string Name, Func<bool> Work)[] candidates)
    {
        var best = candidates.Select(_ => double.MaxValue).ToArray();
        for (var round = 0; round < Rounds; round++)
        {
            for (var i = 0; i < candidates.Length; i++)
            {
                var work = candidates[i].Work;
                var operations = best[i] > 5000 ? Operations / 10 : Operations;
                var before = IamFigures.ThreadTime();
                for (var n = 0; n < operations; n++)
                {
                    work();
                }

                best[i] = Math.Min(best[i], (IamFigures.ThreadTime() - before) * 1e6 / operations);
            }
        }

        return best;
    }

    private static double Allocated(Func<bool> work)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var n = 0; n < 100; n++)
        {
            work();
        }

        return (GC.GetAllocatedBytesForCurrentThread() - before) / 100.0;
    }
}
