using System.Collections.Immutable;

namespace Parapet.Packages.Gate;

/// <summary>
/// What must not pass. A vulnerability fails when one of the limits is met (severity, exploited, likelihood, age) and nothing excuses it (no fix, known before,
/// not loaded, version unknown, ignored, a VEX statement).
/// </summary>
public sealed record GatePolicy
{
    /// <summary>The least severity that fails; null for no limit. A severity that nobody gives counts as <see cref="SeverityWhenUnknown"/>.</summary>
    public AdvisorySeverity? MinimumSeverity { get; init; }

    /// <summary>What an advisory without a severity counts as.</summary>
    public AdvisorySeverity SeverityWhenUnknown { get; init; } = AdvisorySeverity.High;

    /// <summary>Whether what CISA lists as exploited fails.</summary>
    public bool KnownExploitedFails { get; init; }

    /// <summary>The least EPSS probability that fails, 0 to 1; null for no limit.</summary>
    public double? MinimumEpss { get; init; }

    /// <summary>For how many days after an advisory was published a vulnerability of each severity may stay; a severity without an entry may stay.</summary>
    public ImmutableDictionary<AdvisorySeverity, int> MaximumAgeDays { get; init; } = ImmutableDictionary<AdvisorySeverity, int>.Empty;

    /// <summary>Whether what no version fixes is excused.</summary>
    public bool OnlyWithFix { get; init; }

    /// <summary>Whether a copy that the function does not get is excused.</summary>
    public bool OnlyLoaded { get; init; } = true;

    /// <summary>Whether what may or may not apply, because the package's version is unknown, fails like what does.</summary>
    public bool UnknownVersionsFail { get; init; }

    /// <summary>Fingerprints that are known already and excused; null when there is no baseline. Age is not excused: a baseline says since when, not for how long.</summary>
    public ImmutableHashSet<string>? Baseline { get; init; }

    /// <summary>The largest share of an artefact's code that no package may explain, 0 to 1; null for no limit.</summary>
    public double? MaximumUnattributedShare { get; init; }

    /// <summary>Whether an artefact that has code but no package that anybody can name fails: that nothing is known is not that nothing is wrong.</summary>
    public bool NoInventoryFails { get; init; } = true;
}
