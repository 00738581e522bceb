using System.Collections.Frozen;
using Parapet.Packages.Artifacts;

namespace Parapet.Analysis.Secrets.Files;

/// <summary>Which files of a folder or an artefact are looked into for secrets.</summary>
public static class SecretFiles
{
    /// <summary>The largest text that is read, in bytes. What is larger is a problem, and never silently left out.</summary>
    public const int MaxBytes = 32 << 20;

    private static readonly FrozenSet<string> Lists = FrozenSet.ToFrozenSet(
        [
            "package-lock.json", "npm-shrinkwrap.json", "yarn.lock", "pnpm-lock.yaml", "bun.lock", "packages.lock.json", "project.assets.json", "poetry.lock", "uv.lock", "pdm.lock",
            "Pipfile.lock", "Gemfile.lock", "Podfile.lock", "composer.lock", "Cargo.lock", "go.sum", "gradle.lockfile", "verification-metadata.xml", "RECORD", "flake.lock",
        ], StringComparer.Ordinal);

    private static readonly string[] ListEndings = [".deps.json", ".map", ".min.js", ".min.css", ".svg"];

    private static readonly FrozenSet<string> Others = FrozenSet.ToFrozenSet(["node_modules", "site-packages", "dist-packages", "vendor", "bower_components"], StringComparer.Ordinal);

    /// <summary>Whether a file is to be read: one that starts like a text. For <see cref="EntryFilter"/>.</summary>
    public static Want Wants(ArtifactEntry entry, ReadOnlySpan<byte> start) =>
        entry.Size == 0 ? Want.Nothing
        : start.IsEmpty ? Want.Start
        : entry.Size <= MaxBytes && PlainText.IsText(start) ? Want.Everything
        : Want.Nothing;

    /// <summary>Whether a file with these first bytes is neither a text nor an archive that is looked into.</summary>
    public static bool IsOther(ReadOnlySpan<byte> start) => !start.IsEmpty && !PlainText.IsText(start) && !start.StartsWith("PK\u0003\u0004"u8);

    /// <summary>What is wrong with a file that starts like a text and is too large; null for others.</summary>
    public static string? Problem(ArtifactEntry entry, ReadOnlySpan<byte> start) =>
        entry.Size > MaxBytes && !start.IsEmpty && PlainText.IsText(start) ? $"the text has {entry.Size:N0} bytes; texts over {MaxBytes:N0} bytes are not searched for secrets" : null;

    /// <summary>Whether a file is a list of hashes or made by a program, so that only what cannot be anything else counts in it.</summary>
    public static bool IsList(string path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        return Lists.Contains(name) || Array.Exists(ListEndings, ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Whether a file lies in a folder of packages that others wrote.</summary>
    public static bool IsOfOthers(string path) => path.Split('/').SkipLast(1).Any(Others.Contains);
}
