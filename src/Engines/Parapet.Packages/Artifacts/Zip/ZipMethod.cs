namespace Parapet.Packages.Artifacts.Zip;

/// <summary>Ways to compress, by the numbers of APPNOTE 4.4.5: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT.</summary>
internal static class ZipMethod
{
    public const ushort Stored = 0;

    public const ushort Deflate = 8;

    public static string Name(ushort method) => method switch
    {
        1 => "shrink",
        6 => "implode",
        9 => "deflate64",
        12 => "bzip2",
        14 => "LZMA",
        20 or 93 => "zstd",
        95 => "xz",
        98 => "PPMd",
        99 => "encryption (AE-x)",
        _ => $"method {method}",
    };
}
