using System.Collections.Immutable;
using Parapet.Rules;

namespace Parapet.Cli;

/// <summary>Chooses rules by id, name or family, as <c>--rules</c> and <c>--skip</c> do.</summary>
internal static class RuleSelection
{
    /// <summary>The rules that <paramref name="only"/> names (all when it names none) without those that <paramref name="skip"/> names.</summary>
    /// <param name="only">Ids, names or families; commas separate.</param>
    /// <param name="skip">Likewise.</param>
    /// <param name="error">Set when a word names no rule.</param>
    public static ImmutableArray<Rule> Choose(IEnumerable<string> only, IEnumerable<string> skip, out string? error)
    {
        var wanted = Words(only);
        var unwanted = Words(skip);
        if (wanted.IsEmpty && only.Any())
        {
            error = "`--rules` names no rule; leave it out to run them all";
            return [];
        }

        error = wanted.Concat(unwanted).Where(word => !Catalog.All.Any(rule => Fits(rule, word))).Select(Unknown).FirstOrDefault();
        return [.. Catalog.All
            .Where(rule => wanted.IsEmpty || wanted.Any(word => Fits(rule, word)))
            .Where(rule => !unwanted.Any(word => Fits(rule, word)))];
    }

    /// <summary>The rule with the id or name, or null.</summary>
    public static Rule? Find(string idOrName) =>
        Catalog.All.FirstOrDefault(rule => Same(rule.Info.Id, idOrName) || Same(rule.Info.Name, idOrName));

    /// <summary>A sentence for a word that names no rule, with the nearest one that does.</summary>
    public static string Unknown(string word)
    {
        var nearest = NearestName.Of(word, Catalog.All.SelectMany(rule => (string[])[rule.Info.Id, rule.Info.Name]));
        return $"there is no rule `{Terminal.OneLine(word)}`{(nearest is null ? ";" : $"; did you mean `{nearest}`?")} `parapet rules` lists them all";
    }

    private static bool Fits(Rule rule, string word) =>
        Same(rule.Info.Id, word) || Same(rule.Info.Name, word) || Same(rule.Info.Family, word);

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    private static ImmutableArray<string> Words(IEnumerable<string> lists) =>
        [.. lists.SelectMany(list => list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];
}
