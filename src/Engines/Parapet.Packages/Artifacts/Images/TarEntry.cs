namespace Parapet.Packages.Artifacts.Images;

/// <summary>One member of a tar.</summary>
/// <param name="Name">As the tar spells it.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Size">Bytes of content that follow.</param>
/// <param name="Target">Where a link leads.</param>
internal readonly record struct TarEntry(string Name, TarKind Kind, long Size, string Target);

/// <summary>What a member of a tar is.</summary>
internal enum TarKind
{
    /// <summary>A file.</summary>
    File,

    /// <summary>A folder.</summary>
    Folder,

    /// <summary>Another name of a file that stands before it.</summary>
    HardLink,

    /// <summary>A symbolic link.</summary>
    Link,

    /// <summary>A file with holes, in a form that is not read.</summary>
    Sparse,

    /// <summary>A device, a pipe, or something newer than this reader.</summary>
    Other,
}
