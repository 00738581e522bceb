using System.Text;
using Parapet.Packages.Inventory.Elf;

namespace Parapet.Packages.Inventory.Go;

/// <summary>
/// What the Go linker leaves in a program (https://pkg.go.dev/debug/buildinfo; layout: https://go.dev/src/debug/buildinfo/buildinfo.go).
/// </summary>
/// <param name="GoVersion">Version of the tool chain, such as <c>go1.21.3</c>.</param>
/// <param name="Modules">Lines of tab-separated fields: <c>path</c>, <c>mod</c>, <c>dep</c>, <c>=&gt;</c>, <c>build</c>; empty when the program was built without modules.</param>
internal sealed record GoBuildInfo(string GoVersion, string Modules)
{
    private const int HeaderLength = 32;
    private const int MostPlaces = 64;
    private const ulong LongestText = 16 << 20;

    // A program that itself reads build information holds this mark as data too, which is why several places are tried.
    private static ReadOnlySpan<byte> Mark => " Go buildinf:"u8;

    /// <summary>Finds and reads it; null when there is none.</summary>
    public static GoBuildInfo? Read(ElfFile file)
    {
        if (file.TrySection(".go.buildinfo"u8, out var section) && At(file, section) is { } found)
        {
            return found;
        }

        var rest = file.Bytes;
        for (var i = 0; i < MostPlaces && rest.IndexOf(Mark) is var at and >= 0; i++)
        {
            if (At(file, rest[Math.Max(0, at - 1)..]) is { } there)
            {
                return there;
            }

            rest = rest[(at + Mark.Length)..];
        }

        return null;
    }

    // 0xff and the mark (14 bytes), the size of a pointer, flags: bit 0 big endian, bit 1 texts in line.
    private static GoBuildInfo? At(ElfFile file, ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < HeaderLength || bytes[0] != 0xff || !bytes[1..].StartsWith(Mark))
        {
            return null;
        }

        var flags = bytes[15];
        string? version, modules;
        if ((flags & 2) != 0)
        {
            var at = (ulong)HeaderLength;
            version = InLine(bytes, ref at) is { Length: > 0 } text ? Encoding.UTF8.GetString(text) : null;
            modules = Framed(InLine(bytes, ref at));
        }
        else
        {
            // Before Go 1.18: pointers to two Go strings, each again a pointer and a length.
            var size = bytes[14];
            var isBigEndian = (flags & 1) != 0;
            if (size is not (4 or 8))
            {
                return null;
            }

            version = Pointed(file, bytes, 16, size, isBigEndian) is { Length: > 0 } text ? Encoding.UTF8.GetString(text) : null;
            modules = Framed(Pointed(file, bytes, 16u + size, size, isBigEndian));
        }

        return version is null ? null : new GoBuildInfo(version, modules);
    }

    // The module text stands between two marks of 16 bytes.
    private static string Framed(ReadOnlySpan<byte> text) =>
        text.Length >= 33 && text[^17] == '\n' ? Encoding.UTF8.GetString(text[16..^16]) : "";

    private static ReadOnlySpan<byte> InLine(ReadOnlySpan<byte> bytes, ref ulong at)
    {
        ulong length = 0;
        for (var shift = 0; shift < 35; shift += 7)
        {
            if (!bytes.TrySlice(at++, 1, out var next))
            {
                return default;
            }

            length |= (ulong)(next[0] & 0x7f) << shift;
            if (next[0] < 0x80)
            {
                var isThere = bytes.TrySlice(at, length, out var text) && length <= LongestText;
                at += length;
                return isThere ? text : default;
            }
        }

        return default;
    }

    private static ReadOnlySpan<byte> Pointed(ElfFile file, ReadOnlySpan<byte> bytes, ulong at, byte size, bool isBigEndian)
    {
        return TryPointer(bytes, at, out var address)
            && file.TryLoaded(address, 2u * size, out var header)
            && TryPointer(header, 0, out var start)
            && TryPointer(header, size, out var length)
            && length <= LongestText
            && file.TryLoaded(start, length, out var text)
            ? text
            : default;

        bool TryPointer(ReadOnlySpan<byte> from, ulong offset, out ulong value)
        {
            if (size == 8)
            {
                return from.TryUInt64(offset, isBigEndian, out value);
            }

            var isRead = from.TryUInt32(offset, isBigEndian, out var narrow);
            value = narrow;
            return isRead;
        }
    }
}
