using System.Collections.Immutable;
using System.Reflection;

namespace Parapet.Secrets.Tests;

public sealed class DetectorTests
{
    private const int FewestDetectors = 200;

    public static TheoryData<string> Ids => [.. SecretScanner.Detectors.Select(detector => detector.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_detector_finds_its_examples(string id)
    {
        var detector = Detector(id);
        Assert.NotEmpty(detector.Found());
        Assert.All(detector.Found(), (text, i) => Assert.True(
            detector.IsOpen ? Finds(text, id) : SecretScanner.Scan(text).Any(secret => secret.DetectorId == id),
            $"example {i}: {string.Join(", ", SecretScanner.Scan(text))}"));
    }

    [Fact]
    public void What_everybody_may_know_is_reported_by_no_detector() =>
        Assert.All(SecretScanner.Detectors.Where(detector => detector.IsOpen).SelectMany(detector => detector.Found()), text =>
        {
            Assert.Empty(SecretScanner.Scan(text));
            Assert.Empty(SecretScanner.Scan("API_SECRET_TOKEN", text[(text.IndexOfAny([' ', '=', '"']) + 1)..].Trim('"', '\n', ' ', '=')));
        });

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_detector_finds_nothing_in_what_it_says_is_none(string id)
    {
        var detector = Detector(id);
        Assert.NotEmpty(detector.NotFound());
        Assert.All(detector.NotFound(), (text, i) => Assert.False(Finds(text, id), $"example {i}"));
    }

    [Fact]
    public void There_are_as_many_as_promised() => Assert.True(SecretScanner.Detectors.Length >= FewestDetectors);

    [Fact]
    public void Every_family_is_in_the_list()
    {
        var families = typeof(SecretScanner).Assembly.GetTypes()
            .Select(type => type.GetProperty("Detectors", BindingFlags.Public | BindingFlags.Static))
            .Where(property => property?.DeclaringType != typeof(SecretScanner) && property?.PropertyType == typeof(ImmutableArray<SecretDetector>))
            .SelectMany(property => (ImmutableArray<SecretDetector>)property!.GetValue(null)!)
            .Select(detector => detector.Id);
        Assert.Equal(SecretScanner.Detectors.Select(d => d.Id).Order(), families.Order());
    }

    [Fact]
    public void Ids_are_unique_and_kebab_case_and_references_are_https()
    {
        Assert.Equal([], SecretScanner.Detectors.GroupBy(d => d.Id).Where(group => group.Count() > 1).Select(group => group.Key));
        Assert.All(SecretScanner.Detectors, d => Assert.Matches("^[a-z0-9]+(-[a-z0-9]+)*$", d.Id));
        Assert.All(SecretScanner.Detectors, d => Assert.True(Uri.TryCreate(d.Reference, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps, d.Id));
    }

    [Fact]
    public void What_is_found_is_said_as_a_fragment_with_its_article() =>
        Assert.All(SecretScanner.Detectors, d => Assert.Matches("^(an? |the |what |credentials )[^\\n]*[^. ]$", d.What));

    [Fact]
    public void Anchors_are_short_texts_of_ascii() =>
        Assert.All(SecretScanner.Detectors.SelectMany(d => d.Anchors), anchor => Assert.True(anchor.Length >= 2 && anchor.All(char.IsAscii), anchor));

    private static bool Finds(string text, string id) => SecretScanner.Candidates(text, out _).Exists(candidate => SecretScanner.Detectors[candidate.Rank].Id == id);

    private static SecretDetector Detector(string id) => SecretScanner.Detectors.Single(detector => detector.Id == id);
}
