namespace Parapet.Packages.Versions;

/// <summary>
/// A world of packages with one way to order versions. The names in the comments are those of the OSV schema
/// (https://ossf.github.io/osv-schema/#affectedpackage-field).
/// </summary>
public enum Ecosystem
{
    /// <summary><c>npm</c>: node-semver.</summary>
    Npm,

    /// <summary><c>PyPI</c>: PEP 440.</summary>
    PyPI,

    /// <summary><c>Maven</c>: the ComparableVersion of Maven 3.9.</summary>
    Maven,

    /// <summary><c>NuGet</c>: SemVer 2.0 with up to four numbers, case-insensitive.</summary>
    NuGet,

    /// <summary><c>RubyGems</c>: Gem::Version.</summary>
    RubyGems,

    /// <summary><c>Go</c>: SemVer 2.0 of modules, and the versions of the tool chain (<c>go1.21rc2</c>).</summary>
    Go,

    /// <summary><c>crates.io</c>: SemVer 2.0.</summary>
    CratesIo,

    /// <summary><c>Packagist</c>: the normalised versions of Composer.</summary>
    Packagist,

    /// <summary><c>Debian</c> and <c>Ubuntu</c>: dpkg.</summary>
    Debian,

    /// <summary><c>Red Hat</c>, <c>AlmaLinux</c>, <c>Rocky Linux</c>, <c>SUSE</c>, <c>openSUSE</c>, <c>openEuler</c>, <c>Mageia</c> and Amazon Linux: rpm.</summary>
    Rpm,

    /// <summary><c>Alpine</c>: apk, which Chainguard and Wolfi use as well.</summary>
    Alpine,
}
