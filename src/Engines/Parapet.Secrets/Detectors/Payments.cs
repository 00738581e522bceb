using System.Collections.Immutable;
using static Parapet.Secrets.Forms.Form;

namespace Parapet.Secrets.Detectors;

/// <summary>Other payment services and shops. Keys of test modes are left alone.</summary>
internal static class Payments
{
    public static ImmutableArray<SecretDetector> Detectors { get; } =
    [
        .. Shopify(new("Shopify", "https://shopify.dev/docs/apps/build/authentication-authorization")),
        .. Square(new("Square", "https://developer.squareup.com/docs/build-basics/access-tokens")),
        .. PayPal(new("PayPal", "https://developer.paypal.com/api/rest/authentication/"), new("Braintree", "https://developer.paypal.com/braintree/articles/control-panel/important-gateway-credentials")),
        .. Others(),
    ];

    private static SecretDetector[] Shopify(Family shop) =>
    [
        shop.Token("shopify-token", "a Shopify access token", "shpat_", Hex(32)),
        shop.Token("shopify-custom-app-token", "a Shopify custom app token", "shpca_", Hex(32)),
        shop.Token("shopify-private-app-token", "a Shopify private app token", "shppa_", Hex(32)),
        shop.Key("shopify-shared-secret", "a Shopify shared secret", "shpss_", Hex(32)),
        shop.Token("shopify-storefront-private-token", "a private Shopify storefront token", "shpst_|shpua_", Hex(32)),
        shop.Token("shopify-partner-token", "a Shopify partner API token", "prtapi_", Hex(32)),
    ];

    private static SecretDetector[] Square(Family square) =>
    [
        square.Token("square-access-token", "a Square access token", "sq0atp-", Url64(22)),
        square.Key("square-oauth-secret", "a Square OAuth secret", "sq0csp-", Url64(43)),
        square.Token("square-production-token", "a Square production access token", "EAAA", Url64(60)),
    ];

    private static SecretDetector[] PayPal(Family payPal, Family braintree) =>
    [
        payPal.Named("paypal-client-secret", "a PayPal client secret", "paypal", Text("E"), Url64(79)),
        braintree.Token("braintree-access-token", "a Braintree access token", "access_token$production$", Lower(16), Text("$"), Hex(32)),
        braintree.Named("braintree-private-key", "a Braintree private key", "braintree", Hex(32)),
    ];

    private static SecretDetector[] Others() =>
    [
        new Family("Plaid", "https://plaid.com/docs/api/").Token("plaid-access-token", "a Plaid access token", "access-production-|access-development-", Uuid),
        new Family("Plaid", "https://plaid.com/docs/quickstart/").Named("plaid-secret", "a Plaid secret", "plaid", Hex(30)),
        new Family("Razorpay", "https://razorpay.com/docs/api/authentication/").Key("razorpay-key-id", "the id of a Razorpay live key", "rzp_live_", Alnum(14)) with { Kind = SecretKind.Identifier },
        new Family("Razorpay", "https://razorpay.com/docs/api/authentication/").Named("razorpay-key-secret", "a Razorpay key secret", "razorpay_key_secret|razorpay_secret", Alnum(24)),
        new Family("Paystack", "https://paystack.com/docs/api/authentication/").Key("paystack-key", "a Paystack live key", "sk_live_", Hex(40)),
        new Family("Flutterwave", "https://developer.flutterwave.com/docs/authentication").Key("flutterwave-key", "a Flutterwave secret key", "FLWSECK-", Hex(32), Text("-X")),
        new Family("Mollie", "https://docs.mollie.com/reference/authentication").Key("mollie-key", "a Mollie live key", "live_", Alnum(30)),
        new Family("Mollie", "https://docs.mollie.com/reference/authentication").Token("mollie-access-token", "a Mollie access token", "access_", Alnum(32, 40)) with { Certainty = Certainty.Likely },
        new Family("GoCardless", "https://developer.gocardless.com/api-reference/").Token("gocardless-token", "a GoCardless live token", "live_", Url64(40)),
        new Family("Adyen", "https://docs.adyen.com/development-resources/api-credentials/").Key("adyen-key", "an Adyen API key", "AQE", Base64(60, 200), Text("-"), Base64(40, 60), Text("="), Text("-"), Unreserved(10, 40)),
        new Family("EasyPost", "https://docs.easypost.com/docs/authentication").Key("easypost-key", "an EasyPost production key", "EZAK", Alnum(54)),
        new Family("Shippo", "https://docs.goshippo.com/docs/guides_general/authentication/").Token("shippo-token", "a Shippo live token", "shippo_live_", Hex(40)),
        new Family("Duffel", "https://duffel.com/docs/api/overview/welcome").Token("duffel-token", "a Duffel live token", "duffel_live_", Url64(43)),
        new Family("Lob", "https://docs.lob.com/").Key("lob-key", "a Lob live key", "live_", Hex(35)),
        new Family("Paddle", "https://developer.paddle.com/api-reference/about/authentication").Key("paddle-key", "a Paddle live key", "pdl_live_apikey_", Lower(26), Text("_"), Alnum(22), Text("_"), Alnum(3)),
        new Family("Checkout.com", "https://www.checkout.com/docs/developer-resources/api/manage-api-keys").Key("checkout-key", "a Checkout.com secret key", "sk_", Lower(27)) with { Certainty = Certainty.Likely },
        new Family("Coinbase", "https://docs.cdp.coinbase.com/").Named("coinbase-secret", "a Coinbase API secret", "coinbase", Alnum(64)),
        new Family("Binance", "https://developers.binance.com/docs/binance-spot-api-docs").Named("binance-secret", "a Binance API secret", "binance", Alnum(64)),
        new Family("Stytch", "https://stytch.com/docs/api/authentication").Key("stytch-secret", "a Stytch live secret", "secret-live-", Url64(30, 48)),
        new Family("RevenueCat", "https://www.revenuecat.com/docs/projects/authentication").Key("revenuecat-key", "a RevenueCat secret key", "sk_", Letters(32)) with { Certainty = Certainty.Likely },
    ];
}
