using System.Text;
using System.Text.RegularExpressions;
using CsCheck;
using Parapet.Guard.Generators.Patterns;
using Parapet.Guard.Reading;

namespace Parapet.Guard.Tests.Generators;

public sealed class PatternTests
{
    [Theory]
    [InlineData("^[a-z]+$", "abc", true)]
    [InlineData("^[a-z]+$", "abc\n", false)]
    [InlineData(@"\d+", "42", true)]
    [InlineData(@"\d+", "٤٢", false)]
    [InlineData(@"\w", "é", false)]
    [InlineData(@"\s", "\uFEFF", true)]
    [InlineData(@"\s", "\u180E", false)]
    [InlineData(".", "😀", true)]
    [InlineData("..", "😀", false)]
    [InlineData(".", "\u2028", false)]
    [InlineData("[^a]", "\U0010FFFF", true)]
    [InlineData("[\\u{1F600}-\\u{1F64F}]", "😀", true)]
    [InlineData(@"\ud83d\ude00", "😀", true)]
    [InlineData(@"a\b-b", "a-b", true)]
    [InlineData(@"a\bb", "ab", false)]
    [InlineData(@"a\Bb", "ab", true)]
    [InlineData(@"\ba", "a", true)]
    [InlineData(@"é\b.", "éa", true)]
    [InlineData("a^b", "ab", false)]
    [InlineData("(?:^a|b)+", "abb", true)]
    [InlineData("(?:^a|b)+", "ba", false)]
    [InlineData("a|ab", "ab", true)]
    [InlineData("(a+)+", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab", false)]
    [InlineData("a{2,3}?", "aaa", true)]
    [InlineData("a{2,}", "a", false)]
    [InlineData("(a?){3}", "", true)]
    [InlineData("[]", "a", false)]
    [InlineData("[^]", "\n", true)]
    [InlineData(@"[\d\-x]+", "1-x", true)]
    [InlineData(@"\x41\u0042\cJ\0", "AB\n\0", true)]
    [InlineData("(?<year>[0-9]{4})", "2024", true)]
    [InlineData("", "", true)]
    [InlineData("", "a", false)]
    public void Patterns_mean_what_ECMAScript_says(string pattern, string text, bool matches) => Assert.Equal(matches, Matches(pattern, text));

    [Theory]
    [InlineData("(a")]
    [InlineData("a)")]
    [InlineData("[a")]
    [InlineData("*a")]
    [InlineData("a**")]
    [InlineData("a{2")]
    [InlineData("a{3,2}")]
    [InlineData("a{2000}")]
    [InlineData("[z-a]")]
    [InlineData(@"[\d-z]")]
    [InlineData("(?=a)")]
    [InlineData("(?!a)")]
    [InlineData("(?<=a)")]
    [InlineData("(?<!a)")]
    [InlineData("(?>a)")]
    [InlineData("(?i)a")]
    [InlineData(@"(a)\1")]
    [InlineData(@"\p{L}")]
    [InlineData(@"\A")]
    [InlineData(@"\e")]
    [InlineData("\\")]
    [InlineData("]")]
    [InlineData("(.{900}a){900}")]
    [InlineData("(a|b)*a(a|b){15}")]
    public void What_cannot_be_linear_or_is_no_ECMAScript_is_refused(string pattern) => Assert.Throws<PatternException>(() => TableBuilder.Build(pattern));

    [Fact]
    public void Groups_that_are_nested_without_end_are_refused() => Assert.Throws<PatternException>(() => TableBuilder.Build(new string('(', 100_000)));

    // .NET's own engine means the same for these parts, when the whole text must match.
    [Fact]
    public void Patterns_agree_with_another_engine()
    {
        var atom = Gen.OneOf("a", "b", "ä", "[ab]", "[^a]", @"\b", @"\B", "^", "(?:a|b)", "(?:|ab)", "(?:ä|a)", "[a-ä]", "-");
        var pattern = Gen.Select(atom, Gen.OneOf("", "", "", "*", "+", "?", "{2}", "{0,2}", "{1,}"), (part, count) => part is "^" or @"\b" or @"\B" ? part : part + count)
            .Array[1, 5].Select(string.Concat);
        var text = Gen.OneOf('a', 'b', 'ä', '-', 'c', '\n').Array[0, 6].Select(letters => new string(letters));
        Gen.Select(pattern, text.Array[8]).Sample(
            (source, texts) =>
            {
                var expected = new Regex($@"\A(?:{source.Replace(@"\b", @"(?:(?<![\w-[ä]])(?=[\w-[ä]])|(?<=[\w-[ä]])(?![\w-[ä]]))", StringComparison.Ordinal).Replace(@"\B", @"(?:(?<![\w-[ä]])(?![\w-[ä]])|(?<=[\w-[ä]])(?=[\w-[ä]]))", StringComparison.Ordinal)})\z", RegexOptions.CultureInvariant);
                Assert.All(texts, candidate => Assert.Equal((source, candidate, expected.IsMatch(candidate)), (source, candidate, Matches(source, candidate))));
            },
            iter: 3000,
            threads: 1);
    }

    [Fact]
    public void Sets_of_characters_become_exactly_their_bytes()
    {
        var points = Gen.Int[0, 0x10FFFF];
        Gen.Select(points, points, Gen.OneOf(points, Gen.OneOf(0x7F, 0x80, 0x7FF, 0x800, 0xFFFF, 0x10000))).Sample(
            (one, other, candidate) =>
            {
                var (low, high) = (Math.Min(one, other), Math.Max(one, other));
                if (Rune.IsValid(candidate))
                {
                    Assert.Equal(candidate >= low && candidate <= high, Matches($"[\\u{{{low:X}}}-\\u{{{high:X}}}]", new Rune(candidate).ToString()));
                }
            },
            iter: 3000,
            threads: 1);
    }

    private static bool Matches(string pattern, string text)
    {
        var table = TableBuilder.Build(pattern);
        return Patterns.Matches(Encoding.UTF8.GetBytes(text), table.Classes.ToArray(), table.Steps.ToArray(), table.Width);
    }
}
