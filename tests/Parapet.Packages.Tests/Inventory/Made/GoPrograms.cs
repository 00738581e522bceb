namespace Parapet.Packages.Tests.Inventory.Made;

/// <summary>Programs as Go links them, in both forms of the build information.</summary>
internal static class GoPrograms
{
    public const string Modules =
        "path\texample.com/fn\n" +
        "mod\texample.com/fn\t(devel)\t\n" +
        "dep\tgithub.com/aws/aws-lambda-go\tv1.41.0\th1:l/5fyVb6Ud9uYd411xdHZzSf2n86TakxzpvIoz7l+3Y=\n" +
        "dep\tgolang.org/x/net\tv0.7.0\n" +
        "=>\tgolang.org/x/net\tv0.17.0\th1:pVaXccu2ozPjCXewfr1S7xza/zcXTity9cCdXQYSjIM=\n" +
        "dep\texample.com/local\tv1.0.0\n" +
        "=>\t./local\t(devel)\t\n" +
        "build\tGOOS=linux\n";

    /// <summary>Since Go 1.18: the texts follow the header.</summary>
    public static byte[] InLine(string version, string modules = Modules) =>
        ElfFiles.With((".text", [0xc3]), (".go.buildinfo", Header(8, 2).To(32).Counted(version).Counted(Framed(modules)).ToArray()));

    /// <summary>Before: pointers to strings.</summary>
    public static byte[] Pointers(string version, bool isWide, bool isBigEndian)
    {
        var size = isWide ? 8 : 4;
        var info = Header((byte)size, isBigEndian ? (byte)1 : (byte)0, isBigEndian);
        var texts = ElfFiles.FirstAddress + 32 + (4 * size);
        Word(info, isWide, ElfFiles.FirstAddress + 32);
        Word(info, isWide, ElfFiles.FirstAddress + 32 + (2 * size));
        info.To(32);
        Word(info, isWide, texts);
        Word(info, isWide, version.Length);
        Word(info, isWide, texts + version.Length);
        Word(info, isWide, Framed(Modules).Length);
        return ElfFiles.With(isWide, isBigEndian, (".go.buildinfo", info.Text(version).Text(Framed(Modules)).ToArray()));
    }

    private static Bytes Header(byte pointerSize, byte flags, bool isBigEndian = false) => new Bytes(isBigEndian).U8(0xff).Text(" Go buildinf:").U8(pointerSize, flags);

    private static string Framed(string modules) => modules.Length == 0 ? "" : new string('\x01', 16) + modules + new string('\x02', 16);

    private static void Word(Bytes bytes, bool isWide, long value) => _ = isWide ? bytes.U64(value) : bytes.U32(value);
}
