using System.Collections.Immutable;
using static Parapet.Secrets.Forms.Form;

namespace Parapet.Secrets.Detectors;

/// <summary>Clouds and hosting.</summary>
internal static class Clouds
{
    private static readonly Family DigitalOcean = new("DigitalOcean", "https://docs.digitalocean.com/reference/api/create-personal-access-token/");
    private static readonly Family Cloudflare = new("Cloudflare", "https://developers.cloudflare.com/fundamentals/api/get-started/token-formats/");
    private static readonly Family Fly = new("Fly.io", "https://fly.io/docs/security/tokens/");
    private static readonly Family Vercel = new("Vercel", "https://vercel.com/changelog/new-token-formats-and-secret-scanning");

    public static ImmutableArray<SecretDetector> Detectors { get; } =
    [
        DigitalOcean.Token("digitalocean-token", "a DigitalOcean token", "dop_v1_", Hex(64)),
        DigitalOcean.Token("digitalocean-oauth-token", "a DigitalOcean OAuth token", "doo_v1_", Hex(64)),
        DigitalOcean.Token("digitalocean-refresh-token", "a DigitalOcean refresh token", "dor_v1_", Hex(64)),
        Cloudflare.Token("cloudflare-user-token", "a Cloudflare user API token", "cfut_", Alnum(40), Hex(8)),
        Cloudflare.Token("cloudflare-account-token", "a Cloudflare account API token", "cfat_", Alnum(40), Hex(8)),
        Cloudflare.Key("cloudflare-global-key", "a Cloudflare global API key", "cfk_", Alnum(40), Hex(8)),
        Cloudflare.Key("cloudflare-origin-ca-key", "a Cloudflare Origin CA key", "v1.0-", Hex(24), Text("-"), Hex(146)),
        Cloudflare.Named("cloudflare-token-by-name", "a Cloudflare API token", "cloudflare|cf_api_token", Url64(40)),
        Cloudflare.Named("cloudflare-key-by-name", "a Cloudflare API key", "cloudflare|cf_api_key", Hex(37)),
        new Family("Supabase", "https://supabase.com/docs/reference/api/introduction").Token("supabase-versioned-token", "a Supabase access token", "sbp_v0_", Hex(40)),
        Fly.Token("fly-token", "a Fly.io token", "fo1_", Url64(43)),
        Fly.Token("fly-macaroon", "a Fly.io token", "fm1r_|fm1a_|fm2_", Base64(100, 4000)),
        Vercel.Token("vercel-token", "a Vercel token", "vcp_|vci_|vca_|vcr_|vck_", Alnum(24, 70)),
        Vercel.Token("vercel-blob-token", "a Vercel Blob token", "vercel_blob_rw_", Alnum(16), Text("_"), Alnum(30)),
        new Family("Netlify", "https://docs.netlify.com/cli/get-started/").Token("netlify-token", "a Netlify token", "nfp_|nfc_|nfo_|nfu_", Alnum(36)),
        new Family("Heroku", "https://devcenter.heroku.com/articles/authentication").Key("heroku-key", "a Heroku API key", "HRKU-", Url64(36, 64)),
        new Family("Heroku", "https://devcenter.heroku.com/articles/authentication").Named("heroku-key-by-name", "a Heroku API key", "heroku", Uuid),
        new Family("Render", "https://render.com/docs/api").Key("render-key", "a Render API key", "rnd_", Alnum(28, 36)),
        new Family("Alibaba Cloud", "https://www.alibabacloud.com/help/en/ram/user-guide/create-an-accesskey-pair").Key("alibaba-access-key-id", "the id of an Alibaba Cloud access key", "LTAI", Alnum(20)) with { Kind = SecretKind.Identifier },
        new Family("Alibaba Cloud", "https://www.alibabacloud.com/help/en/ram/user-guide/create-an-accesskey-pair").Named("alibaba-secret", "an Alibaba Cloud access key secret", "alibaba|aliyun|alicloud|access_key_secret|accesskeysecret", Alnum(30)),
        new Family("Tencent Cloud", "https://www.tencentcloud.com/document/product/598/32675").Key("tencent-secret-id", "the id of a Tencent Cloud key", "AKID", Alnum(32)) with { Kind = SecretKind.Identifier },
        new Family("Tencent Cloud", "https://www.tencentcloud.com/document/product/598/32675").Named("tencent-secret", "a Tencent Cloud secret key", "tencent|qcloud", Alnum(32)),
        new Family("Yandex Cloud", "https://yandex.cloud/en/docs/iam/concepts/authorization/api-key").Key("yandex-key", "a Yandex Cloud API key", "AQVN", Url64(35, 38)),
        new Family("Yandex Cloud", "https://yandex.cloud/en/docs/iam/concepts/authorization/iam-token").Token("yandex-token", "a Yandex Cloud IAM token", "t1.", Url64(100, 250), Text("."), Url64(86)),
        new Family("Scaleway", "https://www.scaleway.com/en/docs/iam/how-to/create-api-keys/").Named("scaleway-secret", "a Scaleway secret key", "scw_secret_key|scaleway", Uuid),
        new Family("Linode", "https://techdocs.akamai.com/linode-api/reference/get-started").Named("linode-token", "a Linode token", "linode", Hex(64)),
        new Family("Hetzner", "https://docs.hetzner.cloud/").Named("hetzner-token", "a Hetzner Cloud token", "hcloud|hetzner", Alnum(64)),
        new Family("Vultr", "https://www.vultr.com/api/").Named("vultr-key", "a Vultr API key", "vultr", Upper(36)),
        new Family("IBM Cloud", "https://cloud.ibm.com/docs/account?topic=account-userapikey").Named("ibm-key", "an IBM Cloud API key", "ibm|ibmcloud|bluemix", Url64(44)),
        new Family("Fastly", "https://www.fastly.com/documentation/reference/api/auth-tokens/").Named("fastly-token", "a Fastly API token", "fastly", Url64(32)),
        new Family("Tailscale", "https://tailscale.com/kb/1277/key-prefixes").Key("tailscale-key", "a Tailscale key", "tskey-auth-|tskey-api-|tskey-client-|tskey-scim-|tskey-webhook-", Alnum(9, 20), Text("-"), Alnum(20, 40)),
        new Family("ngrok", "https://ngrok.com/docs/agent/config/v3/").Named("ngrok-token", "an ngrok token", "ngrok", Alnum(27), Text("_"), Alnum(21)),
        new Family("NetBird", "https://docs.netbird.io/how-to/access-netbird-public-api").Token("netbird-token", "a NetBird token", "nbp_", Alnum(36)),
        new Family("Defined Networking", "https://docs.defined.net/guides/automating-host-creation/").Key("defined-networking-key", "a Defined Networking API key", "dnkey-", Upper(26), Text("-"), Upper(52)),
        new Family("Railway", "https://docs.railway.com/guides/public-api").Named("railway-token", "a Railway token", "railway", Uuid),
    ];
}
