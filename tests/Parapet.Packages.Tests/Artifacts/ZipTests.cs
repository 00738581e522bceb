using System.Security.Cryptography;
using System.Text;
using Parapet.Packages.Artifacts;

namespace Parapet.Packages.Tests.Artifacts;

public sealed class ZipTests
{
    private const string Local = "PK\u0003\u0004";

    [Fact]
    public void Files_are_listed_in_ordinal_order_and_wanted_ones_read()
    {
        var reading = Reading.Zip(
            new LyingZip().Add("b.txt", "two").Add("lib/", "").Add("./a.txt", "one", member => member with { Method = 0 }).Add("c.bin", "three").Write(),
            (entry, _) => entry.Path.EndsWith(".txt", StringComparison.Ordinal) ? Want.Everything : Want.Nothing);
        Assert.Equal([new("a.txt", 3), new("b.txt", 3), new ArtifactEntry("c.bin", 5)], reading.Artifact.Entries);
        Assert.Equal([("a.txt", "one"), ("b.txt", "two")], reading.Seen);
        Assert.Empty(reading.Problems);
    }

    [Fact]
    public void The_hash_is_that_of_the_whole_file()
    {
        var bytes = new LyingZip().Add("a", "one").Write();
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), Reading.Zip(bytes).Artifact.Sha256);
    }

    [Fact]
    public void A_filter_that_wants_the_start_is_asked_again_with_it()
    {
        var content = "#!/bin/sh\n" + new string('x', 100);
        foreach (var method in new ushort[] { 0, 8 })
        {
            var starts = new List<int>();
            var reading = Reading.Zip(
                new LyingZip().Add("run", content, member => member with { Method = method }).Write(),
                (_, start) =>
                {
                    starts.Add(start.Length);
                    return start.IsEmpty ? Want.Start : start.StartsWith("#!"u8) ? Want.Everything : Want.Nothing;
                });
            Assert.Equal([0, Artifact.StartLength], starts);
            Assert.Equal([("run", content)], reading.Seen);
        }
    }

    [Theory]
    [InlineData("a comment")]
    [InlineData("PK\u0005\u0006 looks like an end")]
    public void A_comment_does_not_hide_the_directory(string comment)
    {
        var reading = Reading.Zip(new LyingZip { Comment = comment }.Add("a", "one").Write());
        Assert.Equal([("a", "one")], reading.Seen);
        Assert.Empty(reading.Problems);
    }

    [Fact]
    public void A_second_archive_in_the_comment_is_reported()
    {
        var inner = Encoding.Latin1.GetString(new LyingZip().Add("b", "two").Write());
        var reading = Reading.Zip(new LyingZip { Comment = inner }.Add("a", "one").Write());
        Assert.Equal([": has two central directories, and another reader may take the other one"], reading.Problems);
    }

    [Fact]
    public void Bytes_after_the_end_are_reported_and_do_not_matter()
    {
        var reading = Reading.Zip([.. new LyingZip().Add("a", "one").Write(), 1, 2, 3]);
        Assert.Equal([("a", "one")], reading.Seen);
        Assert.Equal([": has bytes after its end"], reading.Problems);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Bytes_before_the_archive_shift_every_offset(bool isZip64)
    {
        var reading = Reading.Zip(new LyingZip { Prefix = "#!/bin/sh\nexec java -jar $0\n", IsZip64 = isZip64 }.Add("a", "one").Add("b", "two").Write());
        Assert.Equal([("a", "one"), ("b", "two")], reading.Seen);
        Assert.Empty(reading.Problems);
    }

    [Fact]
    public void Zip64_is_read()
    {
        var reading = Reading.Zip(new LyingZip { IsZip64 = true }.Add("a", "one").Add("b", "two", member => member with { Method = 0 }).Write());
        Assert.Equal([("a", "one"), ("b", "two")], reading.Seen);
        Assert.Empty(reading.Problems);
    }

    [Fact]
    public void Sizes_that_follow_the_bytes_are_read_from_the_directory()
    {
        var reading = Reading.Zip(new LyingZip().Add("a", "one", member => member with { Flags = 0x808 }).Add("b", "two").Write());
        Assert.Equal([("a", "one"), ("b", "two")], reading.Seen);
        Assert.Empty(reading.Problems);
    }

    [Fact]
    public void A_part_of_several_disks_is_refused()
    {
        var reading = Reading.Zip(new LyingZip { Disk = 1 }.Add("a", "one").Write());
        Assert.Empty(reading.Paths);
        Assert.Equal([": is one part of an archive of several disks; it is not read"], reading.Problems);
    }

    [Fact]
    public void An_empty_zip_has_nothing_and_no_problem()
    {
        var reading = Reading.Zip(new LyingZip().Write());
        Assert.Empty(reading.Paths);
        Assert.Empty(reading.Problems);
    }

    [Theory]
    [InlineData("")]
    [InlineData("plain text that is long enough to have an end record in it")]
    public void What_is_no_zip_is_said_to_be_none(string text) =>
        Assert.Equal([": is not a zip: it has no central directory"], Reading.Zip(Encoding.UTF8.GetBytes(text)).Problems);

    [Theory]
    [InlineData("../a", "leads out of its folder; it is not used")]
    [InlineData("x/../../a", "leads out of its folder; it is not used")]
    [InlineData("x/..", "leads out of its folder; it is not used")]
    [InlineData("/etc/passwd", "has an absolute path; it is not used")]
    [InlineData("C:/windows/a", "has an absolute path; it is not used")]
    [InlineData("x\\..\\a", "has a backslash in its name, which is a folder on some systems only; it is not used")]
    [InlineData("a\0.txt", "has a control character in its name; it is not used")]
    [InlineData("", "has no name")]
    public void A_path_that_leads_elsewhere_is_reported_and_not_used(string path, string message)
    {
        var reading = Reading.Zip(new LyingZip().Add(path, "evil").Add("good", "one").Write());
        Assert.Equal([("good", "one")], reading.Seen);
        Assert.Equal(["good"], reading.Paths);
        Assert.Equal([$"{path.Replace('\0', '\ufffd')}: {message}"], reading.Problems);
    }

    [Fact]
    public void Of_two_entries_with_one_path_the_last_counts_and_both_are_reported()
    {
        var reading = Reading.Zip(new LyingZip().Add("b", "x").Add("a", "first").Add("./a", "last").Write());
        Assert.Equal([("a", "last"), ("b", "x")], reading.Seen);
        Assert.Equal(["a: is there more than once; the last one counts, as when it is unpacked"], reading.Problems);
    }

    [Fact]
    public void Names_are_utf8_or_those_of_the_first_pcs()
    {
        var reading = Reading.Zip(new LyingZip()
            .Add("gr\u00fcn", "1")
            .Add("", "2", member => member with { Name = [(byte)'g', (byte)'r', 0x81, (byte)'n', (byte)'2'], Flags = 0 })
            .Write());
        Assert.Equal(["gr\u00fcn", "gr\u00fcn2"], reading.Paths);
    }

    [Fact]
    public void An_end_that_counts_wrongly_is_reported()
    {
        var reading = Reading.Zip(new LyingZip { CountLie = 1 }.Add("a", "one").Write());
        Assert.Equal([": lists 1 entries where its end says 2"], reading.Problems);
        Assert.Equal([("a", "one")], reading.Seen);
    }

    [Fact]
    public void A_problem_names_no_byte_that_disturbs_a_terminal() =>
        Assert.All(Reading.Zip(new LyingZip().Add("\u001b[31m" + new string('y', 500), Local).Write()).Artifact.Problems, problem =>
        {
            Assert.DoesNotContain(problem.Path, char.IsControl);
            Assert.True(problem.Path.Length < 250);
        });
}
