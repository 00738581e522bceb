using System.Collections.Immutable;
using System.Numerics;
using Parapet.Iam.Globs;
using Parapet.Iam.Proof.Compiling;

namespace Parapet.Iam.Proof.Searching;

/// <summary>A set of requests: a product of actions, resources, principals and contexts. Immutable; no part is empty as far as is known.</summary>
internal sealed record Region
{
    /// <summary>The actions, in any of the cells.</summary>
    public required ImmutableArray<Cell> Actions { get; init; }

    /// <summary>Unions that the resource is in.</summary>
    public required ImmutableArray<GlobUnion> Inside { get; init; }

    /// <summary>Unions that it is not in.</summary>
    public required ImmutableArray<GlobUnion> Outside { get; init; }

    /// <summary>The principals, one bit each.</summary>
    public required BigInteger Who { get; init; }

    /// <summary>What holds of the context.</summary>
    public required ImmutableArray<Literal> Context { get; init; }

    /// <summary>Every request by some principals.</summary>
    public static Region All(BigInteger who, ImmutableArray<Literal> context) => new()
    {
        Actions = [], Inside = [], Outside = [], Who = who, Context = context,
    };
}

/// <summary>Cuts regions.</summary>
internal sealed class Cutter(Languages languages, KeySolver keys)
{
    private readonly CellSplitter splitter = new(languages);

    /// <summary>The part of a region with the actions of a box; null when there is none.</summary>
    public (Region? Meant, Region? Others) ByActions(Region region, ActionSet actions)
    {
        var (meant, others) = splitter.Split(region.Actions, actions);
        return (
            meant.IsEmpty ? null : region with { Actions = meant },
            others.IsEmpty ? null : others.Length == region.Actions.Length && meant.IsEmpty ? region : region with { Actions = others });
    }

    /// <summary>The part of a region with the resources of a box, or with all others; null when there is none.</summary>
    public Region? ByResource(Region region, Box box, bool others)
    {
        if (box.Resources.IsAll)
        {
            return box.IsNotResources == others ? region : null;
        }

        var isOutside = box.IsNotResources != others;
        if ((isOutside ? region.Outside : region.Inside).Contains(box.Resources))
        {
            return region;
        }

        var (inside, outside) = isOutside ? (region.Inside, region.Outside.Add(box.Resources)) : (region.Inside.Add(box.Resources), region.Outside);
        return languages.CanHaveWord(inside, outside) ? region with { Inside = inside, Outside = outside } : null;
    }

    /// <summary>The part of a region with some principals; null when there is none.</summary>
    public static Region? ByPrincipal(Region region, BigInteger who) =>
        (region.Who & who) is { IsZero: false } common ? region with { Who = common } : null;

    /// <summary>The part of a region in which a literal holds; null when there is none.</summary>
    public Region? ByContext(Region region, Literal literal)
    {
        var same = new List<Literal>();
        foreach (var known in region.Context)
        {
            if (known == literal)
            {
                return region;
            }

            if (known.Atom.Key == literal.Atom.Key)
            {
                same.Add(known);
            }
        }

        same.Add(literal);
        return keys.CanHold(same) ? region with { Context = region.Context.Add(literal) } : null;
    }

    /// <summary>Whether all of a region is in a box, as far as patterns tell one by one. It may well be when the answer is no.</summary>
    public bool IsWithin(Region region, Box box)
    {
        if (!(region.Who & ~box.Who).IsZero || !splitter.IsMeant(region.Actions, box.Actions) || !IsWithinResources(region, box))
        {
            return false;
        }

        foreach (var literal in box.Conditions)
        {
            if (ByContext(region, !literal) is not null)
            {
                return false;
            }
        }

        return true;
    }

    private bool IsWithinResources(Region region, Box box)
    {
        if (box.Resources.IsAll)
        {
            return !box.IsNotResources;
        }

        foreach (var union in box.IsNotResources ? region.Outside : region.Inside)
        {
            if (box.IsNotResources ? languages.IsKnownToCover(union, box.Resources) : languages.IsKnownToCover(box.Resources, union))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The part of a region in a box; null when there is none.</summary>
    public Region? In(Region region, Box box)
    {
        var part = region.Actions.IsEmpty
            ? Cell.Of(box.Actions) is { IsEmpty: false } cells ? region with { Actions = cells } : null
            : ByActions(region, box.Actions).Meant;
        part = part is null ? null : ByPrincipal(part, box.Who);
        foreach (var literal in box.Conditions)
        {
            part = part is null ? null : ByContext(part, literal);
        }

        return part is null ? null : ByResource(part, box, others: false);
    }
}
