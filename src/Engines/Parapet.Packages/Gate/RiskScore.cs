using System.Collections.Immutable;

namespace Parapet.Packages.Gate;

/// <summary>How urgent a vulnerability is: the sum of its factors.</summary>
/// <param name="Value">0 to 100, with one digit after the point.</param>
/// <param name="Factors">What it is made of.</param>
public sealed record RiskScore(double Value, ImmutableArray<RiskFactor> Factors);

/// <summary>A part of a score.</summary>
/// <param name="Name">What it looks at.</param>
/// <param name="Value">How many points it gives; less than 0 when it takes some away.</param>
/// <param name="Why">The fact behind it, in words, without a final period.</param>
public sealed record RiskFactor(string Name, double Value, string Why);
