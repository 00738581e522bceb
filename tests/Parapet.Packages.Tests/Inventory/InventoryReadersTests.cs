using Parapet.Packages.Inventory;

namespace Parapet.Packages.Tests.Inventory;

public sealed class InventoryReadersTests
{
    [Fact]
    public void Every_reader_is_in_the_list_in_order_of_its_name()
    {
        var written = typeof(InventoryReader).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(InventoryReader)) && !type.IsAbstract);
        Assert.Equal(
            written.Select(type => type.Name).Order(StringComparer.Ordinal),
            InventoryReaders.All.Select(reader => reader.GetType().Name));
    }
}
