using CsCheck;
using Parapet.Iam.Globs;

namespace Parapet.Iam.Tests.Globs;

public sealed class GlobProperties
{
    private const int Longest = 6;

    /// <summary>All strings of up to six letters over an alphabet of two letters and one that stands for the rest.</summary>
    private static readonly string[] Strings = [.. Enumerable.Range(0, Longest + 1).SelectMany(OfLength)];

    private static readonly Gen<string> Pattern =
        Gen.Frequency((4, Gen.Const('a')), (3, Gen.Const('b')), (3, Gen.Const('*')), (2, Gen.Const('?'))).Array[0, 6].Select(letters => new string(letters));

    private static readonly Gen<string> Value = Gen.Char["abc"].Array[0, 2].Select(letters => new string(letters));

    private static readonly Gen<string> WithSymbols =
        Gen.Int[0, 7].Select(i => "ab**?uuv"[i] switch { 'u' => "{u}", 'v' => "{v}", var c => c.ToString() }).Array[0, 4].Select(parts => string.Concat(parts));

    private static readonly Gen<string[]> Patterns = Pattern.Array[1, 3];

    // Long enough to be indexed.
    private static readonly Gen<string[]> LongList = Pattern.Array[1, 14];

    [Fact]
    public void Matching_agrees_with_the_definition() =>
        Pattern.Sample(pattern => Strings.All(text => GlobPattern.Parse(pattern).Matches(text) == Defined(pattern, text)));

    [Fact]
    public void A_search_finds_what_enumeration_finds() =>
        Gen.Select(Patterns, Patterns, Patterns.Array[0, 2]).Sample(
            (one, other, without) =>
            {
                var answer = GlobSearch.Find([GlobUnion.Of(one), GlobUnion.Of(other)], [.. without.Select(union => GlobUnion.Of(union))]);
                bool Fits(string text) => one.Any(p => Defined(p, text)) && other.Any(p => Defined(p, text)) && !without.Any(union => union.Any(p => Defined(p, text)));
                var shortest = Strings.FirstOrDefault(Fits);
                return answer.Verdict switch
                {
                    GlobVerdict.Found => answer.Text(symbol => symbol.Name) is { } word && Fits(word.Replace('x', 'c')) && (shortest is null ? word.Length > Longest : word.Length >= shortest.Length),
                    GlobVerdict.Empty => shortest is null,
                    _ => false,
                };
            },
            iter: 5000);

    [Fact]
    public void To_ask_whether_there_is_a_word_gives_what_a_search_for_it_gives() =>
        Gen.Select(Patterns, LongList, LongList.Array[0, 2]).Sample(
            (one, other, without) =>
            {
                GlobUnion[] inside = [GlobUnion.Of(one), GlobUnion.Of(other)];
                GlobUnion[] outside = [.. without.Select(union => GlobUnion.Of(union))];
                return GlobSearch.Any(inside, outside) == GlobSearch.Find(inside, outside).Verdict
                    && Strings.All(text => inside[1].Matches(text) == other.Any(pattern => Defined(pattern, text)));
            },
            iter: 1000);

    [Fact]
    public void A_search_with_symbols_finds_whether_there_is_a_word() =>
        Gen.Select(WithSymbols, WithSymbols.Array[0, 9]).Sample(
            (inside, outside) =>
            {
                GlobUnion[] within = [new GlobUnion([SymbolTests.Read(inside)])];
                GlobUnion[] without = [new GlobUnion(outside.Select(SymbolTests.Read))];
                return GlobSearch.Any(within, without) == GlobSearch.Find(within, without).Verdict;
            },
            iter: 2000);

    [Fact]
    public void A_search_among_single_patterns_finds_a_shortest_word() =>
        Gen.Select(Pattern, Pattern, Patterns).Sample(
            (one, other, without) =>
            {
                var word = GlobSearch.Find([GlobUnion.Of(one), GlobUnion.Of(other)], [GlobUnion.Of(without)]).Text(symbol => symbol.Name);
                var shortest = Strings.FirstOrDefault(text => Defined(one, text) && Defined(other, text) && !without.Any(p => Defined(p, text)));
                return shortest is null ? word is null || word.Length > Longest : word?.Length == shortest.Length;
            },
            iter: 5000);

    [Fact]
    public void Quick_answers_about_two_patterns_agree_with_enumeration() =>
        Gen.Select(Pattern, Pattern).Sample(
            (one, other) =>
            {
                var (first, second) = (GlobPattern.Parse(one), GlobPattern.Parse(other));
                var meets = Strings.Any(text => Defined(one, text) && Defined(other, text));
                var outside = Strings.Any(text => Defined(other, text) && !Defined(one, text));
                return GlobSearch.AreDisjoint(first, second) != meets || (!meets && GlobSearch.Find([GlobUnion.Of(one), GlobUnion.Of(other)], []).Text(s => s.Name)!.Length > Longest)
                    ? GlobSearch.IsCovered(second, first) is { } covered && (!covered || !outside)
                    : false;
            },
            iter: 5000);

    [Fact]
    public void Values_of_symbols_never_break_a_proof() =>
        Gen.Select(WithSymbols.Array[1, 2], WithSymbols.Array[0, 3], Value, Value).Sample(
            (inside, outside, u, v) =>
            {
                var answer = GlobSearch.Find([.. inside.Select(p => new GlobUnion([SymbolTests.Read(p)]))], [new GlobUnion(outside.Select(SymbolTests.Read))]);
                bool Fits(string pattern, string text) => Defined(pattern.Replace("{u}", u, StringComparison.Ordinal).Replace("{v}", v, StringComparison.Ordinal), text);
                return answer.Verdict != GlobVerdict.Empty || !Strings.Any(text => inside.All(p => Fits(p, text)) && !outside.Any(p => Fits(p, text)));
            },
            iter: 5000);

    [Fact]
    public void Hostile_patterns_get_an_answer_or_the_bound()
    {
        var chain = string.Concat(Enumerable.Repeat("*a", 60)) + "*";
        Assert.True(GlobSearch.IsCovered(GlobPattern.Parse(chain + "a*"), GlobPattern.Parse(chain)));
        Assert.False(GlobSearch.IsCovered(GlobPattern.Parse(chain), GlobPattern.Parse(chain + "a*")));
        Assert.Null(GlobSearch.AreDisjoint(GlobPattern.Parse("*a" + new string('?', 40)), GlobPattern.Parse("*b" + new string('?', 40))));
    }

    private static IEnumerable<string> OfLength(int length) =>
        length == 0 ? [""] : OfLength(length - 1).SelectMany(text => "abc".Select(c => text + c));

    /// <summary>What a pattern matches, straight from the definition.</summary>
    private static bool Defined(string pattern, string text) => pattern switch
    {
        "" => text.Length == 0,
        ['*', .. var rest] => Enumerable.Range(0, text.Length + 1).Any(taken => Defined(rest, text[taken..])),
        _ => text.Length > 0 && (pattern[0] == '?' || pattern[0] == text[0]) && Defined(pattern[1..], text[1..]),
    };
}
