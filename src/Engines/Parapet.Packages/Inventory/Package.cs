using Parapet.Packages.Versions;

namespace Parapet.Packages.Inventory;

/// <summary>One package of an artefact, with the file that proves it.</summary>
public sealed record Package
{
    /// <summary>Who gives out the name and orders the versions.</summary>
    public required Ecosystem Ecosystem { get; init; }

    /// <summary>The name as advisories spell it: <c>@scope/name</c>, <c>group:artifact</c>, a module path, PyPI names normalised (PEP 503).</summary>
    public required string Name { get; init; }

    /// <summary>The version as written; empty when nothing says which.</summary>
    public required string Version { get; init; }

    /// <summary>What proves it.</summary>
    public required PackageKind Kind { get; init; }

    /// <summary>The entry that proves it.</summary>
    public required string Path { get; init; }

    /// <summary>The line in that entry, from 1; 0 when the whole entry is the proof.</summary>
    public int Line { get; init; }

    /// <summary>Where a lock file or manifest of the same artefact asks for this very version; null when none does. A finding points there, because that is where the repair is made.</summary>
    public PackagePlace? Declaration { get; init; }

    /// <summary>False when the name or version is a conclusion (a banner in a bundle, a file name) and not a statement of the package itself.</summary>
    public bool IsCertain { get; init; } = true;

    /// <summary>Whether a lock file marks it as needed for development only.</summary>
    public bool IsDevelopment { get; init; }

    /// <summary>For a package of the operating system: the release as OSV writes it after the colon, such as <c>12</c> for Debian, <c>v3.20</c> for Alpine, <c>2023</c> for Amazon Linux; else empty.</summary>
    public string Release { get; init; } = "";

    /// <summary>For a package of the operating system: the distribution by the <c>ID</c> of <c>/etc/os-release</c>, such as <c>amzn</c>; else empty.</summary>
    public string Distribution { get; init; } = "";

    /// <summary>For a package of the operating system: the source package it was built from, by which advisories name it; else empty.</summary>
    public string SourceName { get; init; } = "";

    /// <summary>The version of that source package where it differs from <see cref="Version"/>, by which Debian's advisories go; else empty.</summary>
    public string SourceVersion { get; init; } = "";

    /// <summary>The licence as the package states it (an SPDX expression where it is one), or empty.</summary>
    public string License { get; init; } = "";

    /// <summary>SHA-1 of the archive that holds it, in lower-case hex (jars), or empty.</summary>
    public string Sha1 { get; init; } = "";

    /// <summary>
    /// For a package in <c>node_modules</c>: the names that it may import by its <c>dependencies</c>, <c>optionalDependencies</c> and
    /// <c>peerDependencies</c>, in ordinal order with a space between; else empty. One text, so that packages compare by value.
    /// </summary>
    public string Requires { get; init; } = "";

    /// <summary>
    /// True when no version is missing, for there is none: the module that a Go binary was built from, which is the project's own, and what the runtime brings,
    /// which AWS keeps up to date.
    /// </summary>
    public bool IsVersionless => Version.Length == 0 && (Kind is PackageKind.Runtime || this is { Ecosystem: Ecosystem.Go, Kind: PackageKind.Installed });
}

/// <summary>A place in an artefact.</summary>
/// <param name="Path">The entry.</param>
/// <param name="Line">The line, from 1; 0 for the whole entry.</param>
public readonly record struct PackagePlace(string Path, int Line);
