using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace Parapet.Cli.Tests;

public sealed class SecretsTests
{
    // Assembled here, so that no scanner stops this file.
    private static readonly string Password = string.Join('-', "grey", "otter", "58");

    internal static readonly string Key = "AKIA" + "R7VEDS4N" + "QH3KTZ2M";

    [Fact]
    public void Each_secret_is_a_line_with_its_place_and_without_itself()
    {
        using var folder = new Folder();
        folder.With("src/app.py", $"import os\nDB_PASSWORD = \"{Password}\"\n").With(".env", $"DATABASE_URL=postgres://orders:{Password}@db.internal/orders\n");
        var run = Parapet.Run(folder.Path, "secrets", ".");

        Assert.Equal((1, ""), (run.ExitCode, run.Error));
        Assert.Equal(
            """
            .env:1:32 postgres-url PostgreSQL password likely …
            src/app.py:2:16 named-password name password likely …
            2 secrets in 2 texts
            Revoke what was published, then take it out: what stands in a history stays readable.

            """.ReplaceLineEndings("\n"),
            run.Output);
    }

    [Fact]
    public void Json_names_the_schema_the_place_and_what_it_is()
    {
        using var folder = new Folder();
        folder.With("app.py", $"DB_PASSWORD = \"{Password}\"\n");
        var run = Parapet.Run(folder.Path, "secrets", "app.py", "--format", "json");

        using var document = JsonDocument.Parse(run.Output);
        var secret = Assert.Single(document.RootElement.GetProperty("secrets").EnumerateArray());
        Assert.Equal("parapet.secrets/1", document.RootElement.GetProperty("schema").GetString());
        Assert.Equal(("app.py", 1, 16, "likely"), (secret.GetProperty("file").GetString(), secret.GetProperty("line").GetInt32(), secret.GetProperty("column").GetInt32(), secret.GetProperty("certainty").GetString()));
    }

    [Fact]
    public void Archives_in_archives_are_looked_into()
    {
        using var folder = new Folder();
        File.WriteAllBytes(Path.Combine(folder.Path, "layer.zip"), Zip(("lib/inner.jar", Zip(("application.properties", Encoding.UTF8.GetBytes($"db.password={Password}\n"))))));

        Assert.StartsWith("layer.zip!/lib/inner.jar!/application.properties:1:13 ", Parapet.Run(folder.Path, "secrets", "layer.zip").Output, StringComparison.Ordinal);
        Assert.StartsWith("layer.zip!/lib/inner.jar!/application.properties:1:13 ", Parapet.Run(folder.Path, "secrets", ".").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Tars_and_images_in_a_folder_are_looked_into()
    {
        using var folder = new Folder();
        var line = Encoding.UTF8.GetBytes($"DB_PASSWORD={Password}\n");
        folder.With("notes.tar", "not a tar\n");
        using (var zip = new GZipStream(File.Create(Path.Combine(folder.Path, "orders.tgz")), CompressionLevel.Fastest))
        {
            zip.Write(Tar(("package/.env", line)));
        }

        File.WriteAllBytes(Path.Combine(folder.Path, "image.tar"), Tar(
            ("manifest.json", """[{"Config": "config.json", "Layers": ["layer.tar"]}]"""u8.ToArray()),
            ("config.json", "{}"u8.ToArray()),
            ("layer.tar", Tar(("var/task/.env", line)))));
        var run = Parapet.Run(folder.Path, "secrets", ".");

        Assert.Equal(["image.tar!/var/task/.env:1:13", "orders.tgz!/package/.env:1:13"], Places(run));
        Assert.Equal(1, run.ExitCode);
        Assert.Equal(["orders.tgz!/package/.env:1:13"], Places(Parapet.Run(folder.Path, "secrets", "orders.tgz")));
    }

    [Fact]
    public void A_file_that_is_called_after_a_secret_does_not_show_it()
    {
        using var folder = new Folder();
        folder.With($"keys/{Key}.env", $"DB_PASSWORD={Password}\n");
        foreach (var format in new[] { "text", "json" })
        {
            var run = Parapet.Run(folder.Path, "secrets", ".", "--format", format);
            Assert.Equal(1, run.ExitCode);
            Assert.DoesNotContain(Key, run.Output + run.Error, StringComparison.Ordinal);
            Assert.Contains("AKIA…", run.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Both_byte_orders_of_UTF_16_are_text_and_a_program_is_none()
    {
        using var folder = new Folder();
        var line = $"DB_PASSWORD = \"{Password}\"\n";
        File.WriteAllText(Path.Combine(folder.Path, "a.txt"), line, Encoding.Unicode);
        File.WriteAllText(Path.Combine(folder.Path, "b.txt"), line, Encoding.BigEndianUnicode);
        File.WriteAllBytes(Path.Combine(folder.Path, "c.bin"), [0x7F, (byte)'E', (byte)'L', (byte)'F', 2, 1, 1, 0, .. Encoding.UTF8.GetBytes(line)]);

        File.WriteAllText(Path.Combine(folder.Path, "d.txt"), "# costs 5 €\n" + line, new UnicodeEncoding(bigEndian: false, byteOrderMark: false));
        File.WriteAllText(Path.Combine(folder.Path, "e.sh"), "#\0\n" + line);
        var run = Parapet.Run(folder.Path, "secrets", ".");

        Assert.Equal(["a.txt:1:16", "b.txt:1:16", "d.txt:2:16", "e.sh:2:16"], Places(run));
        Assert.Contains("4 secrets in 4 texts; 1 file is no text\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_notebook_is_read_as_the_code_that_it_holds()
    {
        using var folder = new Folder();
        folder.With("report.ipynb", $$"""{"cells": [{"source": ["import os\n", "DB_PASSWORD = \"{{Password}}\"\n"]}]}""");

        Assert.Equal(["report.ipynb:1:56"], Places(Parapet.Run(folder.Path, "secrets", ".")));
    }

    [Fact]
    public void No_link_is_followed_and_no_pipe_is_opened()
    {
        using var outside = new Folder();
        using var folder = new Folder();
        outside.With("a.env", $"DB_PASSWORD={Password}\n");
        Directory.CreateSymbolicLink(Path.Combine(folder.Path, "link"), outside.Path);
        File.CreateSymbolicLink(Path.Combine(folder.Path, "b.env"), Path.Combine(outside.Path, "a.env"));

        Assert.Equal((0, "No secrets in 0 texts\n"), (Parapet.Run(folder.Path, "secrets", ".").ExitCode, Parapet.Run(folder.Path, "secrets", ".").Output));
    }

    [Fact]
    public void A_link_that_is_named_is_read_to_its_end()
    {
        using var folder = new Folder();
        folder.With("real.env", $"{new string('#', 200)}\nDB_PASSWORD={Password}\n");
        File.CreateSymbolicLink(Path.Combine(folder.Path, "link.env"), "real.env");

        Assert.Equal(["link.env:2:13"], Places(Parapet.Run(folder.Path, "secrets", "link.env")));
    }

    [Fact]
    public void A_file_that_cannot_be_read_does_not_hide_the_others()
    {
        using var folder = new Folder();
        folder.With("ok/a.env", $"DB_PASSWORD={Password}\n").With("ok/b:c.env", $"DB_PASSWORD={Password}\n").With("sub/x.env", "x");
        Shell("mv \"$1/sub/x.env\" \"$1/sub/$(printf 'bad\\377.env')\"", folder);
        var run = Parapet.Run(folder.Path, "secrets", ".");
        Shell("rm -r \"$1/sub\"", folder);

        Assert.Equal(["ok/a.env:1:13", "ok/b:c.env:1:13"], Places(run));
        Assert.Equal(2, run.ExitCode);
    }

    [Theory]
    [InlineData("package-lock.json", """{"packages": {"node_modules/a": {"integrity": "sha512-v2kDEe57lecTulaDIuNTPy3Ry4gLGJ6Z1O3vE1krgXZNrsQ+LFTGHVxVjcXPs17LhbZVGedAJv8XZ1tvj5FvSg=="}}}""")]
    [InlineData("Orders.deps.json", """{"libraries": {"Amazon.Lambda.Core/2.5.0": {"sha512": "sha512-IzXxqGBfdT1kX9NaN0YcSx8uYfTFW3zvLCY0zrBoMmgsJZmQO9RJVAUHMIFRo/NTDkXCIDg7o0uRUJ0zBlsSVg=="}}}""")]
    [InlineData("app.min.js", "var a={apiKey:\"b\"};")]
    public void Lists_of_hashes_and_bundles_are_silent(string file, string content)
    {
        using var folder = new Folder();
        Assert.Equal(0, Parapet.Run(folder.With(file, content).Path, "secrets", ".").ExitCode);
    }

    [Fact]
    public void What_is_less_certain_is_counted_and_shown_when_asked_for()
    {
        using var folder = new Folder();
        folder.With("app.py", "DB_PASSWORD = \"" + string.Concat("correct", "horse") + "\"\n");

        Assert.Equal("No secrets in 1 text; 1 less certain (`--min-certainty possible` shows them)\n", Parapet.Run(folder.Path, "secrets", ".").Output);
        Assert.Equal(1, Parapet.Run(folder.Path, "secrets", ".", "--min-certainty", "possible").ExitCode);
    }

    [Fact]
    public void A_secret_that_is_accepted_with_a_reason_is_silent()
    {
        using var folder = new Folder();
        folder
            .With("template.yaml", "Transform: AWS::Serverless-2016-10-31\nResources:\n  Orders:\n    Type: AWS::Serverless::Function\n    Properties:\n      Runtime: python3.14\n      Handler: app.handler\n      CodeUri: src/\n")
            .With("src/app.py", $"A_PASSWORD = \"{Password}\" # parapet:ignore SECRET011 reason=\"of the demo\"\n# parapet:ignore SECRET011 reason=\"of the demo\"\nB_PASSWORD = \"{Password}\"\nC_PASSWORD = \"{Password}\" # parapet:ignore SECRET011\n");

        Assert.Equal(["src/app.py:4:15"], Places(Parapet.Run(folder.Path, "secrets", "src")));
        using var scan = JsonDocument.Parse(folder.Scan("template.yaml", "--format", "json", "--rules", "SECRET011").Output);
        Assert.Equal([4], scan.RootElement.GetProperty("findings").EnumerateArray().Select(finding => finding.GetProperty("line").GetInt32()));
        Assert.Equal(2, scan.RootElement.GetProperty("summary").GetProperty("suppressed").GetInt32());
    }

    [Fact]
    public void A_scan_reads_zips_and_the_folder_that_an_image_is_built_from()
    {
        using var folder = new Folder();
        folder
            .With("template.yaml", """
                Transform: AWS::Serverless-2016-10-31
                Resources:
                  Zipped:
                    Type: AWS::Serverless::Function
                    Properties: {Runtime: python3.14, Handler: app.handler, CodeUri: code.zip}
                  Built:
                    Type: AWS::Serverless::Function
                    Metadata: {DockerContext: ./image, Dockerfile: Dockerfile}
                    Properties: {PackageType: Image}
                  Broken:
                    Type: AWS::Serverless::Function
                    Properties: {Runtime: python3.14, Handler: app.handler, CodeUri: broken.zip}
                """)
            .With("image/Dockerfile", $"FROM scratch\nENV DB_PASSWORD={Password}\n")
            .WithBytes("code.zip", Zip(("app.py", Encoding.UTF8.GetBytes($"DB_PASSWORD = \"{Password}\"\n")), ("inner.zip", Zip(("a.env", "A=1"u8.ToArray())))))
            .With("broken.zip", "PK\u0003\u0004 no zip at all");
        var run = folder.Scan("template.yaml", "--format", "json", "--rules", "SECRET011");

        using var scan = JsonDocument.Parse(run.Output);
        Assert.Equal(["code.zip!/app.py", "image/Dockerfile"], scan.RootElement.GetProperty("findings").EnumerateArray().Select(finding => finding.GetProperty("file").GetString()).Order(StringComparer.Ordinal));
        Assert.Equal("broken.zip", Assert.Single(scan.RootElement.GetProperty("problems").EnumerateArray()).GetProperty("file").GetString());
        Assert.Equal(2, run.ExitCode);
    }

    [Fact]
    public void What_is_not_there_or_broken_is_a_problem()
    {
        using var folder = new Folder();
        folder.With("broken.zip", "PK\u0003\u0004 no zip at all");

        Assert.Equal(2, Parapet.Run(folder.Path, "secrets", "nowhere").ExitCode);
        Assert.Equal(2, Parapet.Run(folder.Path, "secrets", "broken.zip").ExitCode);
        Assert.Equal(2, Parapet.Run(folder.Path, "secrets", "").ExitCode);
    }

    // Only a shell can name what is no UTF-8.
    private static void Shell(string command, Folder folder)
    {
        using var shell = System.Diagnostics.Process.Start("sh", ["-c", command, "sh", folder.Path]);
        shell.WaitForExit();
    }

    internal static byte[] Zip(params (string Path, byte[] Content)[] entries)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create))
        {
            foreach (var (path, content) in entries)
            {
                using var entry = zip.CreateEntry(path).Open();
                entry.Write(content);
            }
        }

        return stream.ToArray();
    }

    private static byte[] Tar(params (string Path, byte[] Content)[] entries)
    {
        using var stream = new MemoryStream();
        using (var tar = new TarWriter(stream))
        {
            foreach (var (path, content) in entries)
            {
                tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, path) { DataStream = new MemoryStream(content) });
            }
        }

        return stream.ToArray();
    }

    private static IEnumerable<string> Places(Run run) => run.Output.Split('\n').Where(line => line.EndsWith('…')).Select(line => line[..line.IndexOf(' ')]);
}
