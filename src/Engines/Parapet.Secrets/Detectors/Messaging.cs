using System.Collections.Immutable;

namespace Parapet.Secrets.Detectors;

/// <summary>Services that send mail and messages, and shops.</summary>
internal static class Messaging
{
    private const int FirstLength = 22;
    private const int SecondLength = 43;

    public static ImmutableArray<SecretDetector> Detectors { get; } =
    [
        new()
        {
            Id = "sendgrid-key",
            Provider = "SendGrid",
            Kind = SecretKind.Key,
            What = "a SendGrid API key",
            Reference = "https://www.twilio.com/docs/sendgrid/ui/account-and-settings/api-keys",
            Anchors = ["SG."],
            Match = SendGridKey,
            Found = () => ["SG." + Specimen.Of(Shapes.Base64UrlCharacters, FirstLength) + "." + Specimen.Of(Shapes.Base64UrlCharacters, SecondLength, 2)],
            NotFound = () => ["SG." + Specimen.Of(Shapes.Base64UrlCharacters, FirstLength), "SG." + new string('x', FirstLength) + "." + new string('x', SecondLength)],
        },
        new()
        {
            Id = "shopify-token",
            Provider = "Shopify",
            Kind = SecretKind.Token,
            What = "a Shopify access token",
            Reference = "https://shopify.dev/docs/apps/build/authentication-authorization",
            Anchors = ["shpat_", "shpca_", "shppa_", "shpss_"],
            Match = Shapes.Token(Shapes.Hex, 32, 32),
            Found = () => ["shpat_" + Specimen.Of(Shapes.HexCharacters, 32)],
            NotFound = () => ["shpat_" + new string('x', 32), "shpat_" + Specimen.Of(Shapes.HexCharacters, 28), "ashpat_" + Specimen.Of(Shapes.HexCharacters, 32)],
        },
        new()
        {
            Id = "postman-key",
            Provider = "Postman",
            Kind = SecretKind.Key,
            What = "a Postman API key",
            Reference = "https://learning.postman.com/docs/developer/postman-api/authentication/",
            Anchors = ["PMAK-"],
            Match = Shapes.Token(Shapes.Base64Url, 59, 59),
            Found = () => ["PMAK-" + Specimen.Of(Shapes.HexCharacters, 24) + "-" + Specimen.Of(Shapes.HexCharacters, 34, 2)],
            NotFound = () => ["PMAK-" + new string('x', 59), "PMAK-" + Specimen.Of(Shapes.Base64UrlCharacters, 55), "aPMAK-" + Specimen.Of(Shapes.Base64UrlCharacters, 59)],
        },
    ];

    private static SecretSpan? SendGridKey(string text, SecretSpan anchor)
    {
        var dot = anchor.End + FirstLength;
        var isKey = Shapes.StandsAlone(text, anchor.Offset)
            && Shapes.RunAt(text, anchor.End, Shapes.Base64Url, FirstLength) == FirstLength
            && dot < text.Length && text[dot] == '.'
            && Shapes.RunAt(text, dot + 1, Shapes.Base64Url, SecondLength) == SecondLength
            && !Placeholders.IsOne(text.AsSpan(anchor.End, FirstLength));
        return isKey ? new SecretSpan(anchor.Offset, dot + 1 + SecondLength - anchor.Offset) : null;
    }
}
