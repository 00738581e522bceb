using System.Collections.Immutable;
using static Parapet.Secrets.Forms.Form;

namespace Parapet.Secrets.Detectors;

/// <summary>Where software is built, checked and kept.</summary>
internal static class Builds
{
    private static readonly Family Sonar = new("SonarQube", "https://docs.sonarsource.com/sonarqube-server/latest/user-guide/managing-tokens/");
    private static readonly Family CircleCI = new("CircleCI", "https://circleci.com/docs/managing-api-tokens/");
    private static readonly Family Buildkite = new("Buildkite", "https://buildkite.com/docs/platform/security/tokens");
    private static readonly Family Sourcegraph = new("Sourcegraph", "https://sourcegraph.com/docs/cli/how-tos/creating_an_access_token");
    private static readonly Family Snyk = new("Snyk", "https://docs.snyk.io/snyk-api/authentication-for-api");

    public static ImmutableArray<SecretDetector> Detectors { get; } =
    [
        Sonar.Token("sonar-user-token", "a SonarQube user token", "squ_", Hex(40)),
        Sonar.Token("sonar-project-token", "a SonarQube project token", "sqp_", Hex(40)),
        Sonar.Token("sonar-global-token", "a SonarQube global token", "sqa_", Hex(40)),
        Sonar.Named("sonar-token", "a SonarQube token", "sonar", Hex(40)),
        CircleCI.Token("circleci-personal-token", "a CircleCI personal token", "CCIPAT_", Alnum(22), Text("_"), Hex(40)),
        CircleCI.Token("circleci-project-token", "a CircleCI project token", "CCIPRJ_", Alnum(22), Text("_"), Hex(40)),
        CircleCI.Named("circleci-token", "a CircleCI token", "circleci|circle_token|circle_ci", Hex(40)),
        Buildkite.Token("buildkite-user-token", "a Buildkite API token", "bkua_", Hex(40)),
        Buildkite.Token("buildkite-agent-token", "a Buildkite agent token", "bkct_|bkat_", Alnum(40, 80)),
        Sourcegraph.Token("sourcegraph-token", "a Sourcegraph token", "sgp_", Hex(16), Text("_"), Hex(40)),
        Sourcegraph.Token("sourcegraph-local-token", "a Sourcegraph token", "sgp_local_|sgp_", Hex(40)),
        Snyk.Token("snyk-service-token", "a Snyk service account token", "snyk_uat.|snyk_sat.", Hex(8), Text("."), Url64(100, 400)),
        Snyk.Named("snyk-token", "a Snyk token", "snyk", Uuid),
        new Family("Codecov", "https://docs.codecov.com/docs/codecov-tokens").Named("codecov-token", "a Codecov token", "codecov", Uuid),
        new Family("Travis CI", "https://docs.travis-ci.com/api/").Named("travis-token", "a Travis CI token", "travis", Alnum(22)),
        new Family("Jenkins", "https://www.jenkins.io/doc/book/system-administration/authenticating-scripted-clients/").Named("jenkins-token", "a Jenkins API token", "jenkins", Text("11"), Hex(32)),
        new Family("Gitea", "https://docs.gitea.com/development/api-usage").Named("gitea-token", "a Gitea token", "gitea|forgejo|codeberg", Hex(40)),
        new Family("Chromatic", "https://www.chromatic.com/docs/setup/").Token("chromatic-token", "a Chromatic project token", "chpt_", Alnum(14, 20)) with { Certainty = Certainty.Likely },
        new Family("BrowserStack", "https://www.browserstack.com/docs/automate/api-reference/introduction").Named("browserstack-key", "a BrowserStack access key", "browserstack", Alnum(20)),
        new Family("Sauce Labs", "https://docs.saucelabs.com/basics/acct-team-mgmt/managing-user-info/").Named("saucelabs-key", "a Sauce Labs access key", "sauce_access_key|saucelabs|sauce_labs", Uuid),
        new Family("VirusTotal", "https://docs.virustotal.com/docs/api-overview").Named("virustotal-key", "a VirusTotal API key", "virustotal|virus_total|vt_api_key", Hex(64)),
        new Family("Shodan", "https://developer.shodan.io/api").Named("shodan-key", "a Shodan API key", "shodan", Alnum(32)),
        new Family("Semgrep", "https://semgrep.dev/docs/semgrep-ci/ci-environment-variables").Named("semgrep-token", "a Semgrep app token", "semgrep", Hex(64)),
        new Family("Rootly", "https://docs.rootly.com/api-reference/overview").Token("rootly-token", "a Rootly token", "rootly_", Hex(64)),
        new Family("Nx", "https://nx.dev/ci/recipes/security/access-tokens").Named("nx-cloud-token", "an Nx Cloud token", "nx_cloud_access_token|nx_cloud_auth_token", Base64(66, 68)),
    ];
}
