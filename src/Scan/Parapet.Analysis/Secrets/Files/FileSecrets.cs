using System.Collections.Immutable;
using Parapet.Secrets;

namespace Parapet.Analysis.Secrets.Files;

/// <summary>The secrets in a file, with their places.</summary>
public static class FileSecrets
{
    // Programs write their lines longer than people: nobody reads or repairs a bundle.
    private const int LongLine = 1_000;

    private static readonly string[] JsonEndings = [".json", ".ipynb"];
    private static readonly string[] ScriptEndings = [".js", ".mjs", ".cjs", ".css"];

    /// <summary>The secrets in the bytes of a file; nothing when it is no text.</summary>
    /// <param name="path">Where it lies, with <c>/</c>: the name decides how it is read.</param>
    /// <param name="content">Its bytes.</param>
    public static ImmutableArray<FileSecret> In(string path, ReadOnlySpan<byte> content) =>
        PlainText.Read(content) is { } text ? In(path, text) : [];

    /// <summary>The secrets in the text of a file, in the order in which they stand.</summary>
    /// <param name="path">Where it lies, with <c>/</c>: the name decides how it is read.</param>
    /// <param name="text">What it holds.</param>
    public static ImmutableArray<FileSecret> In(string path, string text)
    {
        var secrets = SecretScanner.Scan(text);
        if (EndsIn(path, JsonEndings) && JsonEscapes.Of(text) is { } escapes)
        {
            secrets = Both(secrets, escapes);
        }

        if (secrets.IsEmpty)
        {
            return [];
        }

        var onlyCertain = SecretFiles.IsList(path) || SecretFiles.IsOfOthers(path) || (EndsIn(path, ScriptEndings) && IsBundle(text));
        return Place(path, text, secrets.Where(secret => !onlyCertain || secret.Certainty == Certainty.Certain));
    }

    // Code in a string hides its names and quotes behind backslashes; a key that stands there as it is needs no second look.
    private static ImmutableArray<Secret> Both(ImmutableArray<Secret> plain, JsonEscapes escapes)
    {
        var more = from secret in SecretScanner.Scan(escapes.Text)
                   let start = escapes.WrittenAt(secret.Offset)
                   select secret with { Offset = start, Length = escapes.WrittenAt(secret.End) - start };
        return [.. plain.Concat(more.Where(secret => !plain.Any(other => secret.Offset < other.End && other.Offset < secret.End))).OrderBy(secret => secret.Offset)];
    }

    private static ImmutableArray<FileSecret> Place(string path, string text, IEnumerable<Secret> secrets)
    {
        var placed = ImmutableArray.CreateBuilder<FileSecret>();
        var (line, start, at) = (1, 0, 0);
        foreach (var secret in secrets)
        {
            for (; at < secret.Offset; at++)
            {
                if (text[at] == '\n')
                {
                    line++;
                    start = at + 1;
                }
            }

            placed.Add(new FileSecret(path, line, secret.Offset - start + 1, secret));
        }

        return placed.ToImmutable();
    }

    private static bool IsBundle(string text) => text.Length / (text.AsSpan().Count('\n') + 1) > LongLine;

    private static bool EndsIn(string path, string[] endings) => Array.Exists(endings, ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
}

/// <summary>A secret in a file.</summary>
/// <param name="Path">Where the file lies, seen from the artefact or folder; inside of an archive after <c>!/</c>.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column in UTF-16 code units, from 1.</param>
/// <param name="Secret">What was found; never the secret itself.</param>
public sealed record FileSecret(string Path, int Line, int Column, Secret Secret);
