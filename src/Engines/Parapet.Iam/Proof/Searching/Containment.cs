using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using Parapet.Iam.Evaluation;
using Parapet.Iam.Globs;
using Parapet.Iam.Language;
using Parapet.Iam.Proof.Compiling;

namespace Parapet.Iam.Proof.Searching;

/// <summary>
/// Whether everything that some policies allow is allowed by others. Looks for a request that the narrow side may allow and the wide side may not:
/// when there is none, it is proved; when the evaluator agrees on one, it is refuted.
/// </summary>
internal sealed class Containment
{
    private const int CostOfBox = 40;
    private const int CostOfPattern = 200;

    private readonly AtomPool atoms = new();
    private readonly Dictionary<CompiledStatement, Boxes> boxes = [];
    private readonly ActionUniverse universe;
    private readonly Cast cast;
    private readonly PolicySet wide;
    private readonly PolicySet narrow;
    private readonly ImmutableArray<ImmutableArray<Policy>> wideLayers;
    private readonly ImmutableArray<ImmutableArray<Policy>> narrowLayers;
    private readonly bool isOfResource;

    private readonly View view;
    private readonly Work work;
    private readonly Box? only;
    private readonly HashSet<string> multivalued = [];
    private readonly HashSet<string> mentioned;

    /// <param name="wide">The side that must allow.</param>
    /// <param name="narrow">The side that may.</param>
    /// <param name="universe">Which actions count.</param>
    /// <param name="view">Whose requests are looked at.</param>
    /// <param name="work">What the proof may cost.</param>
    /// <param name="strangersDo">The actions of strangers that alone are asked about; null to ask about everybody and everything.</param>
    public Containment(PolicySet wide, PolicySet narrow, ActionUniverse universe, View view, Work work, ActionSet? strangersDo = null)
    {
        (this.wide, this.narrow, this.universe, this.view, this.work) = (wide, narrow, universe, view, work);
        (wideLayers, narrowLayers) = (Side.LayersOf(wide), Side.LayersOf(narrow));
        (cast, mentioned) = (Cast.OfIdentity(), []);
        var policies = wideLayers.Concat(narrowLayers).SelectMany(layer => layer).Distinct().ToList();
        if (!work.Spend(policies.Sum(policy => CostOfPattern * Size(policy.Document))))
        {
            return;
        }

        mentioned = policies.SelectMany(policy => policy.Document.Statements).SelectMany(statement => statement.Conditions).Select(condition => condition.Key).ToHashSet(StringComparer.OrdinalIgnoreCase);
        isOfResource = wide.Resource is not null || narrow.Resource is not null;
        cast = isOfResource ? Cast.Of(policies.Select(policy => policy.Document)) : Cast.OfIdentity();
        if (cast.IsTooLarge)
        {
            return;
        }

        only = strangersDo is null ? null : new Strangers(atoms, cast).Doing(strangersDo, narrow.Resource!.Document);
        var compiler = new BoxCompiler(atoms, cast, view);
        foreach (var policy in policies)
        {
            foreach (var statement in policy.Statements)
            {
                boxes.Add(statement, compiler.Compile(statement, policy));
            }
        }

        multivalued = compiler.Multivalued;
    }

    /// <summary>The answer.</summary>
    public Answer Decide()
    {
        if (work.IsSpent)
        {
            return Answer.Unknown($"there are too many combinations {view.Callers}".TrimEnd());
        }

        if (cast.IsTooLarge)
        {
            return Answer.Unknown("too many principals are named");
        }

        var keys = new KeySolver(multivalued, work);
        var languages = new Languages(work);
        var witness = new WitnessMaker(cast, keys, wide, narrow, new Surroundings(cast, isOfResource, view), universe, mentioned, work);
        var cutter = new Cutter(languages, keys);
        var search = new RegionSearch(cutter, work, witness.Show);
        var found = Find(search, cutter);
        return found is not null ? Answer.Refuted(found)
            : work.IsSpent ? Answer.Unknown($"there are too many combinations {view.Callers}".TrimEnd())
            : search.Why is { } why ? Answer.Unknown($"{(languages.GaveUp || keys.GaveUp ? "a pattern has too many wildcards to be compared" : why)} {view.Callers}".TrimEnd())
            : Answer.Proved;
    }

    private Request? Find(RegionSearch search, Cutter cutter)
    {
        var allowed = Side.Of(narrowLayers, boxes, atLeast: false);
        var mustAllow = Side.Of(wideLayers, boxes, atLeast: true);
        if (view.CountsDenialsOnly)
        {
            (allowed, mustAllow) = (allowed with { Layers = [[BoxCompiler.Everything(cast)]] }, mustAllow with { Layers = [] });
        }

        var denied = PlainestFirst(allowed.Denies);
        foreach (var start in Starts())
        {
            if ((only is null ? start : cutter.In(start, only)) is not { } asked)
            {
                continue;
            }

            foreach (var region in Allowed(asked, allowed.Layers, 0, cutter))
            {
                if (work.IsSpent)
                {
                    return null;
                }

                foreach (var layer in mustAllow.Layers)
                {
                    if (search.Find(region, PlainestFirst([.. layer, .. denied])) is { } notAllowed)
                    {
                        return notAllowed;
                    }
                }

                foreach (var deny in mustAllow.Denies)
                {
                    work.Spend(CostOfBox);
                    if (cutter.In(region, deny) is { } part && search.Find(part, denied) is { } nowDenied)
                    {
                        return nowDenied;
                    }
                }
            }
        }

        return null;
    }

    /// <summary>Everything; of a resource's policy once for each account, and once for each principal when conditions speak of keys that follow from the principal.</summary>
    private IEnumerable<Region> Starts()
    {
        var derived = new DerivedLiterals(atoms, cast);
        if (!isOfResource)
        {
            yield return Region.All(cast.Everybody, derived.OfIdentity);
            yield break;
        }

        var isByPrincipal = boxes.Values.SelectMany(each => each.AtMost).Concat(only is null ? [] : [only]).Any(box => box.Conditions.Any(literal => DerivedLiterals.IsDerived(literal.Atom.Key)));
        var callers = Enumerable.Range(0, cast.Known.Count).Where(i => view.Includes(cast.Known[i]));
        foreach (var group in callers.GroupBy(i => isByPrincipal ? i.ToString(CultureInfo.InvariantCulture) : cast.Known[i].Account ?? ""))
        {
            var first = cast.Known[group.First()];
            var who = group.Aggregate(BigInteger.Zero, (bits, i) => bits | Cast.Bit(i));
            foreach (var start in Owned(Region.All(who, isByPrincipal ? derived.Of(first) : []), first.Account))
            {
                yield return start;
            }
        }

        foreach (var hidden in cast.Hidden)
        {
            yield return Region.All(cast.BitOf(hidden), []);
        }
    }

    /// <summary>The part of a region with resources that belong to the caller's account, or to another one, as the view has it.</summary>
    private IEnumerable<Region> Owned(Region region, string? account)
    {
        // The stranger stands for all accounts that are not named.
        if (account is null || view == View.Plain || (view.IsOwnAccount && account == cast.Stranger))
        {
            return [region];
        }

        return view.IsOwnAccount ? [region with { Inside = [AccountGlobs.MayBelongTo(account)] }]
            : [region with { Outside = [AccountGlobs.Naming(account)] }, region with { Inside = [AccountGlobs.WithOwnPolicy] }];
    }

    private IEnumerable<Region> Allowed(Region region, ImmutableArray<ImmutableArray<Box>> layers, int layer, Cutter cutter)
    {
        if (layer == layers.Length)
        {
            yield return region;
            yield break;
        }

        foreach (var box in layers[layer])
        {
            if (!work.Spend(CostOfBox))
            {
                yield break;
            }

            if (cutter.In(region, box) is { } part)
            {
                foreach (var inner in Allowed(part, layers, layer + 1, cutter))
                {
                    yield return inner;
                }
            }
        }
    }

    private static long Size(PolicyDocument document) => document.Statements.Sum(statement =>
        1L + statement.Actions.Length + statement.NotActions.Length + statement.Resources.Length + statement.NotResources.Length + statement.Conditions.Sum(condition => condition.Values.Length));

    private static ImmutableArray<Box> PlainestFirst(IEnumerable<Box> boxes) =>
        [.. boxes.OrderBy(box => box.Conditions.Length).ThenByDescending(box => box.Resources.IsAll && !box.IsNotResources)];
}
