using System.Text;
using System.Text.Json;
using CsCheck;
using Parapet.Guard;

namespace Parapet.Events.Tests;

/// <summary>What the compiler makes of a schema and what this engine makes of it give the same violations, for documents that fit, documents that do not, and broken bytes.</summary>
public sealed class AgreementTests
{
    private const int Count = 20_000;

    [Fact]
    public void Orders_agree() => Agree<Order>("order.schema.json");

    [Fact]
    public void Readings_agree() => Agree<Reading>("reading.schema.json");

    [Fact]
    public void Readings_without_unknown_properties_agree() => Agree<StrictReading>("reading.schema.json", refuseUnknown: true);

    private static void Agree<T>(string file, bool refuseUnknown = false)
        where T : class, IEventContract<T>
    {
        var utf8 = SchemaFiles.Read(file);
        var schema = EventSchema.Read(utf8, refuseUnknown, out var problems);
        Assert.Empty(problems);
        using var json = JsonDocument.Parse(utf8);
        var documents = new Documents(json.RootElement);
        var accepted = 0;
        var rules = new HashSet<string>(StringComparer.Ordinal);
        Gen.Int.Sample(
            seed =>
            {
                var document = documents.Write(seed);
                var violations = new Violations(1 + (seed & 7));
                T.Validate(document, ref violations);
                var found = schema!.Check(document, 1 + (seed & 7));
                Assert.True(
                    violations.ToArray().SequenceEqual(found.Select(violation => new Violation(violation.Pointer, violation.Rule, violation.Message))),
                    $"{Encoding.UTF8.GetString(document)}\ncontract {string.Join("; ", violations.ToArray())}\nengine {string.Join("; ", found)}");
                violations.Clear();
                Assert.Equal(found.IsEmpty, T.Read(document, ref violations) is not null);
                accepted += found.IsEmpty ? 1 : 0;
                rules.UnionWith(found.Select(violation => violation.Rule));
            },
            iter: Count,
            threads: 1);

        // The documents must be of both kinds, or nothing was compared.
        Assert.InRange(accepted, Count / 20, Count * 9 / 10);
        Assert.True(rules.Count >= 8, string.Join(", ", rules));
    }
}
