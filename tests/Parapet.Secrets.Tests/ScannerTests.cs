using CsCheck;
using Parapet.Secrets.Forms;
using Parapet.Secrets.Matching;

namespace Parapet.Secrets.Tests;

public sealed class ScannerTests
{
    private static readonly string[] Pieces = [.. SecretScanner.Detectors.SelectMany(d => d.Anchors.Concat(d.Found()).Concat(d.NotFound())).Distinct()];
    private static readonly AnchorAutomaton Automaton = new(SecretScanner.Detectors);
    private static readonly string Key = "AKIAJ" + Specimen.Of(Alphabet.Base32, 15);

    private static readonly Gen<string> Texts =
        Gen.OneOf(Gen.String[Gen.Char[" \n=:\"'aZ0-_./{}$<\\"], 0, 12], Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]), Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i].ToUpperInvariant()))
            .Array[0, 8].Select(string.Concat);

    [Fact]
    public void The_automaton_finds_what_looking_for_every_anchor_finds() =>
        Texts.Sample(text => Assert.Equal(Slowly(text), SecretScanner.Candidates(text, out _).ToHashSet()), iter: 3_000);

    [Fact]
    public void Every_anchor_of_every_detector_is_reached() =>
        Assert.All(
            SecretScanner.Detectors.SelectMany((detector, rank) => detector.Anchors.Select(anchor => (anchor, rank))),
            pair => Assert.Equal(1, Reached(pair.anchor, pair.rank)));

    [Fact]
    public void A_long_text_has_the_same_places_as_its_parts() =>
        Gen.Select(Texts.Array[1, 30].Select(string.Concat), Gen.Int[0, 700]).Sample((text, blanks) =>
        {
            // Long enough to be read in four stretches, whose borders fall anywhere.
            var padded = new string('\n', 600) + text + new string('\n', blanks);
            Assert.Equal(Places(text), Places(padded).Select(place => place with { End = place.End - 600 }));
        });

    [Fact]
    public void Every_secret_lies_within_its_text_and_none_overlaps_another() =>
        Texts.Sample(text =>
        {
            var end = 0;
            foreach (var secret in SecretScanner.Scan(text))
            {
                Assert.True(secret.Length > 0 && secret.Offset >= end && secret.End <= text.Length);
                end = secret.End;
            }
        });

    [Fact]
    public void Twenty_thousand_mutants_are_scanned_without_an_exception()
    {
        var mutants = 0;
        Gen.Select(Texts, Gen.Int[0, 4], Gen.Int[0, 10_000], Gen.Char).Sample(
            (text, kind, place, c) =>
            {
                SecretScanner.Scan(Mutant(text, kind, place, c));
                SecretScanner.Scan(text, Mutant(text, kind, place + 1, c));
                Interlocked.Increment(ref mutants);
            },
            iter: 20_000);
        Assert.True(mutants >= 20_000);
    }

    [Fact]
    public void A_named_value_is_judged_with_its_name_and_offsets_count_within_it()
    {
        var secret = Assert.Single(SecretScanner.Scan("DATADOG_API_KEY", Specimen.Of(Alphabet.Hex, 32)));
        Assert.Equal(("datadog-api-key", 0, 32), (secret.DetectorId, secret.Offset, secret.Length));
        Assert.Empty(SecretScanner.Scan("BUILD", Specimen.Of(Alphabet.Hex, 32)));
    }

    [Theory]
    [InlineData("with blanks 4 you")]
    [InlineData("with \"quotation\"4marks")]
    [InlineData("with;semi,colons4&more")]
    public void A_named_value_is_judged_to_its_end(string value)
    {
        var text = value.Replace(' ', '~');
        Assert.Equal(text.Length, Assert.Single(SecretScanner.Scan("DB_PASSWORD", text)).Length);
    }

    [Fact]
    public void What_stands_in_the_name_is_not_the_values() => Assert.Empty(SecretScanner.Scan(Key, "eu-west-1"));

    [Fact]
    public void A_value_with_several_secrets_has_all_of_them()
    {
        var value = $"postgres://app:{Specimen.Of(Alphabet.Alphanumeric, 14)}@db.internal/orders {Key}";
        Assert.Equal(["postgres-url", "aws-access-key-id"], SecretScanner.Scan("SETTINGS", value).Select(secret => secret.DetectorId));
    }

    [Fact]
    public void The_more_specific_detector_speaks() =>
        Assert.Equal("github-token", Assert.Single(SecretScanner.Scan("GITHUB_TOKEN", "ghp_" + Base62.Specimen(36, 3))).DetectorId);

    [Theory]
    [InlineData("\u001b[32m")]
    [InlineData("\\x1b[1;32m")]
    [InlineData("\\033[0m")]
    [InlineData("\\u001b[38;5;12m")]
    [InlineData("%3D")]
    [InlineData("%22")]
    [InlineData("\\x22")]
    [InlineData("\\u0022")]
    [InlineData("\\n")]
    public void A_token_starts_after_an_escape(string before)
    {
        var secret = Assert.Single(SecretScanner.Scan("a" + before + "ghp_" + Base62.Specimen(36, 3)));
        Assert.Equal(1 + before.Length, secret.Offset);
    }

    [Theory]
    [InlineData("%41")]
    [InlineData("\\x41")]
    [InlineData("\\u0041")]
    [InlineData("3D")]
    [InlineData("x22")]
    [InlineData("[32m")]
    [InlineData("item")]
    public void A_token_does_not_start_within_a_word(string before) => Assert.Empty(SecretScanner.Scan(before + "ghp_" + Base62.Specimen(36, 3)));

    private static int Reached(string anchor, int rank) =>
        Automaton.Places(anchor).Sum(place => Automaton.At(place).Count(hit => hit.Rank == rank && hit.Text.Equals(anchor, StringComparison.OrdinalIgnoreCase) && hit.IsSpelled(anchor, place.End)));

    private static IEnumerable<AnchorPlace> Places(string text) => Automaton.Places(text).OrderBy(place => place.End).ThenBy(place => place.State);

    private static HashSet<Candidate> Slowly(string text)
    {
        var found = new HashSet<Candidate>();
        for (var rank = 0; rank < SecretScanner.Detectors.Length; rank++)
        {
            var detector = SecretScanner.Detectors[rank];
            foreach (var anchor in detector.Anchors)
            {
                for (var at = text.IndexOf(anchor, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(anchor, at + 1, StringComparison.OrdinalIgnoreCase))
                {
                    if (detector.At(text, new SecretSpan(at, anchor.Length)) is { } span)
                    {
                        found.Add(new Candidate(span, rank));
                    }
                }
            }
        }

        return found;
    }

    private static string Mutant(string text, int kind, int place, char c)
    {
        var at = text.Length == 0 ? 0 : place % text.Length;
        return kind switch
        {
            0 => text[at..],
            1 => text[..at],
            2 => text.Insert(at, c.ToString()),
            3 => text.Length == 0 ? "" : text.Remove(at, 1),
            _ => text.Replace(text.Length == 0 ? 'a' : text[at], c),
        };
    }
}
