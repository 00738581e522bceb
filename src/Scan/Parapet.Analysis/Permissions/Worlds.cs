using Parapet.Values;

namespace Parapet.Analysis.Permissions;

/// <summary>
/// The ways in which the undecided conditions of a template can turn out. Whether something is always granted is asked in each of them: a grant that
/// exists in one is missing in another. A world is written as findings write conditions: <c>IsProd and not HasVpc</c>.
/// </summary>
public static class Worlds
{
    private const int MostConditions = 4;
    private const string And = " and ";

    /// <summary>What the worst answer is, and in which worlds.</summary>
    /// <param name="given">What holds in any case; null for nothing.</param>
    /// <param name="conditions">The conditions that the answer depends on, as they stand at its parts.</param>
    /// <param name="ask">The answer in a world.</param>
    public static WorstAnswer Judge(string? given, IEnumerable<string?> conditions, Func<string?, Reach> ask)
    {
        var names = conditions.OfType<string>().SelectMany(Literals).Select(Name).Except(Literals(given).Select(Name)).Order(StringComparer.Ordinal).ToList();
        if (names.Count == 0)
        {
            return new WorstAnswer(ask(given), null, null);
        }

        var depends = new WorstAnswer(Reach.Unknown, null, new Unknown(UnknownKind.Condition, names[0]));
        if (names.Count > MostConditions)
        {
            // In a world in which nothing conditional is there, only what is always there counts.
            var bare = ask(string.Join(And, names.SelectMany(name => new[] { name, Conditions.Not(name) })));
            return bare > Reach.Unknown ? new WorstAnswer(bare, null, null) : depends;
        }

        var worlds = Enumerable.Range(0, 1 << names.Count)
            .Select(mask => string.Join(And, names.Select((name, i) => (mask & (1 << i)) == 0 ? name : Conditions.Not(name))))
            .Select(world => (World: world, Reach: ask(Conditions.Both(given, world)))).ToList();
        var worst = worlds.Min(world => world.Reach);
        if (worst != Reach.No || worlds.All(world => world.Reach == Reach.No))
        {
            return new WorstAnswer(worst, null, null);
        }

        // Two conditions may exclude each other, so only one alone is taken to turn out as it likes.
        var alone = given is not null ? null : names.SelectMany(name => new[] { name, Conditions.Not(name) })
            .FirstOrDefault(literal => worlds.All(world => world.Reach == Reach.No || !Literals(world.World).Contains(literal)));
        return alone is null ? depends : new WorstAnswer(Reach.No, alone, null);
    }

    /// <summary>Whether a world rules out what exists only under a condition.</summary>
    public static bool Excludes(string? world, string? when) =>
        world is not null && when is not null && Literals(when).Select(Conditions.Not).Intersect(Literals(world)).Any();

    /// <summary>What is left to decide of a condition in a world; null when it holds.</summary>
    internal static string? Rest(string? world, string? when) =>
        world is null || when is null || Literals(when).Except(Literals(world)).Any() ? when : null;

    private static string[] Literals(string? when) => when?.Split(And) ?? [];

    private static string Name(string literal) => literal.StartsWith("not ", StringComparison.Ordinal) ? literal[4..] : literal;
}

/// <summary>The worst answer in any world.</summary>
/// <param name="Reach">The answer; unknown also when it depends on more than one condition.</param>
/// <param name="When">The condition under which it is the answer; null for always.</param>
/// <param name="Why">The condition that it depends on when that makes it unknown.</param>
public sealed record WorstAnswer(Reach Reach, string? When, Unknown? Why);
