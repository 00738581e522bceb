using System.Collections.Immutable;

namespace Parapet.Packages.Sbom;

/// <summary>What somebody says about whether vulnerabilities matter in products: OpenVEX 0.2.0 (https://github.com/openvex/spec/blob/main/OPENVEX-SPEC.md).</summary>
public sealed record VexDocument
{
    /// <summary>An IRI that names the document; when empty, it is made of the content as it is written.</summary>
    public string Id { get; init; } = "";

    /// <summary>Who says it.</summary>
    public required string Author { get; init; }

    /// <summary>When it was said, for statements that do not say it themselves.</summary>
    public required DateTimeOffset Timestamp { get; init; }

    /// <summary>Counts the changes of the document, from 1.</summary>
    public int Version { get; init; } = 1;

    /// <summary>What wrote the document, or empty.</summary>
    public string Tooling { get; init; } = "";

    /// <summary>What is said.</summary>
    public required ImmutableArray<VexStatement> Statements { get; init; }
}

/// <summary>One thing that is said about one vulnerability.</summary>
public sealed record VexStatement
{
    /// <summary>The vulnerability's name, such as a CVE number.</summary>
    public required string Vulnerability { get; init; }

    /// <summary>Other names of the same vulnerability.</summary>
    public ImmutableArray<string> Aliases { get; init; } = [];

    /// <summary>What it is said of.</summary>
    public required ImmutableArray<VexComponent> Products { get; init; }

    /// <summary>Whether the vulnerability matters there.</summary>
    public required VexStatus Status { get; init; }

    /// <summary>Why a product is not affected, as a label; null when it is said in <see cref="ImpactStatement"/>.</summary>
    public VexJustification? Justification { get; init; }

    /// <summary>Why a product is not affected, in words; or empty.</summary>
    public string ImpactStatement { get; init; } = "";

    /// <summary>What to do about an affected product; or empty.</summary>
    public string ActionStatement { get; init; } = "";

    /// <summary>How this was found out; or empty.</summary>
    public string StatusNotes { get; init; } = "";

    /// <summary>When it was said; null for the time of the document.</summary>
    public DateTimeOffset? Timestamp { get; init; }
}

/// <summary>A product, or a part of one.</summary>
public sealed record VexComponent
{
    /// <summary>An IRI that names it, which can be a package URL; or empty.</summary>
    public string Id { get; init; } = "";

    /// <summary>Its package URL, or null.</summary>
    public PackageUrl? Purl { get; init; }

    /// <summary>SHA-256 of its bytes in lower-case hex, or empty.</summary>
    public string Sha256 { get; init; } = "";

    /// <summary>Of a product, the parts to which the statement is limited; none for the whole product.</summary>
    public ImmutableArray<VexComponent> Subcomponents { get; init; } = [];
}

/// <summary>What can be said of a vulnerability in a product.</summary>
public enum VexStatus
{
    /// <summary>No action is needed.</summary>
    NotAffected,

    /// <summary>Something has to be done.</summary>
    Affected,

    /// <summary>These versions contain a fix.</summary>
    Fixed,

    /// <summary>It is not known yet.</summary>
    UnderInvestigation,
}

/// <summary>Why a product is not affected.</summary>
public enum VexJustification
{
    /// <summary>The vulnerable component is not in the product.</summary>
    ComponentNotPresent,

    /// <summary>The component is there, the vulnerable code is not.</summary>
    VulnerableCodeNotPresent,

    /// <summary>The vulnerable code is never run.</summary>
    VulnerableCodeNotInExecutePath,

    /// <summary>No attacker can reach the vulnerable code with input of theirs.</summary>
    VulnerableCodeCannotBeControlledByAdversary,

    /// <summary>Something built in prevents the attack.</summary>
    InlineMitigationsAlreadyExist,
}
