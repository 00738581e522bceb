using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Parapet.Iam.Evaluation;
using Parapet.Iam.Globs;
using Parapet.Iam.Language;
using Parapet.Iam.Matching;
using Parapet.Values;

namespace Parapet.Iam.Proof.Compiling;

/// <summary>Turns statements into boxes.</summary>
internal sealed class BoxCompiler(AtomPool atoms, Cast cast, View view)
{
    private const int MostAlternatives = 64;

    // A policy is often compared with many others, and its long lists of actions are the same each time.
    private static readonly ConditionalWeakTable<CompiledStatement, ActionSets> Known = [];

    /// <summary>Keys that some condition reads as multivalued.</summary>
    public HashSet<string> Multivalued { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The boxes of a statement.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="policy">The policy that it is in.</param>
    public Boxes Compile(CompiledStatement statement, Policy policy)
    {
        var variables = policy.Document.Version.Is("2012-10-17");
        var source = statement.Source;
        var resources = Resources(source, policy.Kind, variables, out var hasUncertainResource);
        var conditions = Conditions(source, variables);
        var people = new PrincipalBoxes(atoms, cast, view).Of(statement, source, policy.Kind, out var hasUncertainPrincipal);
        if (conditions.Count * resources.Count * people.Count > MostAlternatives)
        {
            // Too many to be followed: nothing for certain, and at most the whole statement without its conditions.
            return new Boxes([Widest(statement)], []);
        }

        var actions = ActionsOf(statement);
        var atMost = ImmutableArray.CreateBuilder<Box>();
        var atLeast = ImmutableArray.CreateBuilder<Box>();
        foreach (var resource in resources)
        {
            foreach (var person in people)
            {
                foreach (var condition in conditions)
                {
                    var box = new Box
                    {
                        Actions = actions.Widest,
                        Resources = resource.Globs,
                        IsNotResources = source.Resources.IsEmpty && !resource.IsAlways,
                        Who = person.Who,
                        Conditions = [.. resource.Needs, .. person.Needs, .. condition],
                    };
                    atMost.Add(box);
                    if (!hasUncertainResource && !hasUncertainPrincipal)
                    {
                        atLeast.Add(box with { Actions = actions.Narrowest });
                    }
                }
            }
        }

        return new Boxes([.. atMost.Where(box => !box.Actions.IsEmpty && !box.Who.IsZero)], [.. atLeast.Where(box => !box.Actions.IsEmpty && !box.Who.IsZero)]);
    }

    /// <summary>Every request.</summary>
    public static Box Everything(Cast cast) => new()
    {
        Actions = new ActionSet([AnyAction], isNot: false), Resources = GlobUnion.All, IsNotResources = false, Who = cast.Everybody, Conditions = [],
    };

    private Box Widest(CompiledStatement statement) => new()
    {
        Actions = ActionsOf(statement).Widest, Resources = GlobUnion.All, IsNotResources = false, Who = cast.Everybody, Conditions = [],
    };

    private static ActionSets ActionsOf(CompiledStatement statement) => Known.GetValue(statement, each => Actions(each.Source));

    // What the template hides counts where it can widen the set, and not where it could narrow it.
    private static ActionSets Actions(Statement statement)
    {
        var isNot = statement.Actions.IsEmpty;
        var items = isNot ? statement.NotActions : statement.Actions;
        if (items.IsEmpty)
        {
            var none = new ActionSet([], isNot: false);
            return new ActionSets(none, none);
        }

        var certain = items.Where(item => item.Text.IsKnown && item.When is null).Select(Action).ToList();
        if (certain.Count == items.Length)
        {
            var exact = new ActionSet(certain, isNot);
            return new ActionSets(exact, exact);
        }

        var possible = items.Select(Action).ToList();
        return isNot
            ? new ActionSets(new ActionSet(certain, isNot: true), new ActionSet(possible, isNot: true))
            : new ActionSets(new ActionSet(possible, isNot: false), new ActionSet(certain, isNot: false));
    }

    private static GlobPattern Action(TextItem item)
    {
        var (glob, _) = PatternGlobs.Of(PatternReader.Action(item.Text), ignoreCase: true);
        return glob.HasSymbols
            ? GlobPattern.Of(glob.Tokens.Select(token => token.Kind == GlobKind.Symbol ? new GlobToken(GlobKind.Many) : token), ignoreCase: true)
            : glob.Tokens is [{ Kind: GlobKind.Many }] ? AnyAction : glob;
    }

    private static GlobPattern AnyAction { get; } = GlobPattern.Parse("*:*", ignoreCase: true);

    private List<Alternative> Resources(Statement statement, PolicyKind kind, bool variables, out bool isUncertain)
    {
        isUncertain = false;
        var isNot = statement.Resources.IsEmpty;
        var items = isNot ? statement.NotResources : statement.Resources;
        if (items.IsEmpty)
        {
            var isAlways = kind == PolicyKind.Trust && !statement.Has("Resource") && !statement.Has("NotResource");
            return isAlways ? [new Alternative(GlobUnion.All, [], IsAlways: true)] : [];
        }

        var patterns = items.SelectMany(item => ResourceMatcher.Spellings(item.Text, kind)
            .Select(text => (item.When, Pattern: PatternGlobs.Of(PatternReader.Resource(text, variables), ignoreCase: false)))).ToList();
        if (isNot)
        {
            var certain = patterns.Where(pattern => pattern.When is null).Select(pattern => ((GlobPattern?)pattern.Pattern.Glob, pattern.Pattern.Needs)).ToList();
            isUncertain = certain.Count < patterns.Count;
            if (Presences.AreTooMany(certain.SelectMany(pattern => pattern.Needs)))
            {
                isUncertain = true;
                return [new Alternative(GlobUnion.All, [], IsAlways: true)];
            }

            return [.. Presences.Of(atoms, certain).Select(each => new Alternative(new GlobUnion(each.Globs), each.Needs, IsAlways: false))];
        }

        return [.. patterns
            .GroupBy(pattern => $"{pattern.When} {string.Join(' ', pattern.Pattern.Needs.Order(StringComparer.Ordinal))}", StringComparer.Ordinal)
            .Select(group => new Alternative(
                new GlobUnion(group.Select(pattern => pattern.Pattern.Glob)),
                [.. When(group.First().When), .. group.First().Pattern.Needs.Select(atoms.HasOneValue)],
                IsAlways: false))];
    }

    private List<ImmutableArray<Literal>> Conditions(Statement statement, bool variables)
    {
        List<ImmutableArray<Literal>> alternatives = [[.. When(statement.When)]];
        foreach (var entry in statement.Conditions)
        {
            if (ConditionOperator.TryParse(entry.Operator, out var comparison) && comparison.Quantifier != Quantifier.None)
            {
                Multivalued.Add(entry.Key);
            }

            var more = atoms.Of(entry, variables).ToList();
            alternatives = [.. alternatives.SelectMany(before => more.Select(next => before.AddRange(next))).Take(MostAlternatives + 1)];
        }

        return alternatives;
    }

    // "A and not B" of a template is two conditions, each of which holds or not.
    private IEnumerable<Literal> When(string? condition) => condition is null ? [] : condition.Split(" and ").Select(one =>
        one.StartsWith("not ", StringComparison.Ordinal)
            ? !atoms.Opaque("template " + one[4..], $"the template's condition `{one[4..]}`")
            : atoms.Opaque("template " + one, $"the template's condition `{one}`"));

    private sealed record ActionSets(ActionSet Widest, ActionSet Narrowest);

    private readonly record struct Alternative(GlobUnion Globs, ImmutableArray<Literal> Needs, bool IsAlways);
}
