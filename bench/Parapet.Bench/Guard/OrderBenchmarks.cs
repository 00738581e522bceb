using System.Text;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using NJsonSchema;
using Parapet.Guard;

namespace Parapet.Bench.Guard;

/// <summary>Checks one order, and reads it, beside libraries that do a part of it.</summary>
[MemoryDiagnoser]
public class OrderBenchmarks
{
    internal static readonly byte[] Json = """{"orderId":"AB-123456","email":"jane.doe@example.com","currency":"EUR","total":129.90,"items":[{"sku":"SKU-1001","quantity":2},{"sku":"SKU-2002","quantity":1},{"sku":"SKU-3003","quantity":10}]}"""u8.ToArray();

    private const string Schema = """
        {"type":"object","additionalProperties":false,"required":["orderId","email","currency","total","items"],"properties":{
          "orderId":{"type":"string","pattern":"^[A-Z]{2}-[0-9]{6}$"},"email":{"type":"string","format":"email","maxLength":120},
          "currency":{"enum":["EUR","USD","GBP"]},"total":{"type":"number","minimum":0.01,"maximum":100000},
          "items":{"type":"array","minItems":1,"maxItems":100,"items":{"type":"object","additionalProperties":false,"required":["sku","quantity"],"properties":{
            "sku":{"type":"string","minLength":1,"maxLength":20},"quantity":{"type":"integer","minimum":1,"maximum":999}}}}}}
        """;

    private static readonly string Text = Encoding.UTF8.GetString(Json);

    private readonly OrderValidator validator = new();
    private readonly JsonSchema schema = JsonSchema.FromJsonAsync(Schema).GetAwaiter().GetResult();
    private readonly Order built = JsonSerializer.Deserialize(Json, OrderContext.Default.Order)!;

    /// <summary>Looks at every token and at nothing else.</summary>
    [Benchmark(Baseline = true)]
    public bool Scan()
    {
        var reader = new Utf8JsonReader(Json);
        while (reader.Read())
        {
        }

        return reader.BytesConsumed == Json.Length;
    }

    /// <summary>Checks the contract.</summary>
    [Benchmark]
    public bool Validate()
    {
        var violations = new Violations();
        return Order.Validate(Json, ref violations);
    }

    /// <summary>Checks the contract and makes the object.</summary>
    [Benchmark]
    public bool Read()
    {
        var violations = new Violations();
        return Order.Read(Json, ref violations) is not null;
    }

    /// <summary>Makes the object without any rule.</summary>
    [Benchmark]
    public bool Deserialize() => JsonSerializer.Deserialize(Json, OrderContext.Default.Order) is not null;

    /// <summary>Makes the object, and refuses unknown and duplicate properties.</summary>
    [Benchmark]
    public bool DeserializeStrictly() => JsonSerializer.Deserialize(Json, StrictOrderContext.Default.Order) is not null;

    /// <summary>Checks the rules on an object that is there.</summary>
    [Benchmark]
    public bool FluentValidation() => validator.Validate(built).IsValid;

    /// <summary>Checks the rules as a schema, from text.</summary>
    [Benchmark]
    public bool SchemaValidation() => schema.Validate(Text).Count == 0;
}
