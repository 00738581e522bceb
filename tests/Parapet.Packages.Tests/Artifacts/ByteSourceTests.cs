using System.Formats.Tar;
using Parapet.Packages.Artifacts;

namespace Parapet.Packages.Tests.Artifacts;

public sealed class ByteSourceTests
{
    private static readonly ByteSource Ten = ByteSource.Of("ten", new byte[] { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9 });

    [Theory]
    [InlineData(2, 3, "2 3 4")]
    [InlineData(8, 5, "8 9")]
    [InlineData(10, 5, "")]
    [InlineData(20, 5, "")]
    [InlineData(3, 0, "")]
    [InlineData(3, -1, "")]
    public void A_part_ends_where_it_or_the_whole_does(long offset, long length, string expected)
    {
        var part = Ten.Slice("part", offset, length);
        var bytes = new byte[part.Length];
        Assert.True(part.TryFill(0, bytes));
        Assert.False(part.TryFill(0, new byte[part.Length + 1]));
        Assert.Equal(expected, string.Join(' ', bytes));
    }

    [Fact]
    public void The_form_is_told_by_the_bytes()
    {
        var zip = new LyingZip().Add("a", "one").Write();
        var tar = TestImage.Tar(TarEntryFormat.Ustar, TarMember.File("a", "one"));
        Assert.Equal(ArtifactKind.Zip, Guess(zip));
        Assert.Equal(ArtifactKind.Zip, Guess(new LyingZip().Write()));
        Assert.Equal(ArtifactKind.Zip, Guess(new LyingZip { Prefix = "#!/bin/sh\n" }.Add("a", "one").Write()));
        Assert.Equal(ArtifactKind.Image, Guess(tar));
        Assert.Equal(ArtifactKind.Image, Guess(TestImage.Gzip(tar)));
        Assert.Equal(ArtifactKind.Image, Guess(TestImage.Zstd(tar)));
        Assert.Null(Guess([]));
        Assert.Null(Guess(new byte[2000]));
        Assert.Null(Guess("const handler = () => 1;"u8.ToArray()));
    }

    private static ArtifactKind? Guess(byte[] bytes) => ArtifactReader.Guess(ByteSource.Of("bytes", bytes));
}
