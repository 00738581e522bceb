using System.Collections.Immutable;
using static Parapet.Secrets.Forms.Form;

namespace Parapet.Secrets.Detectors;

/// <summary>Tools that teams plan, write and design with.</summary>
internal static class Collaboration
{
    private static readonly Family Atlassian = new("Atlassian", "https://support.atlassian.com/atlassian-account/docs/manage-api-tokens-for-your-atlassian-account/");
    private static readonly Family Bitbucket = new("Bitbucket", "https://support.atlassian.com/bitbucket-cloud/docs/access-tokens/");
    private static readonly Family Notion = new("Notion", "https://developers.notion.com/docs/authorization");
    private static readonly Family Linear = new("Linear", "https://linear.app/developers/graphql");
    private static readonly Family HubSpot = new("HubSpot", "https://developers.hubspot.com/docs/guides/apps/private-apps/overview");

    public static ImmutableArray<SecretDetector> Detectors { get; } =
    [
        Atlassian.Token("atlassian-token", "an Atlassian API token", "ATATT3xFfGF0", Url64(150, 250), Text("="), UpperHex(8)),
        Atlassian.Token("atlassian-admin-token", "an Atlassian organization token", "ATCTT3xFfGN0", Url64(150, 250), Text("="), UpperHex(8)),
        Atlassian.Named("jira-token", "an Atlassian API token", "jira|confluence|atlassian", Alnum(24)),
        Bitbucket.Token("bitbucket-app-password", "a Bitbucket app password", "ATBB", Alnum(32)),
        Bitbucket.Token("bitbucket-access-token", "a Bitbucket access token", "ATCTT3xFfGF0", Url64(150, 250), Text("="), UpperHex(8)),
        Notion.Token("notion-token", "a Notion token", "ntn_", Alnum(46)),
        Notion.Token("notion-legacy-token", "a Notion token", "secret_", Alnum(43)),
        Linear.Key("linear-key", "a Linear API key", "lin_api_", Alnum(40)),
        Linear.Token("linear-oauth-token", "a Linear OAuth token", "lin_oauth_", Hex(64)),
        Linear.Key("linear-webhook-secret", "a Linear webhook secret", "lin_wh_", Alnum(40)),
        new Family("Airtable", "https://airtable.com/developers/web/guides/personal-access-tokens").Token("airtable-token", "an Airtable token", "pat", Alnum(14), Text("."), Hex(64)),
        new Family("Airtable", "https://support.airtable.com/docs/airtable-api-key-deprecation-notice").Named("airtable-key", "an Airtable API key", "airtable", Text("key"), Alnum(14)),
        new Family("Asana", "https://developers.asana.com/docs/personal-access-token").Named("asana-token", "an Asana token", "asana", Digits(1), Text("/"), Digits(14, 20), Text(":"), Hex(32)),
        new Family("Trello", "https://developer.atlassian.com/cloud/trello/guides/rest-api/authorization/").Token("trello-token", "a Trello token", "ATTA", Alnum(72)),
        new Family("Figma", "https://www.figma.com/developers/api#access-tokens").Token("figma-token", "a Figma token", "figd_|figo_|figor_", Url64(38, 50)),
        new Family("ClickUp", "https://developer.clickup.com/docs/authentication").Token("clickup-token", "a ClickUp token", "pk_", Digits(6, 10), Text("_"), Upper(32)),
        new Family("Typeform", "https://www.typeform.com/developers/get-started/personal-access-token/").Token("typeform-token", "a Typeform token", "tfp_", Unreserved(59)),
        new Family("Contentful", "https://www.contentful.com/developers/docs/references/authentication/").Token("contentful-token", "a Contentful management token", "CFPAT-", Url64(43)),
        new Family("ReadMe", "https://docs.readme.com/main/reference/authentication").Key("readme-key", "a ReadMe API key", "rdme_", Lower(70)),
        new Family("Postman", "https://learning.postman.com/docs/developer/postman-api/authentication/").Key("postman-key", "a Postman API key", "PMAK-", Hex(24), Text("-"), Hex(34)),
        new Family("Postman", "https://learning.postman.com/docs/developer/postman-api/authentication/").Token("postman-collection-token", "a Postman collection access token", "PMAT-", Upper(26)),
        HubSpot.Token("hubspot-token", "a HubSpot private app token", "pat-na1-|pat-na2-|pat-eu1-|pat-ap1-", Uuid),
        HubSpot.Named("hubspot-key", "a HubSpot key", "hubspot|hapikey", Uuid),
        new Family("Intercom", "https://developers.intercom.com/docs/build-an-integration/learn-more/authentication").Token("intercom-token", "an Intercom token", "dG9rO", Base64(50, 60), Text("=")),
        new Family("Zendesk", "https://developer.zendesk.com/api-reference/introduction/security-and-auth/").Named("zendesk-token", "a Zendesk API token", "zendesk", Alnum(40)),
        new Family("Salesforce", "https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/quickstart_oauth.htm").Token("salesforce-session", "a Salesforce session", "00D", Alnum(12), Text("!"), Unreserved(80, 130)),
        new Family("Salesforce", "https://help.salesforce.com/s/articleView?id=sf.user_security_token.htm").Named("salesforce-security-token", "a Salesforce security token", "salesforce_security_token|sf_security_token|sfdc_token", Alnum(24, 25)),
        new Family("Zapier", "https://help.zapier.com/hc/en-us/articles/8496288690317").Token("zapier-webhook", "a Zapier webhook address", "hooks.zapier.com/hooks/catch/", Digits(5, 9), Text("/"), Lower(6, 10)) with { Certainty = Certainty.Likely },
        new Family("Make", "https://www.make.com/en/help/tools/webhooks").Token("make-webhook", "a Make webhook address", "hook.eu1.make.com/|hook.eu2.make.com/|hook.us1.make.com/|hook.us2.make.com/", Lower(32)),
        new Family("Dropbox", "https://developers.dropbox.com/oauth-guide").Token("dropbox-token", "a Dropbox access token", "sl.u.|sl.", Url64(130, 1400)),
        new Family("Frame.io", "https://developer.frame.io/docs/getting-started/authentication").Token("frameio-token", "a Frame.io token", "fio-u-", Url64(64)),
        new Family("Beamer", "https://www.getbeamer.com/api").Token("beamer-token", "a Beamer token", "b_", Base64(43), Text("=")),
    ];
}
