using System.Text;
using CsCheck;
using Parapet.Packages.Artifacts;
using Parapet.Packages.Inventory;

namespace Parapet.Packages.Tests.Inventory;

/// <summary>No bytes make a reader throw or hang: seeds of every format, cut, doubled, overwritten and mixed with the marks that formats are made of.</summary>
public sealed class MutationTests
{
    private const int Mutants = 20_000;

    private static readonly (string Path, byte[] Content)[] Seeds = [.. MutationSeeds.All.Select(seed => (seed.Path, Encoding.UTF8.GetBytes(seed.Text)))];

    private static readonly byte[][] Marks =
    [
        .. new[]
        {
            "{", "}", "[", "]", "[[package]]", "\"", "\"\"\"", "'", "\\", "\\ud800", ":", "=", ",", "#", "\n", "\r\n", "? ", "@", "/", "node_modules/", "/*!", "*/",
            "// ", "(*", "version", "name", "VERSION", "npm:", "\uFEFF", "\0", "-", "==", "(", ")", "Bundled license information:", "//# sourceMappingURL=data:application/json;base64,",
        }.Select(Encoding.UTF8.GetBytes),
        [0xFF, 0xFE],
        [0xC3],
    ];

    private static readonly Gen<(int Seed, Change[] Changes)> Mutation =
        Gen.Select(Gen.Int[0, Seeds.Length - 1], Gen.Select(Gen.Int[0, 4], Gen.Int[0, 1 << 20], Gen.Int[0, 1 << 20], (kind, at, with) => new Change(kind, at, with)).Array[1, 6]);

    [Fact]
    public void No_mutant_of_any_file_makes_a_reader_throw() =>
        Mutation.Sample(
            mutation => _ = InventoryOf.Bytes((Seeds[mutation.Seed].Path, mutation.Changes.Aggregate(Seeds[mutation.Seed].Content, Apply))),
            iter: Mutants,
            print: mutation => $"{Seeds[mutation.Seed].Path}: {string.Join(' ', mutation.Changes)}");

    [Theory]
    [InlineData("Node")]
    [InlineData("Python")]
    [InlineData("Ruby")]
    [InlineData("Php")]
    public void Every_reader_of_a_language_of_scripts_reads_a_seed(string room)
    {
        var readers = InventoryReaders.All.Where(reader => reader.GetType().Namespace!.Contains($".Inventory.{room}", StringComparison.Ordinal)).ToArray();
        var asked = readers.Where(reader => Seeds.Any(seed => reader.Wants(new ArtifactEntry(seed.Path, seed.Content.Length), seed.Content) == Want.Everything));
        Assert.NotEmpty(readers);
        Assert.Equal(readers.Select(reader => reader.Format), asked.Select(reader => reader.Format));
    }

    [Fact]
    public void Every_seed_names_a_package_or_owns_files() => Assert.All(Seeds, seed =>
    {
        var inventory = InventoryOf.Bytes(seed);
        Assert.True(inventory.Packages.Count + inventory.Ownerships.Count > 0, seed.Path);
        Assert.Empty(inventory.Problems);
    });

    private static byte[] Apply(byte[] bytes, Change change)
    {
        var at = change.At % (bytes.Length + 1);
        var part = Math.Min(change.With % 64 + 1, bytes.Length - at);
        return change.Kind switch
        {
            0 => [.. bytes[..at], .. bytes[(at + part)..]],
            1 => [.. bytes[..at], .. bytes[at..(at + part)], .. bytes[at..]],
            2 => [.. bytes[..at], .. Marks[change.With % Marks.Length], .. bytes[at..]],
            3 => bytes[..at],
            _ => [.. bytes[..at], .. bytes[at..(at + part)].Select(value => (byte)(value ^ (1 << change.With % 8))), .. bytes[(at + part)..]],
        };
    }

    private readonly record struct Change(int Kind, int At, int With);
}
