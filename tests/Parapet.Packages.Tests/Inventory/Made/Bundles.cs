using System.IO.Compression;

namespace Parapet.Packages.Tests.Inventory.Made;

/// <summary>Single-file applications: a host, the files, then the manifest.</summary>
internal static class Bundles
{
    public const byte Assembly = 1;
    public const byte DepsJson = 3;

    private static readonly byte[] Signature = Convert.FromHexString("8b1202b96a612038727b930214d7a03213f5b9e6efae3318ee3b2dce24b36aae");

    public static byte[] Of(int version, bool isCompressed, params (string Path, byte Type, byte[] Content)[] files)
    {
        var host = new Bytes().U8(ElfFiles.With((".text", [0xc3])));
        var place = host.Length;
        host.U64(0).U8(Signature);
        var manifest = new Bytes().U32(version).U32(0).U32(files.Length).Counted("bundle-id");
        if (version >= 2)
        {
            manifest.U8(new byte[40]);
        }

        foreach (var (path, type, content) in files)
        {
            var stored = isCompressed ? Deflate(content) : content;
            manifest.U64(host.Length).U64(content.Length);
            if (version >= 6)
            {
                manifest.U64(isCompressed ? stored.Length : 0);
            }

            manifest.U8(type).Counted(path);
            host.U8(stored);
        }

        var header = host.Length;
        var bundle = host.U8(manifest.ToArray()).ToArray();
        BitConverter.TryWriteBytes(bundle.AsSpan(place), (long)header);
        return bundle;
    }

    private static byte[] Deflate(byte[] content)
    {
        using var stored = new MemoryStream();
        using (var deflate = new DeflateStream(stored, CompressionLevel.Optimal, leaveOpen: true))
        {
            deflate.Write(content);
        }

        return stored.ToArray();
    }
}
