using System.Collections.Immutable;
using Parapet.Iam.Evaluation;
using Parapet.Iam.Proof.Compiling;

namespace Parapet.Iam.Proof.Searching;

/// <summary>
/// Whether everything that some policies allow is allowed by others. Looks for a request that the narrow side may allow and the wide side may not:
/// when there is none, it is proved; when the evaluator agrees on one, it is refuted.
/// </summary>
internal sealed class Containment
{
    private readonly AtomPool atoms = new();
    private readonly Dictionary<CompiledStatement, Boxes> boxes = [];
    private readonly ActionUniverse universe;
    private readonly Cast cast;
    private readonly PolicySet wide;
    private readonly PolicySet narrow;
    private readonly ImmutableArray<ImmutableArray<Policy>> wideLayers;
    private readonly ImmutableArray<ImmutableArray<Policy>> narrowLayers;
    private readonly bool isOfResource;

    private readonly Box? only;
    private readonly HashSet<string> multivalued = [];

    /// <param name="wide">The side that must allow.</param>
    /// <param name="narrow">The side that may.</param>
    /// <param name="universe">Which actions count.</param>
    /// <param name="strangersDo">The actions of strangers that alone are asked about; null to ask about everybody and everything.</param>
    public Containment(PolicySet wide, PolicySet narrow, ActionUniverse universe, ActionSet? strangersDo = null)
    {
        (this.wide, this.narrow, this.universe) = (wide, narrow, universe);
        (wideLayers, narrowLayers) = (Side.LayersOf(wide), Side.LayersOf(narrow));
        var policies = wideLayers.Concat(narrowLayers).SelectMany(layer => layer).Distinct().ToList();
        isOfResource = wide.Resource is not null || narrow.Resource is not null;
        cast = isOfResource ? Cast.Of(policies.Select(policy => policy.Document)) : Cast.OfIdentity();
        if (cast.IsTooLarge)
        {
            return;
        }

        only = strangersDo is null ? null : new Strangers(atoms, cast).Doing(strangersDo, narrow.Resource!.Document);
        var compiler = new BoxCompiler(atoms, cast);
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
        if (cast.IsTooLarge)
        {
            return Answer.Unknown("too many principals are named");
        }

        var keys = new KeySolver(multivalued);
        var languages = new Languages();
        var witness = new WitnessMaker(cast, keys, wide, narrow, isOfResource, universe);
        var cutter = new Cutter(languages, keys);
        var search = new RegionSearch(cutter, witness.Show);
        var found = Find(search, cutter);
        return found is not null ? Answer.Refuted(found)
            : search.Why is { } why ? Answer.Unknown(languages.GaveUp || keys.GaveUp ? "a pattern has too many wildcards to be compared" : why)
            : Answer.Proved;
    }

    private Request? Find(RegionSearch search, Cutter cutter)
    {
        var allowed = Side.Of(narrowLayers, boxes, atLeast: false);
        var mustAllow = Side.Of(wideLayers, boxes, atLeast: true);
        var denied = PlainestFirst(allowed.Denies);
        foreach (var start in Starts())
        {
            if ((only is null ? start : cutter.In(start, only)) is not { } asked)
            {
                continue;
            }

            foreach (var region in Allowed(asked, allowed.Layers, 0, cutter))
            {
                foreach (var layer in mustAllow.Layers)
                {
                    if (search.Find(region, PlainestFirst([.. layer, .. denied])) is { } notAllowed)
                    {
                        return notAllowed;
                    }
                }

                foreach (var deny in mustAllow.Denies)
                {
                    if (cutter.In(region, deny) is { } part && search.Find(part, denied) is { } nowDenied)
                    {
                        return nowDenied;
                    }
                }
            }
        }

        return null;
    }

    /// <summary>Everything, once for each principal when conditions speak of keys that follow from the principal.</summary>
    private IEnumerable<Region> Starts()
    {
        var derived = new DerivedLiterals(atoms, cast);
        if (!isOfResource || !boxes.Values.SelectMany(each => each.AtMost).Concat(only is null ? [] : [only]).Any(box => box.Conditions.Any(literal => DerivedLiterals.IsDerived(literal.Atom.Key))))
        {
            yield return Region.All(cast.Everybody, isOfResource ? [] : derived.OfIdentity);
            yield break;
        }

        for (var i = 0; i < cast.Known.Count; i++)
        {
            yield return Region.All(Cast.Bit(i), derived.Of(cast.Known[i]));
        }

        foreach (var hidden in cast.Hidden)
        {
            yield return Region.All(cast.BitOf(hidden), []);
        }
    }

    private static IEnumerable<Region> Allowed(Region region, ImmutableArray<ImmutableArray<Box>> layers, int layer, Cutter cutter)
    {
        if (layer == layers.Length)
        {
            yield return region;
            yield break;
        }

        foreach (var box in layers[layer])
        {
            if (cutter.In(region, box) is { } part)
            {
                foreach (var inner in Allowed(part, layers, layer + 1, cutter))
                {
                    yield return inner;
                }
            }
        }
    }

    private static ImmutableArray<Box> PlainestFirst(IEnumerable<Box> boxes) =>
        [.. boxes.OrderBy(box => box.Conditions.Length).ThenByDescending(box => box.Resources.IsAll && !box.IsNotResources)];
}
