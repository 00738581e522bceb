using System.Collections.Immutable;
using Parapet.Packages.Sbom;

namespace Parapet.Packages.Gate;

/// <summary>Says what may not pass, and why.</summary>
public static class PackageGate
{
    /// <summary>How many days before its last one an entry of the ignore file is spoken of.</summary>
    public const int SoonDays = 14;

    /// <summary>Judges vulnerabilities and artefacts.</summary>
    /// <param name="facts">The vulnerabilities.</param>
    /// <param name="artifacts">The artefacts that were looked at.</param>
    /// <param name="policy">What must not pass.</param>
    /// <param name="ignores">What the team lives with.</param>
    /// <param name="vex">What VEX documents say.</param>
    /// <param name="asOf">The day.</param>
    public static GateResult Judge(
        ImmutableArray<VulnerableFact> facts, ImmutableArray<ArtifactFact> artifacts, GatePolicy policy, IgnoreFile ignores, VexIndex vex, DateOnly asOf)
    {
        // An entry is looked for by its id: thousands of entries against thousands of vulnerabilities must not be millions of questions.
        var byId = ignores.Entries.ToLookup(entry => entry.Id, StringComparer.OrdinalIgnoreCase);
        var used = new HashSet<IgnoreEntry>(ReferenceEqualityComparer.Instance);
        var verdicts = facts.Select(fact =>
        {
            var entries = fact.Ids.Distinct(StringComparer.OrdinalIgnoreCase).SelectMany(id => byId[id]).Where(entry => entry.IsAbout(fact)).ToList();
            used.UnionWith(entries);
            return Judge(fact, entries, policy, vex, asOf);
        });
        return new GateResult
        {
            Verdicts =
            [
                .. verdicts
                    .OrderByDescending(verdict => verdict.Score.Value)
                    .ThenBy(verdict => verdict.Fact.Package, StringComparer.Ordinal)
                    .ThenBy(verdict => verdict.Fact.Ids.FirstOrDefault(""), StringComparer.Ordinal)
                    .ThenBy(verdict => verdict.Fact.Function, StringComparer.Ordinal)
                    .ThenBy(verdict => verdict.Fact.Layer, StringComparer.Ordinal)
                    .ThenBy(verdict => verdict.Fact.Fingerprint, StringComparer.Ordinal),
            ],
            Artifacts = [.. artifacts.Select(artifact => Judge(artifact, policy))],
            Notes = [.. ignores.Entries.Select(entry => Note(entry, used.Contains(entry), asOf)).OfType<GateNote>()],
        };
    }

    private static GateVerdict Judge(VulnerableFact fact, List<IgnoreEntry> entries, GatePolicy policy, VexIndex vex, DateOnly asOf)
    {
        var limits = GateLimits.Of(fact, policy, asOf).ToList();
        var excuses = GateExcuses.OfPolicy(fact, policy, limits).ToList();
        var ignored = GateExcuses.OfTeam(fact, entries, vex, asOf).ToList();
        var outcome = (limits.Any(limit => limit.Effect is GateEffect.Fails), excuses.Any(IsExcuse), ignored.Any(IsExcuse)) switch
        {
            (_, _, true) => GateOutcome.Ignored,
            (true, false, _) => GateOutcome.Fails,
            _ => GateOutcome.Passes,
        };
        return new GateVerdict(fact, Ranking.Of(fact), outcome, [.. limits, .. excuses, .. ignored]);
    }

    private static bool IsExcuse(GateReason reason) => reason.Effect is GateEffect.Excuses;

    private static ArtifactVerdict Judge(ArtifactFact artifact, GatePolicy policy)
    {
        var reasons = ImmutableArray.CreateBuilder<GateReason>();
        if (policy.NoInventoryFails && artifact is { HasCode: true, HasInventory: false })
        {
            reasons.Add(new("no inventory", GateEffect.Fails, "there is code, but no package that anybody can name"));
        }

        if (policy.MaximumUnattributedShare is { } limit)
        {
            var share = $"{100 * artifact.UnattributedShare:0.#} % of the code belongs to no package";
            reasons.Add(artifact.UnattributedShare > limit
                ? new("unattributed code", GateEffect.Fails, $"{share}, more than {100 * limit:0.#} %")
                : new("unattributed code", GateEffect.Passes, share));
        }

        return new ArtifactVerdict(artifact, reasons.Any(reason => reason.Effect is GateEffect.Fails), reasons.ToImmutable());
    }

    private static GateNote? Note(IgnoreEntry entry, bool isUsed, DateOnly asOf)
    {
        var days = entry.Until.DayNumber - asOf.DayNumber;
        return (isUsed, days) switch
        {
            (true, < 0) => new(GateNoteKind.Expired, entry, $"the ignore of `{entry.Id}` applied until {entry.Until:yyyy-MM-dd}: it no longer does"),
            (false, < 0) => new(GateNoteKind.Unused, entry, $"the ignore of `{entry.Id}` applied until {entry.Until:yyyy-MM-dd} and nothing is left that it is about: remove it"),
            (false, _) => new(GateNoteKind.Unused, entry, $"the ignore of `{entry.Id}` is about nothing that was found: remove it"),
            (true, <= SoonDays) => new(GateNoteKind.ExpiresSoon, entry, $"the ignore of `{entry.Id}` applies until {entry.Until:yyyy-MM-dd}, {days} more {(days == 1 ? "day" : "days")}"),
            _ => null,
        };
    }
}
