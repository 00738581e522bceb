using Parapet.Iam.Catalog;
using Parapet.Iam.Language;

namespace Parapet.Iam.Validation.Checks;

/// <summary>Statements that cover more than a reader expects.</summary>
internal static class BroadAccessChecks
{
    private static readonly PolicyCheck Everything = PolicyCheck.Security("allow-everything", "Every action on every resource without a condition makes whoever has the policy an administrator.");
    private static readonly PolicyCheck AllowNotAction = PolicyCheck.Security("allow-with-not-action", "`Allow` with `NotAction` grants every action but those listed, also those that AWS adds later.");
    private static readonly PolicyCheck AllowNotResource = PolicyCheck.Security("allow-with-not-resource", "`Allow` with `NotResource` grants the actions on everything but what is listed, also on what is created later.");
    private static readonly PolicyCheck DenyNotAction = PolicyCheck.Suggestion("deny-with-not-action", "`Deny` with `NotAction` and without a condition forbids every action but those listed, also those that AWS adds later.");
    private static readonly PolicyCheck WholeService = PolicyCheck.Security("allow-permissions-management", "Every action of a service that hands out permissions lets whoever has the policy take any other permission.");

    private static readonly string[] HandsOutPermissions = ["iam", "organizations", "sso"];

    public static CheckGroup Group { get; } = new(
        "Broad access", [Everything, AllowNotAction, AllowNotResource, DenyNotAction, WholeService], policy => policy.Statements.SelectMany(Run));

    private static IEnumerable<PolicyIssue> Run(StatementView view)
    {
        var kind = view.Policy.Kind;
        var grants = view.Allows && kind is not (PolicyKind.ServiceControl or PolicyKind.Boundary or PolicyKind.Session or PolicyKind.VpcEndpoint);
        if (grants && view.Statement.Has("NotAction"))
        {
            yield return AllowNotAction.At(view.Statement.At, "the statement allows every action but those listed, also actions to come", view);
        }

        if (grants && view.Statement.Has("NotResource"))
        {
            yield return AllowNotResource.At(view.Statement.At, "the statement allows its actions on everything but what is listed", view);
        }

        if (view.Denies && view.Statement.Has("NotAction") && view.IsUnconditional && !view.NotActions.Any(action => ActionPattern.IsEverything(action.Text)))
        {
            yield return DenyNotAction.At(view.Statement.At, "the statement forbids every action but those listed, also actions to come", view);
        }

        if (!grants || kind != PolicyKind.Identity || !view.IsUnconditional || !view.CoversAllResources)
        {
            yield break;
        }

        foreach (var (text, at, _) in view.Actions)
        {
            if (ActionPattern.IsEverything(text))
            {
                yield return Everything.At(at, "the statement allows every action on every resource", view);
            }
            else if (HandsOutPermissions.Any(service => ActionPattern.IsWholeService(text) && ActionPattern.Matches(text, service + ":Any")))
            {
                yield return WholeService.At(at, $"`{text}` on every resource can be turned into any other permission", view);
            }
        }
    }
}
