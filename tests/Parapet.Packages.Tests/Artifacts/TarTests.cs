using System.Formats.Tar;
using System.Text;

namespace Parapet.Packages.Tests.Artifacts;

public sealed class TarTests
{
    private static readonly string LongPath = string.Join('/', Enumerable.Repeat("folder", 50));

    [Theory]
    [InlineData(TarEntryFormat.V7)]
    [InlineData(TarEntryFormat.Ustar)]
    [InlineData(TarEntryFormat.Pax)]
    [InlineData(TarEntryFormat.Gnu)]
    public void Every_form_of_tar_is_read(TarEntryFormat format)
    {
        TarMember[] members = format is TarEntryFormat.Pax or TarEntryFormat.Gnu
            ? [TarMember.File(LongPath, "deep"), TarMember.Link("link", LongPath), TarMember.File("gr\u00fcn", "2"), TarMember.Folder(LongPath + "x/")]
            : format == TarEntryFormat.Ustar ? [TarMember.File("a/" + new string('b', 90) + "/" + new string('c', 60), "two"), TarMember.Folder("d/")]
            : [TarMember.File("a", "1")];
        var tar = TestImage.Tar(format == TarEntryFormat.V7 ? TarEntryFormat.Ustar : format, members);
        if (format == TarEntryFormat.V7)
        {
            tar.AsSpan(257, 8).Clear();
            Sign(tar, 0);
        }

        var reading = Layer(tar);
        Assert.Equal(members.Where(member => member.Content.Length > 0).Select(member => (member.Name, Encoding.UTF8.GetString(member.Content))), reading.Seen);
        Assert.Empty(reading.Problems);
    }

    [Fact]
    public void A_size_may_have_64_bits()
    {
        var tar = One();
        tar.AsSpan(124, 12).Clear();
        tar[124] = 0x80;
        tar[135] = 3;
        Sign(tar, 0);
        Assert.Equal([("a", "one"), ("b", "two")], Layer(tar).Seen);
    }

    [Theory]
    [InlineData(124, "x", "has a size that is no number")]
    [InlineData(124, "\u00ff", "has a size that is no number")]
    [InlineData(124, "77777777777", "ends early")]
    public void A_size_that_is_a_lie_ends_the_tar(int at, string bytes, string problem)
    {
        var tar = One();
        Encoding.Latin1.GetBytes(bytes).CopyTo(tar, at);
        Sign(tar, 0);
        var message = Assert.Single(Layer(tar, isUnwanted: true).Artifact.Problems).Message;
        Assert.Equal(problem, message);
    }

    [Theory]
    [InlineData(1024, 'c')]
    [InlineData(1024 + 148, '\u0080')]
    [InlineData(1024 + 148, '\u00ff')]
    public void A_header_that_was_changed_ends_the_tar(int at, char changed)
    {
        var tar = One();
        tar[at] = (byte)changed;
        var reading = Layer(tar);
        Assert.Equal([("a", "one")], reading.Seen);
        Assert.EndsWith(": has a header with a wrong checksum", Assert.Single(reading.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void Members_behind_the_end_are_reported()
    {
        byte[] tar = [.. One()[..2048], .. new byte[512], .. One()];
        Assert.EndsWith(": goes on after its end", Assert.Single(Layer(tar).Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void A_tar_without_its_end_is_read() =>
        Assert.Empty(Layer(One()[..2048]).Problems);

    [Theory]
    [InlineData(300)]
    [InlineData(600)]
    [InlineData(1500)]
    public void A_tar_that_was_cut_is_reported(int length) =>
        Assert.EndsWith(": ends early", Layer(One()[..length]).Problems[0], StringComparison.Ordinal);

    [Fact]
    public void A_file_with_holes_is_said_to_be_unreadable()
    {
        var tar = One();
        tar[156] = (byte)'S';
        Sign(tar, 0);
        var reading = Layer(tar);
        Assert.Equal([("b", "two")], reading.Seen);
        Assert.Equal(["a: is a file with holes, which tar keeps in a form that is not read"], reading.Problems);
    }

    [Fact]
    public void Devices_and_pipes_hide_files_and_are_none()
    {
        var tar = One();
        tar[156] = (byte)'3';
        tar.AsSpan(124, 12).Clear();
        Sign(tar, 0);
        byte[] device = [.. tar[..512], .. tar[1024..]];
        var reading = Reading.ImageFolder(new TestImage().Layer(One()).Layer(device).Oci());
        Assert.Equal([("b", "two")], reading.Seen);
    }

    [Fact]
    public void A_file_that_stands_twice_is_reported() =>
        Assert.Equal(
            ["a: is there more than once in its layer; each one is read"],
            Reading.ImageFolder(new TestImage().Layer(TarMember.File("a", "1"), TarMember.File("a", "2")).Oci(), (_, _) => Parapet.Packages.Artifacts.Want.Nothing).Problems);

    private static byte[] One() => TestImage.Tar(TarEntryFormat.Ustar, TarMember.File("a", "one"), TarMember.File("b", "two"));

    private static Reading Layer(byte[] tar, bool isUnwanted = false) =>
        Reading.ImageFolder(new TestImage().Layer(tar).Oci(), isUnwanted ? (_, _) => Parapet.Packages.Artifacts.Want.Nothing : null);

    private static void Sign(byte[] tar, int at)
    {
        var header = tar.AsSpan(at, 512);
        header.Slice(148, 8).Fill((byte)' ');
        var sum = 0;
        foreach (var each in header)
        {
            sum += each;
        }

        Encoding.ASCII.GetBytes(Convert.ToString(sum, 8).PadLeft(6, '0') + "\0 ").CopyTo(tar, at + 148);
    }
}
