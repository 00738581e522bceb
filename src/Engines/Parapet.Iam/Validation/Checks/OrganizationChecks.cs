using Parapet.Iam.Catalog;
using Parapet.Iam.Language;

namespace Parapet.Iam.Validation.Checks;

/// <summary>
/// Control policies of AWS Organizations, whose grammar is narrower.
/// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_syntax.html and .../orgs_manage_policies_scps_syntax.html
/// </summary>
internal static class OrganizationChecks
{
    private static readonly PolicyCheck Allow = PolicyCheck.Error("rcp-allow", "A resource control policy only denies; AWS's own `RCPFullAWSAccess` allows.");
    private static readonly PolicyCheck NotAction = PolicyCheck.Error("rcp-not-action", "A resource control policy has no `NotAction`.");
    private static readonly PolicyCheck NotPrincipal = PolicyCheck.Error("rcp-not-principal", "A resource control policy has no `NotPrincipal`.");
    private static readonly PolicyCheck Principal = PolicyCheck.Error("rcp-principal", "A resource control policy is about everybody: its principal is `*`, and conditions say the rest.");
    private static readonly PolicyCheck OnlyWildcard = PolicyCheck.Error("rcp-action-wildcard", "A resource control policy names the service of each action; `*` alone is refused.");
    private static readonly PolicyCheck Service = PolicyCheck.Warning("rcp-unsupported-service", "Resource control policies do not limit this service. https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html");
    private static readonly PolicyCheck DenyAll = PolicyCheck.Warning("control-policy-denies-everything", "The statement forbids everything to everybody below the place where the policy is attached, without a condition.");

    public static CheckGroup Group { get; } = new(
        "Control policies of organizations",
        [Allow, NotAction, NotPrincipal, Principal, OnlyWildcard, Service, DenyAll],
        policy => policy.Statements.SelectMany(view => policy.Kind switch
        {
            PolicyKind.ResourceControl => [.. Run(view), .. Everything(view)],
            PolicyKind.ServiceControl => Everything(view),
            _ => [],
        }));

    private static IEnumerable<PolicyIssue> Run(StatementView view)
    {
        if (view.Allows)
        {
            yield return Allow.At(view.Statement.Effect.At, "a resource control policy only denies", view);
        }

        foreach (var element in view.Statement.Elements)
        {
            if (element.Name is "NotAction" or "NotPrincipal")
            {
                yield return (element.Name == "NotAction" ? NotAction : NotPrincipal).At(element.At, $"a resource control policy has no `{element.Name}`", view);
            }
        }

        foreach (var principal in view.Statement.Principals.Where(p => p.Name.Known is { } name && !(name == "*" && p.Type is "*" or "AWS")))
        {
            yield return Principal.At(principal.At, $"the principal of a resource control policy is `*`, not `{principal.Name.Known}`", view);
        }

        foreach (var (text, at, _) in view.Actions)
        {
            if (!text.Contains(':', StringComparison.Ordinal))
            {
                yield return OnlyWildcard.At(at, "name the service of each action, such as `s3:*`", view);
            }
            else if (text[..text.IndexOf(':', StringComparison.Ordinal)] is var prefix && IamCatalog.Service(prefix) is not null && !IamCatalog.SupportsResourceControlPolicies(prefix))
            {
                yield return Service.At(at, $"resource control policies do not limit `{prefix}`", view);
            }
        }
    }

    private static IEnumerable<PolicyIssue> Everything(StatementView view)
    {
        if (view.Denies && view.IsUnconditional && view.CoversAllResources && view.Actions.Any(action => ActionPattern.IsEverything(action.Text)))
        {
            yield return DenyAll.At(view.Statement.At, "the statement forbids everything to everybody", view);
        }
    }
}
