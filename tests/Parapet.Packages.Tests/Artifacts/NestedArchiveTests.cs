using Parapet.Packages.Artifacts;

namespace Parapet.Packages.Tests.Artifacts;

public sealed class NestedArchiveTests
{
    private static readonly byte[] Jar = new LyingZip().Add("META-INF/MANIFEST.MF", "Name: x").Add("A.class", "code").Write();

    [Theory]
    [InlineData("lib/a.jar", 0)]
    [InlineData("lib/a.jar", 8)]
    [InlineData("a.WHL", 8)]
    [InlineData("a.nupkg", 0)]
    public void An_archive_in_the_archive_is_looked_into(string path, ushort method)
    {
        var reading = Reading.Zip(new LyingZip().Add(path, Jar, member => member with { Method = method }).Write(), (entry, _) => entry.Nesting == 1 ? Want.Everything : Want.Nothing);
        Assert.Equal([path, path + "!/A.class", path + "!/META-INF/MANIFEST.MF"], reading.Paths);
        Assert.Equal([(path + "!/A.class", "code"), (path + "!/META-INF/MANIFEST.MF", "Name: x")], reading.Seen);
        Assert.Empty(reading.Problems);
    }

    [Fact]
    public void An_archive_can_be_read_whole_and_looked_into() =>
        Assert.Equal(
            ["a.jar", "a.jar!/A.class", "a.jar!/META-INF/MANIFEST.MF"],
            Reading.Zip(new LyingZip().Add("a.jar", Jar).Write()).Seen.Select(each => each.Path));

    [Theory]
    [InlineData("a.txt")]
    [InlineData("jar")]
    public void A_file_with_another_name_is_a_file(string path) =>
        Assert.Equal([path], Reading.Zip(new LyingZip().Add(path, Jar).Write()).Paths);

    [Fact]
    public void A_file_with_the_name_of_an_archive_only_is_a_file()
    {
        var reading = Reading.Zip(new LyingZip().Add("a.zip", "no archive").Write());
        Assert.Equal([("a.zip", "no archive")], reading.Seen);
        Assert.Empty(reading.Problems);
    }

    [Fact]
    public void A_damaged_archive_is_reported_with_its_path()
    {
        var reading = Reading.Zip(new LyingZip().Add("lib/a.jar", Jar[..^30]).Write());
        Assert.Equal(["lib/a.jar: is not a zip: it has no central directory"], reading.Problems);
    }

    [Fact]
    public void A_problem_inside_names_both_paths()
    {
        var inner = new LyingZip().Add("../x", "").Add("y", "1", member => member with { Checksum = 0 }).Write();
        Assert.Equal(
            ["a.jar!/../x: leads out of its folder; it is not used", "a.jar!/y: is damaged: its checksum is not the declared one"],
            Reading.Zip(new LyingZip().Add("a.jar", inner).Write()).Problems);
    }

    [Fact]
    public void Archives_are_looked_into_to_a_depth()
    {
        var bytes = Jar;
        for (var depth = 6; depth > 0; depth--)
        {
            bytes = new LyingZip().Add($"{depth}.zip", bytes).Write();
        }

        var reading = Reading.Zip(bytes);
        Assert.Equal("1.zip!/2.zip!/3.zip!/4.zip!/5.zip", reading.Paths[^1]);
        Assert.Equal(["1.zip!/2.zip!/3.zip!/4.zip!/5.zip: is an archive at depth 5; archives are looked into to depth 4"], reading.Problems);
    }

    [Fact]
    public void The_limit_on_entries_holds_for_all_archives_together()
    {
        var reading = Reading.Zip(new LyingZip().Add("a.jar", Jar).Add("b.jar", Jar).Write(), limits: new ArtifactLimits { Entries = 3 });
        Assert.Equal(3, reading.Paths.Count);
        Assert.Equal(["a.jar: has entries beyond the limit of 3; they are not read", "b.jar: has entries beyond the limit of 3; they are not read"], reading.Problems);
    }

    [Fact]
    public void The_files_of_a_folder_are_looked_into_as_well()
    {
        var reading = Reading.Folder([("lib/a.jar", Jar), ("b.txt", "x"u8.ToArray())], (entry, _) => entry.Nesting == 1 ? Want.Everything : Want.Nothing);
        Assert.Equal(["b.txt", "lib/a.jar", "lib/a.jar!/A.class", "lib/a.jar!/META-INF/MANIFEST.MF"], reading.Paths);
        Assert.Equal(2, reading.Seen.Count);
        Assert.Empty(reading.Problems);
    }

    [Fact]
    public void A_folder_is_as_strict_about_paths()
    {
        var reading = Reading.Folder([("../a", []), ("b", [1]), ("./b", [2])]);
        Assert.Equal([("b", "\u0002")], reading.Seen);
        Assert.Equal(["../a: leads out of its folder; it is not used", "b: is there more than once; the last one counts, as when it is unpacked"], reading.Problems);
    }
}
