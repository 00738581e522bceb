namespace Parapet.Packages.Tests.Inventory.Made;

/// <summary>Writes ELF files with one loaded segment, which is the whole file, and named sections.</summary>
internal static class ElfFiles
{
    public const int SmallestProgram = 4096;

    /// <summary>Where the first section's bytes are loaded; the others follow, each at the next multiple of 16.</summary>
    public const int FirstAddress = Base + 0x100;

    private const int Base = 0x400000;

    public static byte[] With(params (string Name, byte[] Content)[] sections) => With(isWide: true, isBigEndian: false, sections);

    public static byte[] With(bool isWide, bool isBigEndian, params (string Name, byte[] Content)[] sections)
    {
        var body = new Bytes(isBigEndian).To(0x100);
        var places = new List<(int Offset, int Size)>();
        foreach (var (_, content) in sections)
        {
            body.To((body.Length + 15) / 16 * 16);
            places.Add((body.Length, content.Length));
            body.U8(content);
        }

        var names = "\0" + string.Concat(sections.Select(section => section.Name + '\0')) + ".shstrtab\0";
        places.Add((body.Length, names.Length));
        body.Text(names).To(Math.Max(SmallestProgram, (body.Length + 15) / 16 * 16));
        var headers = body.Length;
        Section(body, isWide, 0, 0, (0, 0));
        var nameAt = 1;
        for (var i = 0; i < places.Count; i++)
        {
            Section(body, isWide, nameAt, i == sections.Length ? 3 : 1, places[i]);
            nameAt += i < sections.Length ? sections[i].Name.Length + 1 : 0;
        }

        var file = body.ToArray();
        Header(isWide, isBigEndian, headers, places.Count + 1, file.Length).CopyTo(file, 0);
        return file;
    }

    private static byte[] Header(bool isWide, bool isBigEndian, int sectionHeaders, int sectionCount, int length)
    {
        var header = new Bytes(isBigEndian).U8(0x7f).Text("ELF").U8(isWide ? (byte)2 : (byte)1, isBigEndian ? (byte)2 : (byte)1, 1).To(16);
        header.U16(2).U16(62).U32(1);
        Word(header, isWide, Base);
        Word(header, isWide, isWide ? 64 : 52);
        Word(header, isWide, sectionHeaders);
        header.U32(0).U16(isWide ? 64 : 52).U16(isWide ? 56 : 32).U16(1).U16(isWide ? 64 : 40).U16(sectionCount).U16(sectionCount - 1);
        if (isWide)
        {
            header.U32(1).U32(6).U64(0).U64(Base).U64(Base).U64(length).U64(length).U64(16);
        }
        else
        {
            header.U32(1).U32(0).U32(Base).U32(Base).U32(length).U32(length).U32(6).U32(16);
        }

        return header.ToArray();
    }

    private static void Section(Bytes body, bool isWide, int name, int type, (int Offset, int Size) place)
    {
        body.U32(name).U32(type);
        Word(body, isWide, 0);
        Word(body, isWide, 0);
        Word(body, isWide, place.Offset);
        Word(body, isWide, place.Size);
        body.U32(0).U32(0);
        Word(body, isWide, 1);
        Word(body, isWide, 0);
    }

    private static void Word(Bytes bytes, bool isWide, long value) => _ = isWide ? bytes.U64(value) : bytes.U32(value);
}
