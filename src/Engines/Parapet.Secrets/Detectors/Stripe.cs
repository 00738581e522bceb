using System.Collections.Immutable;

namespace Parapet.Secrets.Detectors;

/// <summary>Stripe. Keys of the test mode move no money and are left alone.</summary>
internal static class Stripe
{
    public static ImmutableArray<SecretDetector> Detectors { get; } =
    [
        new()
        {
            Id = "stripe-key",
            Provider = "Stripe",
            Kind = SecretKind.Key,
            What = "a Stripe live key",
            Reference = "https://docs.stripe.com/keys",
            Anchors = ["sk_live_", "rk_live_"],
            Match = Shapes.Token(Shapes.Alphanumeric, 24, 247),
            Found = () => ["sk_live_" + Specimen.Of(Shapes.AlphanumericCharacters, 24)],
            NotFound = () => ["sk_live_" + new string('x', 24), "sk_live_" + Specimen.Of(Shapes.AlphanumericCharacters, 20), "ask_live_" + Specimen.Of(Shapes.AlphanumericCharacters, 24)],
        },
        new()
        {
            Id = "stripe-webhook-secret",
            Provider = "Stripe",
            Kind = SecretKind.Key,
            What = "a Stripe webhook signing secret",
            Reference = "https://docs.stripe.com/webhooks",
            Anchors = ["whsec_"],
            Match = Shapes.Token(Shapes.Alphanumeric, 32, 64),
            Found = () => ["whsec_" + Specimen.Of(Shapes.AlphanumericCharacters, 32)],
            NotFound = () => ["whsec_" + new string('x', 32), "whsec_" + Specimen.Of(Shapes.AlphanumericCharacters, 28), "awhsec_" + Specimen.Of(Shapes.AlphanumericCharacters, 32)],
        },
    ];
}
