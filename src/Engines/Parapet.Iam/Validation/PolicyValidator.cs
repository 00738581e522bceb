using System.Collections.Immutable;
using Parapet.Iam.Language;
using Parapet.Iam.Validation.Checks;

namespace Parapet.Iam.Validation;

/// <summary>
/// Checks one policy by itself, in the manner of IAM Access Analyzer's ValidatePolicy
/// (https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html), without an account.
/// What a template leaves unknown is never held against a policy.
/// </summary>
public static class PolicyValidator
{
    private static readonly CheckGroup[] All =
    [
        DocumentChecks.Group, StatementChecks.Group, SizeChecks.Group, EmptyChecks.Group,
        ActionChecks.Group, BroadAccessChecks.Group, PassRoleChecks.Group,
        ArnChecks.Group, ArnFieldChecks.Group, ResourceChecks.Group,
        PrincipalChecks.Group, TrustChecks.Group, FederationChecks.Group, ResourcePolicyChecks.Group, OrganizationChecks.Group,
        ConditionKeyChecks.Group, ConditionOperatorChecks.Group, ConditionValueChecks.Group, KeyFormatChecks.Group, IpRangeChecks.Group, VariableChecks.Group,
        RedundancyChecks.Group,
    ];

    /// <summary>Every check, in the order of the page that lists them.</summary>
    public static ImmutableArray<PolicyCheck> Checks { get; } = [.. All.SelectMany(group => group.Checks)];

    /// <summary>The groups of checks.</summary>
    internal static IEnumerable<CheckGroup> Groups => All;

    /// <summary>The issues of a policy, in the order of their places, then of their checks.</summary>
    /// <param name="document">The policy as written.</param>
    /// <param name="kind">What it is attached to, which decides what may stand in it.</param>
    public static ImmutableArray<PolicyIssue> Validate(PolicyDocument document, PolicyKind kind)
    {
        var view = new PolicyView(document, kind);
        return
        [
            .. All.SelectMany(group => group.Run(view))
                .Distinct()
                .OrderBy(issue => issue.At)
                .ThenBy(issue => issue.Check, StringComparer.Ordinal)
                .ThenBy(issue => issue.Message, StringComparer.Ordinal),
        ];
    }
}
