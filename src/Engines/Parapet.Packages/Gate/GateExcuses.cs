using Parapet.Packages.Sbom;

namespace Parapet.Packages.Gate;

/// <summary>What excuses a vulnerability that meets a limit.</summary>
internal static class GateExcuses
{
    /// <summary>What the policy itself excuses.</summary>
    public static IEnumerable<GateReason> OfPolicy(VulnerableFact fact, GatePolicy policy, List<GateReason> limits)
    {
        if (policy.OnlyWithFix && fact.FixedVersion is null)
        {
            yield return Excuse("fix", "no version fixes it");
        }

        if (policy.OnlyLoaded && !fact.IsLoaded)
        {
            yield return Excuse("not loaded", "the function gets another copy of the package");
        }

        if (fact.IsDevelopmentOnly)
        {
            yield return Excuse("development", "the lock file asks for it for development only, and nothing shows it installed");
        }

        if (!policy.UnknownVersionsFail && !fact.IsVersionKnown)
        {
            yield return Excuse("version", "the package's version is not known, so neither is whether this applies");
        }

        if (policy.Baseline is { } baseline)
        {
            var isOverdue = limits.Any(limit => limit is { Name: GateLimits.Age, Effect: GateEffect.Fails });
            yield return (baseline.Contains(fact.Fingerprint), isOverdue) switch
            {
                (true, false) => Excuse("baseline", "known before"),
                (true, true) => new("baseline", GateEffect.Passes, "known before, but it has stayed too long"),
                _ => new("baseline", GateEffect.Passes, "new"),
            };
        }
    }

    /// <summary>What the team excuses: by an entry that still applies, or by a statement that the product is not affected or is fixed.</summary>
    public static IEnumerable<GateReason> OfTeam(VulnerableFact fact, List<IgnoreEntry> entries, VexIndex vex, DateOnly asOf)
    {
        foreach (var entry in entries)
        {
            yield return entry.Until >= asOf
                ? Excuse("ignored", $"until {entry.Until:yyyy-MM-dd}: {entry.Reason}")
                : new("ignored", GateEffect.Passes, $"no longer, since {entry.Until:yyyy-MM-dd}");
        }

        var names = new[] { fact.Function, fact.Layer }.Where(name => name.Length > 0);
        if (vex.Find(fact.Ids, fact.Purl, [.. names, .. fact.Products]) is { } statement)
        {
            yield return statement.Status is VexStatus.NotAffected or VexStatus.Fixed
                ? Excuse("VEX", Say(statement))
                : new("VEX", GateEffect.Passes, Say(statement));
        }
    }

    private static string Say(VexStatement statement)
    {
        var why = statement.Justification?.Label() ?? (statement.ImpactStatement.Length > 0 ? statement.ImpactStatement : statement.StatusNotes);
        return why.Length > 0 ? $"{statement.Status.Label()}: {why}" : statement.Status.Label();
    }

    private static GateReason Excuse(string name, string why) => new(name, GateEffect.Excuses, why);
}
