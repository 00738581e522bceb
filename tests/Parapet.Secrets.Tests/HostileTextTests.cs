using System.Text;
using Parapet.Secrets.Forms;

namespace Parapet.Secrets.Tests;

/// <summary>One line of ten megabytes that almost holds secrets: the work must grow with it and not faster.</summary>
public sealed class HostileTextTests(ITestOutputHelper output)
{
    private const int Unit = 2_500_000;

    public static TheoryData<string, string> NearMatches => new()
    {
        { "prefixes without tokens", "sk_live_" },
        { "tokens one character too short", "ghp_" + Specimen.Of(Alphabet.Alphanumeric, 35) + " " },
        { "names without values", "password=" },
        { "names with names as values", "api_key:secret_token=" },
        { "headers of keys", "-----BEGIN RSA PRIVATE " + "KEY-----" },
        { "headers of keys with bodies", "-----BEGIN PRIVATE " + "KEY-----" + new string('A', 60) },
        { "headers of signed tokens", " eyJ" },
        { "parts of signed tokens", ".eyJhbGciOiJIUzI1NiJ9" },
        { "users without hosts", "://a:b@://" },
        { "quotation marks", "token=\"\\\"'" },
        { "numbers of bots", " 1234567890:AA" },
        { "base 64", "MTAxMTEyMTM" },
        { "blanks after names", "secret" + new string(' ', 40) },
        { "dots", "secret.token." },
        { "commands without passwords", "curl x mysql x docker login x " },
        { "types of JSON keys", "{\"kty\":\"oct\",\"d\":" },
        { "private members without a type", $"\"d\":\"{Specimen.Of(Alphabet.Base64Url, 43)}\"," },
        { "dressed headers of keys", "-----BEGIN PRIVATE " + "KEY-----# a b c d e f g h" },
        { "encoded headers of keys", " LS0tLS1CRUdJTi" },
        { "key ids without secrets", "AKIAJ" + Specimen.Of(Alphabet.Base32, 15) + " " },
    };

    [Theory]
    [MemberData(nameof(NearMatches))]
    public void Work_grows_no_faster_than_the_text(string what, string piece)
    {
        var (one, two, four) = (Looks(piece, Unit), Looks(piece, 2 * Unit), Looks(piece, 4 * Unit));
        output.WriteLine($"{what}: {one:N0}, {two:N0}, {four:N0} looks");

        // A look reads a stretch of bounded length, so that the work is the text and the looks.
        Assert.InRange(two, 0, (2 * one) + 64);
        Assert.InRange(four, 0, (4 * one) + 64);
        Assert.InRange(four, 0, 16 * Unit);
    }

    [Fact]
    public void No_detector_sees_more_than_a_bounded_stretch() => Assert.All(SecretScanner.Detectors, detector => Assert.InRange(detector.Reach, 1, 16_384));

    [Fact]
    public void What_lies_beyond_its_stretch_does_not_matter_to_a_detector()
    {
        foreach (var detector in SecretScanner.Detectors)
        {
            var text = "x " + detector.Anchors[0];
            var near = text + new string('\n', detector.Reach);
            Assert.Equal(detector.At(near, new SecretSpan(2, detector.Anchors[0].Length)), detector.At(near + detector.Found().First(), new SecretSpan(2, detector.Anchors[0].Length)));
        }
    }

    private static int Looks(string piece, int length)
    {
        var text = new StringBuilder(length + piece.Length);
        while (text.Length < length)
        {
            text.Append(piece);
        }

        SecretScanner.Candidates(text.ToString(), out var looks);
        return looks;
    }
}
