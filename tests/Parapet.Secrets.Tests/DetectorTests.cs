using System.Collections.Immutable;
using System.Reflection;
using CsCheck;

namespace Parapet.Secrets.Tests;

public sealed class DetectorTests
{
    private const int MostShown = 4;

    private static readonly string[] Pieces = [.. SecretScanner.Detectors.SelectMany(d => d.Anchors.Concat(d.Found()))];

    public static TheoryData<string> Ids => [.. SecretScanner.Detectors.Select(detector => detector.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_detector_finds_its_examples(string id)
    {
        var detector = Detector(id);
        Assert.All(detector.Found(), text => Assert.Contains(SecretScanner.Scan(text), secret => secret.DetectorId == id));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Nothing_is_found_in_what_a_detector_says_is_none(string id) =>
        Assert.All(Detector(id).NotFound(), text => Assert.Empty(SecretScanner.Scan(text)));

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_preview_shows_four_characters_at_most(string id) =>
        Assert.All(
            Detector(id).Found().SelectMany(text => SecretScanner.Scan(text).Select(secret => (text, secret))),
            pair => Assert.True(pair.secret.Preview == "…" || pair.secret.Preview == string.Concat(pair.text.AsSpan(pair.secret.Offset, MostShown), "…")));

    [Fact]
    public void A_password_is_not_shown_at_all() =>
        Assert.All(
            SecretScanner.Detectors.Where(d => d.Kind == SecretKind.Password).SelectMany(d => d.Found()).SelectMany(text => SecretScanner.Scan(text)),
            secret => Assert.Equal("…", secret.Preview));

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
    public void Ids_are_unique_and_references_are_https()
    {
        Assert.Equal(SecretScanner.Detectors.Length, SecretScanner.Detectors.DistinctBy(d => d.Id).Count());
        Assert.All(SecretScanner.Detectors, d => Assert.StartsWith("https://", d.Reference, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("mdp/feature-logging/FdaCompositePipeline")]
    [InlineData("https://www.fda.gov/media/76860/download")]
    [InlineData("/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem")]
    [InlineData("/aws/reference/secretsmanager/orders/database/password")]
    [InlineData("SECRET_NAME=prod/orders/database-password-2026")]
    [InlineData("arn:aws:secretsmanager:eu-west-1:111122223333:secret:orders/database-AbCdEf")]
    [InlineData("arn:aws:kms:eu-west-1:111122223333:key/0d4e5f6a-1b2c-4d3e-8f9a-0b1c2d3e4f5a")]
    [InlineData("sha512-3Bq1y5Ct0KpVxJ8ZlDg2mFhYwN7sRuLt4eXoAiPvQk9bWfHj6ScMnGzTdIaErUy==")]
    [InlineData("handler.processOrdersFromTheQueueAndStoreThem")]
    [InlineData("git.example.com/orders/processing/deployment")]
    public void What_other_scanners_wrongly_call_a_secret_is_none(string text) => Assert.Empty(SecretScanner.Scan(text));

    [Fact]
    public void Any_text_can_be_scanned_and_every_secret_lies_within_it() =>
        Gen.OneOf(Gen.String, Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i])).Array[0, 6].Sample(parts =>
        {
            var text = string.Concat(parts);
            return SecretScanner.Scan(text).All(secret => secret.Offset >= 0 && secret.Length > 0 && secret.Offset + secret.Length <= text.Length);
        });

    [Fact]
    public void A_long_hostile_text_is_scanned_in_linear_time()
    {
        var text = string.Concat(Enumerable.Repeat("-----BEGIN RSA PRIVATE KEY-----://a:b", 20_000));
        Assert.True(SecretScanner.Scan(text).Length >= 0);
    }

    private static SecretDetector Detector(string id) => SecretScanner.Detectors.Single(detector => detector.Id == id);
}
