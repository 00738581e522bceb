using System.Collections.Immutable;
using Parapet.Packages.Advisories;
using Parapet.Packages.Advisories.Sources;

namespace Parapet.Cli.Advisories;

/// <summary>
/// What advisories are compiled from, gathered from files: zips and folders of OSV records, single records, CISA's catalogue, EPSS scores, updates of
/// Amazon Linux. What a file is, its content says.
/// </summary>
internal sealed class AdvisoryCollection
{
    private static readonly EnumerationOptions Walk = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };

    private readonly List<AdvisorySource> sources = [];
    private readonly List<AdvisoryProblem> problems = [];
    private KevCatalogue? kev;
    private EpssScores? epss;

    /// <summary>Records that could not be read; the others were.</summary>
    public IReadOnlyList<AdvisoryProblem> Problems => problems;

    /// <summary>Whether anything was found that a database can be made of.</summary>
    public bool IsEmpty => sources.Sum(source => source.Advisories.Length) == 0;

    /// <summary>What was gathered, to compile.</summary>
    /// <param name="created">The moment that the database says it was made.</param>
    public AdvisoryInput ToInput(DateTimeOffset created) => new() { Sources = [.. sources], Created = created, Kev = kev, Epss = epss };

    /// <summary>Adds a file or a folder; false and why when nothing can be made of it.</summary>
    /// <param name="path">Where it lies.</param>
    /// <param name="name">What to call the source; null for its file name, so that the database does not depend on where the file lay.</param>
    /// <param name="tag">The ETag it was given out with, or empty.</param>
    /// <param name="error">What is wrong.</param>
    public bool TryAdd(string path, string? name, string tag, out string? error)
    {
        error = null;
        var source = name ?? Terminal.OneLine(Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path))));
        try
        {
            if (Directory.Exists(path))
            {
                return TryAddFolder(path, source, out error);
            }

            if (!File.Exists(path))
            {
                error = $"there is no file or folder `{Terminal.OneLine(path)}`";
                return false;
            }

            using var file = File.OpenRead(path);
            Span<byte> start = stackalloc byte[4];
            start = start[..file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
            file.Position = 0;
            if (start.StartsWith("PK"u8))
            {
                var (advisories, broken) = OsvZip.Read(file, source);
                problems.AddRange(broken);
                Add(source, path, tag, advisories);
                error = advisories.IsEmpty ? $"`{source}` holds no OSV record" : null;
                return error is null;
            }

            return TryAddFile(path, source, tag, out error);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            error = $"`{source}` cannot be read: {e.Message}";
            return false;
        }
    }

    private bool TryAddFolder(string path, string source, out string? error)
    {
        error = null;
        var records = ImmutableArray.CreateBuilder<Advisory>();
        foreach (var file in Directory.EnumerateFiles(path, "*", Walk).Order(StringComparer.Ordinal))
        {
            var name = $"{source}/{Path.GetRelativePath(path, file).Replace('\\', '/')}";
            if (Kind(file) is not SourceKind.OsvRecord)
            {
                if (Kind(file) is not SourceKind.Unknown && !TryAdd(file, name, "", out error))
                {
                    return false;
                }

                continue;
            }

            if (IsCatalogue(File.ReadAllBytes(file)))
            {
                if (!TryAddFile(file, name, "", out error))
                {
                    return false;
                }

                continue;
            }

            var (advisory, problem) = OsvReader.Read(File.ReadAllBytes(file), name);
            records.AddRange(advisory is null ? ImmutableArray<Advisory>.Empty : [advisory]);
            problems.AddRange(problem is null ? [] : [problem]);
        }

        if (records.Count > 0)
        {
            Add(source, path, "", records.ToImmutable());
        }

        return true;
    }

    private bool TryAddFile(string path, string source, string tag, out string? error)
    {
        error = null;
        ReadOnlyMemory<byte> bytes = File.ReadAllBytes(path);
        switch (Kind(path))
        {
            case SourceKind.Scores:
                (var scores, var broken) = EpssScores.Read(bytes, source);
                problems.AddRange(broken);
                epss = scores ?? epss;
                error = scores is null ? $"`{source}` holds no EPSS scores" : null;
                break;
            case SourceKind.Updates:
                (var updates, broken) = UpdateInfo.Read(bytes, source);
                problems.AddRange(broken);
                Add(source, path, tag, updates);
                error = updates.IsEmpty ? $"`{source}` holds no update of Amazon Linux" : null;
                break;
            case SourceKind.OsvRecord when IsCatalogue(bytes.Span):
                (var catalogue, var problem) = KevCatalogue.Read(bytes, source);
                kev = catalogue ?? kev;
                error = problem is null ? null : $"`{source}`: {problem.Message}";
                break;
            case SourceKind.OsvRecord:
                (var advisory, problem) = OsvReader.Read(bytes.Span, source);
                Add(source, path, tag, advisory is null ? [] : [advisory]);
                error = problem is null ? null : $"`{source}`: {problem.Message}";
                break;
            default:
                error = $"`{source}` is nothing that advisories come in: a zip or a folder of OSV records, a record (.json), CISA's catalogue (.json), EPSS scores (.csv, .csv.gz), or updates of Amazon Linux (updateinfo.xml, .xml.gz)";
                break;
        }

        return error is null;
    }

    private void Add(string source, string path, string tag, ImmutableArray<Advisory> advisories) => sources.Add(new AdvisorySource
    {
        Name = source,
        Date = advisories.Max(advisory => advisory.Modified),
        ETag = tag,
        Advisories = advisories,
    });

    private static bool IsCatalogue(ReadOnlySpan<byte> json) => json[..Math.Min(json.Length, 4096)].IndexOf("\"catalogVersion\""u8) >= 0;

    private static SourceKind Kind(string path) => Path.GetFileName(path).ToLowerInvariant() switch
    {
        [.., '.', 'z', 'i', 'p'] => SourceKind.Zip,
        var name when name.EndsWith(".json", StringComparison.Ordinal) => SourceKind.OsvRecord,
        var name when name.EndsWith(".csv", StringComparison.Ordinal) || name.EndsWith(".csv.gz", StringComparison.Ordinal) => SourceKind.Scores,
        var name when name.EndsWith(".xml", StringComparison.Ordinal) || name.EndsWith(".xml.gz", StringComparison.Ordinal) => SourceKind.Updates,
        _ => SourceKind.Unknown,
    };

    private enum SourceKind
    {
        Unknown,
        Zip,
        OsvRecord,
        Scores,
        Updates,
    }
}
