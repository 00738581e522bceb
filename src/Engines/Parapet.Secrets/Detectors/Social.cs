using System.Collections.Immutable;
using Parapet.Secrets.Forms;
using static Parapet.Secrets.Forms.Form;

namespace Parapet.Secrets.Detectors;

/// <summary>Social networks, media and maps.</summary>
internal static class Social
{
    private static readonly Family Meta = new("Meta", "https://developers.facebook.com/docs/facebook-login/guides/access-tokens/");
    private static readonly Family X = new("X", "https://docs.x.com/fundamentals/authentication/overview");
    private static readonly Family Discord = new("Discord", "https://discord.com/developers/docs/resources/webhook");

    public static ImmutableArray<SecretDetector> Detectors { get; } =
    [
        Meta.Checked("facebook-token", SecretKind.Token, "a Facebook access token", "EAA", token => !token.Contains("AAAA", StringComparison.Ordinal), () => ["EAA" + Specimen.Of(Alphabet.Alphanumeric, 160)], Alnum(100, 400)),
        Meta.Named("facebook-app-secret", "a Facebook app secret", "facebook|fb_app_secret|fb_secret|instagram", Hex(32)),
        X.Token("twitter-bearer-token", "a bearer token of X", "AAAAAAAAAAAAAAAAAAAAA", Unreserved(30, 45), Text("%3D"), Alnum(40, 60)),
        X.Named("twitter-secret", "a secret of X", "twitter_consumer_secret|twitter_api_secret|twitter_secret|twitter_access_token_secret|x_api_secret", Alnum(45, 50)),
        new Family("Discord", "https://discord.com/developers/docs/topics/oauth2").Named("discord-client-secret", "a Discord client secret", "discord_client_secret|discord_secret|discordclientsecret", Url64(32)),
        Discord.Token("discord-webhook", "a Discord webhook address", "discord.com/api/webhooks/|discordapp.com/api/webhooks/", Digits(17, 20), Text("/"), Url64(60, 72)),
        new Family("Twitch", "https://dev.twitch.tv/docs/authentication/").Named("twitch-secret", "a Twitch secret", "twitch", Lower(30)),
        new Family("Spotify", "https://developer.spotify.com/documentation/web-api/concepts/authorization").Named("spotify-secret", "a Spotify client secret", "spotify", Hex(32)),
        new Family("LinkedIn", "https://learn.microsoft.com/linkedin/shared/authentication/authentication").Key("linkedin-secret", "a LinkedIn client secret", "WPL_AP1.", Alnum(16), Text("."), Base64(6), Text("==")),
        new Family("Mapbox", "https://docs.mapbox.com/help/dive-deeper/access-tokens/").Token("mapbox-secret-token", "a secret Mapbox token", "sk.eyJ", Url64(60, 240), Text("."), Url64(22)),
        new Family("Mapbox", "https://docs.mapbox.com/help/dive-deeper/access-tokens/").Token("mapbox-temporary-token", "a temporary Mapbox token", "tk.eyJ", Url64(60, 240), Text("."), Url64(22)),
        new Family("Mapbox", "https://docs.mapbox.com/help/dive-deeper/access-tokens/").Token("mapbox-public-token", "a public Mapbox token", "pk.eyJ", Url64(10, 240), Text("."), Url64(22)) with { IsOpen = true },
        new Family("Zoom", "https://developers.zoom.us/docs/internal-apps/").Named("zoom-secret", "a Zoom client secret", "zoom_client_secret|zoom_secret|zoom_api_secret", Alnum(32)),
        new Family("Adafruit IO", "https://io.adafruit.com/api/docs/").Key("adafruit-key", "an Adafruit IO key", "aio_", Alnum(28)),
        new Family("Yelp", "https://docs.developer.yelp.com/docs/fusion-authentication").Named("yelp-key", "a Yelp API key", "yelp", Url64(128)),
        new Family("OpenWeather", "https://openweathermap.org/appid").Named("openweather-key", "an OpenWeather key", "openweather|owm_api_key", Hex(32)),
        new Family("Giphy", "https://developers.giphy.com/docs/api/").Named("giphy-key", "a Giphy API key", "giphy", Alnum(32)),
        new Family("Cloudinary", "https://cloudinary.com/documentation/how_to_integrate_cloudinary").Named("cloudinary-secret", "a Cloudinary API secret", "cloudinary_api_secret|cloudinary_secret|cloudinaryapisecret", Url64(27)),
        new Family("Mux", "https://www.mux.com/docs/core/make-api-requests").Named("mux-secret", "a Mux token secret", "mux_token_secret|mux_secret", Base64(75)),
        new Family("Agora", "https://docs.agora.io/en/video-calling/reference/manage-agora-account").Named("agora-certificate", "an Agora app certificate", "agora_app_secret|agora_secret|agora_key", Hex(32)),
        new Family("IVS", "https://docs.aws.amazon.com/ivs/latest/LowLatencyUserGuide/getting-started-create-channel.html").Key("ivs-stream-key", "an Amazon IVS stream key", "sk_us-east-1_|sk_us-west-2_|sk_eu-west-1_|sk_eu-central-1_|sk_ap-south-1_|sk_ap-northeast-1_|sk_ap-northeast-2_", Alnum(12), Text("_"), Alnum(30)),
    ];
}
