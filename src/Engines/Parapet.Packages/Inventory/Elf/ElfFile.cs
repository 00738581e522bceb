namespace Parapet.Packages.Inventory.Elf;

/// <summary>The sections and segments of an ELF file (https://refspecs.linuxfoundation.org/elf/gabi4+/contents.html). Every offset is checked.</summary>
internal readonly ref struct ElfFile
{
    private const uint LoadSegment = 1;
    private const uint NoBits = 8;

    private readonly bool isWide;
    private readonly bool isBigEndian;
    private readonly ulong programHeaders;
    private readonly ulong sectionHeaders;
    private readonly ushort programHeaderCount;
    private readonly ushort nameSection;

    private ElfFile(ReadOnlySpan<byte> bytes, bool isWide, bool isBigEndian, ulong programHeaders, ulong sectionHeaders, ushort programHeaderCount, ushort sectionCount, ushort nameSection)
    {
        Bytes = bytes;
        this.isWide = isWide;
        this.isBigEndian = isBigEndian;
        this.programHeaders = programHeaders;
        this.sectionHeaders = sectionHeaders;
        this.programHeaderCount = programHeaderCount;
        this.nameSection = nameSection;
        SectionCount = sectionCount;
    }

    /// <summary>The whole file.</summary>
    public ReadOnlySpan<byte> Bytes { get; }

    /// <summary>How many sections it says it has; a packed program has none.</summary>
    public ushort SectionCount { get; }

    public static bool IsElf(ReadOnlySpan<byte> bytes) => bytes is [0x7f, (byte)'E', (byte)'L', (byte)'F', ..];

    /// <summary>Reads the header; false when it is not one.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out ElfFile file)
    {
        file = default;
        if (!IsElf(bytes) || bytes.Length < 52 || bytes[4] is not (1 or 2) || bytes[5] is not (1 or 2))
        {
            return false;
        }

        var wide = bytes[4] == 2;
        var big = bytes[5] == 2;
        var counts = wide ? 0x36u : 0x2au;
        ulong programs = 0, sections = 0;
        if (wide)
        {
            bytes.TryUInt64(0x20, big, out programs);
            bytes.TryUInt64(0x28, big, out sections);
        }
        else
        {
            bytes.TryUInt32(0x1c, big, out var narrowPrograms);
            bytes.TryUInt32(0x20, big, out var narrowSections);
            (programs, sections) = (narrowPrograms, narrowSections);
        }

        if (!bytes.TryUInt16(counts + 2, big, out var programCount)
            || !bytes.TryUInt16(counts + 6, big, out var sectionCount)
            || !bytes.TryUInt16(counts + 8, big, out var names))
        {
            return false;
        }

        file = new ElfFile(bytes, wide, big, programs, sections, programCount, sectionCount, names);
        return true;
    }

    /// <summary>The content of the first section of this name.</summary>
    public bool TrySection(ReadOnlySpan<byte> name, out ReadOnlySpan<byte> content)
    {
        content = default;
        if (!TrySectionAt(nameSection, out _, out var names))
        {
            return false;
        }

        for (var i = 0; i < SectionCount; i++)
        {
            if (TrySectionAt(i, out var nameAt, out var part)
                && names.TrySlice(nameAt, (ulong)name.Length + 1, out var found)
                && found[^1] == 0
                && found[..^1].SequenceEqual(name))
            {
                content = part;
                return true;
            }
        }

        return false;
    }

    /// <summary>The bytes that are loaded at an address.</summary>
    public bool TryLoaded(ulong address, ulong length, out ReadOnlySpan<byte> content)
    {
        content = default;
        for (var i = 0; i < programHeaderCount; i++)
        {
            if (TrySegment(i, out var type, out var offset, out var start, out var size)
                && type == LoadSegment
                && address >= start
                && address - start < size
                && length <= size - (address - start))
            {
                var at = address - start;
                return offset <= ulong.MaxValue - at && Bytes.TrySlice(offset + at, length, out content);
            }
        }

        return false;
    }

    private bool TrySegment(int index, out uint type, out ulong offset, out ulong address, out ulong size)
    {
        type = 0;
        offset = address = size = 0;
        var at = programHeaders + ((ulong)index * (isWide ? 56u : 32u));
        if (programHeaders > (ulong)Bytes.Length || !Bytes.TryUInt32(at, isBigEndian, out type))
        {
            return false;
        }

        if (isWide)
        {
            return Bytes.TryUInt64(at + 8, isBigEndian, out offset) && Bytes.TryUInt64(at + 16, isBigEndian, out address) && Bytes.TryUInt64(at + 32, isBigEndian, out size);
        }

        var isRead = Bytes.TryUInt32(at + 4, isBigEndian, out var narrowOffset)
            & Bytes.TryUInt32(at + 8, isBigEndian, out var narrowAddress)
            & Bytes.TryUInt32(at + 16, isBigEndian, out var narrowSize);
        (offset, address, size) = (narrowOffset, narrowAddress, narrowSize);
        return isRead;
    }

    private bool TrySectionAt(int index, out uint name, out ReadOnlySpan<byte> content)
    {
        content = default;
        name = 0;
        var at = sectionHeaders + ((ulong)index * (isWide ? 64u : 40u));
        if (index >= SectionCount
            || sectionHeaders > (ulong)Bytes.Length
            || !Bytes.TryUInt32(at, isBigEndian, out name)
            || !Bytes.TryUInt32(at + 4, isBigEndian, out var type)
            || type == NoBits)
        {
            return false;
        }

        if (isWide)
        {
            return Bytes.TryUInt64(at + 24, isBigEndian, out var offset) && Bytes.TryUInt64(at + 32, isBigEndian, out var size) && Bytes.TrySlice(offset, size, out content);
        }

        return Bytes.TryUInt32(at + 16, isBigEndian, out var narrowOffset)
            && Bytes.TryUInt32(at + 20, isBigEndian, out var narrowSize)
            && Bytes.TrySlice(narrowOffset, narrowSize, out content);
    }
}
