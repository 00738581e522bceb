using System.Collections.Immutable;
using static Parapet.Secrets.Forms.Form;

namespace Parapet.Secrets.Detectors;

/// <summary>Mail and short messages.</summary>
internal static class Mail
{
    private static readonly Family Twilio = new("Twilio", "https://www.twilio.com/docs/iam/api-keys");
    private static readonly Family Mailgun = new("Mailgun", "https://documentation.mailgun.com/docs/mailgun/api-reference/mg-auth");
    private static readonly Family Brevo = new("Brevo", "https://developers.brevo.com/docs/getting-started");

    public static ImmutableArray<SecretDetector> Detectors { get; } =
    [
        new Family("SendGrid", "https://www.twilio.com/docs/sendgrid/ui/account-and-settings/api-keys").Key("sendgrid-key", "a SendGrid API key", "SG.", Url64(22), Text("."), Url64(43)),
        Twilio.Beside("twilio-key-id", SecretKind.Identifier, "the id of a Twilio API key", "SK", "twilio", Hex(32)),
        Twilio.Named("twilio-auth-token", "a Twilio auth token", "twilio", Hex(32)),
        Twilio.Named("twilio-key-secret", "a Twilio API key secret", "twilio_api_secret|twilio_secret|twilio_key_secret|twilioapisecret", Alnum(32)),
        Mailgun.Beside("mailgun-key", SecretKind.Key, "a Mailgun API key", "key-", "mailgun", Hex(32)),
        Mailgun.Named("mailgun-private-key", "a Mailgun API key", "mailgun", Hex(32), Text("-"), Hex(8), Text("-"), Hex(8)),
        new Family("Mailchimp", "https://mailchimp.com/developer/marketing/guides/quick-start/").Around("mailchimp-key", SecretKind.Key, "a Mailchimp API key", Hex(32), "-us", Digits(1, 2)),
        new Family("Mailchimp Transactional", "https://mailchimp.com/developer/transactional/guides/quick-start/").Key("mandrill-key", "a Mailchimp Transactional key", "md-", Url64(22)),
        new Family("Postmark", "https://postmarkapp.com/developer/api/overview").Named("postmark-token", "a Postmark token", "postmark", Uuid),
        new Family("SparkPost", "https://developers.sparkpost.com/api/").Named("sparkpost-key", "a SparkPost API key", "sparkpost", Hex(40)),
        Brevo.Key("brevo-key", "a Brevo API key", "xkeysib-", Hex(64), Text("-"), Alnum(16)),
        Brevo.Key("brevo-smtp-key", "a Brevo SMTP key", "xsmtpsib-", Hex(64), Text("-"), Alnum(16)),
        new Family("Resend", "https://resend.com/docs/api-reference/introduction").Key("resend-key", "a Resend API key", "re_", Alnum(8), Text("_"), Alnum(24)),
        new Family("MailerSend", "https://developers.mailersend.com/general.html").Token("mailersend-token", "a MailerSend token", "mlsn.", Hex(64)),
        new Family("Mailjet", "https://dev.mailjet.com/email/guides/").Named("mailjet-secret", "a Mailjet key", "mailjet|mj_apikey", Hex(32)),
        new Family("Klaviyo", "https://developers.klaviyo.com/en/docs/authenticate_").Key("klaviyo-key", "a private Klaviyo key", "pk_", Hex(34)),
        new Family("Courier", "https://www.courier.com/docs/reference/auth/intro/").Token("courier-token", "a Courier production token", "pk_prod_", Upper(28)),
        new Family("MessageBird", "https://developers.messagebird.com/api/").Named("messagebird-key", "a MessageBird access key", "messagebird|message_bird", Alnum(25)),
        new Family("Vonage", "https://developer.vonage.com/en/getting-started/concepts/authentication").Named("vonage-secret", "a Vonage API secret", "vonage|nexmo", Alnum(16)),
        new Family("Telnyx", "https://developers.telnyx.com/docs/overview").Key("telnyx-key", "a Telnyx API key", "KEY0", Upper(31), Text("_"), Alnum(22)),
        new Family("Customer.io", "https://docs.customer.io/integrations/api/track/").Named("customerio-key", "a Customer.io key", "customerio|customer_io", Hex(20)),
        new Family("OneSignal", "https://documentation.onesignal.com/docs/en/keys-and-ids").Key("onesignal-key", "a OneSignal key", "os_v2_app_|os_v2_org_", Lower(103)),
        new Family("Pusher", "https://pusher.com/docs/channels/library_auth_reference/rest-api/").Named("pusher-secret", "a Pusher secret", "pusher_secret|pusher_app_secret|pushersecret", Hex(20)),
        new Family("PubNub", "https://www.pubnub.com/docs/general/setup/api-keys").Key("pubnub-secret-key", "a PubNub secret key", "sec-c-", Url64(36, 64)),
        new Family("Sendbird", "https://sendbird.com/docs/chat/platform-api/v3/prepare-to-use-api").Named("sendbird-token", "a Sendbird token", "sendbird", Hex(40)),
    ];
}
