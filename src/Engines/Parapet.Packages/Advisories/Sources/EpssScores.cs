using System.Buffers.Text;
using System.Collections.Immutable;
using System.Text;

namespace Parapet.Packages.Advisories.Sources;

/// <summary>Scores of the Exploit Prediction Scoring System (https://www.first.org/epss/data_stats): how likely a vulnerability is to be exploited within 30 days.</summary>
public sealed class EpssScores
{
    private readonly Dictionary<string, EpssScore> _scores;

    private EpssScores(string date, Dictionary<string, EpssScore> scores) => (Date, _scores) = (date, scores);

    /// <summary>When the scores were computed, as the file says it, or empty.</summary>
    public string Date { get; }

    /// <summary>How many vulnerabilities have a score.</summary>
    public int Count => _scores.Count;

    /// <summary>The score of a CVE id, or null.</summary>
    public EpssScore? Find(string cve) => _scores.GetValueOrDefault(cve);

    /// <summary>Reads the CSV file, plain or in gzip: <c>#model_version:…,score_date:…</c>, <c>cve,epss,percentile</c>, then a line for each vulnerability.</summary>
    /// <returns>The scores, or null when the file is none; and what could not be read.</returns>
    public static (EpssScores? Scores, ImmutableArray<AdvisoryProblem> Problems) Read(ReadOnlyMemory<byte> file, string source)
    {
        if (SourceBytes.Inflate(file, out var problem) is not { } csv)
        {
            return (null, [new(source, "", problem)]);
        }

        var (date, isHeaded, lines, broken, firstBroken) = ("", false, 0, 0, 0);
        var scores = new Dictionary<string, EpssScore>(StringComparer.Ordinal);
        for (var rest = csv.Span; !rest.IsEmpty;)
        {
            var end = rest.IndexOf((byte)'\n');
            var line = (end < 0 ? rest : rest[..end]).TrimEnd((byte)'\r');
            rest = end < 0 ? [] : rest[(end + 1)..];
            lines++;
            if (line.StartsWith("#"u8))
            {
                date = DateOf(line);
            }
            else if (line.StartsWith("cve,epss"u8))
            {
                isHeaded = true;
            }
            else if (TryReadLine(line, out var score))
            {
                scores[score.Cve] = score;
            }
            else if (!line.IsEmpty && ++broken == 1)
            {
                firstBroken = lines;
            }
        }

        return isHeaded
            ? (new(date, scores), broken == 0 ? [] : [new(source, "", $"{broken} lines are no scores, the first is line {firstBroken}")])
            : (null, [new(source, "", "the file is no list of EPSS scores: it has no line `cve,epss,percentile`")]);
    }

    private static bool TryReadLine(ReadOnlySpan<byte> line, out EpssScore score)
    {
        score = new("", 0, 0);
        var first = line.IndexOf((byte)',');
        var second = first < 0 ? -1 : line[(first + 1)..].IndexOf((byte)',');
        if (first is < 9 or > 32 || second <= 0 || !line.StartsWith("CVE-"u8) || !Ascii.IsValid(line[..first])
            || !TryReadNumber(line.Slice(first + 1, second), out var probability) || !TryReadNumber(line[(first + second + 2)..], out var percentile))
        {
            return false;
        }

        score = new(Encoding.ASCII.GetString(line[..first]), probability, percentile);
        return true;
    }

    private static bool TryReadNumber(ReadOnlySpan<byte> text, out double number) =>
        Utf8Parser.TryParse(text, out number, out var used) && used == text.Length && number is >= 0 and <= 1;

    private static string DateOf(ReadOnlySpan<byte> line)
    {
        var at = line.IndexOf("score_date:"u8);
        var date = at < 0 ? [] : line[(at + "score_date:".Length)..];
        date = date.IndexOf((byte)',') is var end and >= 0 ? date[..end] : date;
        return date.Length <= 40 && Ascii.IsValid(date) ? Encoding.ASCII.GetString(date) : "";
    }
}

/// <summary>How likely a vulnerability is to be exploited.</summary>
/// <param name="Cve">Its CVE id.</param>
/// <param name="Probability">Of being exploited in the next 30 days, from 0 to 1.</param>
/// <param name="Percentile">The part of all vulnerabilities that have this score or a lower one, from 0 to 1.</param>
public sealed record EpssScore(string Cve, double Probability, double Percentile);
