using System.Text;

namespace Parapet.Packages.Tests.Artifacts;

public sealed class ImageLayoutTests
{
    private static readonly TestImage Image = new TestImage().Layer(TarMember.File("a", "1"));

    [Theory]
    [InlineData(null, "x86")]
    [InlineData("amd64", "x86")]
    [InlineData("arm64", "arm")]
    public void Of_several_architectures_one_is_read(string? architecture, string expected)
    {
        var image = new TestImage();
        var manifests = new[] { "arm64 arm", "amd64 x86", "unknown none" }.Select(each => each.Split(' ')).Select(each =>
        {
            var layer = image.Blob(TestImage.Tar(System.Formats.Tar.TarEntryFormat.Pax, TarMember.File("a", each[1])));
            var manifest = image.Blob(Encoding.UTF8.GetBytes($$"""{ "layers": [{ "digest": "{{layer}}" }] }"""));
            return $$"""{ "digest": "{{manifest}}", "platform": { "os": "linux", "architecture": "{{each[0]}}" } }""";
        }).ToList();
        var inner = image.Blob(Encoding.UTF8.GetBytes($$"""{ "manifests": [{{string.Join(",", manifests)}}] }"""));
        var reading = Reading.Image(TestImage.AsTar(image.Oci($$"""{ "manifests": [{ "digest": "{{inner}}" }] }""")), architecture: architecture);
        Assert.Equal([("a", expected)], reading.Seen);
        Assert.Empty(reading.Problems);
    }

    [Fact]
    public void An_image_for_another_architecture_is_read_and_reported()
    {
        var files = Image.Oci("""{ "manifests": [{ "digest": "MANIFEST", "platform": { "architecture": "amd64" } }] }""");
        var reading = Reading.Image(TestImage.AsTar(files), architecture: "arm64");
        Assert.Single(reading.Seen);
        Assert.Equal(["index.json: has no image for `arm64`; the one for `amd64` is read"], reading.Problems);
    }

    [Theory]
    [InlineData("""{ "manifests": [{ "digest": "MANIFEST" }, { "digest": "MANIFEST" }] }""", "index.json: names several images; the first is read")]
    [InlineData("""{ "manifests": [] }""", "index.json: names no image")]
    [InlineData("""{ "manifests": 1 }""", "index.json: names no image")]
    [InlineData("""[1, 2]""", "index.json: names no image")]
    [InlineData("""{ "manifests": [""", "index.json: is no JSON document")]
    [InlineData("""{ "manifests": [{ "digest": 7 }] }""", ": is named as a manifest, and is no SHA-256 digest")]
    [InlineData("""{ "manifests": [{ "digest": "\ud800" }] }""", ": is named as a manifest, and is no SHA-256 digest")]
    [InlineData("""{ "manifests": [{ "digest": "sha256:../../../../etc/passwd" }] }""", "sha256:../../../../etc/passwd: is named as a manifest, and is no SHA-256 digest")]
    public void What_an_index_lacks_is_said(string index, string problem) =>
        Assert.Equal([problem], Reading.ImageFolder(Image.Oci(index)).Problems);

    [Fact]
    public void A_manifest_that_was_changed_is_not_believed()
    {
        var files = Image.Oci();
        var manifest = files.Single(file => file.Value[0] == '{' && file.Key.StartsWith("blobs/", StringComparison.Ordinal)).Key;
        files[manifest] = [.. files[manifest], (byte)' '];
        var reading = Reading.ImageFolder(files);
        Assert.Empty(reading.Paths);
        Assert.Equal([$"{manifest}: is not what the image names: its digest is another one"], reading.Problems);
    }

    [Fact]
    public void A_layer_that_is_not_there_is_reported()
    {
        var files = Image.Oci();
        var layer = files.Single(file => file.Value[0] == 'P' || file.Value.Length > 1000).Key;
        files.Remove(layer);
        Assert.Equal([$"{layer}: is named as a layer, and is not there"], Reading.ImageFolder(files).Problems);
    }

    [Fact]
    public void An_index_that_leads_to_itself_in_many_steps_ends()
    {
        var image = new TestImage();
        var digest = image.Blob("""{ "manifests": [] }"""u8.ToArray());
        for (var step = 0; step < 10; step++)
        {
            digest = image.Blob(Encoding.UTF8.GetBytes($$"""{ "manifests": [{ "digest": "{{digest}}" }] }"""));
        }

        Assert.Equal(["index.json: has indexes in indexes that do not end"], Reading.ImageFolder(image.Oci($$"""{ "manifests": [{ "digest": "{{digest}}" }] }""")).Problems);
    }

    [Theory]
    [InlineData("[]", "manifest.json: names no image")]
    [InlineData("""[{ "Layers": ["../../etc/passwd"] }]""", "../../etc/passwd: is named as a layer, and is not there")]
    [InlineData("""[{ "Layers": ["/etc/passwd"] }]""", "/etc/passwd: is named as a layer, and is not there")]
    public void What_a_list_of_docker_lacks_is_said(string list, string problem)
    {
        var files = new Dictionary<string, byte[]>(Image.Docker()) { ["manifest.json"] = Encoding.UTF8.GetBytes(list), ["../../etc/passwd"] = [1] };
        Assert.Contains(problem, Reading.ImageFolder(files).Problems);
    }

    [Fact]
    public void What_is_no_image_is_said_to_be_none() =>
        Assert.Equal([": is no image: it has neither index.json nor manifest.json"], Reading.ImageFolder(new Dictionary<string, byte[]>()).Problems);

    [Fact]
    public void Docker_of_old_links_to_layers_that_it_has_already()
    {
        var files = Image.Docker();
        var members = files.Select(file => TarMember.File(file.Key, file.Value)).Append(TarMember.Link("1/layer.tar", "../0/layer.tar")).ToList();
        members.RemoveAll(member => member.Name == "manifest.json");
        members.Add(TarMember.File("manifest.json", """[{ "Config": "config.json", "Layers": ["1/layer.tar"] }]"""));
        Assert.Equal([("a", "1")], Reading.Image(TestImage.Tar(System.Formats.Tar.TarEntryFormat.Pax, members)).Seen);
    }
}
