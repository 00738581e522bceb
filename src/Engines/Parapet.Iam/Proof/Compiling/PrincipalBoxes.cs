using System.Collections.Immutable;
using System.Numerics;
using Parapet.Iam.Evaluation;
using Parapet.Iam.Language;

namespace Parapet.Iam.Proof.Compiling;

/// <summary>Whom a statement is about, as sets of the principals of a proof.</summary>
internal sealed class PrincipalBoxes(AtomPool atoms, Cast cast, View view)
{
    /// <summary>Sets of principals, each with what must hold for it to be meant.</summary>
    /// <param name="statement">The statement as the evaluator knows it.</param>
    /// <param name="source">The statement as written.</param>
    /// <param name="kind">What the policy is attached to.</param>
    /// <param name="isUncertain">Whether the sets are only what may be meant.</param>
    public List<(BigInteger Who, ImmutableArray<Literal> Needs)> Of(CompiledStatement statement, Statement source, PolicyKind kind, out bool isUncertain)
    {
        isUncertain = false;
        if (!kind.NamesPrincipals())
        {
            return [(cast.Everybody, [])];
        }

        var isNot = source.Principals.IsEmpty;
        var principals = isNot ? source.NotPrincipals : source.Principals;
        if (isNot && (cast.Hidden.Count > 0 || principals.Any(principal => principal.When is not null)))
        {
            isUncertain = true;
            return [(cast.Everybody, [])];
        }

        var known = principals.Where(principal => !cast.IsHidden(principal) && principal.When is null).ToList();
        var certain = Named(isNot ? source : source with { Principals = [.. known] }, statement, out var possible);
        isUncertain = certain != possible;
        var sets = new List<(BigInteger, ImmutableArray<Literal>)> { (possible | HiddenBy(known), []) };
        AddHiddenMembers(known, sets);
        foreach (var principal in principals.Except(known))
        {
            AddHidden(principal, statement, sets);
        }

        return sets;
    }

    // A denial counts by whatever name.
    private BigInteger Named(Statement source, CompiledStatement statement, out BigInteger possible)
    {
        var matcher = new PrincipalMatcher(source);
        var certain = possible = BigInteger.Zero;
        for (var i = 0; i < cast.Known.Count; i++)
        {
            var names = matcher.Matches(cast.Known[i], statement.Denies, view.HasBoundary);
            var match = statement.Denies == Truth.False ? view.Counts(names) : names.Any;
            certain |= match == Truth.True ? Cast.Bit(i) : 0;
            possible |= match != Truth.False ? Cast.Bit(i) : 0;
        }

        return certain;
    }

    // Everybody includes those whose names are hidden.
    private BigInteger HiddenBy(List<Principal> known)
    {
        var everyone = known.Any(principal => new PrincipalPattern(principal).IsEveryone);
        return everyone ? cast.Everybody & ~((BigInteger.One << cast.Known.Count) - 1) : 0;
    }

    // Somebody whose name is hidden may be one of those that are named, or belong to an account that is.
    private void AddHiddenMembers(List<Principal> known, List<(BigInteger, ImmutableArray<Literal>)> sets)
    {
        foreach (var hidden in cast.Hidden)
        {
            foreach (var principal in known)
            {
                sets.Add((cast.BitOf(hidden), [Same(hidden, Cast.Spelled(principal))]));
            }
        }
    }

    private void AddHidden(Principal principal, CompiledStatement statement, List<(BigInteger, ImmutableArray<Literal>)> sets)
    {
        var name = Cast.Spelled(principal);
        var when = principal.When is null ? [] : ImmutableArray.Create(atoms.Opaque("principal when " + principal.When, $"the template's condition `{principal.When}`"));
        if (!cast.IsHidden(principal))
        {
            var bits = Named(Only(principal), statement, out var possible);
            sets.Add((bits | possible, when));
            return;
        }

        sets.Add((cast.BitOf(name), when));
        for (var i = 0; i < cast.Known.Count; i++)
        {
            if (new PrincipalPattern(principal).Matches(cast.Known[i]).Any != Truth.False)
            {
                sets.Add((Cast.Bit(i), [.. when, Same(name, cast.Known[i].ToString())]));
            }
        }
    }

    private Literal Same(string hidden, string other) => atoms.Opaque($"{hidden} is {other}", $"whether `{hidden[(hidden.IndexOf(' ', StringComparison.Ordinal) + 1)..]}` is {other}");

    private static Statement Only(Principal principal) => new()
    {
        At = principal.At,
        When = null,
        Sid = Values.Resolved.Absent<string>(principal.At),
        Effect = Values.Resolved.Absent<string>(principal.At),
        Actions = [],
        NotActions = [],
        Resources = [],
        NotResources = [],
        Principals = [principal with { When = null }],
        NotPrincipals = [],
        Conditions = [],
        Elements = [],
    };
}
