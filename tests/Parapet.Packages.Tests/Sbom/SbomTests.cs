using System.Text;
using System.Text.Json;
using NJsonSchema;
using Parapet.Packages.Sbom;

namespace Parapet.Packages.Tests.Sbom;

public sealed class SbomTests
{
    private static readonly SbomSubject[] All = [Subjects.Orders, Subjects.Empty, Subjects.Hostile, Subjects.Large];

    [Fact]
    public void A_bill_in_CycloneDX_is_as_it_was_accepted() => Golden.Matches("orders.cdx.json", CycloneDx.Write(Subjects.Orders));

    [Fact]
    public void A_bill_in_SPDX_is_as_it_was_accepted() => Golden.Matches("orders.spdx.json", Spdx.Write(Subjects.Orders));

    [Fact]
    public async Task Every_bill_in_CycloneDX_is_valid_against_the_published_schema()
    {
        var schema = await JsonSchema.FromFileAsync(Path.Combine(Golden.Folder("Schemas"), "bom-1.6.SNAPSHOT.schema.json"), TestContext.Current.CancellationToken);
        foreach (var subject in All)
        {
            Valid(schema, CycloneDx.Write(subject));
        }

        var good = Encoding.UTF8.GetString(CycloneDx.Write(Subjects.Orders));
        Assert.NotEmpty(schema.Validate(good.Replace("\"required\"", "\"needed\"", StringComparison.Ordinal)));
        Assert.NotEmpty(schema.Validate(good.Replace("urn:uuid:", "", StringComparison.Ordinal)));
        Assert.NotEmpty(schema.Validate(good.Replace("\"location\"", "\"place\"", StringComparison.Ordinal)));
        Assert.NotEmpty(schema.Validate(good.Replace("\"expression\"", "\"id\"", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Every_bill_in_SPDX_keeps_the_rules_of_the_specification()
    {
        var schema = await JsonSchema.FromFileAsync(Path.Combine(Golden.Folder("Schemas"), "spdx-2.3.rules.json"), TestContext.Current.CancellationToken);
        foreach (var subject in All)
        {
            Valid(schema, Spdx.Write(subject));
        }

        var good = Encoding.UTF8.GetString(Spdx.Write(Subjects.Orders));
        Assert.NotEmpty(schema.Validate(good.Replace("DESCRIBES", "TELLS", StringComparison.Ordinal)));
        Assert.NotEmpty(schema.Validate(good.Replace("downloadLocation", "location", StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_identifier_is_given_once_and_every_reference_leads_to_one()
    {
        foreach (var subject in All)
        {
            using var cyclone = JsonDocument.Parse(CycloneDx.Write(subject));
            var refs = Strings(cyclone.RootElement, "bom-ref").ToList();
            Assert.Equal(refs.Count, refs.Distinct().Count());
            Assert.Equal([], Strings(cyclone.RootElement, "ref").Concat(Strings(cyclone.RootElement, "dependsOn")).Concat(Strings(cyclone.RootElement, "assemblies")).Except(refs));

            using var spdx = JsonDocument.Parse(Spdx.Write(subject));
            var ids = Strings(spdx.RootElement, "SPDXID").ToList();
            Assert.Equal(ids.Count, ids.Distinct().Count());
            Assert.Equal(ids.Except(["SPDXRef-DOCUMENT"]).Order(), Strings(spdx.RootElement, "relatedSpdxElement").Order());
            Assert.Equal(refs.Select(each => "SPDXRef-" + each).Order(), ids.Except(["SPDXRef-DOCUMENT"]).Order());
        }
    }

    [Fact]
    public void The_same_subject_gives_the_same_bytes_and_another_another_identity()
    {
        var later = Subjects.Orders with { Timestamp = Subjects.Orders.Timestamp.AddSeconds(1) };

        Assert.Equal(CycloneDx.Write(Subjects.Orders), CycloneDx.Write(Subjects.Orders));
        Assert.Equal(Spdx.Write(Subjects.Orders), Spdx.Write(Subjects.Orders));
        Assert.NotEqual(Only(CycloneDx.Write(Subjects.Orders), "serialNumber"), Only(CycloneDx.Write(later), "serialNumber"));
        Assert.NotEqual(Only(Spdx.Write(Subjects.Orders), "documentNamespace"), Only(Spdx.Write(later), "documentNamespace"));
        Assert.Matches("^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$", Only(CycloneDx.Write(later), "serialNumber"));
    }

    [Fact]
    public void Moving_a_package_to_another_state_keeps_its_identifier()
    {
        var alone = SbomSubject.Of("orders", Subjects.Orders.Code, [], null, Subjects.Orders.Timestamp, "1");
        using var with = JsonDocument.Parse(Spdx.Write(Subjects.Orders));
        using var without = JsonDocument.Parse(Spdx.Write(alone));

        Assert.Equal([], Strings(without.RootElement, "SPDXID").Except(Strings(with.RootElement, "SPDXID")));
    }

    [Fact]
    public void A_name_that_looks_like_the_place_of_the_identifier_is_left_alone()
    {
        const string name = "00000000-0000-0000-0000-000000000000";

        Assert.Equal(name, Only(Spdx.Write(Subjects.Empty with { Name = name }), "name"));
        Assert.DoesNotContain(name, Only(Spdx.Write(Subjects.Empty with { Name = name }), "documentNamespace"), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_that_is_written_can_fool_a_terminal_or_an_editor()
    {
        Assert.All(CycloneDx.Write(Subjects.Hostile), octet => Assert.True(octet is (>= 0x20 and < 0x7F) or (byte)'\n'));
        Assert.All(Spdx.Write(Subjects.Hostile), octet => Assert.True(octet is (>= 0x20 and < 0x7F) or (byte)'\n'));
    }

    private static void Valid(JsonSchema schema, byte[] bill)
    {
        var errors = schema.Validate(Encoding.UTF8.GetString(bill));
        Assert.True(errors.Count == 0, string.Join('\n', errors.Take(5).Select(error => error.ToString())));
    }

    private static string Only(byte[] bill, string property)
    {
        using var document = JsonDocument.Parse(bill);
        return document.RootElement.GetProperty(property).GetString()!;
    }

    private static IEnumerable<string> Strings(JsonElement element, string property) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(each => each.Name != property ? Strings(each.Value, property)
            : each.Value.ValueKind is JsonValueKind.Array ? each.Value.EnumerateArray().Select(item => item.GetString()!)
            : [each.Value.GetString()!]),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(item => Strings(item, property)),
        _ => [],
    };
}
