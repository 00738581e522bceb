namespace Parapet.Packages.Inventory;

/// <summary>What proves that a package is there.</summary>
public enum PackageKind
{
    /// <summary>Its own metadata lies beside its code: it is installed.</summary>
    Installed,

    /// <summary>Its code stands inside something else: a bundle, a shaded jar, a linked binary.</summary>
    Bundled,

    /// <summary>A manifest or lock file says that it is to be installed.</summary>
    Declared,

    /// <summary>AWS puts it in the runtime's image.</summary>
    Runtime,

    /// <summary>The operating system's package manager installed it.</summary>
    System,
}
