using Parapet.Packages.Artifacts;
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

    [Fact]
    public void No_two_readers_call_themselves_the_same() =>
        Assert.Equal(InventoryReaders.All.Length, InventoryReaders.All.Select(reader => reader.Format).Distinct().Count());

    [Theory]
    [InlineData("index.js")]
    [InlineData("lib/data.json")]
    [InlineData("README.md")]
    [InlineData("notes.txt")]
    [InlineData("node_modules/express/lib/express.js")]
    [InlineData("node_modules/express/lib/package.json")]
    [InlineData("node_modules/express/package-lock.json")]
    [InlineData("node_modules/express/yarn.lock")]
    [InlineData("node_modules/a/dist/bundle.js.map")]
    [InlineData("my-package.json")]
    [InlineData("requests/METADATA")]
    [InlineData("rack.gemspec")]
    public void A_file_that_says_nothing_of_packages_is_not_inflated(string path)
    {
        var entry = new ArtifactEntry(path, 1000);
        Assert.All(InventoryReaders.All, reader => Assert.Equal(Want.Nothing, reader.Wants(entry, default)));
    }

    [Fact]
    public void Nothing_is_allocated_to_say_no()
    {
        var entries = new[] { "a/b/index.js", "a/node_modules/b/lib/package.json", "x.py", "a/b/c.dist-info/WHEEL", "img.png", "a/_vendor/x/y/z.py" }
            .Select(path => new ArtifactEntry(path, 100)).ToArray();
        var readers = InventoryReaders.All;
        AskAll(entries, readers);
        var before = GC.GetAllocatedBytesForCurrentThread();
        AskAll(entries, readers);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private static void AskAll(ArtifactEntry[] entries, System.Collections.Immutable.ImmutableArray<InventoryReader> readers)
    {
        foreach (var entry in entries)
        {
            foreach (var reader in readers)
            {
                Assert.True(reader.Wants(entry, default) == Want.Nothing);
            }
        }
    }
}
