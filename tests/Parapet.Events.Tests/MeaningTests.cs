using System.Text;
using System.Text.Json;
using CsCheck;
using Parapet.Guard;
using Parapet.Guard.Tests.Interpreter;

namespace Parapet.Events.Tests;

/// <summary>Where a schema and the engine differ, it is because the engine is strict about something that schemas do not speak of.</summary>
public sealed class MeaningTests
{
    private const int Count = 20_000;

    private static readonly HashSet<string> Strict = new(StringComparer.Ordinal)
    {
        Rules.Json, Rules.Encoding, Rules.Depth, Rules.Items, Rules.Properties, Rules.Duplicate, Rules.Overflow, Rules.Precision, Rules.Format,
    };

    [Theory]
    [InlineData("order.schema.json")]
    [InlineData("reading.schema.json")]
    public void What_is_accepted_is_what_the_schema_accepts(string file)
    {
        var utf8 = SchemaFiles.Read(file);
        var text = Encoding.UTF8.GetString(utf8);
        var schema = EventSchema.Read(utf8, refuseUnknownProperties: false, out _)!;
        using var json = JsonDocument.Parse(utf8);
        var documents = new Documents(json.RootElement);
        var (accepted, refused) = (0, 0);
        Gen.Int.Sample(
            seed =>
            {
                var document = documents.Write(seed);
                var found = schema.Check(document);
                if (found.Any(violation => Strict.Contains(violation.Rule)))
                {
                    return;
                }

                var event8 = Encoding.UTF8.GetString(document);
                Assert.True(SlowSchema.Accepts(text, event8) == found.IsEmpty, $"{event8}\n{string.Join("; ", found)}");
                accepted += found.IsEmpty ? 1 : 0;
                refused += found.IsEmpty ? 0 : 1;
            },
            iter: Count,
            threads: 1);
        Assert.True(accepted > Count / 20 && refused > Count / 20, $"{accepted} accepted, {refused} refused");
    }
}
