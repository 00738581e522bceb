using System.Formats.Tar;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Parapet.Cli.Tests;

public sealed class PackagesImageTests
{
    [Theory]
    [InlineData("image.tar")]
    [InlineData("image")]
    public void The_packages_of_an_image_are_those_of_its_topmost_layers(string path)
    {
        using var folder = PackageFolder.WithDatabase(new Folder());
        var old = Tar(("var/task/urllib3-1.26.4.dist-info/METADATA", Metadata("urllib3", "1.26.4")), ("var/task/jinja2-3.1.3.dist-info/METADATA", Metadata("jinja2", "3.1.3")));
        var repaired = Tar(("var/task/.wh.urllib3-1.26.4.dist-info", []), ("var/task/urllib3-2.2.2.dist-info/METADATA", Metadata("urllib3", "2.2.2")));
        if (path.EndsWith(".tar", StringComparison.Ordinal))
        {
            Write(folder, path, Tar(
                ("manifest.json", Encoding.UTF8.GetBytes("""[{"Config":"config.json","Layers":["0/layer.tar","1/layer.tar"]}]""")),
                ("config.json", Encoding.UTF8.GetBytes($$$"""{"rootfs":{"diff_ids":["sha256:{{{Digest(old)}}}","sha256:{{{Digest(repaired)}}}"]}}""")),
                ("0/layer.tar", old),
                ("1/layer.tar", repaired)));
        }
        else
        {
            var manifest = Encoding.UTF8.GetBytes($$"""{"layers":[{"digest":"sha256:{{Digest(old)}}"},{"digest":"sha256:{{Digest(repaired)}}"}]}""");
            foreach (var blob in (byte[][])[old, repaired, manifest])
            {
                Write(folder, $"{path}/blobs/sha256/{Digest(blob)}", blob);
            }

            folder.With($"{path}/oci-layout", """{"imageLayoutVersion":"1.0.0"}""").With($"{path}/index.json", $$"""{"manifests":[{"digest":"sha256:{{Digest(manifest)}}"}]}""");
        }

        var run = folder.Packages(path, "--format", "json");
        Assert.Equal((1, $"parapet: `{path}`: a container image\n"), (run.ExitCode, run.Error.ReplaceLineEndings("\n")));
        var finding = Assert.Single(JsonDocument.Parse(run.Output).RootElement.GetProperty("findings").EnumerateArray());
        Assert.Equal(("jinja2", $"{path}!/var/task/jinja2-3.1.3.dist-info/METADATA"), (finding.GetProperty("package").GetString(), finding.GetProperty("file").GetString()));
    }

    private static byte[] Metadata(string name, string version) => Encoding.UTF8.GetBytes($"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n");

    private static string Digest(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static void Write(Folder folder, string file, byte[] bytes)
    {
        var path = Path.Combine(folder.Path, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
    }

    private static byte[] Tar(params (string Path, byte[] Content)[] files)
    {
        var into = new MemoryStream();
        using (var writer = new TarWriter(into, leaveOpen: true))
        {
            foreach (var (path, content) in files)
            {
                writer.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, path) { DataStream = new MemoryStream(content) });
            }
        }

        return into.ToArray();
    }
}
