using System.Collections.Immutable;
using static Parapet.Secrets.Forms.Form;

namespace Parapet.Secrets.Detectors;

/// <summary>Google.</summary>
internal static class Google
{
    private static readonly Family Cloud = new("Google", "https://cloud.google.com/docs/authentication/api-keys");
    private static readonly Family OAuth = new("Google", "https://developers.google.com/identity/protocols/oauth2");
    private static readonly Family Storage = new("Google", "https://cloud.google.com/storage/docs/authentication/hmackeys");
    private static readonly Family Messaging = new("Google", "https://firebase.google.com/docs/cloud-messaging/auth-server");
    private static readonly Family Captcha = new("Google", "https://developers.google.com/recaptcha/docs/verify");

    public static ImmutableArray<SecretDetector> Detectors { get; } =
    [
        Cloud.Key("google-api-key", "a Google API key", "AIza", Url64(35)),
        OAuth.Key("google-oauth-client-secret", "a Google OAuth client secret", "GOCSPX-", Url64(28)),
        OAuth.Token("google-service-token", "an access token of a Google service account", "ya29.c.", Url64(60, 4000)),
        OAuth.Token("google-oauth-access-token", "a Google OAuth access token", "ya29.", Url64(60, 500)),
        OAuth.Token("google-oauth-refresh-token", "a Google OAuth refresh token", "1//0", Url64(80, 200)),
        Storage.Key("google-hmac-key-id", "the id of a Google Cloud Storage HMAC key", "GOOG1E", Base32(55)) with { Kind = SecretKind.Identifier },
        Storage.Named("google-hmac-secret", "a Google Cloud Storage HMAC secret", "gcs_secret|gs_secret|hmac_secret", Base64(40)),
        Messaging.Key("firebase-server-key", "a Firebase Cloud Messaging server key", "AAAA", Url64(7), Text(":"), Url64(140)),
        Captcha.Named("recaptcha-secret", "a reCAPTCHA secret key", "recaptcha_secret|recaptcha_private", Text("6L"), Url64(38)),
    ];
}
