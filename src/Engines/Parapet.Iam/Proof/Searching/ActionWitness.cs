using Parapet.Iam.Catalog;
using Parapet.Iam.Globs;

namespace Parapet.Iam.Proof.Searching;

/// <summary>Finds actions of a region together with resources that they can work on.</summary>
internal sealed class ActionWitness(ActionUniverse universe, Work work)
{
    private const int CostOfAction = 500;
    private const string Anything = "*";
    private const string AlwaysAllowed = "sts:getcalleridentity";

    /// <summary>
    /// Actions and resources of a region; those of the catalogue first. None at all when the region is of no request:
    /// when all its actions work on no resource and the region is only about resources.
    /// </summary>
    public IEnumerable<(string Action, GlobAnswer Resource)> In(Region region)
    {
        foreach (var cell in region.Actions)
        {
            foreach (var action in Known(cell))
            {
                if (!work.Spend(CostOfAction))
                {
                    yield break;
                }

                if (ResourceFor(action, region) is { Verdict: not GlobVerdict.Empty } resource)
                {
                    yield return (action.FullName, resource);
                }
            }
        }

        if (universe == ActionUniverse.Catalogue)
        {
            yield break;
        }

        foreach (var cell in region.Actions)
        {
            if (New(cell) is { } name && ResourceForAny(region) is { Verdict: not GlobVerdict.Empty } resource)
            {
                yield return (name, resource);
            }
        }
    }

    private static IEnumerable<CatalogAction> Known(Cell cell)
    {
        if (cell.Pattern.IsLiteral)
        {
            return cell.Pattern.Prefix != AlwaysAllowed && IamCatalog.Action(cell.Pattern.Prefix) is { } only ? [only] : [];
        }

        var pattern = cell.Pattern.ToString();
        return IamCatalog.Matching(pattern.Contains(':', StringComparison.Ordinal) ? pattern : Anything)
            .Where(action => action.FullName.ToLowerInvariant() is var name && name != AlwaysAllowed && cell.Contains(name));
    }

    /// <summary>A name in the cell that the catalogue does not have.</summary>
    private string? New(Cell cell)
    {
        if (cell.Pattern.IsLiteral)
        {
            return IamCatalog.Action(cell.Pattern.Prefix) is null ? cell.Pattern.Prefix : null;
        }

        var known = new List<GlobUnion>(cell.Outside);
        for (var tries = 0; tries < 16; tries++)
        {
            var name = GlobSearch.Find(cell.Unions, known, work).Text(SymbolValues.Of);
            if (name is null || IamCatalog.Action(name) is null)
            {
                return name;
            }

            known.Add(new GlobUnion([GlobPattern.Literal(name, ignoreCase: true)]));
        }

        return null;
    }

    private GlobAnswer ResourceFor(CatalogAction action, Region region)
    {
        if (action.WildcardOnly)
        {
            return Everything(region);
        }

        var nice = action.Resources.Select(resource => GlobUnion.Of(Readable(resource.Type)));
        var possible = new GlobUnion(action.Resources.Select(resource => GlobPattern.Parse(resource.Type.ArnGlob)));
        if (universe == ActionUniverse.Open)
        {
            return GlobSearch.Find(region.Inside, region.Outside, [.. nice, possible], work);
        }

        var found = GlobSearch.Find([.. region.Inside, possible], region.Outside, nice, work);
        return found.Verdict != GlobVerdict.Empty || action.Resources.Any(resource => resource.Required) ? found : Everything(region);
    }

    private GlobAnswer ResourceForAny(Region region) =>
        GlobSearch.Find(region.Inside, region.Outside, [GlobUnion.Of("arn:aws:?*:us-east-1:" + Accounts.Own + ":?*")], work);

    private GlobAnswer Everything(Region region) =>
        GlobSearch.Find([.. region.Inside, new GlobUnion([GlobPattern.Literal(Anything)])], region.Outside, work);

    private static string Readable(ResourceType type) => Placeholders.Fill(
        type.ArnPattern
            .Replace("${Partition}", "aws", StringComparison.Ordinal)
            .Replace("${Region}", "us-east-1", StringComparison.Ordinal)
            .Replace("${Account}", Accounts.Own, StringComparison.Ordinal),
        "?*");
}
