using System.Collections.Immutable;
using Parapet.Packages.Gate;
using Parapet.Packages.Sbom;

namespace Parapet.Packages.Tests.Gate;

public sealed class PackageGateTests
{
    private static readonly VexIndex NoVex = new([]);

    /// <summary>What the policy says, how the vulnerability differs, what becomes of it, and the reasons.</summary>
    public static TheoryData<string, GatePolicy, VulnerableFact, GateOutcome, string> Rows => new()
    {
        { "without limits everything passes", new(), Facts.Urllib3, GateOutcome.Passes, "" },
        { "at the severity", new() { MinimumSeverity = AdvisorySeverity.Medium }, Facts.Urllib3, GateOutcome.Fails, "Fails severity: medium, at or over medium" },
        { "under the severity", new() { MinimumSeverity = AdvisorySeverity.High }, Facts.Urllib3, GateOutcome.Passes, "Passes severity: medium, under high" },
        { "the words of the advisory count before its score", new() { MinimumSeverity = AdvisorySeverity.High }, Facts.Urllib3 with { Severity = AdvisorySeverity.Critical }, GateOutcome.Fails, "Fails severity: critical, at or over high" },
        { "the score counts when there are no words", new() { MinimumSeverity = AdvisorySeverity.Critical }, Facts.Urllib3 with { Severity = AdvisorySeverity.Unknown, Cvss = 9.0 }, GateOutcome.Fails, "Fails severity: critical, at or over critical" },
        { "no severity counts as high", new() { MinimumSeverity = AdvisorySeverity.High }, Facts.Urllib3 with { Severity = AdvisorySeverity.Unknown, Cvss = null }, GateOutcome.Fails, "Fails severity: the advisory gives no severity: taken as high" },
        { "or as what the policy says", new() { MinimumSeverity = AdvisorySeverity.High, SeverityWhenUnknown = AdvisorySeverity.Low }, Facts.Urllib3 with { Severity = AdvisorySeverity.Unknown, Cvss = null }, GateOutcome.Passes, "Passes severity: the advisory gives no severity: taken as low" },
        { "exploited", new() { KnownExploitedFails = true }, Facts.Urllib3 with { IsKnownExploited = true }, GateOutcome.Fails, "Fails exploited: CISA lists it as exploited" },
        { "not exploited", new() { KnownExploitedFails = true }, Facts.Urllib3, GateOutcome.Passes, "Passes exploited: CISA does not list it as exploited" },
        { "likely", new() { MinimumEpss = 0.02 }, Facts.Urllib3, GateOutcome.Fails, "Fails likely: EPSS 0.02, at or over 0.02" },
        { "unlikely", new() { MinimumEpss = 0.1 }, Facts.Urllib3, GateOutcome.Passes, "Passes likely: EPSS 0.02, under 0.1" },
        { "no probability", new() { MinimumEpss = 0.1 }, Facts.Urllib3 with { Epss = null }, GateOutcome.Passes, "Passes likely: EPSS has no probability for it" },
        { "too old", new() { MaximumAgeDays = Days(AdvisorySeverity.Medium, 39) }, Facts.Urllib3, GateOutcome.Fails, "Fails age: published 40 days ago; medium may stay 39" },
        { "the last day", new() { MaximumAgeDays = Days(AdvisorySeverity.Medium, 40) }, Facts.Urllib3, GateOutcome.Passes, "Passes age: published 40 days ago; medium may stay 40" },
        { "a severity without an age", new() { MaximumAgeDays = Days(AdvisorySeverity.Critical, 1) }, Facts.Urllib3, GateOutcome.Passes, "" },
        { "published nobody knows when", new() { MaximumAgeDays = Days(AdvisorySeverity.Medium, 1) }, Facts.Urllib3 with { Published = null }, GateOutcome.Fails, "Fails age: the advisory does not say when it was published: counted as too long ago" },
        { "no fix", new() { MinimumSeverity = AdvisorySeverity.Low, OnlyWithFix = true }, Facts.Urllib3 with { FixedVersion = null }, GateOutcome.Passes, "Fails severity: medium, at or over low; Excuses fix: no version fixes it" },
        { "a fix", new() { MinimumSeverity = AdvisorySeverity.Low, OnlyWithFix = true }, Facts.Urllib3, GateOutcome.Fails, "Fails severity: medium, at or over low" },
        { "not loaded", new() { MinimumSeverity = AdvisorySeverity.Low }, Facts.Urllib3 with { IsLoaded = false }, GateOutcome.Passes, "Fails severity: medium, at or over low; Excuses not loaded: the function gets another copy of the package" },
        { "not loaded, where that is no excuse", new() { MinimumSeverity = AdvisorySeverity.Low, OnlyLoaded = false }, Facts.Urllib3 with { IsLoaded = false }, GateOutcome.Fails, "Fails severity: medium, at or over low" },
        { "an unknown version", new() { MinimumSeverity = AdvisorySeverity.Low }, Facts.Urllib3 with { IsVersionKnown = false }, GateOutcome.Passes, "Fails severity: medium, at or over low; Excuses version: the package's version is not known, so neither is whether this applies" },
        { "an unknown version, where that is no excuse", new() { MinimumSeverity = AdvisorySeverity.Low, UnknownVersionsFail = true }, Facts.Urllib3 with { IsVersionKnown = false }, GateOutcome.Fails, "Fails severity: medium, at or over low" },
        { "needed for development only", new() { MinimumSeverity = AdvisorySeverity.Low }, Facts.Urllib3 with { IsDevelopmentOnly = true }, GateOutcome.Passes, "Fails severity: medium, at or over low; Excuses development: the lock file asks for it for development only, and nothing shows it installed" },
        { "known before", new() { MinimumSeverity = AdvisorySeverity.Low, Baseline = ["0123456789abcdef"] }, Facts.Urllib3, GateOutcome.Passes, "Fails severity: medium, at or over low; Excuses baseline: known before" },
        { "new", new() { MinimumSeverity = AdvisorySeverity.Low, Baseline = [] }, Facts.Urllib3, GateOutcome.Fails, "Fails severity: medium, at or over low; Passes baseline: new" },
        { "known for too long", new() { MaximumAgeDays = Days(AdvisorySeverity.Medium, 7), Baseline = ["0123456789abcdef"] }, Facts.Urllib3, GateOutcome.Fails, "Fails age: published 40 days ago; medium may stay 7; Passes baseline: known before, but it has stayed too long" },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_vulnerability_fails_when_a_limit_is_met_and_nothing_excuses_it(string what, GatePolicy policy, VulnerableFact fact, GateOutcome outcome, string reasons)
    {
        var verdict = Assert.Single(PackageGate.Judge([fact], [], policy, IgnoreFile.Empty, NoVex, Facts.Today).Verdicts);

        Assert.Equal(reasons, string.Join("; ", verdict.Reasons.Select(reason => $"{reason.Effect} {reason.Name}: {reason.Why}")));
        Assert.Equal(outcome, verdict.Outcome);
        Assert.NotEmpty(what);
    }

    [Theory]
    [InlineData("2026-03-01", GateOutcome.Ignored, "Excuses ignored: until 2026-03-01: no proxy")] // its last day
    [InlineData("2026-02-28", GateOutcome.Fails, "Passes ignored: no longer, since 2026-02-28")]
    public void An_ignore_applies_until_its_last_day(string until, GateOutcome outcome, string reason)
    {
        var result = Judge(Facts.Urllib3, Ignore() with { Until = DateOnly.ParseExact(until, "yyyy-MM-dd", null) });

        Assert.Equal(outcome, Assert.Single(result.Verdicts).Outcome);
        Assert.Equal(outcome is GateOutcome.Fails, result.Fails);
        Assert.Equal(reason, Last(result));
    }

    [Theory]
    [InlineData(0, GateNoteKind.ExpiresSoon, "the ignore of `CVE-2024-37891` applies until 2026-03-01, 0 more days")]
    [InlineData(1, GateNoteKind.ExpiresSoon, "the ignore of `CVE-2024-37891` applies until 2026-03-02, 1 more day")]
    [InlineData(14, GateNoteKind.ExpiresSoon, "the ignore of `CVE-2024-37891` applies until 2026-03-15, 14 more days")]
    [InlineData(15, null, null)]
    [InlineData(-1, GateNoteKind.Expired, "the ignore of `CVE-2024-37891` applied until 2026-02-28: it no longer does")]
    public void An_ignore_whose_end_is_near_or_past_is_spoken_of(int days, GateNoteKind? kind, string? message)
    {
        var note = Judge(Facts.Urllib3, Ignore() with { Until = Facts.Today.AddDays(days) }).Notes.SingleOrDefault();

        Assert.Equal(kind, note?.Kind);
        Assert.Equal(message, note?.Message);
    }

    [Fact]
    public void An_ignore_that_is_about_nothing_is_spoken_of()
    {
        var expired = Ignore() with { Id = "CVE-1", Until = Facts.Today.AddDays(-1) };

        Assert.Equal(
            [
                "the ignore of `CVE-1` applied until 2026-02-28 and nothing is left that it is about: remove it",
                "the ignore of `CVE-2` is about nothing that was found: remove it",
            ],
            Judge(Facts.Urllib3, expired, Ignore(), Ignore() with { Id = "CVE-2" }).Notes.Select(note => note.Message));
    }

    [Theory]
    [InlineData(VexStatus.NotAffected, GateOutcome.Ignored, "Excuses VEX: not_affected: vulnerable_code_not_present")]
    [InlineData(VexStatus.Fixed, GateOutcome.Ignored, "Excuses VEX: fixed: patched in the build")]
    [InlineData(VexStatus.Affected, GateOutcome.Fails, "Passes VEX: affected: patched in the build")]
    [InlineData(VexStatus.UnderInvestigation, GateOutcome.Fails, "Passes VEX: under_investigation: patched in the build")]
    public void A_VEX_statement_excuses_what_is_not_affected_or_fixed(VexStatus status, GateOutcome outcome, string reason)
    {
        var vex = new VexIndex([new VexDocument
        {
            Author = "x",
            Timestamp = DateTimeOffset.UnixEpoch,
            Statements =
            [
                new()
                {
                    Vulnerability = "CVE-2024-37891",
                    Products = [new() { Id = "orders-api", Subcomponents = [new() { Purl = PackageUrl.Parse("pkg:pypi/urllib3") }] }],
                    Status = status,
                    Justification = status is VexStatus.NotAffected ? VexJustification.VulnerableCodeNotPresent : null,
                    StatusNotes = "patched in the build",
                },
            ],
        }]);
        var policy = new GatePolicy { MinimumSeverity = AdvisorySeverity.Low };
        var result = PackageGate.Judge([Facts.Urllib3], [], policy, IgnoreFile.Empty, vex, Facts.Today);

        Assert.Equal(outcome, Assert.Single(result.Verdicts).Outcome);
        Assert.Equal(reason, Last(result));
        Assert.Equal(GateOutcome.Fails, Assert.Single(PackageGate.Judge([Facts.Urllib3 with { Function = "billing" }], [], policy, IgnoreFile.Empty, vex, Facts.Today).Verdicts).Outcome);
    }

    [Theory]
    [InlineData(true, true, 0.2, false, "Passes unattributed code: 20 % of the code belongs to no package")]
    [InlineData(true, true, 0.25, true, "Fails unattributed code: 25 % of the code belongs to no package, more than 20 %")]
    [InlineData(true, false, 1, true, "Fails no inventory: there is code, but no package that anybody can name; Fails unattributed code: 100 % of the code belongs to no package, more than 20 %")]
    [InlineData(false, false, 0, false, "Passes unattributed code: 0 % of the code belongs to no package")]
    public void An_artefact_fails_when_too_little_of_it_is_known(bool hasCode, bool hasInventory, double share, bool fails, string reasons)
    {
        var result = PackageGate.Judge([], [new("x", hasCode, hasInventory, share)], new() { MaximumUnattributedShare = 0.2 }, IgnoreFile.Empty, NoVex, Facts.Today);

        Assert.Equal(reasons, string.Join("; ", result.Artifacts.Single().Reasons.Select(reason => $"{reason.Effect} {reason.Name}: {reason.Why}")));
        Assert.Equal(fails, result.Fails);
    }

    [Fact]
    public void An_artefact_without_an_inventory_passes_where_the_policy_says_so() =>
        Assert.False(PackageGate.Judge([], [new("x", true, false, 1)], new() { NoInventoryFails = false }, IgnoreFile.Empty, NoVex, Facts.Today).Fails);

    [Fact]
    public void The_most_urgent_comes_first()
    {
        ImmutableArray<VulnerableFact> facts = [Facts.Urllib3 with { Cvss = 1 }, Facts.Urllib3 with { Cvss = 9, Function = "b" }, Facts.Urllib3 with { Cvss = 9, Function = "a" }];

        Assert.Equal([("a", 9.0), ("b", 9.0), ("orders-api", 1.0)],
            PackageGate.Judge(facts, [], new(), IgnoreFile.Empty, NoVex, Facts.Today).Verdicts.Select(verdict => (verdict.Fact.Function, verdict.Fact.Cvss!.Value)));
    }

    private static GateResult Judge(VulnerableFact fact, params IgnoreEntry[] entries) =>
        PackageGate.Judge([fact], [], new() { MinimumSeverity = AdvisorySeverity.Low }, new IgnoreFile { Entries = [.. entries] }, NoVex, Facts.Today);

    private static IgnoreEntry Ignore() => new() { Id = "CVE-2024-37891", Reason = "no proxy", Until = Facts.Today.AddDays(100) };

    private static string Last(GateResult result) => result.Verdicts[0].Reasons[^1] is var reason ? $"{reason.Effect} {reason.Name}: {reason.Why}" : "";

    private static ImmutableDictionary<AdvisorySeverity, int> Days(AdvisorySeverity severity, int days) => ImmutableDictionary<AdvisorySeverity, int>.Empty.Add(severity, days);
}
