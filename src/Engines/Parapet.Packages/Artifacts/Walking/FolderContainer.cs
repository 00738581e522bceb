namespace Parapet.Packages.Artifacts.Walking;

/// <summary>Files of a folder.</summary>
internal sealed class FolderContainer : Container
{
    private readonly List<ArtifactEntry> _entries = [];
    private readonly List<ByteSource> _sources = [];

    private FolderContainer(IEnumerable<KeyValuePair<string, ByteSource>> files)
    {
        foreach (var (path, source) in files)
        {
            _entries.Add(new ArtifactEntry(path, source.Length));
            _sources.Add(source);
        }
    }

    public override IReadOnlyList<ArtifactEntry> Entries => _entries;

    public static FolderContainer Open(IEnumerable<(string Path, ByteSource Bytes)> files, Walk walk)
    {
        var kept = new SortedDictionary<string, ByteSource>(StringComparer.Ordinal);
        foreach (var (name, source) in files)
        {
            if (kept.Count >= walk.Room)
            {
                walk.Report("", $"has more than {walk.Limits.Entries} files; the others are not read");
                break;
            }

            if (EntryPath.TryMakeInFolder(name, out var path) is { } problem)
            {
                walk.Report(name, problem);
            }
            else if (!kept.TryAdd(path, source))
            {
                walk.Report(path, Messages.Twice);
                kept[path] = source;
            }
        }

        return new FolderContainer(kept);
    }

    public override string? Refusal(int index) => null;

    public override string? Excess(int index, ArtifactLimits limits) => null;

    public override int Start(int index, Span<byte> start)
    {
        var length = (int)Math.Min(start.Length, _entries[index].Size);
        return _sources[index].TryFill(0, start[..length]) ? length : -1;
    }

    public override string? Read(int index, Span<byte> content) => _sources[index].TryFill(0, content) ? null : Messages.Unreadable;

    public override ByteSource? Stored(int index) => _sources[index];
}
