using Parapet.Iam.Catalog;
using Parapet.Iam.Evaluation;
using Parapet.Iam.Globs;
using Parapet.Iam.Language;
using Parapet.Iam.Proof.Compiling;

namespace Parapet.Iam.Proof.Searching;

/// <summary>
/// Whether a key of the request can have a value, several values or none, such that some atoms hold and others do not.
/// Every way to satisfy the evaluator is tried, so "no" is certain; comparisons of different types on one key are looked at apart, so "yes" may be wrong.
/// </summary>
internal sealed class KeySolver(HashSet<string> multivalued, Work work)
{
    private const int CostOfLiteral = 60;

    private readonly Dictionary<string, bool> known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, bool> isMultivalued = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the search of a language was given up at its bound, so that some "yes" means "not known".</summary>
    public bool GaveUp { get; private set; }

    /// <summary>Whether the literals, all about one key, can hold together.</summary>
    public bool CanHold(IReadOnlyList<Literal> literals)
    {
        if (literals.Count == 1 && literals[0].Atom.Kind == AtomKind.Opaque)
        {
            return true;
        }

        if (!work.Spend(CostOfLiteral * literals.Count))
        {
            return true;
        }

        var name = string.Join(' ', literals.Select(literal => literal.Holds ? literal.Atom.Id : ~literal.Atom.Id).Order());
        if (!known.TryGetValue(name, out var can))
        {
            can = Solutions(literals, SymbolValues.Of).Any();
            known.Add(name, can);
        }

        return can;
    }

    /// <summary>Values of the key that satisfy the literals, the most telling first.</summary>
    /// <param name="literals">The literals, all about one key.</param>
    /// <param name="valueOf">What to put in for unknown strings.</param>
    public IEnumerable<ContextValue> Solutions(IReadOnlyList<Literal> literals, Func<Symbol, string> valueOf)
    {
        foreach (var literal in literals)
        {
            if (literals.Contains(!literal))
            {
                yield break;
            }
        }

        if (OneValue(literals, valueOf) is { } one)
        {
            yield return ContextValue.Of(one);
        }

        if (literals.All(literal => literal.Atom.Kind == AtomKind.Opaque || literal.Atom.HoldsWithoutKey == literal.Holds))
        {
            yield return ContextValue.Absent;
        }

        if (IsMultivalued(literals[0].Atom.Key) && ManyValues(literals, valueOf) is { } many)
        {
            yield return ContextValue.OfMany(many);
        }

        if (literals.All(HoldsForEmptyText))
        {
            yield return ContextValue.Of("");
        }
    }

    private bool IsMultivalued(string key)
    {
        if (!isMultivalued.TryGetValue(key, out var found))
        {
            found = multivalued.Contains(key) || IamCatalog.ConditionKey(key) is not { IsMultivalued: false };
            isMultivalued.Add(key, found);
        }

        return found;
    }

    private string? OneValue(IReadOnlyList<Literal> literals, Func<Symbol, string> valueOf)
    {
        foreach (var literal in literals)
        {
            var whenPresent = literal.Atom.Kind switch
            {
                AtomKind.Null => literal.Atom.HoldsWithKey,
                AtomKind.Single => true,
                _ => literal.Holds,
            };
            if (whenPresent != literal.Holds)
            {
                return null;
            }
        }

        List<Literal> compared = [.. literals.Where(IsOfValue)];
        return compared.Count == 0 ? SymbolValues.OfKey(literals[0].Atom.Key) : Value(compared, valueOf);
    }

    /// <summary>A value that is in, or outside, the set of each literal, as the literal says; null when there is none.</summary>
    private string? Value(List<Literal> literals, Func<Symbol, string> valueOf)
    {
        if (literals.Count == 0)
        {
            return TypedCandidates.NoValue;
        }

        var found = new List<string>();
        foreach (var family in literals.GroupBy(literal => Family(literal.Atom)))
        {
            if ((family.Key < 0 ? Text([.. family], valueOf) : Typed([.. family])) is not { } value)
            {
                return null;
            }

            found.Add(value);
        }

        return found.FirstOrDefault(value => literals.All(literal => IsSatisfiedBy(literal.Atom, value) == literal.Holds)) ?? found[0];
    }

    private string? Text(List<Literal> literals, Func<Symbol, string> valueOf)
    {
        var inside = literals.Where(literal => literal.Holds != literal.Atom.IsNegated).Select(literal => literal.Atom.Language);
        var outside = literals.Where(literal => literal.Holds == literal.Atom.IsNegated).Select(literal => literal.Atom.Language);
        var answer = GlobSearch.Find([.. inside, NotEmpty], [.. outside], work);
        GaveUp |= answer.Verdict == GlobVerdict.TooLarge;
        return answer.Verdict switch
        {
            GlobVerdict.Empty => null,
            GlobVerdict.TooLarge => TypedCandidates.NoValue,
            _ => answer.Text(valueOf),
        };
    }

    private static string? Typed(List<Literal> literals) =>
        TypedCandidates.Around(literals.SelectMany(literal => literal.Atom.Candidates))
            .FirstOrDefault(value => literals.All(literal => literal.Atom.IsSatisfiedBy(value) == literal.Holds));

    /// <summary>Values that together satisfy the literals; the condition on all values limits each one that some literal asks for.</summary>
    private List<string>? ManyValues(IReadOnlyList<Literal> literals, Func<Symbol, string> valueOf)
    {
        var each = new List<Literal>();
        var some = new List<Literal>();
        var mustBePresent = false;
        foreach (var literal in literals)
        {
            switch (literal.Atom)
            {
                case { Kind: AtomKind.Opaque }:
                    break;
                case { Kind: AtomKind.Null } atom when atom.HoldsWithKey == literal.Holds:
                    mustBePresent |= atom.HoldsWithoutKey != literal.Holds;
                    break;
                case { Kind: AtomKind.Text or AtomKind.Typed, Quantifier: not Quantifier.None } atom:
                    // "All satisfy" denied is "one does not"; "one satisfies" denied is "none does".
                    (atom.Quantifier == Quantifier.ForAllValues == literal.Holds ? each : some).Add(literal);
                    break;
                case { Kind: AtomKind.Null }:
                    return null;
                default:
                    // A comparison without quantifier never holds for several values.
                    if (literal.Holds)
                    {
                        return null;
                    }

                    break;
            }
        }

        var values = new List<string>();
        foreach (var literal in some)
        {
            if (Value([literal, .. each], valueOf) is not { } value)
            {
                return null;
            }

            values.Add(value);
        }

        // With nothing to ask for, text without characters is a value that no comparison counts.
        return values.Count > 0 ? values : [mustBePresent || Value(each, valueOf) is not { } any ? "" : any];
    }

    private static bool HoldsForEmptyText(Literal literal)
    {
        var atom = literal.Atom;
        var holds = atom.Kind switch
        {
            AtomKind.Opaque => literal.Holds,
            AtomKind.Null => atom.HoldsWithKey,
            AtomKind.Single => false,
            _ when atom.Quantifier != Quantifier.None => atom.Quantifier == Quantifier.ForAllValues,
            _ => IsSatisfiedBy(atom, ""),
        };
        return holds == literal.Holds;
    }

    private static GlobUnion NotEmpty { get; } = GlobUnion.Of("?*");

    private static bool IsOfValue(Literal literal) => literal.Atom.Kind is AtomKind.Text or AtomKind.Typed;

    private static bool IsSatisfiedBy(Atom atom, string value) =>
        atom.Kind == AtomKind.Text ? atom.Language.Matches(value) != atom.IsNegated : atom.IsSatisfiedBy(value);

    // All comparisons of numbers are one family, all of moments another.
    private static int Family(Atom atom) => atom.Kind == AtomKind.Text ? -1 : atom.Comparison switch
    {
        >= Comparison.NumericEquals and <= Comparison.NumericGreaterThanEquals => (int)Comparison.NumericEquals,
        >= Comparison.DateEquals and <= Comparison.DateGreaterThanEquals => (int)Comparison.DateEquals,
        var other => (int)other,
    };
}
