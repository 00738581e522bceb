using System.Collections.Immutable;
using Parapet.Iam.Evaluation;
using Parapet.Iam.Globs;
using Parapet.Iam.Proof.Compiling;

namespace Parapet.Iam.Proof.Searching;

/// <summary>
/// Looks for requests that lie in a region and outside all of some boxes, by cutting the region along the sides of one box after the other.
/// What is left over is shown to <paramref name="show"/>, which makes a request of it if it can.
/// </summary>
/// <param name="cutter">Cuts regions.</param>
/// <param name="work">What the whole proof may cost.</param>
/// <param name="show">A request of the region that the evaluator agrees on; null with a reason when there is none to be had, null without when the region is of no request at all.</param>
internal sealed class RegionSearch(Cutter cutter, Work work, Func<Region, (Request? Witness, string? Why)> show)
{
    private const int MostRegions = 20_000;
    private const int MostLeftovers = 24;
    private const int CostOfBox = 40;
    private const int CostOfLook = 5;
    private const int CostOfWitness = 4_000;

    private int regions;
    private int leftovers;

    /// <summary>Why there may be more than was found; null when everything was looked at.</summary>
    public string? Why { get; private set; }

    /// <summary>A request in the region and in none of the boxes; null when none was found.</summary>
    /// <param name="region">The region.</param>
    /// <param name="boxes">The boxes, the plainest first.</param>
    /// <param name="next">The first box to look at.</param>
    public Request? Find(Region region, ImmutableArray<Box> boxes, int next = 0)
    {
        if (++regions > MostRegions || !work.Spend((long)CostOfLook * (boxes.Length - next)))
        {
            Why ??= "too many combinations of statements";
            return null;
        }

        if (IsWithinOne(region, boxes.AsSpan()[next..]))
        {
            return null;
        }

        for (; next < boxes.Length; next++)
        {
            var box = boxes[next];
            if (!work.Spend(CostOfBox))
            {
                return null;
            }

            if ((region.Who & box.Who).IsZero)
            {
                continue;
            }

            var (meant, others) = cutter.ByActions(region, box.Actions);
            if (meant is null || cutter.In(meant, box) is null)
            {
                continue;
            }

            return (others is null ? null : Find(others, boxes, next + 1)) ?? Around(meant, box, boxes, next + 1);
        }

        return Show(region);
    }

    // To look for one box that holds all of the region costs little, and saves cutting it along the boxes before that one.
    private bool IsWithinOne(Region region, ReadOnlySpan<Box> boxes)
    {
        foreach (var box in boxes)
        {
            if (cutter.IsWithin(region, box))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Walks around a box: what sticks out on one side, then what is within that side and sticks out on the next.</summary>
    private Request? Around(Region region, Box box, ImmutableArray<Box> boxes, int next)
    {
        var part = region;
        if (Cutter.ByPrincipal(part, ~box.Who) is { } otherPrincipals && Find(otherPrincipals, boxes, next) is { } byOther)
        {
            return byOther;
        }

        part = Cutter.ByPrincipal(part, box.Who)!;
        if (cutter.ByResource(part, box, others: true) is { } otherResources && Find(otherResources, boxes, next) is { } onOther)
        {
            return onOther;
        }

        part = cutter.ByResource(part, box, others: false);
        foreach (var literal in box.Conditions)
        {
            if (part is null)
            {
                return null;
            }

            if (cutter.ByContext(part, !literal) is { } otherwise && Find(otherwise, boxes, next) is { } inOther)
            {
                return inOther;
            }

            part = cutter.ByContext(part, literal);
        }

        return null;
    }

    private Request? Show(Region region)
    {
        if (leftovers >= MostLeftovers || !work.Spend(CostOfWitness))
        {
            return null;
        }

        var (witness, why) = show(region);
        if (witness is null && why is not null)
        {
            leftovers++;
            Why ??= why;
        }

        return witness;
    }
}
