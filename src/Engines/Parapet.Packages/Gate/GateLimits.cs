namespace Parapet.Packages.Gate;

/// <summary>The limits of a policy, each with what a vulnerability has to say to it.</summary>
internal static class GateLimits
{
    public const string Age = "age";

    public static IEnumerable<GateReason> Of(VulnerableFact fact, GatePolicy policy, DateOnly asOf)
    {
        var severity = fact.KnownSeverity is AdvisorySeverity.Unknown ? policy.SeverityWhenUnknown : fact.KnownSeverity;
        if (policy.MinimumSeverity is { } least)
        {
            yield return Limit("severity", severity >= least, fact.KnownSeverity is AdvisorySeverity.Unknown
                ? $"the advisory gives no severity: taken as {Word(severity)}"
                : $"{Word(severity)}, {(severity >= least ? "at or over" : "under")} {Word(least)}");
        }

        if (policy.KnownExploitedFails)
        {
            yield return Limit("exploited", fact.IsKnownExploited, fact.IsKnownExploited ? "CISA lists it as exploited" : "CISA does not list it as exploited");
        }

        if (policy.MinimumEpss is { } probability)
        {
            yield return fact.Epss is { } epss
                ? Limit("likely", epss >= probability, $"EPSS {epss:0.0##}, {(epss >= probability ? "at or over" : "under")} {probability:0.0##}")
                : Limit("likely", false, "EPSS has no probability for it");
        }

        if (policy.MaximumAgeDays.TryGetValue(severity, out var days))
        {
            yield return fact.Published is { } published
                ? OfAge(asOf.DayNumber - published.DayNumber, days, severity)
                : Limit(Age, true, "the advisory does not say when it was published: counted as too long ago");
        }
    }

    private static GateReason OfAge(int age, int days, AdvisorySeverity severity) => Limit(
        Age, age > days, $"published {age} days ago; {Word(severity)} may stay {days}");

    private static GateReason Limit(string name, bool isMet, string why) => new(name, isMet ? GateEffect.Fails : GateEffect.Passes, why);

    private static string Word(AdvisorySeverity severity) => severity.ToString().ToLowerInvariant();
}
