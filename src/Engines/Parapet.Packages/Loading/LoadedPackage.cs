using Parapet.Packages.Inventory;

namespace Parapet.Packages.Loading;

/// <summary>A package of a function's environment, and whether an import of its name gives this copy.</summary>
public sealed record LoadedPackage
{
    /// <summary>The package.</summary>
    public required Package Package { get; init; }

    /// <summary>The part of the environment that it comes from.</summary>
    public required PackageOrigin Origin { get; init; }

    /// <summary>Whether the function gets it.</summary>
    public required LoadState State { get; init; }

    /// <summary>The copy that is loaded in its place, when it is <see cref="LoadState.Shadowed"/> or <see cref="LoadState.Overwritten"/>; else null.</summary>
    public LoadedPackage? By { get; init; }
}

/// <summary>Whether a copy of a package is the one that the function gets.</summary>
public enum LoadState
{
    /// <summary>This copy is found first, or nothing else is known.</summary>
    Loaded,

    /// <summary>Another copy of the same name stands earlier on the search path.</summary>
    Shadowed,

    /// <summary>A later layer has a file at the same path: this copy is not there when the function runs.</summary>
    Overwritten,

    /// <summary>It lies in a folder of a layer that the runtime does not search.</summary>
    OffPath,
}
