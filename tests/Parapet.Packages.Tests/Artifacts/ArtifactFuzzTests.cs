using System.Formats.Tar;
using System.Text;
using Parapet.Packages.Artifacts;

namespace Parapet.Packages.Tests.Artifacts;

public sealed class ArtifactFuzzTests
{
    private const int Mutated = 5_000;

    // Small, so that a lie about a size meets a limit at once.
    private static readonly ArtifactLimits Limits = new() { Entries = 100, Entry = 1 << 16, Inflated = 1 << 18, Layers = 1 << 20, CompressedTar = 1 << 18, Problems = 50, RatioFrom = 1 << 12 };

    private static readonly byte[] Jar = new LyingZip().Add("META-INF/MANIFEST.MF", "Name: x").Add("A.class", new string('c', 500)).Write();

    private static readonly LyingZip[] Zips =
    [
        new LyingZip().Add("package.json", """{ "name": "a" }""").Add("lib/a.jar", Jar, member => member with { Method = 0 }).Add("./b", "two"),
        new LyingZip { IsZip64 = true, Comment = "PK\u0005\u0006 no end" }.Add("a", new string('x', 3000)).Add("b.zip", Jar),
        new LyingZip { Prefix = "#!/bin/sh\n" }.Add("a", "one", member => member with { Flags = 0x808 }).Add("link", "a", member => member with { Mode = 0xA1FF }).Add("a", "last"),
    ];

    private static readonly TarMember[] Members =
    [
        TarMember.Folder("usr/"), TarMember.File("usr/lib/a", "#!run"), TarMember.File(string.Join('/', Enumerable.Repeat("deep", 40)), "x"), TarMember.Link("lib", "usr/lib"),
        TarMember.HardLink("b", "usr/lib/a"), TarMember.File("usr/.wh.c", ""), TarMember.File("d/.wh..wh..opq", ""), TarMember.File("d/a.jar", Jar), TarMember.Link("loop", "loop/x"),
    ];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void A_zip_can_be_mutated_in_any_way(int zip)
    {
        var seed = Zips[zip].Write();
        Try(zip, random => Reading.Zip(Mutants.Of(seed, random), Filter, Limits));
    }

    [Theory]
    [InlineData(TarEntryFormat.Pax, "plain")]
    [InlineData(TarEntryFormat.Gnu, "plain")]
    [InlineData(TarEntryFormat.Ustar, "gzip")]
    [InlineData(TarEntryFormat.Ustar, "zstd")]
    public void A_layer_can_be_mutated_in_any_way(TarEntryFormat format, string compression)
    {
        var members = format == TarEntryFormat.Ustar ? Members.Where(member => member.Name.Length < 100) : Members;
        var tar = TestImage.Tar(format, members);
        var seed = compression switch { "gzip" => TestImage.Gzip(tar), "zstd" => TestImage.Zstd(tar), _ => tar };
        var upper = TestImage.Tar(format, TarMember.File("usr/lib/b", "2"), TarMember.File("d/.wh.a.jar", ""));
        Try((int)format, random =>
        {
            var mutant = Mutants.Of(seed, random);
            var image = new TestImage().Layer(compression == "plain" && random.Next(4) > 0 ? Mutants.Signed(mutant) : mutant).Layer(upper);
            return Reading.ImageFolder(random.Next(2) == 0 ? image.Docker() : image.Oci(), Filter, Limits);
        });
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_image_can_be_mutated_in_any_way(bool isCompressed)
    {
        var image = new TestImage().Layer(Members);
        byte[][] seeds = [TestImage.AsTar(image.Oci()), TestImage.AsTar(image.Docker())];
        Try(9, random =>
        {
            var mutant = Mutants.Signed(Mutants.Of(seeds[random.Next(2)], random));
            return Reading.Image(isCompressed ? Mutants.Of(TestImage.Gzip(mutant), random) : mutant, Filter, Limits);
        });
    }

    [Fact]
    public void The_documents_of_an_image_can_be_mutated_in_any_way()
    {
        var image = new TestImage().Layer(Members);
        Dictionary<string, byte[]>[] seeds = [image.Oci(), image.Docker()];
        Try(10, random =>
        {
            var files = new Dictionary<string, byte[]>(seeds[random.Next(2)]);
            foreach (var path in files.Keys.Where(path => path.EndsWith(".json", StringComparison.Ordinal)).ToList())
            {
                files[path] = Mutants.Of(files[path], random);
            }

            return Reading.ImageFolder(files, Filter, Limits);
        });
    }

    private static void Try(int seed, Func<Random, Reading> read)
    {
        var random = new Random(seed);
        for (var round = 0; round < Mutated; round++)
        {
            var reading = read(random);
            Assert.True(reading.Artifact.Problems.Length <= Limits.Problems + 1);
            Assert.True(reading.Artifact.Entries.Length <= Limits.Entries);
            Assert.True(reading.Seen.Sum(each => (long)Encoding.UTF8.GetByteCount(each.Content)) <= 3 * Limits.Inflated);
            Assert.DoesNotContain(reading.Paths, path => path.Length == 0 || path[0] == '/' || path.Split('/').Contains("..") || path.Contains('\0', StringComparison.Ordinal));
        }
    }

    private static Want Filter(ArtifactEntry entry, ReadOnlySpan<byte> start) => (entry.Path.Length % 3) switch
    {
        0 => Want.Everything,
        1 when start.IsEmpty => Want.Start,
        1 => start[0] == '#' ? Want.Everything : Want.Nothing,
        _ => Want.Nothing,
    };
}
