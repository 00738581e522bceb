using System.Collections.Immutable;
using Parapet.Iam.Globs;

namespace Parapet.Iam.Proof.Compiling;

/// <summary>
/// Lists of patterns of which none may match, or against which all values are held. A pattern with a variable that has no value matches nothing,
/// so the list is another one for each choice of variables with a value.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#policy-vars-no-value
/// </summary>
internal static class Presences
{
    private const int MostKeys = 4;

    /// <summary>Whether there are more variables than choices are made for.</summary>
    public static bool AreTooMany(IEnumerable<string> keys) => keys.Distinct(StringComparer.Ordinal).Skip(MostKeys).Any();

    /// <summary>Each choice with the patterns that can then match.</summary>
    public static IEnumerable<(ImmutableArray<Literal> Needs, List<GlobPattern> Globs)> Of(
        AtomPool atoms, IReadOnlyList<(GlobPattern? Glob, ImmutableArray<string> Needs)> patterns)
    {
        string[] keys = [.. patterns.SelectMany(pattern => pattern.Needs).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        for (var choice = 0; choice < 1 << keys.Length; choice++)
        {
            var present = keys.Where((_, i) => (choice & (1 << i)) != 0).ToHashSet(StringComparer.Ordinal);
            yield return (
                [.. keys.Select(key => present.Contains(key) ? atoms.HasOneValue(key) : !atoms.HasOneValue(key))],
                [.. patterns.Where(pattern => pattern.Glob is not null && pattern.Needs.All(present.Contains)).Select(pattern => pattern.Glob!)]);
        }
    }
}
