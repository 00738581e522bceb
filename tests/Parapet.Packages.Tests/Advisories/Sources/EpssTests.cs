using System.IO.Compression;
using System.Text;
using Parapet.Packages.Advisories.Sources;

namespace Parapet.Packages.Tests.Advisories.Sources;

public sealed class EpssTests
{
    public const string Csv = """
        #model_version:v2026.03.14,score_date:2026-11-24T00:00:00+0000
        cve,epss,percentile
        CVE-2026-0001,0.97,0.999
        CVE-2026-0002,0.00043,0.08
        CVE-2026-0003,0.5,0.9
        """;

    [Fact]
    public void A_line_is_a_score_and_the_first_one_is_the_date()
    {
        var (scores, problems) = EpssScores.Read(Encoding.UTF8.GetBytes(Csv), "epss.csv");
        Assert.Empty(problems);
        Assert.Equal(("2026-11-24T00:00:00+0000", 3), (scores!.Date, scores.Count));
        Assert.Equal(new("CVE-2026-0002", 0.00043, 0.08), scores.Find("CVE-2026-0002"));
        Assert.Null(scores.Find("CVE-2026-0009"));
    }

    [Fact]
    public void A_file_in_gzip_is_the_same() => Assert.Equal(3, EpssScores.Read(Gzip(Csv), "epss.csv.gz").Scores!.Count);

    [Fact]
    public void Broken_lines_are_counted_and_the_others_are_read()
    {
        var (scores, problems) = EpssScores.Read(Encoding.UTF8.GetBytes($"{Csv}\r\nCVE-2026-0004,2.0,0.5\nCVE-2026-0005,x,0.5\n,\n"), "epss.csv");
        Assert.Equal(3, scores!.Count);
        Assert.Contains("3 lines are no scores, the first is line 6", Assert.Single(problems).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a,b,c\n1,2,3")]
    public void Another_file_is_a_problem(string text) => Assert.Null(EpssScores.Read(Encoding.UTF8.GetBytes(text), "epss.csv").Scores);

    [Fact]
    public void Damaged_gzip_is_a_problem()
    {
        var bytes = Gzip(Csv);
        bytes[15] ^= 0xFF;
        Assert.Contains("damaged", Assert.Single(EpssScores.Read(bytes, "epss.csv.gz").Problems).Message, StringComparison.Ordinal);
    }

    public static byte[] Gzip(string text)
    {
        var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return bytes.ToArray();
    }
}
