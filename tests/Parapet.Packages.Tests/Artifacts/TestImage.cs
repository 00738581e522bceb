using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Parapet.Packages.Tests.Artifacts;

/// <summary>Builds images in every form they are kept in.</summary>
internal sealed class TestImage
{
    private readonly List<byte[]> _layers = [];
    private readonly Dictionary<string, byte[]> _blobs = new(StringComparer.Ordinal);

    /// <summary>A lie about the digests of layers in the manifest.</summary>
    public bool HasWrongDigests { get; init; }

    public static byte[] Tar(TarEntryFormat format, params IEnumerable<TarMember> members)
    {
        var into = new MemoryStream();
        using (var writer = new TarWriter(into, format, leaveOpen: true))
        {
            foreach (var member in members)
            {
                writer.WriteEntry(member.ToEntry(format));
            }
        }

        return into.ToArray();
    }

    public static byte[] Gzip(byte[] bytes)
    {
        var into = new MemoryStream();
        using (var gzip = new GZipStream(into, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(bytes);
        }

        return into.ToArray();
    }

    public static byte[] Zstd(byte[] bytes)
    {
        using var compressor = new ZstdSharp.Compressor();
        return compressor.Wrap(bytes).ToArray();
    }

    /// <summary>Adds a layer on top.</summary>
    public TestImage Layer(params IEnumerable<TarMember> members) => Layer(Tar(TarEntryFormat.Pax, members));

    public TestImage Layer(byte[] bytes)
    {
        _layers.Add(bytes);
        return this;
    }

    /// <summary>The files of an OCI layout.</summary>
    public Dictionary<string, byte[]> Oci(string? index = null)
    {
        var layers = _layers.Select(layer => $$"""{ "digest": "{{Blob(layer, HasWrongDigests)}}" }""");
        var manifest = Blob(Encoding.UTF8.GetBytes($$"""{ "layers": [{{string.Join(", ", layers)}}] }"""));
        var files = new Dictionary<string, byte[]>(_blobs)
        {
            ["oci-layout"] = """{ "imageLayoutVersion": "1.0.0" }"""u8.ToArray(),
            ["index.json"] = Encoding.UTF8.GetBytes(index?.Replace("MANIFEST", manifest, StringComparison.Ordinal) ?? $$"""{ "manifests": [{ "digest": "{{manifest}}" }] }"""),
        };
        return files;
    }

    /// <summary>The files that older versions of Docker save: plain tars, whose digests the configuration has.</summary>
    public Dictionary<string, byte[]> Docker()
    {
        var digests = _layers.Select(layer => $"\"{Digest(layer, HasWrongDigests)}\"");
        var files = _layers.Index().ToDictionary(layer => $"{layer.Index}/layer.tar", layer => layer.Item);
        files["config.json"] = Encoding.UTF8.GetBytes($$"""{ "rootfs": { "diff_ids": [{{string.Join(", ", digests)}}] } }""");
        files["manifest.json"] = Encoding.UTF8.GetBytes($$"""[{ "Config": "config.json", "Layers": [{{string.Join(", ", _layers.Select((_, at) => $"\"{at}/layer.tar\""))}}] }]""");
        return files;
    }

    public static byte[] AsTar(Dictionary<string, byte[]> files) =>
        Tar(TarEntryFormat.Ustar, files.OrderBy(file => file.Key, StringComparer.Ordinal).Select(file => TarMember.File(file.Key, file.Value)));

    public string Blob(byte[] bytes, bool isWrong = false)
    {
        var digest = Digest(bytes, isWrong);
        _blobs["blobs/sha256/" + digest[7..]] = bytes;
        return digest;
    }

    private static string Digest(byte[] bytes, bool isWrong) =>
        "sha256:" + Convert.ToHexStringLower(SHA256.HashData(isWrong ? [.. bytes, 1] : bytes));
}

/// <summary>A member of a tar that a test builds.</summary>
internal sealed record TarMember(TarEntryType Type, string Name, byte[] Content, string Target)
{
    public static TarMember File(string name, string content) => File(name, Encoding.UTF8.GetBytes(content));

    public static TarMember File(string name, byte[] content) => new(TarEntryType.RegularFile, name, content, "");

    public static TarMember Folder(string name) => new(TarEntryType.Directory, name, [], "");

    public static TarMember Link(string name, string target) => new(TarEntryType.SymbolicLink, name, [], target);

    public static TarMember HardLink(string name, string target) => new(TarEntryType.HardLink, name, [], target);

    public TarEntry ToEntry(TarEntryFormat format)
    {
        TarEntry entry = format switch
        {
            TarEntryFormat.Pax => new PaxTarEntry(Type, Name),
            TarEntryFormat.Gnu => new GnuTarEntry(Type, Name),
            _ => new UstarTarEntry(Type, Name),
        };
        if (Target.Length > 0)
        {
            entry.LinkName = Target;
        }

        if (Type == TarEntryType.RegularFile)
        {
            entry.DataStream = new MemoryStream(Content);
        }

        return entry;
    }
}
