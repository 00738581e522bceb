using System.Collections.Immutable;
using Parapet.Packages.Sbom;

namespace Parapet.Packages.Gate;

/// <summary>One vulnerability of one package in one function: what the gate and the ranking need to know of it.</summary>
public sealed record VulnerableFact
{
    /// <summary>The advisory's id, then its aliases.</summary>
    public required ImmutableArray<string> Ids { get; init; }

    /// <summary>The package's name as its ecosystem spells it.</summary>
    public required string Package { get; init; }

    /// <summary>The package's URL with its version, or null.</summary>
    public required PackageUrl? Purl { get; init; }

    /// <summary>Stable identity across runs, by which a baseline knows it.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>What the advisory says of its severity in words.</summary>
    public AdvisorySeverity Severity { get; init; }

    /// <summary>The CVSS base score, 0 to 10; null when there is none.</summary>
    public double? Cvss { get; init; }

    /// <summary>Whether CISA lists it as exploited (https://www.cisa.gov/known-exploited-vulnerabilities-catalog).</summary>
    public bool IsKnownExploited { get; init; }

    /// <summary>The probability of exploitation in the next 30 days, 0 to 1 (https://www.first.org/epss/); null when there is none.</summary>
    public double? Epss { get; init; }

    /// <summary>The smallest version without it, or null.</summary>
    public string? FixedVersion { get; init; }

    /// <summary>When the advisory was published, or null.</summary>
    public DateOnly? Published { get; init; }

    /// <summary>False when the package's version is not known, so that the advisory may or may not apply.</summary>
    public bool IsVersionKnown { get; init; } = true;

    /// <summary>Whether the function gets this copy of the package, and not another one.</summary>
    public bool IsLoaded { get; init; } = true;

    /// <summary>Whether a lock file asks for the package for development only and nothing shows that it was installed.</summary>
    public bool IsDevelopmentOnly { get; init; }

    /// <summary>The function's name, or empty when an artefact is looked at by itself.</summary>
    public string Function { get; init; } = "";

    /// <summary>The layer's name, or empty when the package lies in the function's own code.</summary>
    public string Layer { get; init; } = "";

    /// <summary>Other names of the function and its artefacts by which a VEX document can mean them: ARNs, package URLs, SHA-256.</summary>
    public ImmutableArray<string> Products { get; init; } = [];

    /// <summary>Ways by which the function can be reached; empty when nobody looked.</summary>
    public ImmutableArray<ContextFactor> Exposure { get; init; } = [];

    /// <summary>What somebody who controls the function gets at; empty when nobody looked.</summary>
    public ImmutableArray<ContextFactor> Blast { get; init; } = [];

    /// <summary>The severity in words, from the score when the advisory has no words.</summary>
    public AdvisorySeverity KnownSeverity => (Severity, Cvss) switch
    {
        (not AdvisorySeverity.Unknown, _) => Severity,
        (_, null or double.NaN) => AdvisorySeverity.Unknown,
        (_, >= 9) => AdvisorySeverity.Critical,
        (_, >= 7) => AdvisorySeverity.High,
        (_, >= 4) => AdvisorySeverity.Medium,
        (_, > 0) => AdvisorySeverity.Low,
        _ => AdvisorySeverity.None,
    };
}

/// <summary>Something about a function that makes its vulnerabilities matter more.</summary>
/// <param name="Name">What it is, such as <c>public function URL</c>.</param>
/// <param name="Weight">How much it counts, 0 to 100; see <see cref="ContextWeight"/>.</param>
/// <param name="Why">The fact, in words, without a final period.</param>
public sealed record ContextFactor(string Name, int Weight, string Why);

/// <summary>What facts about a function weigh.</summary>
public static class ContextWeight
{
    /// <summary>Anybody on the internet can invoke it: a function URL without authentication, or a resource policy for everybody.</summary>
    public const int PublicUrl = 100;

    /// <summary>An API or a load balancer without an authorizer leads to it.</summary>
    public const int OpenApi = 80;

    /// <summary>An API with an authorizer, or a URL with IAM authentication, leads to it.</summary>
    public const int AuthorizedApi = 50;

    /// <summary>Events from inside the account, which may carry data from outside.</summary>
    public const int InternalTrigger = 20;

    /// <summary>Who controls it can become an administrator.</summary>
    public const int AdminEquivalent = 100;

    /// <summary>Who controls it can read secrets or data.</summary>
    public const int ReadsSecretsOrData = 60;

    /// <summary>Nothing leads to it, or nothing follows from it.</summary>
    public const int Nothing = 0;
}
