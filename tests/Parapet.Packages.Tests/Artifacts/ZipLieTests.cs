using System.Text;
using Parapet.Packages.Artifacts;

namespace Parapet.Packages.Tests.Artifacts;

public sealed class ZipLieTests
{
    private static readonly string Text = string.Concat(Enumerable.Range(0, 100).Select(number => $"{number} "));

    [Theory]
    [InlineData(9, "deflate64")]
    [InlineData(12, "bzip2")]
    [InlineData(93, "zstd")]
    public void Another_compression_is_said_to_be_unreadable(ushort method, string name) =>
        Refused(member => member with { Method = method }, $"is compressed by {name} and cannot be read");

    [Fact]
    public void An_encrypted_entry_is_said_to_be_unreadable() =>
        Refused(member => member with { Flags = 0x801 }, "is encrypted and cannot be read");

    [Fact]
    public void Another_name_in_the_local_header_is_refused() =>
        Refused(member => member with { LocalName = "lie.TXT"u8.ToArray() }, "has another name in its local header; it is not read");

    [Fact]
    public void Another_size_in_the_local_header_is_refused() =>
        Refused(member => member with { LocalSize = 7 }, "has other sizes or another method in its local header; it is not read");

    [Fact]
    public void More_bytes_than_declared_are_not_inflated() =>
        Refused(member => member with { DeclaredSize = 10 }, "has more bytes than it declares; it is not read");

    [Fact]
    public void Fewer_bytes_than_declared_are_damage() =>
        Refused(member => member with { DeclaredSize = 10_000 }, "is damaged: it has fewer bytes than it declares");

    [Fact]
    public void A_stored_entry_has_one_size() =>
        Refused(member => member with { Method = 0, DeclaredSize = 10 }, "is stored, and yet its two sizes differ; it is not read");

    [Theory]
    [InlineData(0)]
    [InlineData(8)]
    public void A_wrong_checksum_is_damage(ushort method) =>
        Refused(member => member with { Method = method, Checksum = 1 }, "is damaged: its checksum is not the declared one");

    [Fact]
    public void An_entry_that_is_not_where_the_directory_says_is_damage() =>
        Refused(member => member with { Offset = 3 }, "is damaged: it is not where the central directory says");

    [Theory]
    [InlineData("node_modules/a", "../packages/a", true)]
    [InlineData("x/node_modules/@s/a", "../../../../out", true)]
    [InlineData("node_modules/a", ".pnpm/missing@1.0.0/node_modules/a", true)]
    [InlineData("node_modules/a", ".pnpm/a@1.0.0/node_modules/a", false)]
    [InlineData("node_modules/.bin/a", "../a/cli.js", false)]
    [InlineData("lib/libz.so", "libz.so.1", false)]
    public void A_link_that_hides_a_package_is_reported_though_nobody_wants_it(string link, string target, bool isReported)
    {
        var zip = new LyingZip().Add("node_modules/.pnpm/a@1.0.0/node_modules/a/package.json", "{}").Add("packages/a/package.json", "{}").Add(link, target, member => member with { Mode = 0xA1FF });
        Assert.Equal(isReported ? [$"{link}: is a symbolic link and is not followed"] : [], Reading.Zip(zip.Write(), (_, _) => Want.Nothing).Problems);
    }

    [Fact]
    public void A_link_that_somebody_wants_is_reported_and_not_followed()
    {
        Refused(member => member with { Mode = 0xA1FF }, "is a symbolic link and is not followed");
        var unwanted = Reading.Zip(new LyingZip().Add("link", "/etc/passwd", member => member with { Mode = 0xA1FF }).Write(), (_, _) => Want.Nothing);
        Assert.Empty(unwanted.Problems);
    }

    [Fact]
    public void Entries_that_share_their_bytes_are_a_bomb()
    {
        // Each deflate stream quotes the next local header and then is the next stream: David Fifield, https://www.bamsoftware.com/hacks/zipbomb/.
        var inner = new LyingZip().Add("b", Text).Write();
        var kernel = inner.AsSpan(0, 30 + 1 + new LyingZip.Member([], Encoding.UTF8.GetBytes(Text)).Data.Length).ToArray();
        var zip = new LyingZip()
            .Add("a", kernel, member => member with { Method = 0 })
            .Add("b", Text, member => member with { HasNoLocal = true, Offset = 31 });
        var reading = Reading.Zip(zip.Write());
        Assert.Equal([("b", Text)], reading.Seen);
        Assert.Equal(["a: shares its bytes with the next entry, as bombs do; it is not read"], reading.Problems);
    }

    [Fact]
    public void An_extra_field_cannot_hide_that_bytes_are_shared()
    {
        var zip = new LyingZip()
            .Add("a", Text, member => member with { LocalExtra = 40 })
            .Add("b", "", member => member with { HasNoLocal = true, Offset = 60 });
        Assert.Contains("a: shares its bytes with the next entry, as bombs do; it is not read", Reading.Zip(zip.Write()).Problems);
    }

    [Fact]
    public void What_grows_too_much_is_not_inflated()
    {
        var limits = new ArtifactLimits { RatioFrom = 1000, Ratio = 100 };
        var reading = Reading.Zip(new LyingZip().Add("zeros", new byte[100_000]).Add("few", new byte[1000]).Write(), limits: limits);
        Assert.Equal(["few"], reading.Seen.Select(each => each.Path));
        Assert.Equal(["zeros: would be inflated more than 100 times, as bombs are; it is not read"], reading.Problems);
    }

    [Fact]
    public void A_large_entry_is_not_read()
    {
        var reading = Reading.Zip(new LyingZip().Add("a", Text).Add("b", "small").Write(), limits: new ArtifactLimits { Entry = 100 });
        Assert.Equal([("b", "small")], reading.Seen);
        Assert.Equal([$"a: has {Text.Length} bytes and is not read; the limit is 100"], reading.Problems);
    }

    [Fact]
    public void Reading_ends_where_all_of_it_would_be_too_much()
    {
        var reading = Reading.Zip(new LyingZip().Add("a", "12345").Add("b", "12345").Add("c", "1").Add("d", "1").Write(), limits: new ArtifactLimits { Inflated = 6 });
        Assert.Equal(["a", "c"], reading.Seen.Select(each => each.Path));
        Assert.Equal(["b: is not read: with it more than 6 bytes of the artefact would be inflated", "d: is not read: with it more than 6 bytes of the artefact would be inflated"], reading.Problems);
    }

    [Fact]
    public void Entries_beyond_the_limit_are_reported()
    {
        var reading = Reading.Zip(new LyingZip().Add("a", "1").Add("b", "2").Add("c", "3").Write(), limits: new ArtifactLimits { Entries = 2 });
        Assert.Equal(["a", "b"], reading.Paths);
        Assert.Equal([": has entries beyond the limit of 2; they are not read"], reading.Problems);
    }

    [Fact]
    public void Problems_beyond_the_limit_are_counted()
    {
        var zip = new LyingZip();
        for (var index = 99; index >= 0; index--)
        {
            zip.Add($"../{index:00}", "");
        }

        var reading = Reading.Zip(zip.Write(), limits: new ArtifactLimits { Problems = 3 });
        Assert.Equal(["../00", "../01", "../02", ""], reading.Artifact.Problems.Select(problem => problem.Path));
        Assert.Equal(": has 97 more problems like these", reading.Problems[^1]);
    }

    private static void Refused(Func<LyingZip.Member, LyingZip.Member> lie, string message)
    {
        var reading = Reading.Zip(new LyingZip().Add("lie.txt", Text, lie).Add("other.txt", "good").Write());
        Assert.Equal([("other.txt", "good")], reading.Seen);
        Assert.Equal([$"lie.txt: {message}"], reading.Problems);
        Assert.Equal(["lie.txt", "other.txt"], reading.Paths);
    }
}
