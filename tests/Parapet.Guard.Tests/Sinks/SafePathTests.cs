using CsCheck;
using Parapet.Guard.Sinks;

namespace Parapet.Guard.Tests.Sinks;

public sealed class SafePathTests : IDisposable
{
    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("a")]
    [InlineData("a.txt")]
    [InlineData("sub/file")]
    [InlineData("not/there/yet.json")]
    [InlineData(".hidden")]
    [InlineData("..a")]
    [InlineData("a..b")]
    [InlineData("a b")]
    [InlineData(" a")]
    [InlineData("~")]
    [InlineData("-rf")]
    [InlineData("100%")]
    [InlineData("100% sure")]
    [InlineData("é€😀.png")]
    [InlineData("👨‍👩‍👧.png")]
    [InlineData("Wait….txt")]
    [InlineData("console")]
    [InlineData("COM10")]
    [InlineData("a.con")]
    [InlineData("nul1")]
    [InlineData("{{x}}$HOME;id")]
    public void An_ordinary_name_is_below_the_root(string name)
    {
        Assert.True(SafePath.TryUnder(_folder.Root, name, out var path, out var why));
        Assert.Null(why);
        Assert.Equal(name, path.Relative);
        Assert.Equal(_folder.Root, path.Root);
        Assert.Equal($"{_folder.Root}/{name}", path.FullPath);
        Assert.Equal(path.FullPath, SafePath.Under(_folder.Root + "/./sub/../", name).FullPath);
    }

    [Fact]
    public void No_hostile_name_is_accepted()
    {
        Assert.InRange(HostileNames.All.Count, 2000, 4000);
        Assert.Equal([], HostileNames.All.Where(name => SafePath.TryUnder(_folder.Root, name, out _, out _)));
    }

    [Fact]
    public void The_reason_is_a_sentence_without_the_name() =>
        Assert.Equal(
            [
                "the path has a backslash",
                "the path has a character that passes for a dot, a slash, a colon or a percent sign",
                "the path has a control character",
                "the path has a dot or a slash in overlong UTF-8",
                "the path has a name of dots",
                "the path has a name that ends in a dot or a space",
                "the path has an empty name",
                "the path has half a surrogate pair or a replacement character",
                "the path has one of the characters : * ? \" < > |",
                "the path has the name of a device",
                "the path is absolute",
                "the path is empty",
                "the path is percent-encoded",
            ],
            HostileNames.All.Select(name => Assert.Throws<UnsafeInputException>(() => SafePath.Under(_folder.Root, name)).Message).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void Names_and_paths_have_a_longest()
    {
        Assert.True(SafePath.TryUnder(_folder.Root, new string('a', 255), out _, out _));
        AssertRefused(new string('a', 256), "the path has a name of more than 255 bytes");
        AssertRefused(new string('é', 128), "the path has a name of more than 255 bytes");
        AssertRefused(string.Join('/', Enumerable.Repeat("a", 2048)), "the path is longer than 4095 bytes");
        AssertRefused(new string('a', 5000), "the path is longer than 4095 characters");
        AssertRefused(null, "the path is null");
    }

    [Theory]
    [InlineData("")]
    [InlineData("root")]
    [InlineData("./root")]
    public void The_root_is_a_full_path(string root) =>
        Assert.Throws<ArgumentException>(() => SafePath.TryUnder(root, "a", out _, out _));

    [Fact]
    public void The_root_of_the_disk_is_a_root() => Assert.Equal("/a/b", SafePath.Under("/", "a/b").FullPath);

    [Fact]
    public void Whatever_the_name_an_accepted_path_resolves_below_the_root()
    {
        _folder.Link("out", _folder.Path);
        _folder.Link("in", "sub");
        _folder.Link("up", "sub/../..");
        var pieces = Gen.OneOf("..", ".", "/", "\\", "sub", "file", "secret", "out", "in", "up", "%2e", "%2f", "%", "2e", ":", "\0", " ", "\uFF0F", "C", "con", "é", "\uD83D", "\uDE00", "~", "\u200D");
        var name = Gen.OneOf(Gen.String, pieces.Array[1, 8].Select(string.Concat));
        var accepted = 0;
        name.Sample(
            text =>
            {
                if (!SafePath.TryUnder(_folder.Root, text, out var path, out _))
                {
                    return true;
                }

                Interlocked.Increment(ref accepted);
                return IsBelow(path.FullPath) && Path.GetFullPath(path.FullPath) == path.FullPath && Uri.UnescapeDataString(text) == text;
            },
            iter: 100_000);
        Assert.True(accepted > 1000);
    }

    // Where a path leads, found by opening folder after folder instead of reading links.
    private bool IsBelow(string path)
    {
        var existing = path;
        while (!Path.Exists(existing))
        {
            existing = Path.GetDirectoryName(existing)!;
        }

        var folder = Directory.Exists(existing) ? existing : Path.GetDirectoryName(existing)!;
        return File.Exists(Path.Combine(folder, "sub/file")) || File.Exists(Path.Combine(folder, "file"));
    }

    private void AssertRefused(string? name, string reason)
    {
        Assert.False(SafePath.TryUnder(_folder.Root, name, out var path, out var why));
        Assert.Null(path);
        Assert.Equal(reason, why);
    }
}
