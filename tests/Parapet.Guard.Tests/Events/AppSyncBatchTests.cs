using System.Text;
using Parapet.Guard.Events;

namespace Parapet.Guard.Tests.Events;

public sealed class AppSyncBatchTests
{
    private const string Field = """{"arguments":{"id":"7"},"info":{"parentTypeName":"Query","fieldName":"order"}}""";

    [Fact]
    public void Fields_keep_their_order()
    {
        var batch = Read($"[{Field},{Field.Replace("order", "owner", StringComparison.Ordinal)}]", out _);
        Assert.Equal(["order", "owner"], batch!.Items.Select(item => item.Info.FieldName));
    }

    [Theory]
    [InlineData("[]", "event: must have at least 1 item (length)")]
    [InlineData("{}", "event: must be an array (type)")]
    [InlineData("null", "event: must not be null (null)")]
    [InlineData("[null]", "/0: must not be null (null)")]
    [InlineData("[" + Field + "]x", "event: is followed by something (json)")]
    [InlineData("[" + Field + ",{\"arguments\":{},\"info\":{\"parentTypeName\":1,\"fieldName\":\"a\"}}]", "/1/info/parentTypeName: must be a string (type)")]
    public void What_is_wrong_is_told_with_its_place(string json, string reason)
    {
        Assert.Null(Read(json, out var reasons));
        Assert.Equal(reason, reasons);
    }

    [Fact]
    public void More_than_a_resolver_can_batch_is_refused()
    {
        Assert.Equal(2000, Read($"[{string.Join(',', Enumerable.Repeat(Field, 2000))}]", out _)!.Items.Length);
        Assert.Null(Read($"[{string.Join(',', Enumerable.Repeat(Field, 2001))}]", out var reasons));
        Assert.Equal("event: must have at most 2000 items (items)", reasons);
    }

    [Fact]
    public void The_schema_names_the_fields_contract()
    {
        var schema = ContractSchemas.Of<AppSyncBatch<AnyJson>>();
        Assert.StartsWith("""{"$schema":"https://json-schema.org/draft/2020-12/schema","$ref":"#/$defs/Parapet.Guard.Events.AppSyncBatch.of.Parapet.Guard.AnyJson",""", schema, StringComparison.Ordinal);
        Assert.Contains($"\"items\":{{\"$ref\":\"#/$defs/{ContractSchemas.NameOf<AppSync<AnyJson>>()}\"}}", schema, StringComparison.Ordinal);
    }

    private static AppSyncBatch<AnyJson>? Read(string json, out string reasons)
    {
        var violations = new Violations();
        var value = AppSyncBatch<AnyJson>.Read(Encoding.UTF8.GetBytes(json), ref violations);
        reasons = string.Join("; ", violations.ToArray());
        return value;
    }
}
