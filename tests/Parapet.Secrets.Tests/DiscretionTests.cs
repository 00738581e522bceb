using Parapet.Secrets.Forms;

namespace Parapet.Secrets.Tests;

/// <summary>Nothing that the engine says repeats a secret.</summary>
public sealed class DiscretionTests
{
    private const int LongestRepeated = 6;

    public static TheoryData<string> Ids => [.. SecretScanner.Detectors.Select(detector => detector.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_finding_repeats_nothing_of_the_secret_but_the_prefix_that_all_share(string id)
    {
        var detector = SecretScanner.Detectors.Single(d => d.Id == id);
        Assert.All(detector.Found().SelectMany(text => SecretScanner.Scan(text), (text, secret) => (Value: text.Substring(secret.Offset, secret.Length), Secret: secret)), pair =>
        {
            var said = pair.Secret.ToString();
            var prefix = pair.Secret.Preview.TrimEnd('…');
            Assert.StartsWith(prefix, pair.Value, StringComparison.Ordinal);
            Assert.True(prefix.Length == 0 || SecretScanner.Detectors.Any(d => d.Id == pair.Secret.DetectorId && d.Anchors.Contains(prefix)));
            var rest = pair.Value[prefix.Length..].Replace("IncomingWebhook", "", StringComparison.Ordinal);
            for (var i = 0; i + LongestRepeated <= rest.Length; i++)
            {
                Assert.DoesNotContain(rest.Substring(i, LongestRepeated), said, StringComparison.Ordinal);
            }
        });
    }

    [Fact]
    public void A_password_is_not_shown_at_all() =>
        Assert.All(
            SecretScanner.Detectors.SelectMany(d => d.Found()).SelectMany(text => SecretScanner.Scan(text)).Where(secret => secret.Kind == SecretKind.Password),
            secret => Assert.Equal("…", secret.Preview));

    [Fact]
    public void No_type_that_comes_out_of_a_scan_prints_the_value()
    {
        var password = Specimen.Of(Alphabet.Alphanumeric, 16);
        var text = "DB_PASSWORD=" + password;
        var candidates = SecretScanner.Candidates(text, out _);
        Assert.NotEmpty(candidates);
        Assert.All(candidates, candidate => Assert.DoesNotContain(password, candidate.ToString(), StringComparison.Ordinal));
        Assert.All(SecretScanner.Scan(text), secret => Assert.DoesNotContain(password, secret.ToString(), StringComparison.Ordinal));
        Assert.All(SecretScanner.Detectors, detector => Assert.DoesNotContain(password, detector.ToString(), StringComparison.Ordinal));
    }
}
