using System.Collections.Immutable;
using Parapet.Packages.Advisories.Severities;

namespace Parapet.Packages.Advisories.Compiled;

/// <summary>An entry that is about the version, or may be.</summary>
internal sealed record Hit(int Advisory, Evaluation Evaluation, AdvisorySeverity Severity, List<Repair> Repairs, ImmutableArray<AffectedImport> Imports)
{
    /// <summary>Reads the rest of an entry after its evaluation.</summary>
    public static Hit Read(int advisory, Evaluation evaluation, ref ByteCursor entry)
    {
        var severity = PackageEntry.ReadSeverity(ref entry);
        var repairs = new List<Repair>();
        PackageEntry.ReadRepairs(ref entry, repairs);
        return new(advisory, evaluation, severity, repairs, PackageEntry.ReadImports(ref entry));
    }
}
