using Parapet.Iam.Evaluation;
using Parapet.Iam.Globs;
using Parapet.Iam.Proof.Compiling;

namespace Parapet.Iam.Proof.Searching;

/// <summary>Makes requests of regions and asks the evaluator whether they show what they should: allowed by the narrow side and not by the wide one.</summary>
internal sealed class WitnessMaker(Cast cast, KeySolver keys, PolicySet wide, PolicySet narrow, Surroundings surroundings, ActionUniverse universe, HashSet<string> mentioned, Work work)
{
    private const int MostTries = 24;

    private readonly ActionWitness actions = new(universe, work);

    /// <summary>A request of the region; null with the reason when none can be shown, null without when the region is of no request.</summary>
    public (Request? Witness, string? Why) Show(Region region)
    {
        var tries = 0;
        foreach (var (action, resource) in actions.In(region))
        {
            foreach (var request in Requests(region, action, resource))
            {
                if (IsShown(request))
                {
                    return (request, null);
                }
            }

            if (++tries == MostTries)
            {
                break;
            }
        }

        return (null, tries == 0 ? null : Reason(region));
    }

    private bool IsShown(Request request) =>
        Evaluator.Decide(request, surroundings.Around(narrow, request.Principal)) == Decision.Allowed
        && Evaluator.Decide(request, surroundings.Around(wide, request.Principal)) is Decision.ExplicitlyDenied or Decision.ImplicitlyDenied;

    private IEnumerable<Request> Requests(Region region, string action, GlobAnswer resource)
    {
        if (surroundings.Principal(region.Who) is not { } principal)
        {
            yield break;
        }

        var groups = region.Context.GroupBy(literal => literal.Atom.Key, StringComparer.Ordinal).Where(group => group.First().Atom.Kind != AtomKind.Opaque).Select(group => group.ToList()).ToList();
        for (var choice = 0; choice < 2; choice++)
        {
            var first = Context(groups, SymbolValues.Of, choice);
            string ValueOf(Symbol symbol) => SymbolValues.KeyOf(symbol) is { } key && first.GetValueOrDefault(key) is { State: ContextState.Known, IsMultivalued: false } known
                ? known.Values[0]
                : SymbolValues.DefaultOf(symbol) ?? SymbolValues.Of(symbol);

            var context = Context(groups, ValueOf, choice);
            if (resource.Text(ValueOf) is not { } text)
            {
                yield break;
            }

            foreach (var request in surroundings.Requests(principal, action, text, context))
            {
                yield return request;
            }
        }
    }

    private Dictionary<string, ContextValue> Context(List<List<Literal>> groups, Func<Symbol, string> valueOf, int choice)
    {
        var context = new Dictionary<string, ContextValue>(StringComparer.OrdinalIgnoreCase);
        foreach (var group in groups)
        {
            var solutions = keys.Solutions(group, valueOf).Take(choice + 1).ToList();
            if (solutions.Count > 0)
            {
                context[group[0].Atom.Key] = solutions[^1];
            }
        }

        return context;
    }

    private string Reason(Region region)
    {
        if (region.Context.FirstOrDefault(literal => literal.Atom.Kind == AtomKind.Opaque) is { Atom: { } opaque })
        {
            return $"{opaque.Label} cannot be compared";
        }

        if ((region.Who & ((System.Numerics.BigInteger.One << cast.Known.Count) - 1)).IsZero)
        {
            return "a principal's name is not known";
        }

        var symbol = region.Inside.Concat(region.Outside).Concat(region.Context.Select(literal => literal.Atom.Language))
            .SelectMany(union => union.Globs).SelectMany(glob => glob.Tokens).Select(token => token.Symbol).FirstOrDefault(symbol => symbol is not null);
        return symbol is not null ? $"it depends on the value of `{SymbolValues.KeyOf(symbol) ?? symbol.Name}`"
            : region.Context.FirstOrDefault(literal => literal.Atom.Kind is AtomKind.Text or AtomKind.Typed && mentioned.Contains(literal.Atom.Key)) is { Atom: { } atom } ? $"{atom.Label} cannot be compared with what else is said of its key"
            : "no request was found that shows the difference";
    }
}
