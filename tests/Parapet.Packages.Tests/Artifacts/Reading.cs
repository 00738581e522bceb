using System.Collections.Concurrent;
using System.Text;
using Parapet.Packages.Artifacts;

namespace Parapet.Packages.Tests.Artifacts;

/// <summary>Reads an artefact and keeps what readers were shown.</summary>
internal sealed class Reading
{
    private readonly ConcurrentDictionary<string, byte[]> _seen = new(StringComparer.Ordinal);
    private int _reads;

    private Reading(Func<EntryFilter, EntryReader, Artifact> read, EntryFilter? filter) =>
        Artifact = read(filter ?? ((_, _) => Want.Everything), (entry, content) =>
        {
            Assert.Equal(entry.Size, content.Length);
            _seen[entry.Path] = content.ToArray();
            Interlocked.Increment(ref _reads);
        });

    public Artifact Artifact { get; }

    /// <summary>How often something was read.</summary>
    public int Reads => _reads;

    /// <summary>Path and content of what was read, in ordinal order.</summary>
    public IReadOnlyList<(string Path, string Content)> Seen =>
        [.. _seen.OrderBy(each => each.Key, StringComparer.Ordinal).Select(each => (each.Key, Encoding.UTF8.GetString(each.Value)))];

    public IReadOnlyList<string> Paths => [.. Artifact.Entries.Select(entry => entry.Path)];

    public IReadOnlyList<string> Problems => [.. Artifact.Problems.Select(problem => $"{problem.Path}: {problem.Message}")];

    public static Reading Zip(byte[] bytes, EntryFilter? filter = null, ArtifactLimits? limits = null) =>
        new((wants, read) => ArtifactReader.ReadZip(ByteSource.Of("test.zip", bytes), wants, read, limits), filter);

    public static Reading Folder(IEnumerable<(string Path, byte[] Content)> files, EntryFilter? filter = null, ArtifactLimits? limits = null) =>
        new((wants, read) => ArtifactReader.ReadFolder("folder", files.Select(file => (file.Path, ByteSource.Of(file.Path, file.Content))), wants, read, limits), filter);

    public static Reading Image(byte[] tar, EntryFilter? filter = null, ArtifactLimits? limits = null, string? architecture = null) =>
        new((wants, read) => ArtifactReader.ReadImage(ByteSource.Of("image.tar", tar), wants, read, limits, architecture), filter);

    public static Reading ImageFolder(IReadOnlyDictionary<string, byte[]> files, EntryFilter? filter = null, ArtifactLimits? limits = null) =>
        new((wants, read) => ArtifactReader.ReadImageFolder("image", path => files.TryGetValue(path, out var bytes) ? ByteSource.Of(path, bytes) : null, wants, read, limits), filter);
}
