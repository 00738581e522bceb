using System.Text.Json;
using Parapet.Packages.Artifacts.Walking;

namespace Parapet.Packages.Artifacts.Images;

/// <summary>
/// Finds the layers of an image in an OCI layout (https://github.com/opencontainers/image-spec/blob/main/image-layout.md) or in what
/// <c>docker save</c> writes (https://github.com/moby/docker-image-spec/blob/main/v1.2.md#combined-image-json--filesystem-changeset-format).
/// </summary>
internal sealed class ImageLayoutReader(Func<string, ByteSource?> open, string? architecture, Walk walk)
{
    /// <summary>Said of bytes that are not those that the image names.</summary>
    public const string Mismatch = "is not what the image names: its digest is another one";

    private const int DeepestIndex = 4;
    private const int MostLayers = 512;

    // What Lambda runs, in the order in which an image for several is read: https://docs.aws.amazon.com/lambda/latest/dg/images-create.html.
    private static readonly string[] Architectures = ["amd64", "arm64"];

    /// <summary>Whether the files are those of an image: an OCI layout, or the list of layers that <c>docker save</c> writes.</summary>
    public static bool IsImage(Func<string, ByteSource?> open) =>
        (open("oci-layout") is not null && open("index.json") is not null)
        || (open("manifest.json") is { } manifest && ImageJson.Items(ImageJson.Parse(manifest)).Any(image => ImageJson.Member(image, "Layers") is not null));

    /// <summary>The layers of the first image; what else there is, is reported.</summary>
    public ImageLayout? Read()
    {
        if (open("index.json") is { } index)
        {
            return ImageJson.Parse(index) is { } document ? ReadIndex(document, 0) : Fail("index.json", "is no JSON document");
        }

        return open("manifest.json") is not { } manifest ? Fail("", "is no image: it has neither index.json nor manifest.json")
            : ImageJson.Parse(manifest) is { } list ? ReadDocker(list)
            : Fail("manifest.json", "is no JSON document");
    }

    private ImageLayout? ReadIndex(JsonElement index, int depth)
    {
        if (depth >= DeepestIndex)
        {
            return Fail("index.json", "has indexes in indexes that do not end");
        }

        var manifests = ImageJson.Items(ImageJson.Member(index, "manifests")).Where(IsImage).ToList();
        if (manifests.Count == 0)
        {
            return Fail("index.json", "names no image");
        }

        var wanted = architecture is null ? Architectures : [architecture];
        var chosen = wanted.SelectMany(each => manifests.Where(manifest => Platform(manifest) == each)).Append(manifests[0]).First();
        if (architecture is not null && Platform(chosen) is not "" and var other && other != architecture)
        {
            walk.Report("index.json", $"has no image for `{architecture}`; the one for `{other}` is read");
        }

        if (manifests.Count(manifest => Platform(manifest) == Platform(chosen)) > 1)
        {
            walk.Report("index.json", "names several images; the first is read");
        }

        var digest = ImageJson.Text(chosen, "digest");
        if (Blob(digest, "manifest") is not { } blob)
        {
            return null;
        }

        if (ImageJson.Parse(blob) is not { } document)
        {
            return Fail(blob.Name, "is no JSON document");
        }

        return ImageJson.Member(document, "manifests") is null ? ReadManifest(document, digest[7..]) : ReadIndex(document, depth + 1);
    }

    private ImageLayout ReadManifest(JsonElement manifest, string id)
    {
        var layers = new List<ImageLayer>();
        foreach (var layer in Bounded(ImageJson.Items(ImageJson.Member(manifest, "layers"))))
        {
            var digest = ImageJson.Text(layer, "digest");
            if (Find(digest, "layer") is { } bytes)
            {
                // The digest is compared while the layer is read.
                layers.Add(new ImageLayer(bytes.Name, bytes, ImageJson.Sha256(digest), null));
            }
        }

        return new ImageLayout(id, layers);
    }

    private ImageLayout? ReadDocker(JsonElement list)
    {
        var images = ImageJson.Items(list).ToList();
        if (images.Count == 0)
        {
            return Fail("manifest.json", "names no image");
        }

        if (images.Count > 1)
        {
            walk.Report("manifest.json", "names several images; the first is read");
        }

        var configPath = ImageJson.Text(images[0], "Config");
        var config = Open(configPath, "configuration");
        var digests = config is not null && ImageJson.Parse(config) is { } document ? ImageJson.Texts(ImageJson.Member(ImageJson.Member(document, "rootfs"), "diff_ids")) : [];
        var layers = new List<ImageLayer>();
        foreach (var (index, path) in Bounded(ImageJson.Texts(ImageJson.Member(images[0], "Layers"))).Index())
        {
            if (Open(path, "layer") is { } bytes)
            {
                layers.Add(new ImageLayer(path, bytes, null, index < digests.Count ? ImageJson.Sha256(digests[index]) : null));
            }
        }

        return new ImageLayout(config is null ? "" : ArtifactReader.Hash(config), layers);
    }

    private IEnumerable<T> Bounded<T>(IEnumerable<T> layers)
    {
        var taken = layers.Take(MostLayers + 1).ToList();
        if (taken.Count > MostLayers)
        {
            walk.Report("", $"has more than {MostLayers} layers; the others are not read");
        }

        return taken.Take(MostLayers);
    }

    // Attestations stand beside images and are for no platform.
    private static bool IsImage(JsonElement manifest) => Platform(manifest) != "unknown";

    private static string Platform(JsonElement manifest) =>
        ImageJson.Member(manifest, "platform") is { } platform ? ImageJson.Text(platform, "architecture") : "";

    private ByteSource? Blob(string digest, string what)
    {
        if (Find(digest, what) is not { } bytes)
        {
            return null;
        }

        if (ArtifactReader.Hash(bytes) == digest[7..])
        {
            return bytes;
        }

        walk.Report(bytes.Name, Mismatch);
        return null;
    }

    private ByteSource? Find(string digest, string what)
    {
        if (ImageJson.Sha256(digest) is not { } hex)
        {
            walk.Report(digest, $"is named as a {what}, and is no SHA-256 digest");
            return null;
        }

        return Open($"blobs/sha256/{hex}", what);
    }

    private ByteSource? Open(string path, string what)
    {
        if (path.Length > 0 && EntryPath.TryMake(path, out var clean) is null && open(clean) is { } bytes)
        {
            return bytes with { Name = clean };
        }

        walk.Report(path, $"is named as a {what}, and is not there");
        return null;
    }

    private ImageLayout? Fail(string path, string message)
    {
        walk.Report(path, message);
        return null;
    }
}
