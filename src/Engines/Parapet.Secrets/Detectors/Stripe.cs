using System.Collections.Immutable;
using static Parapet.Secrets.Forms.Form;

namespace Parapet.Secrets.Detectors;

/// <summary>Stripe. Keys of the test mode move no money and are left alone.</summary>
internal static class Stripe
{
    private static readonly Family Payments = new("Stripe", "https://docs.stripe.com/keys");
    private static readonly Family Hooks = new("Stripe", "https://docs.stripe.com/webhooks");

    public static ImmutableArray<SecretDetector> Detectors { get; } =
    [
        Payments.Key("stripe-key", "a Stripe live key", "sk_live_", Alnum(24, 247)),
        Payments.Key("stripe-restricted-key", "a restricted Stripe live key", "rk_live_", Alnum(24, 247)),
        Payments.Key("stripe-organization-key", "a Stripe organization key", "sk_org_live_|sk_org_", Alnum(24, 247)),
        Payments.Key("stripe-test-key", "a Stripe test key", "sk_test_|rk_test_", Alnum(24, 247)) with { IsOpen = true },
        Payments.Key("stripe-ephemeral-key", "a Stripe ephemeral key", "ek_live_", Alnum(24, 247)),
        Hooks.Key("stripe-webhook-secret", "a Stripe webhook signing secret", "whsec_", Alnum(32, 64)),
    ];
}
