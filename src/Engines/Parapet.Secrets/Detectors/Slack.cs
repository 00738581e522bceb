using System.Collections.Immutable;

namespace Parapet.Secrets.Detectors;

/// <summary>Slack.</summary>
internal static class Slack
{
    public static ImmutableArray<SecretDetector> Detectors { get; } =
    [
        new()
        {
            Id = "slack-token",
            Provider = "Slack",
            Kind = SecretKind.Token,
            What = "a Slack token",
            Reference = "https://docs.slack.dev/authentication/tokens",
            Anchors = ["xoxb-", "xoxp-", "xoxa-", "xoxr-", "xoxe-", "xapp-1-"],
            Match = Shapes.Token(Shapes.Base64Url, 40, 250),
            Found = () => ["xoxb-" + Specimen.Of(Shapes.Base64UrlCharacters, 40)],
            NotFound = () => ["xoxb-" + new string('x', 40), "xoxb-" + Specimen.Of(Shapes.Base64UrlCharacters, 36), "axoxb-" + Specimen.Of(Shapes.Base64UrlCharacters, 40)],
        },
        new()
        {
            Id = "slack-webhook",
            Provider = "Slack",
            Kind = SecretKind.Token,
            What = "a Slack webhook address",
            Reference = "https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks",
            Anchors = ["hooks.slack.com/services/"],
            Match = Shapes.Token(Shapes.Base64, 43, 48),
            Found = () => ["https://hooks.slack.com/services/" + "T" + Specimen.Of(Shapes.AlphanumericCharacters, 8) + "/B" + Specimen.Of(Shapes.AlphanumericCharacters, 10, 2) + "/" + Specimen.Of(Shapes.AlphanumericCharacters, 24, 3)],
            NotFound = () => ["https://hooks.slack.com/services/" + "T00000000/B00000000/" + new string('X', 24), "https://hooks.slack.com/services/${Path}"],
        },
    ];
}
