using Parapet.Packages.Artifacts;

namespace Parapet.Packages.Inventory.Elf;

/// <summary>Which entries may be programs for Linux.</summary>
internal static class Executables
{
    // No linked program is smaller; thousands of licences and scripts without an extension are.
    private const int Smallest = 4096;

    /// <summary>
    /// A program has no extension: <c>bootstrap</c>, <c>bin/tool</c>, <c>tool-1.2</c>. Shared libraries are not asked for: they are most of the bytes of
    /// many artefacts, and what they hold belongs to the package that brought them.
    /// </summary>
    public static Want Wants(ArtifactEntry entry, ReadOnlySpan<byte> start)
    {
        var name = entry.Name;
        if (entry.Size < Smallest || name.Length == 0)
        {
            return Want.Nothing;
        }

        var dot = name.LastIndexOf('.');
        if (dot >= 0 && (dot == name.Length - 1 || !char.IsAsciiDigit(name[dot + 1]) || name.Contains(".so.", StringComparison.Ordinal)))
        {
            return Want.Nothing;
        }

        return start.IsEmpty ? Want.Start : ElfFile.IsElf(start) ? Want.Everything : Want.Nothing;
    }
}
