using System.Collections.Concurrent;
using System.Collections.Immutable;
using Parapet.Analysis.Secrets.Files;
using Parapet.Model;
using Parapet.Packages.Artifacts;
using Parapet.Reports.Secrets;
using Parapet.Secrets;
using Parapet.Sources.Documents.Suppressions;
using Parapet.Sources.Files;
using Parapet.Values;

namespace Parapet.Cli.Secrets;

/// <summary>Searches the paths that a user names for secrets.</summary>
internal static class SecretPaths
{
    // What version control keeps is a copy of what lies beside it, and much of it compressed.
    private static readonly ImmutableHashSet<string> SkippedFolders = [".git"];

    // Whoever accepted one for a scan has accepted it.
    private static readonly ImmutableArray<string> Rules = ["SECRET001", "SECRET008", "SECRET009", "SECRET010", "SECRET011"];

    /// <summary>Searches everything.</summary>
    /// <param name="paths">Files and folders as the user typed them.</param>
    /// <param name="workingFolder">The folder that relative paths start from.</param>
    /// <param name="least">How certain a finding has to be.</param>
    public static SecretSheet Search(IEnumerable<string> paths, string workingFolder, Certainty least)
    {
        var problems = new ConcurrentBag<Problem>();
        var walks = new List<ArtifactWalk>();
        foreach (var path in paths.Distinct(StringComparer.Ordinal))
        {
            var walk = ArtifactWalk.Open(Path.GetFullPath(path, workingFolder), Shown(path), SkippedFolders, out var problem);
            if (walk is null)
            {
                problems.Add(problem!);
            }
            else
            {
                walks.Add(walk);
                walks.AddRange(walk.Tars);
            }
        }

        var (texts, others) = (0, 0);
        var found = new ConcurrentBag<FoundSecret>();
        Progress.Show("searching", walks.Sum(walk => walk.Count), step =>
        {
            foreach (var walk in walks)
            {
                foreach (var problem in Search(walk, found, problems, () => Interlocked.Increment(ref texts), () => Interlocked.Increment(ref others), step))
                {
                    problems.Add(problem);
                }
            }
        });

        var all = found.OrderBy(each => each.Secret.At).ThenBy(each => each.Secret.Detector, StringComparer.Ordinal).DistinctBy(each => $"{each.Secret.At} {each.Secret.Detector}", StringComparer.Ordinal).ToList();
        return new SecretSheet
        {
            Version = ProductVersion.Current,
            Texts = texts,
            Others = others,
            Secrets = [.. all.Where(each => each.Certainty >= least).Select(each => each.Secret with { At = Shown(each.Secret.At) })],
            LessCertain = all.Count(each => each.Certainty < least),
            Problems = [.. problems.Distinct().Select(problem => problem with { At = Shown(problem.At) }).OrderBy(problem => problem.At).ThenBy(problem => problem.Message, StringComparer.Ordinal)],
        };
    }

    private static ImmutableArray<Problem> Search(ArtifactWalk walk, ConcurrentBag<FoundSecret> found, ConcurrentBag<Problem> problems, Action count, Action other, Action step)
    {
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        return walk.Read(Wants, Read);

        Want Wants(ArtifactEntry entry, ReadOnlySpan<byte> start)
        {
            if (start.IsEmpty && walk.IsFolder && entry.Nesting == 0)
            {
                step();
            }

            if (SecretFiles.Problem(entry, start) is { } message)
            {
                problems.Add(new Problem(walk.Place(entry.Path, 0, 0), message));
            }

            if (SecretFiles.IsOther(start))
            {
                other();
            }

            return SecretFiles.Wants(entry, start);
        }

        void Read(ArtifactEntry entry, ReadOnlyMemory<byte> content)
        {
            count();
            var secrets = FileSecrets.In(entry.Path, content.Span);
            var suppressions = !secrets.IsEmpty && PlainText.Read(content.Span) is { } text ? TextSuppressions.In(walk.Place(entry.Path, 0, 0).File, text) : [];
            foreach (var secret in secrets)
            {
                var row = Row(walk, secret);
                if (!suppressions.Any(suppression => suppression.HoldsOn(today) && Rules.Any(rule => suppression.Covers(rule, row.At))))
                {
                    found.Add(new FoundSecret(row, secret.Secret.Certainty));
                }
            }
        }
    }

    private static SheetSecret Row(ArtifactWalk walk, FileSecret secret) => new()
    {
        At = walk.Place(secret.Path, secret.Line, secret.Column),
        Detector = secret.Secret.DetectorId,
        Provider = secret.Secret.Provider,
        Kind = Word(secret.Secret.Kind),
        Certainty = Word(secret.Secret.Certainty),
        What = secret.Secret.What,
        Preview = secret.Secret.Preview,
    };

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static Location Shown(Location at) => at with { File = PathText.WithoutSecrets(at.File) };

    private static string Shown(string path) => path.Replace('\\', '/').TrimEnd('/') is { Length: > 0 } shown ? shown : path;

    private sealed record FoundSecret(SheetSecret Secret, Certainty Certainty);
}
