using System.Collections.Immutable;
using Parapet.Iam.Catalog;
using Parapet.Iam.Language;
using Parapet.Iam.Validation;

namespace Parapet.Iam.Tests.Validation;

/// <summary>The policies that AWS itself keeps: whatever is an error in them is more likely an error of ours.</summary>
public sealed class ManagedPolicyValidationTests
{
    // AWS's own policies have no quota, and these are slips: an ARN that ends in its colon, a key that AWS does not document.
    private static readonly string[] KnownErrors = ["policy-too-large", "AmazonDevOpsGuruOrganizationsAccess arn-empty-resource", "AWSSSOServiceRolePolicy unknown-global-key"];

    [Fact]
    public void Policies_of_aws_have_no_errors_but_known_ones()
    {
        var errors =
            from policy in ManagedPolicies.All
            from issue in Validate(policy, PolicyKind.Identity)
            where issue.Severity == IssueSeverity.Error && !KnownErrors.Contains(issue.Check) && !KnownErrors.Contains($"{policy.Name} {issue.Check}")
            select $"{policy.Name} {issue.Check}: {issue.Message}";
        Assert.Equal([], errors);
    }

    [Fact]
    public void Most_policies_of_aws_have_no_issue_at_all()
    {
        var clean = ManagedPolicies.All.Count(policy => Validate(policy, PolicyKind.Identity).All(issue => issue.Severity == IssueSeverity.Suggestion));
        Assert.True(clean >= ManagedPolicies.Names.Length * 7 / 10, $"{clean} of {ManagedPolicies.Names.Length}");
    }

    [Theory]
    [InlineData(PolicyKind.Resource)]
    [InlineData(PolicyKind.Trust)]
    [InlineData(PolicyKind.ResourceControl)]
    public void Every_policy_can_be_checked_as_any_kind(PolicyKind kind) =>
        Assert.All(ManagedPolicies.All, policy => Assert.NotEmpty(Validate(policy, kind)));

    [Fact]
    public void The_same_policy_gives_the_same_issues() =>
        Assert.All(ManagedPolicies.All.Take(200), policy => Assert.Equal(Validate(policy, PolicyKind.Identity), Validate(policy, PolicyKind.Identity)));

    private static ImmutableArray<PolicyIssue> Validate(ManagedPolicy policy, PolicyKind kind) =>
        PolicyValidator.Validate(PolicyReader.ReadJson(policy.Document.Span, policy.Name), kind);
}
