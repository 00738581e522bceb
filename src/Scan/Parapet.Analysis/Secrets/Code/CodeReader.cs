using System.Collections.Concurrent;
using System.Collections.Immutable;
using Parapet.Analysis.Secrets.Files;
using Parapet.Packages.Artifacts;
using Parapet.Secrets;
using Parapet.Values;

namespace Parapet.Analysis.Secrets.Code;

/// <summary>Reads the texts of a function's code or layer, within a bound. Called by several threads; what it found does not depend on their order.</summary>
public sealed class CodeReader
{
    /// <summary>How many bytes of text are read of one artefact: Lambda takes 250 MB of everything, and sources are a small part of it.</summary>
    public const long MaxBytes = 64 << 20;

    /// <summary>The folders that are left out of sources: build results, and packages of others.</summary>
    public static ImmutableHashSet<string> SkippedFolders { get; } = [".git", ".aws-sam", "node_modules", "bin", "obj", ".venv", "venv", "__pycache__", "site-packages"];

    private const int MaxFile = 4 << 20;

    private static readonly string[] TemplateEndings = [".yaml", ".yml", ".json", ".template"];

    private readonly ConcurrentBag<FileSecret> secrets = [];
    private readonly ConcurrentBag<FetchSite> fetches = [];
    private long bytes;

    /// <summary>Whether a file is read: a text that somebody of the house wrote. For <see cref="EntryFilter"/>.</summary>
    public Want Wants(ArtifactEntry entry, ReadOnlySpan<byte> start)
    {
        if (entry.Size > MaxFile || SecretFiles.IsOfOthers(entry.Path))
        {
            return Want.Nothing;
        }

        var want = SecretFiles.Wants(entry, start);
        return want is Want.Everything && Interlocked.Add(ref bytes, entry.Size) > MaxBytes ? Want.Nothing : want;
    }

    /// <summary>Reads a file. For <see cref="EntryReader"/>.</summary>
    public void Read(ArtifactEntry entry, ReadOnlyMemory<byte> content)
    {
        // Templates that lie beside the code are scanned as such.
        if (PlainText.Read(content.Span) is not { } text || IsTemplate(entry.Path, text))
        {
            return;
        }

        foreach (var secret in FileSecrets.In(entry.Path, text).Where(found => found.Secret.Certainty != Certainty.Possible))
        {
            secrets.Add(secret);
        }

        foreach (var fetch in FetchSites.In(entry.Path, text))
        {
            fetches.Add(fetch);
        }
    }

    /// <summary>What came of it.</summary>
    /// <param name="name">What findings call the artefact: its path.</param>
    /// <param name="isFolder">Whether its files lie in a folder, not in an archive.</param>
    public CodeReading Finish(string name, bool isFolder) => new(
        name,
        isFolder,
        [.. secrets.OrderBy(found => found.Path, StringComparer.Ordinal).ThenBy(found => found.Line).ThenBy(found => found.Column)],
        [.. fetches.OrderBy(found => found.Path, StringComparer.Ordinal).ThenBy(found => found.Line).ThenBy(found => found.Column)],
        bytes > MaxBytes ? new Unknown(UnknownKind.TooLarge, $"`{name}` holds more than {MaxBytes >> 20} MiB of text") : null);

    private static bool IsTemplate(string path, string text) =>
        Array.Exists(TemplateEndings, ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
        && (text.Contains("\nResources:", StringComparison.Ordinal) || text.StartsWith("Resources:", StringComparison.Ordinal) || text.Contains("\"Resources\"", StringComparison.Ordinal))
        && text.Contains("AWS::", StringComparison.Ordinal);
}
