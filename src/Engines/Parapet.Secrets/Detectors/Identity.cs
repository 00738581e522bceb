using System.Collections.Immutable;
using static Parapet.Secrets.Forms.Form;

namespace Parapet.Secrets.Detectors;

/// <summary>Identity providers.</summary>
internal static class Identity
{
    private static readonly Family Okta = new("Okta", "https://developer.okta.com/docs/guides/create-an-api-token/main/");
    private static readonly Family Auth0 = new("Auth0", "https://auth0.com/docs/get-started/applications/application-settings");

    public static ImmutableArray<SecretDetector> Detectors { get; } =
    [
        Okta.Named("okta-token", "an Okta API token", "okta", Text("00"), Url64(40)),
        Okta.Token("okta-header", "an Okta API token", "SSWS 00", Url64(40)),
        Okta.Named("okta-client-secret", "an Okta client secret", "okta_client_secret|oktaclientsecret", Url64(40, 64)),
        Auth0.Named("auth0-client-secret", "an Auth0 client secret", "auth0", Url64(64)),
        new Family("WorkOS", "https://workos.com/docs/reference/authentication").Key("workos-key", "a WorkOS key", "sk_live_a2V5X|sk_test_a2V5X|sk_a2V5X", Base64(40, 80)),
        new Family("JumpCloud", "https://docs.jumpcloud.com/api/").Key("jumpcloud-key", "a JumpCloud API key", "jca_", Alnum(36)),
        new Family("Duo", "https://duo.com/docs/adminapi").Named("duo-secret", "a Duo secret key", "duo_skey|duo_secret|duo_secret_key", Alnum(40)),
        new Family("OneLogin", "https://developers.onelogin.com/api-docs/2/getting-started/working-with-api-credentials").Named("onelogin-secret", "a OneLogin client secret", "onelogin", Hex(64)),
        new Family("Clerk", "https://clerk.com/docs/deployments/clerk-environment-variables").Named("clerk-secret", "a Clerk secret key", "clerk_secret_key", Text("sk_live_"), Alnum(42, 50)),
        new Family("Teleport", "https://goteleport.com/docs/reference/join-methods/").Named("teleport-token", "a Teleport join token", "teleport_token|teleport_join_token", Hex(32)),
        new Family("Authentik", "https://docs.goauthentik.io/install-config/configuration/").Named("authentik-secret", "the secret key of authentik", "authentik_secret_key", Base64(50, 80)),
    ];
}
