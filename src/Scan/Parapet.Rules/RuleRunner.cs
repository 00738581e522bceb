using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Parapet.Model;

namespace Parapet.Rules;

/// <summary>Runs rules over a deployment and gives every finding its identity.</summary>
public static class RuleRunner
{
    private const int FingerprintBytes = 8;

    /// <summary>Findings with fingerprints, and undecided places; each once, in the order of their places.</summary>
    public static (ImmutableArray<Finding> Findings, ImmutableArray<Undecided> Undecided) Run(Scan scan, IEnumerable<Rule> rules)
    {
        var verdicts = rules.SelectMany(rule => rule.Check(scan)).ToList();
        var findings = verdicts.OfType<Finding>()
            .DistinctBy(f => (f.Rule.Id, f.Resource, f.Function, f.At, f.Message, f.When))
            .OrderBy(f => f.At).ThenBy(f => f.Rule.Id, StringComparer.Ordinal).ThenBy(f => f.Resource, StringComparer.Ordinal)
            .ThenBy(f => f.Message, StringComparer.Ordinal).ThenBy(f => f.When, StringComparer.Ordinal);
        var undecided = verdicts.OfType<Undecided>().Distinct()
            .OrderBy(u => u.At).ThenBy(u => u.Rule.Id, StringComparer.Ordinal).ThenBy(u => u.Resource, StringComparer.Ordinal)
            .ThenBy(u => u.Why.Detail, StringComparer.Ordinal);
        return (WithFingerprints(scan.Deployment.Source, findings), [.. undecided]);
    }

    // The place is left out on purpose: a baseline must survive lines moving up and down. Findings that differ in nothing
    // but their place are told apart by their order.
    private static ImmutableArray<Finding> WithFingerprints(string source, IEnumerable<Finding> findings)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var result = ImmutableArray.CreateBuilder<Finding>();
        foreach (var finding in findings)
        {
            var identity = string.Join('\n', finding.Rule.Id, source, finding.Resource, finding.Function, finding.Key, finding.When);
            var ordinal = seen[identity] = seen.GetValueOrDefault(identity) + 1;
            var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{identity}\n{ordinal}"));
            result.Add(finding with { Fingerprint = Convert.ToHexStringLower(hash.AsSpan(0, FingerprintBytes)) });
        }

        return result.ToImmutable();
    }
}
