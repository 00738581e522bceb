using Parapet.Guard.Sinks;

namespace Parapet.Guard.Tests.Sinks;

public sealed class LinkTests : IDisposable
{
    private const string Out = "the path leads out of its root over a link";
    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string> Outward() => ["/etc", "..", "../secret", "sub/../..", "../root-beside", ".", "/", "sub/../../secret", "missing/../../secret", "loop", "chain1"];

    [Theory]
    [MemberData(nameof(Outward))]
    public void A_link_that_leads_out_is_refused(string target)
    {
        _folder.Link("loop", "loop");
        _folder.Link("chain1", "sub/chain2");
        _folder.Link("sub/chain2", "../../secret");
        _folder.Link("link", target);
        Assert.Equal(Out, Why(target == "." ? "link" : "link/x") ?? Why("link"));
    }

    [Theory]
    [InlineData("sub")]
    [InlineData("sub/../sub")]
    [InlineData("../root/sub")]
    [InlineData("/ROOT/sub")]
    public void A_link_that_stays_inside_is_followed(string target)
    {
        _folder.Link("link", target.Replace("/ROOT", _folder.Root, StringComparison.Ordinal));
        using var stream = SafePath.Under(_folder.Root, "link/file").OpenRead();
        Assert.Equal(7, stream.Length);
    }

    [Fact]
    public void The_root_may_be_a_link_itself()
    {
        var link = Path.Combine(_folder.Path, "current");
        File.CreateSymbolicLink(link, "root");
        using var stream = SafePath.Under(link, "sub/file").OpenRead();
        Assert.Equal(7, stream.Length);
    }

    [Fact]
    public void A_folder_beside_with_the_same_beginning_is_outside()
    {
        Directory.CreateDirectory(_folder.Root + "-beside");
        _folder.Link("link", "../root-beside");
        Assert.Equal(Out, Why("link/x"));
    }

    [Fact]
    public void Forty_links_are_followed_and_no_more()
    {
        _folder.Link("l0", "sub");
        for (var number = 1; number <= 40; number++)
        {
            _folder.Link($"l{number}", $"l{number - 1}");
        }

        Assert.Null(Why("l39/file"));
        Assert.Equal(Out, Why("l40/file"));
    }

    [Fact]
    public void A_file_is_made_emptied_and_written_over()
    {
        var path = SafePath.Under(_folder.Root, "sub/new");
        Write(path.Create(), "abcdef"u8);
        Write(path.OpenWrite(), "XY"u8);
        Assert.Equal("XYcdef", File.ReadAllText(path.FullPath));
        Write(path.Create(), "Z"u8);
        Assert.Equal("Z", File.ReadAllText(path.FullPath));
        Assert.Throws<FileNotFoundException>(() => SafePath.Under(_folder.Root, "missing").OpenRead());
    }

    [Fact]
    public void A_link_that_came_after_the_check_is_seen_when_the_file_is_opened()
    {
        var path = SafePath.Under(_folder.Root, "later/secret");
        _folder.Link("later", "..");
        Assert.Equal(Out, Assert.Throws<UnsafeInputException>(path.OpenRead).Message);
        Assert.Throws<UnsafeInputException>(path.OpenWrite);
        Assert.Throws<UnsafeInputException>(path.Create);
        Assert.Equal("secret", File.ReadAllText(_folder.Outside));
    }

    // Somebody swaps a folder and a link as fast as possible while the file is opened through it.
    [Fact]
    public async Task A_link_that_comes_and_goes_opens_nothing_outside()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "only Linux tells what a handle holds");
        Directory.CreateDirectory(Path.Combine(_folder.Path, "evil"));
        File.WriteAllText(Path.Combine(_folder.Path, "evil/file"), "secret of another length");
        _folder.Link("evil", "../evil");
        var path = SafePath.Under(_folder.Root, "sub/file");
        using var stop = new CancellationTokenSource();
        var swapping = Task.Run(() => Swap(stop.Token), TestContext.Current.CancellationToken);
        for (var turn = 0; turn < 3000; turn++)
        {
            Assert.NotEqual(24, Length(path));
            Overwrite(path);
        }

        await stop.CancelAsync();
        await swapping;
        Assert.Equal("secret of another length", File.ReadAllText(Path.Combine(_folder.Path, "evil/file")));
    }

    private void Swap(CancellationToken stop)
    {
        var (sub, aside, evil) = (Path.Combine(_folder.Root, "sub"), Path.Combine(_folder.Root, "aside"), Path.Combine(_folder.Root, "evil"));
        while (!stop.IsCancellationRequested)
        {
            Directory.Move(sub, aside);
            Directory.Move(evil, sub);
            Directory.Move(sub, evil);
            Directory.Move(aside, sub);
        }
    }

    private static long Length(SafePath path)
    {
        try
        {
            using var stream = path.OpenRead();
            return stream.Length;
        }
        catch (Exception error) when (error is UnsafeInputException or IOException)
        {
            return -1;
        }
    }

    private static void Overwrite(SafePath path)
    {
        try
        {
            using var stream = path.Create();
            stream.WriteByte(1);
        }
        catch (Exception error) when (error is UnsafeInputException or IOException)
        {
            Assert.DoesNotContain("sub", error is UnsafeInputException ? error.Message : "", StringComparison.Ordinal);
        }
    }

    private static void Write(FileStream stream, ReadOnlySpan<byte> bytes)
    {
        using (stream)
        {
            stream.Write(bytes);
        }
    }

    private string? Why(string name) => SafePath.TryUnder(_folder.Root, name, out _, out var why) ? null : why;
}
