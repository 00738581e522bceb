using System.Collections.Immutable;
using Parapet.Iam.Catalog;

namespace Parapet.Iam.Escalation;

/// <summary>Names for resources that a principal may choose, among which one that its policies allow is looked for.</summary>
internal static class ResourceNames
{
    private const string PlainName = "parapet";
    private const int MostCombinations = 64;

    /// <summary>
    /// ARNs of a kind of resource, the plainest first, then such as policies with the given scopes have in common.
    /// </summary>
    /// <param name="kind">The kind, such as <c>lambda/function</c>.</param>
    /// <param name="input">The account.</param>
    /// <param name="scopes">For each action on the resource, the patterns that a principal's statements name.</param>
    public static IEnumerable<string> Candidates(string kind, EscalationInput input, IReadOnlyList<ImmutableArray<string>> scopes)
    {
        var pattern = Pattern(kind);
        yield return Fill(pattern, input, input.Region, PlainName);
        if (scopes.All(scope => scope.Contains("*")))
        {
            yield break;
        }

        foreach (var combination in Combinations(scopes))
        {
            var globs = combination.Distinct(StringComparer.Ordinal).Where(glob => glob != "*").ToList();
            foreach (var region in new[] { input.Region, CommonMatch.Name })
            {
                if (CommonMatch.Find([Fill(pattern, input, region, CommonMatch.Name), .. globs]) is { } common)
                {
                    yield return common;
                    break;
                }
            }
        }
    }

    /// <summary>The ARN pattern of a kind, as AWS documents it.</summary>
    /// <exception cref="FormatException">AWS documents no such kind.</exception>
    public static string Pattern(string kind) =>
        kind.Split('/') is [var prefix, var name]
        && IamCatalog.Service(prefix)?.ResourceTypes.FirstOrDefault(type => type.Name == name) is { } found
            ? found.ArnPattern
            : throw new FormatException($"there is no kind of resource `{kind}`");

    private static string Fill(string pattern, EscalationInput input, string region, string name) => Placeholders.Fill(
        pattern
            .Replace("${Partition}", input.Partition, StringComparison.Ordinal)
            .Replace("${Region}", region, StringComparison.Ordinal)
            .Replace("${Account}", input.Account, StringComparison.Ordinal),
        name);

    private static IEnumerable<IReadOnlyList<string>> Combinations(IReadOnlyList<ImmutableArray<string>> scopes)
    {
        IEnumerable<ImmutableArray<string>> all = [[]];
        foreach (var scope in scopes)
        {
            all = all.SelectMany(start => scope.Distinct(StringComparer.Ordinal).Select(start.Add)).Take(MostCombinations).ToList();
        }

        return all.Select(combination => (IReadOnlyList<string>)combination);
    }
}
