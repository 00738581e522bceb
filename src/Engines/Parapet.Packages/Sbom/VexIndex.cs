using System.Collections.Immutable;

namespace Parapet.Packages.Sbom;

/// <summary>What several documents say, by vulnerability. Of statements about the same thing the latest counts.</summary>
public sealed class VexIndex
{
    private readonly Dictionary<string, List<(VexStatement Statement, (DateTimeOffset, int) Time)>> byName = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Of some documents, in the order in which the later one counts when times are equal.</summary>
    public VexIndex(IEnumerable<VexDocument> documents)
    {
        var order = 0;
        foreach (var document in documents)
        {
            foreach (var statement in document.Statements)
            {
                order++;
                foreach (var name in statement.Aliases.Prepend(statement.Vulnerability).Distinct(StringComparer.OrdinalIgnoreCase))
                {
                    if (!byName.TryGetValue(name, out var statements))
                    {
                        byName.Add(name, statements = []);
                    }

                    statements.Add((statement, (statement.Timestamp ?? document.Timestamp, order)));
                }
            }
        }
    }

    /// <summary>
    /// The latest statement about a vulnerability of a package in a product; null when none is about it. A statement is about it when it names one of the
    /// vulnerability's names, and a product that is the package itself, or is the product as a whole, or is the product limited to a part that is the package.
    /// A package URL without a version means every version.
    /// </summary>
    /// <param name="ids">The advisory's id and its aliases.</param>
    /// <param name="package">The package's URL; null when it has none.</param>
    /// <param name="products">What the product is called: IRIs, package URLs, the SHA-256 of an artefact.</param>
    public VexStatement? Find(ImmutableArray<string> ids, PackageUrl? package, ImmutableArray<string> products)
    {
        (VexStatement? Statement, (DateTimeOffset, int) Time) latest = default;
        foreach (var id in ids)
        {
            foreach (var (statement, time) in byName.GetValueOrDefault(id) ?? [])
            {
                if (time.CompareTo(latest.Time) >= 0 && statement.Products.Any(product => IsAbout(product, package, products)))
                {
                    latest = (statement, time);
                }
            }
        }

        return latest.Statement;
    }

    private static bool IsAbout(VexComponent product, PackageUrl? package, ImmutableArray<string> products) =>
        product.Subcomponents.IsEmpty
            ? IsPackage(product, package) || IsProduct(product, products)
            : IsProduct(product, products) && product.Subcomponents.Any(part => IsPackage(part, package));

    private static bool IsPackage(VexComponent component, PackageUrl? package) => package is not null && component.Purl?.Covers(package) == true;

    private static bool IsProduct(VexComponent component, ImmutableArray<string> products) => products.Any(product =>
        (component.Id.Length > 0 && component.Id == product)
        || (component.Sha256.Length > 0 && component.Sha256 == product)
        || (component.Purl is { } purl && PackageUrl.Parse(product) is { } url && purl.Covers(url)));
}
