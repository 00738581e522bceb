using System.Collections.Immutable;
using static Parapet.Secrets.Forms.Form;

namespace Parapet.Secrets.Detectors;

/// <summary>Logs, metrics, traces and alarms.</summary>
internal static class Observability
{
    private static readonly Family NewRelic = new("New Relic", "https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/");
    private static readonly Family Datadog = new("Datadog", "https://docs.datadoghq.com/account_management/api-app-keys/");
    private static readonly Family Sentry = new("Sentry", "https://docs.sentry.io/account/auth-tokens/");
    private static readonly Family Dynatrace = new("Dynatrace", "https://docs.dynatrace.com/docs/manage/identity-access-management/access-tokens-and-oauth-clients/access-tokens");
    private static readonly Family Axiom = new("Axiom", "https://axiom.co/docs/reference/tokens");
    private static readonly Family LaunchDarkly = new("LaunchDarkly", "https://launchdarkly.com/docs/api");

    public static ImmutableArray<SecretDetector> Detectors { get; } =
    [
        NewRelic.Key("new-relic-key", "a New Relic user key", "NRAK-", Alnum(27)),
        NewRelic.Key("new-relic-insert-key", "a New Relic insert key", "NRII-", Url64(32)),
        NewRelic.Key("new-relic-query-key", "a New Relic query key", "NRIQ-", Url64(32)),
        NewRelic.Key("new-relic-rest-key", "a New Relic REST API key", "NRRA-", Hex(42)),
        NewRelic.Around("new-relic-license-key", SecretKind.Key, "a New Relic license key", Hex(36), "NRAL"),
        NewRelic.Around("new-relic-ingest-key", SecretKind.Key, "a New Relic license key", Lower(32), "FFFFNRAL"),
        Datadog.Named("datadog-api-key", "a Datadog API key", "datadog|dd_api_key|dd-api-key|ddapikey", Hex(32)),
        Datadog.Named("datadog-app-key", "a Datadog application key", "datadog|dd_app_key|dd-application-key|dd_application_key|ddappkey", Hex(40)),
        Sentry.Token("sentry-user-token", "a Sentry user token", "sntryu_", Hex(64)),
        Sentry.Token("sentry-organization-token", "a Sentry organization token", "sntrys_", PaddedBase64(80, 600), Text("_"), Base64(43)),
        Sentry.Token("sentry-integration-token", "a Sentry integration token", "sntryi_", Hex(64)),
        Dynatrace.Token("dynatrace-token", "a Dynatrace token", "dt0c01.|dt0s01.|dt0s02.|dt0s03.|dt0s04.|dt0s06.|dt0s08.|dt0s16.", Base32(24), Text("."), Base32(64)),
        new Family("Honeycomb", "https://docs.honeycomb.io/configure/environments/manage-api-keys/").Key("honeycomb-key", "a Honeycomb API key", "hcaik_|hcaic_|hcxik_|hcxlk_|hcxmk_", Lower(58)),
        new Family("Honeycomb", "https://docs.honeycomb.io/configure/environments/manage-api-keys/").Named("honeycomb-key-by-name", "a Honeycomb API key", "honeycomb", Alnum(22, 32)),
        Axiom.Token("axiom-token", "an Axiom API token", "xaat-", Uuid),
        Axiom.Token("axiom-personal-token", "an Axiom personal token", "xapt-", Uuid),
        LaunchDarkly.Key("launchdarkly-sdk-key", "a LaunchDarkly SDK key", "sdk-", Uuid),
        LaunchDarkly.Token("launchdarkly-token", "a LaunchDarkly API token", "api-", Uuid),
        new Family("Splunk", "https://docs.splunk.com/Documentation/Splunk/latest/Data/UsetheHTTPEventCollector").Named("splunk-token", "a Splunk HTTP event collector token", "splunk|hec_token", Uuid),
        new Family("Rollbar", "https://docs.rollbar.com/docs/access-tokens").Named("rollbar-token", "a Rollbar access token", "rollbar", Hex(32)),
        new Family("Bugsnag", "https://docs.bugsnag.com/api/data-access/").Named("bugsnag-token", "a Bugsnag auth token", "bugsnag_auth|bugsnag_token", Hex(32)),
        new Family("PagerDuty", "https://support.pagerduty.com/main/docs/api-access-keys").Named("pagerduty-key", "a PagerDuty API key", "pagerduty|pager_duty|pd_api_key", Text("u+"), Url64(18)),
        new Family("PagerDuty", "https://support.pagerduty.com/main/docs/services-and-integrations").Named("pagerduty-integration-key", "a PagerDuty integration key", "pagerduty|pager_duty", Hex(32)),
        new Family("Opsgenie", "https://docs.opsgenie.com/docs/api-key-management").Named("opsgenie-key", "an Opsgenie API key", "opsgenie|geniekey", Uuid),
        new Family("Segment", "https://docs.segmentapis.com/").Token("segment-token", "a Segment public API token", "sgp_", Alnum(64)),
        new Family("PostHog", "https://posthog.com/docs/api").Key("posthog-key", "a PostHog personal API key", "phx_", Alnum(43, 48)),
        new Family("Mixpanel", "https://developer.mixpanel.com/reference/project-secret").Named("mixpanel-secret", "a Mixpanel secret", "mixpanel_secret|mixpanel_api_secret|mixpanelsecret", Hex(32)),
        new Family("Amplitude", "https://amplitude.com/docs/apis/keys-and-tokens").Named("amplitude-secret", "an Amplitude secret key", "amplitude_secret|amplitudesecret", Hex(32)),
        new Family("Statsig", "https://docs.statsig.com/sdk-keys/api-keys/").Key("statsig-secret", "a Statsig server secret", "secret-", Alnum(40, 48)),
        new Family("Sumo Logic", "https://help.sumologic.com/docs/manage/security/access-keys/").Named("sumo-logic-key", "a Sumo Logic access key", "sumologic|sumo_access_key|sumo_logic", Alnum(64)),
        new Family("Logz.io", "https://docs.logz.io/docs/user-guide/admin/authentication-tokens/api-tokens/").Named("logzio-token", "a Logz.io token", "logzio|logz_io", Uuid),
        new Family("Coralogix", "https://coralogix.com/docs/user-guides/account-management/api-keys/api-keys/").Key("coralogix-key", "a Coralogix API key", "cxtp_|cxup_", Alnum(30, 40)),
    ];
}
