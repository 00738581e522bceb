using System.Collections.Immutable;
using Parapet.Packages.Advisories.Compiled;
using Parapet.Packages.Inventory;
using Parapet.Packages.Versions;

namespace Parapet.Packages.Advisories;

/// <summary>Which upgrades close which vulnerabilities in which functions.</summary>
public static class FixPlan
{
    // At how many repairs that are themselves affected further repairs are looked for.
    private const int MostLooks = 100;

    /// <summary>
    /// The oldest version, among those in which one of the vulnerabilities was repaired or one that such a repair brought, that is newer than the installed
    /// one and affected by nothing in the database; what cannot be said of the installed version may stay unknown. Null when there is none.
    /// </summary>
    public static string? Clear(AdvisoryDatabase database, Package package, ImmutableArray<AdvisoryMatch> matches) => Clear(database, [(package, matches)]);

    /// <summary>
    /// Puts copies of packages together: one step for each package of each artefact (a function's code, a layer, an image), those first that close most
    /// in most functions.
    /// </summary>
    public static ImmutableArray<FixStep> Plan(AdvisoryDatabase database, IEnumerable<FixInput> inventory)
    {
        var steps = inventory
            .Where(input => !input.Matches.IsEmpty)
            .GroupBy(input => (input.Artefact, input.Package.Ecosystem, Name: AdvisoryNames.Of(input.Package.Ecosystem, input.Package.Name), input.Package.Distribution, input.Package.Release))
            .Select(group => Step(database, [.. group]));
        return
        [
            .. steps
                .OrderBy(step => step.To is null)
                .ThenByDescending(step => (long)step.Closes.Length * step.Functions.Length)
                .ThenByDescending(step => step.Closes.Length)
                .ThenBy(step => step.Artefact, StringComparer.Ordinal)
                .ThenBy(step => step.Ecosystem)
                .ThenBy(step => step.Name, StringComparer.Ordinal),
        ];
    }

    private static FixStep Step(AdvisoryDatabase database, ImmutableArray<FixInput> inputs)
    {
        // The same copy comes once for every function that uses the layer.
        var copies = inputs.DistinctBy(input => (input.Package.Name, input.Package.Version)).Select(input => (input.Package, input.Matches)).ToImmutableArray();
        var to = Clear(database, copies);
        var ids = inputs.SelectMany(input => input.Matches).Where(match => match.Status is AdvisoryStatus.Affected).Select(match => match.Id).ToImmutableSortedSet(StringComparer.Ordinal);
        return new()
        {
            Artefact = inputs[0].Artefact,
            Ecosystem = inputs[0].Package.Ecosystem,
            Name = inputs.Select(input => input.Package.Name).Min(StringComparer.Ordinal)!,
            From = [.. inputs.Select(input => input.Package.Version).Distinct().Order(StringComparer.Ordinal)],
            To = to,
            Closes = to is null ? [] : [.. ids],
            Leaves = to is null ? [.. ids] : [],
            Functions = [.. inputs.Select(input => input.Function).Distinct().Order(StringComparer.Ordinal)],
        };
    }

    private static string? Clear(AdvisoryDatabase database, ImmutableArray<(Package Package, ImmutableArray<AdvisoryMatch> Matches)> copies)
    {
        var newest = default(VersionKey);
        var candidates = new SortedSet<Repair>();
        var unknown = new HashSet<int>();
        foreach (var (package, matches) in copies)
        {
            if (!VersionOrder.TryParse(package.Ecosystem, AdvisoryNames.Version(package), out var key))
            {
                return null;
            }

            newest = key > newest ? key : newest;
            foreach (var match in matches)
            {
                unknown.UnionWith(match.Advisories.Where(_ => match.Status is AdvisoryStatus.Unknown).Select(advisory => advisory.Index));
                foreach (var version in match.FixedVersions.Where(_ => match.Status is AdvisoryStatus.Affected))
                {
                    if (VersionOrder.TryParse(package.Ecosystem, version, out var candidate))
                    {
                        candidates.Add(new(candidate, version));
                    }
                }
            }
        }

        // A repair of one vulnerability may have brought the next one, whose repair is then the version to go to.
        for (var looks = 0; candidates.Min is { Text: not null } candidate; candidates.Remove(candidate))
        {
            if (candidate.Key < newest)
            {
                continue;
            }

            var upgraded = copies[0].Package with { Version = candidate.Text, SourceVersion = "" };
            if (database.IsClear(upgraded, unknown))
            {
                return candidate.Text;
            }

            if (looks++ < MostLooks)
            {
                candidates.UnionWith(database.Repairs(upgraded).Where(repair => repair.CompareTo(candidate) > 0));
            }
        }

        return null;
    }
}

/// <summary>One copy of a package in what one function loads.</summary>
/// <param name="Function">The function.</param>
/// <param name="Artefact">What holds the copy: the function's own code, a layer, an image. Layers of the same name are the same.</param>
/// <param name="Package">The package.</param>
/// <param name="Matches">What is known against it.</param>
public sealed record FixInput(string Function, string Artefact, Package Package, ImmutableArray<AdvisoryMatch> Matches);

/// <summary>To upgrade one package in one artefact.</summary>
public sealed record FixStep
{
    /// <summary>What has to be published anew.</summary>
    public required string Artefact { get; init; }

    /// <summary>The package's ecosystem.</summary>
    public required Ecosystem Ecosystem { get; init; }

    /// <summary>The package.</summary>
    public required string Name { get; init; }

    /// <summary>The versions that are in the artefact, in ordinal order.</summary>
    public required ImmutableArray<string> From { get; init; }

    /// <summary>The version to upgrade to, or null when none is known that clears everything.</summary>
    public required string? To { get; init; }

    /// <summary>The vulnerabilities that this closes.</summary>
    public required ImmutableArray<string> Closes { get; init; }

    /// <summary>The vulnerabilities that stay, since no version clears everything.</summary>
    public required ImmutableArray<string> Leaves { get; init; }

    /// <summary>The functions that load the artefact.</summary>
    public required ImmutableArray<string> Functions { get; init; }
}
