using System.Collections.Immutable;
using static Parapet.Secrets.Forms.Form;

namespace Parapet.Secrets.Detectors;

/// <summary>GitLab. Routable tokens carry dots; both forms are found.</summary>
internal static class GitLab
{
    private static readonly Family Lab = new("GitLab", "https://docs.gitlab.com/security/tokens/");

    public static ImmutableArray<SecretDetector> Detectors { get; } =
    [
        Lab.Token("gitlab-routable-token", "a GitLab personal access token", "glpat-|gldt-|glrt-", Url64(27, 300), Text("."), Lower(2), Text("."), Lower(9)),
        Lab.Token("gitlab-routable-short-token", "a GitLab personal access token", "glpat-|gldt-|glrt-", Url64(27, 300), Text("."), Lower(9)),
        Lab.Token("gitlab-token", "a GitLab personal access token", "glpat-", Url64(20, 64)),
        Lab.Token("gitlab-deploy-token", "a GitLab deploy token", "gldt-", Url64(20, 64)),
        Lab.Token("gitlab-runner-token", "a GitLab runner authentication token", "glrt-", Url64(20, 64)),
        Lab.Token("gitlab-runner-registration-token", "a GitLab runner registration token", "GR1348941", Url64(20)),
        Lab.Token("gitlab-trigger-token", "a GitLab pipeline trigger token", "glptt-", Hex(40)),
        Lab.Token("gitlab-job-token", "a GitLab CI job token", "glcbt-", Lower(1, 5), Text("_"), Url64(20, 64)),
        Lab.Token("gitlab-feed-token", "a GitLab feed token", "glft-", Url64(20, 64)),
        Lab.Token("gitlab-mail-token", "a GitLab incoming mail token", "glimt-", Url64(25, 64)),
        Lab.Token("gitlab-agent-token", "a GitLab agent token", "glagent-", Url64(50)),
        Lab.Token("gitlab-scim-token", "a GitLab SCIM token", "glsoat-", Url64(20, 64)),
        Lab.Token("gitlab-feature-flags-token", "a GitLab feature flags client token", "glffct-", Url64(20, 64)),
        Lab.Key("gitlab-oauth-secret", "a GitLab OAuth application secret", "gloas-", Hex(64)),
    ];
}
