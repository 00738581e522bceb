using Parapet.Analysis.Dependencies;
using Parapet.Model;
using Parapet.Packages.Advisories;
using Parapet.Packages.Advisories.Severities;

namespace Parapet.Rules.DEP;

/// <summary>What the rules about packages have in common: one finding for a copy, however many functions run it.</summary>
public abstract class PackageRule : Rule
{
    private protected const int NamedIds = 3;

    private protected Finding Report(Scan scan, PackageCopy copy, string message, Severity severity)
    {
        var at = copy.Dependency.At;
        var finding = copy.IsInLayer || scan.Deployment.Function(copy.FunctionIds[0]) is not { } function
            ? Report(scan.Deployment, at, copy.FunctionIds.Length > 1 ? $"{message} ({copy.FunctionIds.Length} functions run it)" : message, copy.Key)
            : Report(function, at, message, key: copy.Key);
        return finding with { Severity = severity };
    }

    private protected static Severity SeverityOf(SeverityLevel level) => level switch
    {
        SeverityLevel.Critical => Severity.Critical,
        SeverityLevel.High => Severity.High,

        // An advisory that names no severity is not harmless for that.
        SeverityLevel.Medium or SeverityLevel.Unknown => Severity.Medium,
        _ => Severity.Low,
    };

    private protected static string Ids(IReadOnlyList<AdvisoryMatch> matches) =>
        Listing.Of([.. matches.Take(NamedIds).Select(match => match.Id), .. matches.Count > NamedIds ? [$"{matches.Count - NamedIds} more"] : Array.Empty<string>()]);

    private protected static string Repair(Dependency dependency) =>
        dependency.Upgrade is { } version ? $"; {version} has no known vulnerability" : "; no repaired version is known";
}
