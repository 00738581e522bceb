using Parapet.Packages.Inventory;

namespace Parapet.Packages.Tests.Inventory;

public sealed class InventoryReadersTests
{
    [Fact]
    public void Every_reader_is_in_the_list_in_order_of_its_name() =>
        Assert.Equal(
            typeof(InventoryReader).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(InventoryReader)) && !type.IsAbstract).Select(type => type.Name).Order(StringComparer.Ordinal),
            InventoryReaders.All.Select(reader => reader.GetType().Name));

    [Fact]
    public void No_two_readers_call_themselves_the_same() =>
        Assert.Equal(InventoryReaders.All.Length, InventoryReaders.All.Select(reader => reader.Format).Distinct().Count());
}
