using System.Collections.Immutable;
using Parapet.Iam.Catalog;
using Parapet.Iam.Language;

namespace Parapet.Iam.Evaluation;

/// <summary>
/// One call that AWS has to authorize: who does what with which resources, and in which context.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-reqcontext.html
/// </summary>
public sealed class Request
{
    private RequestContext? completed;
    private string? actionInLowerCase;
    private ImmutableArray<Target> targets;

    /// <summary>Who asks.</summary>
    public required RequestPrincipal Principal { get; init; }

    /// <summary>The IAM action, such as <c>s3:GetObject</c>.</summary>
    public required string Action { get; init; }

    /// <summary>The ARNs of everything the call touches, each of which must be allowed; <c>*</c> for actions on no resource.</summary>
    public required ImmutableArray<string> Resources { get; init; }

    /// <summary>The account of the resources; null when their ARNs say it, or when it is the principal's.</summary>
    public string? ResourceAccount { get; init; }

    /// <summary>Condition keys. Those that follow from the principal (<c>aws:PrincipalArn</c>, <c>aws:PrincipalAccount</c>, …) are added; a value given here counts before.</summary>
    public RequestContext Context { get; init; } = RequestContext.Empty;

    /// <summary>The organisation of the accounts; null when there is none.</summary>
    public Organization? Organization { get; init; }

    /// <summary>Whether the call goes through a VPC endpoint, so that the endpoint's policy counts.</summary>
    public bool ThroughVpcEndpoint { get; init; }

    /// <summary>The context with the keys that follow from the principal and the resource.</summary>
    public RequestContext FullContext => completed ??= DerivedContext.Of(this);

    /// <summary>The action in lower case, as action patterns compare.</summary>
    internal string LowerAction => actionInLowerCase ??= Action.Trim().ToLowerInvariant();

    /// <summary>What statements' resources are compared with: <c>*</c> alone for an action that takes no resource.</summary>
    internal ImmutableArray<Target> Targets
    {
        get
        {
            if (targets.IsDefault)
            {
                ImmutableArray<string> compared = Resources.IsEmpty || IamCatalog.Action(Action) is { WildcardOnly: true } ? ["*"] : Resources;
                targets = [.. compared.Select(resource => new Target(resource, AccountOf(resource)))];
            }

            return targets;
        }
    }

    /// <summary>The account that owns a resource; null when nothing says it.</summary>
    internal string? AccountOf(string resource) =>
        ResourceAccount ?? (Arn.TryParse(resource, out var arn) && RequestPrincipal.IsAccount(arn.Account) ? arn.Account : Principal.Account);
}

/// <summary>A resource of a request.</summary>
/// <param name="Resource">Its ARN, or <c>*</c>.</param>
/// <param name="Account">The account that owns it; null when nothing says it.</param>
internal readonly record struct Target(string Resource, string? Account);
