using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;

namespace Parapet.Packages.Inventory.DotNet;

/// <summary>What an assembly says of itself.</summary>
/// <param name="Name">Its simple name.</param>
/// <param name="Version">The version nearest to that of its package: the informational one without the commit, else that of the file, else its own.</param>
internal sealed record AssemblyIdentity(string Name, string Version)
{
    private const int LongestName = 1024;

    /// <summary>Reads the metadata; null for bytes that are not a managed assembly, or a damaged one, which <paramref name="isDamaged"/> says.</summary>
    public static AssemblyIdentity? Read(ReadOnlyMemory<byte> content, out bool isDamaged)
    {
        isDamaged = false;
        if (!content.Span.StartsWith("MZ"u8))
        {
            return null;
        }

        try
        {
            using var file = new PEReader(Shared(content));
            return file.HasMetadata ? Of(file.GetMetadataReader()) : null;
        }
        catch (Exception e) when (e is BadImageFormatException or InvalidOperationException or ArgumentException or OverflowException or IOException)
        {
            // BadImageFormatException is the documented one; the others come out of offsets and sizes that overflow.
            isDamaged = true;
            return null;
        }
    }

    // Mostly the memory is one whole array, which the reader only reads.
    private static ImmutableArray<byte> Shared(ReadOnlyMemory<byte> content) =>
        MemoryMarshal.TryGetArray(content, out var segment) && segment.Array is { } array && array.Length == content.Length
            ? ImmutableCollectionsMarshal.AsImmutableArray(array)
            : ImmutableArray.Create(content.Span);

    private static AssemblyIdentity? Of(MetadataReader metadata)
    {
        if (!metadata.IsAssembly)
        {
            return null;
        }

        var assembly = metadata.GetAssemblyDefinition();
        string? informational = null, file = null;
        foreach (var handle in assembly.GetCustomAttributes())
        {
            var attribute = metadata.GetCustomAttribute(handle);
            if (informational is null && IsOf(metadata, attribute, "AssemblyInformationalVersionAttribute"))
            {
                informational = Argument(metadata, attribute) ?? "";
            }
            else if (file is null && IsOf(metadata, attribute, "AssemblyFileVersionAttribute"))
            {
                file = Argument(metadata, attribute) ?? "";
            }
        }

        var name = metadata.GetString(assembly.Name);
        return name.Length is 0 or > LongestName
            ? null
            : new AssemblyIdentity(name, NuGetVersion(informational) ?? NuGetVersion(file) ?? assembly.Version.ToString());
    }

    // A commit or build metadata after the plus is no part of a NuGet version; a text that does not start with a number is no version.
    private static string? NuGetVersion(string? text) =>
        text is { Length: > 0 and < LongestName } && char.IsAsciiDigit(text[0]) ? text.Split('+', ' ')[0] : null;

    // Compared in place: a damaged file may give every attribute a name of megabytes.
    private static bool IsOf(MetadataReader metadata, CustomAttribute attribute, string name)
    {
        if (attribute.Constructor.Kind is not HandleKind.MemberReference)
        {
            return false;
        }

        var parent = metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent;
        return parent.Kind is HandleKind.TypeReference && metadata.StringComparer.Equals(metadata.GetTypeReference((TypeReferenceHandle)parent).Name, name);
    }

    // The value of an attribute with one string: a prolog of 1, then the string (ECMA-335, II.23.3).
    private static string? Argument(MetadataReader metadata, CustomAttribute attribute)
    {
        var value = metadata.GetBlobReader(attribute.Value);
        return value.Length > 2 && value.ReadUInt16() == 1 ? value.ReadSerializedString() : null;
    }
}
