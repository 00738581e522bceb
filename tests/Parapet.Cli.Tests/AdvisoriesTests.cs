using System.IO.Compression;
using System.Text;

namespace Parapet.Cli.Tests;

/// <summary><c>parapet advisories</c>, with the network of this machine alone.</summary>
public sealed class AdvisoriesTests : IDisposable
{
    private const string Record = """{"schema_version":"1.7.0","id":"GHSA-xvch-5gv4-984h","aliases":["CVE-2021-44906"],"modified":"2024-01-01T00:00:00Z","summary":"Prototype pollution","affected":[{"package":{"ecosystem":"npm","name":"minimist"},"ranges":[{"type":"SEMVER","events":[{"introduced":"1.0.0"},{"fixed":"1.2.6"}]}]}]}""";
    private const string Kev = """{"title":"Catalogue","catalogVersion":"2026.11.01","count":1,"vulnerabilities":[{"cveID":"CVE-2021-44906","dateAdded":"2026-10-01","dueDate":"2026-10-22","knownRansomwareCampaignUse":"Unknown"}]}""";
    private const string Epss = "#model_version:v2025.03.14,score_date:2026-11-01T00:00:00+0000\ncve,epss,percentile\nCVE-2021-44906,0.5,0.9\n";

    private readonly Folder folder = new();

    [Fact]
    public void Files_are_compiled_into_a_database_that_says_what_it_is_made_of()
    {
        folder.With("osv/a.json", Record).With("kev.json", Kev).With("epss.csv", Epss);

        var run = Run("update", "--from", "osv", "kev.json", "epss.csv", "--as-of", "2026-11-02", "--database", "db");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(
            """
            1 advisory about 1 vulnerability, compiled 2026-11-02
              osv: 1, newest of 2024-01-01
              exploited (CISA KEV 2026.11.01): 1
              scored (EPSS of 2026-11-01): 1
            db: {0} bytes

            """.ReplaceLineEndings("\n").Replace("{0}", $"{Bytes("db").Length}", StringComparison.Ordinal),
            run.Output);
    }

    [Fact]
    public void The_same_files_make_the_same_database()
    {
        folder.With("osv/a.json", Record).With("kev.json", Kev);

        Run("update", "--from", "osv", "kev.json", "--as-of", "2026-11-02", "--database", "one");
        Run("update", "--from", "kev.json", "osv", "--as-of", "2026-11-02", "--database", "two");

        Assert.Equal(Bytes("one"), Bytes("two"));
    }

    [Fact]
    public void An_old_database_is_called_stale_and_a_damaged_one_is_not_used()
    {
        folder.With("a.json", Record);
        Run("update", "--from", "a.json", "--as-of", "2020-01-01", "--database", "db");

        var stale = Run("show", "--database", "db");
        var bytes = Bytes("db");
        bytes[^1] ^= 1;
        File.WriteAllBytes(Path.Combine(folder.Path, "db"), bytes);
        var damaged = Run("show", "--database", "db");

        Assert.Equal(0, stale.ExitCode);
        Assert.Contains("days old", stale.Error, StringComparison.Ordinal);
        Assert.Equal(2, damaged.ExitCode);
        Assert.Contains("cannot be used", damaged.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_broken_record_is_said_and_the_others_are_used()
    {
        folder.With("osv/a.json", Record).With("osv/b.json", "{\"id\":");

        var run = Run("update", "--from", "osv", "--database", "db");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("osv/b.json", run.Error, StringComparison.Ordinal);
        Assert.StartsWith("1 advisory", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("`--offline` needs `--from`", "--offline")]
    [InlineData("there is no file or folder `nowhere`", "--from", "nowhere")]
    [InlineData("is nothing that advisories come in", "--from", "notes.txt")]
    [InlineData("there is no advisory in what was given", "--from", "empty")]
    [InlineData("`--mirror` takes an https address", "--mirror", "http://mirror.example.com")]
    [InlineData("is no date", "--as-of", "tomorrow")]
    public void What_cannot_be_done_is_said_and_nothing_is_written(string error, params string[] options)
    {
        Directory.CreateDirectory(Path.Combine(folder.With("notes.txt", "hello").Path, "empty"));

        var run = Run(["update", "--database", "db", .. options]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(error, run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(folder.Path, "db")));
    }

    [Fact]
    public void Without_a_database_the_user_is_told_how_to_make_one()
    {
        var run = Run("show");

        Assert.Equal((2, "parapet: there is no advisory database yet; make one with `parapet advisories update`\n"), (run.ExitCode, run.Error));
    }

    [Fact]
    public void What_has_not_changed_is_not_brought_again()
    {
        using var mirror = FilledMirror();

        var first = Update(mirror);
        var second = Update(mirror);

        Assert.Equal((0, ""), (first.ExitCode, first.Error));
        Assert.Equal(first.Output, second.Output);
        Assert.Equal(
            ["/npm/all.zip 0 200", "/kev.json 0 200", "/epss.csv.gz 0 200", "/npm/all.zip - 304", "/kev.json - 304", "/epss.csv.gz - 304"],
            mirror.Log);
    }

    [Fact]
    public void An_interrupted_download_goes_on_where_it_stopped()
    {
        using var mirror = FilledMirror();
        mirror.CutAfter(100);

        var run = Update(mirror);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.StartsWith("1 advisory", run.Output, StringComparison.Ordinal);
        Assert.Equal("/npm/all.zip 0 200", mirror.Log.ElementAt(0));
        Assert.Matches("^/npm/all.zip [1-9][0-9]* 206$", mirror.Log.ElementAt(1));
    }

    [Fact]
    public void What_cannot_be_brought_leaves_the_database_as_it_was()
    {
        using var mirror = FilledMirror();
        Update(mirror);
        var before = Bytes("db");
        mirror.Files.TryRemove("/kev.json", out _);

        var run = Update(mirror);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("the server answers 404", run.Error, StringComparison.Ordinal);
        Assert.Equal(before, Bytes("db"));
    }

    public void Dispose() => folder.Dispose();

    private static Mirror FilledMirror()
    {
        var mirror = new Mirror();
        using var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = archive.CreateEntry("GHSA-xvch-5gv4-984h.json").Open();
            entry.Write(Encoding.UTF8.GetBytes(Record));
        }

        using var scores = new MemoryStream();
        using (var gzip = new GZipStream(scores, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(Encoding.UTF8.GetBytes(Epss));
        }

        mirror.Files["/npm/all.zip"] = (zip.ToArray(), "\"one\"");
        mirror.Files["/kev.json"] = (Encoding.UTF8.GetBytes(Kev), "\"two\"");
        mirror.Files["/epss.csv.gz"] = (scores.ToArray(), "\"three\"");
        return mirror;
    }

    private Run Update(Mirror mirror) => Run("update", "--mirror", mirror.Address, "--ecosystem", "npm", "--as-of", "2026-11-02", "--database", "db");

    private Run Run(params string[] arguments) => Parapet.Run(
        folder.Path,
        [("XDG_DATA_HOME", Path.Combine(folder.Path, "data")), ("XDG_CACHE_HOME", Path.Combine(folder.Path, "cache"))],
        ["advisories", .. arguments]);

    private byte[] Bytes(string file) => File.ReadAllBytes(Path.Combine(folder.Path, file));
}
