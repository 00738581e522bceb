using System.Formats.Tar;
using Parapet.Packages.Artifacts;

namespace Parapet.Packages.Tests.Artifacts;

public sealed class ImageTests
{
    private static readonly TestImage TwoLayers = new TestImage()
        .Layer(TarMember.Folder("app/"), TarMember.File("app/a", "low"), TarMember.File("app/b", "kept"))
        .Layer(TarMember.File("./app/a", "high"), TarMember.File("/c", "new"));

    [Fact]
    public void Every_form_of_an_image_has_the_same_files()
    {
        var oci = TwoLayers.Oci();
        Reading[] readings = [
            Reading.Image(TestImage.AsTar(oci)),
            Reading.Image(TestImage.Gzip(TestImage.AsTar(oci))),
            Reading.Image(TestImage.Zstd(TestImage.AsTar(oci))),
            Reading.Image(TestImage.AsTar(TwoLayers.Docker())),
            Reading.ImageFolder(oci),
            Reading.ImageFolder(TwoLayers.Docker()),
        ];
        Assert.All(readings, reading =>
        {
            Assert.Empty(reading.Problems);
            Assert.Equal([("app/a", "high"), ("app/b", "kept"), ("c", "new")], reading.Seen);
            Assert.Equal(["app/a", "app/b", "c"], reading.Paths);
            Assert.Equal(ArtifactKind.Image, reading.Artifact.Kind);
            Assert.Equal(64, reading.Artifact.Sha256.Length);
        });
    }

    [Fact]
    public void Layers_may_be_compressed_in_any_way()
    {
        var tar = TestImage.Tar(TarEntryFormat.Gnu, TarMember.File("a", new string('x', 100_000)));
        foreach (var layer in new[] { tar, TestImage.Gzip(tar), TestImage.Zstd(tar), [.. TestImage.Gzip(tar[..1000]), .. TestImage.Gzip(tar[1000..])] })
        {
            var reading = Reading.ImageFolder(new TestImage().Layer(layer).Oci());
            Assert.Equal([("a", new string('x', 100_000))], reading.Seen);
            Assert.Empty(reading.Problems);
        }
    }

    [Fact]
    public void A_whiteout_takes_away_what_lower_layers_have_and_nothing_of_its_own()
    {
        var reading = Reading.ImageFolder(new TestImage()
            .Layer(TarMember.File("a", "1"), TarMember.File("d/x", "1"), TarMember.File("d/y", "1"), TarMember.File("e/z", "1"))
            .Layer(TarMember.File("d/x", "2"), TarMember.File(".wh.a", ""), TarMember.File("d/.wh.x", ""), TarMember.File(".wh.e", ""), TarMember.File("e/n", "2"))
            .Oci());
        Assert.Equal([("d/x", "2"), ("d/y", "1"), ("e/n", "2")], reading.Seen);
    }

    [Fact]
    public void An_opaque_folder_starts_anew()
    {
        var reading = Reading.ImageFolder(new TestImage()
            .Layer(TarMember.File("d/x", "1"), TarMember.File("d/e/y", "1"), TarMember.File("z", "1"))
            .Layer(TarMember.File("d/n", "2"), TarMember.File("d/.wh..wh..opq", ""), TarMember.File("d/.wh..wh.plnk", ""))
            .Layer(TarMember.File("d/x", "3"))
            .Oci());
        Assert.Equal([("d/n", "2"), ("d/x", "3"), ("z", "1")], reading.Seen);
    }

    [Fact]
    public void A_file_in_the_place_of_a_folder_takes_all_of_it_away_and_the_other_way_round()
    {
        var reading = Reading.ImageFolder(new TestImage()
            .Layer(TarMember.File("d/x", "1"), TarMember.File("e", "1"), TarMember.File("l/x", "1"))
            .Layer(TarMember.File("d", "2"), TarMember.File("e/x", "2"), TarMember.Link("l", "/e"))
            .Oci());
        Assert.Equal([("d", "2"), ("e/x", "2")], reading.Seen);
    }

    [Fact]
    public void What_is_hidden_is_not_asked_about()
    {
        var asked = new List<string>();
        Reading.ImageFolder(TwoLayers.Oci(), (entry, _) =>
        {
            asked.Add($"{entry.Path} {entry.Size}");
            return Want.Nothing;
        });
        Assert.Equal(["app/a 4", "c 3", "app/b 4"], asked);
    }

    [Fact]
    public void The_start_is_enough_to_decide()
    {
        var reading = Reading.ImageFolder(
            new TestImage().Layer(TarMember.File("a", "#!" + new string('a', 100)), TarMember.File("b", "x"), TarMember.File("c", "")).Oci(),
            (_, start) => start.IsEmpty ? Want.Start : start.StartsWith("#!"u8) ? Want.Everything : Want.Nothing);
        Assert.Equal([("a", "#!" + new string('a', 100))], reading.Seen);
    }

    [Fact]
    public void Archives_in_layers_are_looked_into()
    {
        var jar = new LyingZip().Add("A.class", "code").Write();
        var reading = Reading.ImageFolder(new TestImage().Layer(TarMember.File("var/task/lib/a.jar", jar)).Oci(), (entry, _) => entry.Nesting == 1 ? Want.Everything : Want.Nothing);
        Assert.Equal([("var/task/lib/a.jar!/A.class", "code")], reading.Seen);
        Assert.Equal(["var/task/lib/a.jar", "var/task/lib/a.jar!/A.class"], reading.Paths);
    }

    [Fact]
    public void A_hard_link_is_a_file_of_its_own()
    {
        var reading = Reading.ImageFolder(new TestImage()
            .Layer(TarMember.File("a", "content"), TarMember.HardLink("b", "a"), TarMember.HardLink("c", "b"), TarMember.HardLink("d", "nowhere"))
            .Layer(TarMember.File("a", "new"))
            .Oci());
        Assert.Equal([("a", "new"), ("b", "content"), ("c", "content")], reading.Seen);
        Assert.Equal(["a", "b", "c"], reading.Paths);
        Assert.Equal(["d: is a hard link to `nowhere`, which its layer does not have"], reading.Problems);
    }

    [Theory]
    [InlineData("etc/os-release", "../usr/lib/os-release", "etc/os-release")]
    [InlineData("etc/os-release", "/usr/lib/os-release", "etc/os-release")]
    [InlineData("etc/os-release", "../../../../usr/lib/os-release", "etc/os-release")]
    [InlineData("lib", "usr/lib", "lib/os-release")]
    [InlineData("x", "lib", "lib/os-release,x/os-release")]
    public void A_link_leads_to_what_nobody_wanted_by_its_own_name(string link, string target, string expected)
    {
        var image = new TestImage()
            .Layer(TarMember.File("usr/lib/os-release", "ID=amzn"))
            .Layer(TarMember.Link(link, target), TarMember.Link(link == "x" ? "lib" : "loop", link == "x" ? "usr/lib" : "loop"));
        var reading = Reading.ImageFolder(image.Oci(), (entry, _) => entry.Path.StartsWith("usr/", StringComparison.Ordinal) ? Want.Nothing : Want.Everything);
        Assert.Equal(expected.Split(',').Select(path => (path, "ID=amzn")), reading.Seen);
        Assert.Equal(["usr/lib/os-release"], reading.Paths);
        Assert.Empty(reading.Problems);
    }

    [Fact]
    public void A_link_to_what_was_read_reads_it_no_more() =>
        Assert.Equal([("a", "1")], Reading.ImageFolder(new TestImage().Layer(TarMember.File("a", "1"), TarMember.Link("b", "a")).Oci()).Seen);

    [Fact]
    public void Links_that_go_round_end()
    {
        var reading = Reading.ImageFolder(new TestImage()
            .Layer(TarMember.Link("a", "b"), TarMember.Link("b", "a"), TarMember.Link("d/e", ".."), TarMember.Link("out", "../../etc/passwd"), TarMember.File("f", "1"))
            .Oci(), (entry, _) => entry.Path.EndsWith('f') ? Want.Everything : Want.Nothing);
        Assert.Equal([("f", "1")], reading.Seen);
    }

    [Fact]
    public void A_layer_that_is_not_the_one_that_is_named_is_reported()
    {
        var image = new TestImage { HasWrongDigests = true }.Layer(TarMember.File("a", "1"));
        Assert.Equal("is not what the image names: its digest is another one", Assert.Single(Reading.ImageFolder(image.Oci()).Artifact.Problems).Message);
        Assert.Equal(["0/layer.tar: is not what the image names: its digest is another one"], Reading.ImageFolder(image.Docker()).Problems);
    }

    [Fact]
    public void A_path_that_leads_out_is_not_used()
    {
        var reading = Reading.ImageFolder(new TestImage().Layer(TarMember.File("../a", "1"), TarMember.File("x\\y", "2")).Oci());
        Assert.Equal([("x\\y", "2")], reading.Seen);
        Assert.Equal(["../a: leads out of its folder; it is not used"], reading.Problems);
    }

    [Fact]
    public void The_limits_hold_for_images_as_well()
    {
        var image = TestImage.AsTar(TwoLayers.Oci());
        Assert.Contains(": has more files than the limit of 2; the others are not read", Reading.Image(image, limits: new ArtifactLimits { Entries = 2 }).Problems);
        Assert.EndsWith("has more bytes than the limit leaves for it", Reading.Image(image, limits: new ArtifactLimits { Layers = 700 }).Problems[^1], StringComparison.Ordinal);
        Assert.Equal(["app/a: has 4 bytes and is not read; the limit is 3", "app/b: has 4 bytes and is not read; the limit is 3"], Reading.Image(image, limits: new ArtifactLimits { Entry = 3 }).Problems);
    }

    [Fact]
    public void Names_are_bounded_even_when_no_file_is_left()
    {
        var deep = TarMember.Folder(string.Concat(Enumerable.Repeat("d/", 1000)));
        var many = Enumerable.Range(0, 2000).Select(_ => TarMember.File("hidden/f", ""));
        foreach (var image in new[] { new TestImage().Layer(deep), new TestImage().Layer(many).Layer(TarMember.File(".wh.hidden", "")) })
        {
            Assert.Equal([": has more files than the limit of 100; the others are not read"], Reading.ImageFolder(image.Oci(), limits: new ArtifactLimits { Entries = 100 }).Problems);
        }
    }

    [Fact]
    public void Links_to_links_to_folders_do_not_multiply()
    {
        var members = Enumerable.Range(0, 30).SelectMany(level => new[] { TarMember.Link($"d{level}/a", $"/d{level + 1}"), TarMember.Link($"d{level}/b", $"/d{level + 1}") });
        var asked = 0;
        Reading.ImageFolder(new TestImage().Layer([.. members, TarMember.File("d30/f", "1")]).Oci(), (_, _) =>
        {
            asked++;
            return Want.Nothing;
        });
        Assert.Equal(3, asked);
    }

    [Fact]
    public void The_last_bytes_of_a_limit_are_not_beyond_it()
    {
        var layer = TestImage.Tar(TarEntryFormat.Ustar, TarMember.File("a", "1"));
        Assert.Empty(Reading.Image(TestImage.AsTar(new TestImage().Layer(layer).Oci()), limits: new ArtifactLimits { Layers = layer.Length }).Problems);
    }
}
