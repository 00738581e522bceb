using System.Text;
using System.Text.Json;
using NJsonSchema;
using Parapet.Guard;

namespace Parapet.Bench.Guard;

/// <summary>What it takes to check one order, and to read it, beside libraries that do a part of it.</summary>
internal static class GuardFigures
{
    private const int Rounds = 200;
    private const int Operations = 2000;

    private static readonly byte[] Json = """{"orderId":"AB-123456","email":"jane.doe@example.com","currency":"EUR","total":129.90,"items":[{"sku":"SKU-1001","quantity":2},{"sku":"SKU-2002","quantity":1},{"sku":"SKU-3003","quantity":10}]}"""u8.ToArray();

    private const string Schema = """
        {"type":"object","additionalProperties":false,"required":["orderId","email","currency","total","items"],"properties":{
          "orderId":{"type":"string","pattern":"^[A-Z]{2}-[0-9]{6}$"},"email":{"type":"string","format":"email","maxLength":120},
          "currency":{"enum":["EUR","USD","GBP"]},"total":{"type":"number","minimum":0.01,"maximum":100000},
          "items":{"type":"array","minItems":1,"maxItems":100,"items":{"type":"object","additionalProperties":false,"required":["sku","quantity"],"properties":{
            "sku":{"type":"string","minLength":1,"maxLength":20},"quantity":{"type":"integer","minimum":1,"maximum":999}}}}}}
        """;

    public static void Print(TextWriter writer)
    {
        var text = Encoding.UTF8.GetString(Json);
        var validator = new OrderValidator();
        var schema = JsonSchema.FromJsonAsync(Schema).GetAwaiter().GetResult();
        var built = JsonSerializer.Deserialize(Json, OrderContext.Default.Order)!;
        (string Name, Func<bool> Work)[] candidates =
        [
            ("`Utf8JsonReader`, tokens only", Scan),
            ("`Order.Validate`", Validate),
            ("`Order.Read`", Read),
            ("System.Text.Json, source-generated, no rules", () => JsonSerializer.Deserialize(Json, OrderContext.Default.Order) is not null),
            ("the same, no unknown or duplicate properties", () => JsonSerializer.Deserialize(Json, StrictOrderContext.Default.Order) is not null),
            ("FluentValidation 12.2 on the object, without reading it", () => validator.Validate(built).IsValid),
            ("NJsonSchema 11.6 from text", () => schema.Validate(text).Count == 0),
        ];
        foreach (var (name, work) in candidates)
        {
            if (!work())
            {
                throw new InvalidOperationException($"{name} refuses the order");
            }
        }

        var best = Measure(candidates);
        writer.WriteLine($"{Json.Length} bytes; best of {Rounds} rounds of {Operations}, in turn, processor time of the thread");
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

    private static bool Scan()
    {
        var reader = new Utf8JsonReader(Json);
        while (reader.Read())
        {
        }

        return reader.BytesConsumed == Json.Length;
    }

    private static bool Validate()
    {
        var violations = new Violations();
        return Order.Validate(Json, ref violations);
    }

    private static bool Read()
    {
        var violations = new Violations();
        return Order.Read(Json, ref violations) is not null;
    }
}
