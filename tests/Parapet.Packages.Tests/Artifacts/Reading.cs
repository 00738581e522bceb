using System.Collections.Concurrent;
using System.Text;
using Parapet.Packages.Artifacts;

namespace Parapet.Packages.Tests.Artifacts;

/// <summary>Reads an artefact and keeps what readers were shown.</summary>
internal sealed class Reading
{
    private readonly ConcurrentDictionary<string, byte[]> _seen = new(StringComparer.Ordinal);

    private Reading(Func<EntryFilter, EntryReader, Artifact> read, EntryFilter? filter) =>
        Artifact = read(filter ?? ((_, _) => Want.Everything), (entry, content) => Assert.True(_seen.TryAdd(entry.Path, content.ToArray()), $"{entry.Path} was read twice"));

    public Artifact Artifact { get; }

    /// <summary>Path and content of what was read, in ordinal order.</summary>
    public IReadOnlyList<(string Path, string Content)> Seen =>
        [.. _seen.OrderBy(each => each.Key, StringComparer.Ordinal).Select(each => (each.Key, Encoding.UTF8.GetString(each.Value)))];

    public IReadOnlyList<string> Paths => [.. Artifact.Entries.Select(entry => entry.Path)];

    public IReadOnlyList<string> Problems => [.. Artifact.Problems.Select(problem => $"{problem.Path}: {problem.Message}")];

    public static Reading Zip(byte[] bytes, EntryFilter? filter = null, ArtifactLimits? limits = null) =>
        new((wants, read) => ArtifactReader.ReadZip(ByteSource.Of("test.zip", bytes), wants, read, limits), filter);

    public static Reading Folder(IEnumerable<(string Path, byte[] Content)> files, EntryFilter? filter = null, ArtifactLimits? limits = null) =>
        new((wants, read) => ArtifactReader.ReadFolder("folder", files.Select(file => (file.Path, ByteSource.Of(file.Path, file.Content))), wants, read, limits), filter);
}
