using Parapet.Iam.Catalog;
using Parapet.Iam.Language;

namespace Parapet.Iam.Validation.Checks;

/// <summary>
/// Handing roles on: who can pass any role to a service has the permissions of all of them.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html
/// </summary>
internal static class PassRoleChecks
{
    private const string PassRole = "iam:PassRole";
    private const string CreateLinked = "iam:CreateServiceLinkedRole";

    private static readonly PolicyCheck AnyRole = PolicyCheck.Security("pass-role-on-any-role", "`iam:PassRole` on every role gives the permissions of the most powerful role of the account.");
    private static readonly PolicyCheck ByPattern = PolicyCheck.Security("pass-role-by-wildcard", "A pattern of actions takes in `iam:PassRole`, on every role.");
    private static readonly PolicyCheck ByNotAction = PolicyCheck.Security("pass-role-by-not-action", "`NotAction` does not leave out `iam:PassRole`, which is thereby allowed on every role.");
    private static readonly PolicyCheck NotResource = PolicyCheck.Security("pass-role-with-not-resource", "`iam:PassRole` with `NotResource` covers every role but those listed.");
    private static readonly PolicyCheck AnyService = PolicyCheck.Suggestion("pass-role-without-service", "`iam:PassedToService` says to which service the role may be handed.");
    private static readonly PolicyCheck LinkedRole = PolicyCheck.Warning("service-linked-role-on-any-resource", "`iam:CreateServiceLinkedRole` on every resource lets any service get its role; name the service's role or `iam:AWSServiceName`.");
    private static readonly PolicyCheck LinkedRoleNotResource = PolicyCheck.Warning("service-linked-role-with-not-resource", "`iam:CreateServiceLinkedRole` with `NotResource` lets nearly any service get its role.");

    public static CheckGroup Group { get; } = new(
        "Passing and creating roles",
        [AnyRole, ByPattern, ByNotAction, NotResource, AnyService, LinkedRole, LinkedRoleNotResource],
        policy => policy.Kind == PolicyKind.Identity ? policy.Statements.Where(view => view.Allows).SelectMany(Run) : []);

    private static IEnumerable<PolicyIssue> Run(StatementView view)
    {
        var limited = view.MayTest("iam:PassedToService", "iam:AssociatedResourceArn", "iam:ResourceTag/", "aws:ResourceTag/", "aws:ResourceAccount");
        var hasNotResource = view.Statement.Has("NotResource");
        foreach (var (text, at, _) in view.Actions.Where(action => !ActionPattern.IsEverything(action.Text)))
        {
            if (ActionPattern.Matches(text, PassRole))
            {
                var exact = text.AsSpan().IndexOfAny('*', '?') < 0;
                if (hasNotResource)
                {
                    yield return NotResource.At(at, $"`{text}` with `NotResource` lets every other role be passed", view);
                }
                else if (view.CoversAllResources && !limited)
                {
                    yield return (exact ? AnyRole : ByPattern).At(at, $"`{text}` on every resource lets every role be passed to a service", view);
                }
                else if (exact && !limited)
                {
                    yield return AnyService.At(at, "the role can be passed to any service; say which with `iam:PassedToService`", view);
                }
            }

            if (ActionPattern.Matches(text, CreateLinked) && !view.MayTest("iam:AWSServiceName"))
            {
                if (hasNotResource)
                {
                    yield return LinkedRoleNotResource.At(at, $"`{text}` with `NotResource` lets nearly every service get its role", view);
                }
                else if (view.CoversAllResources)
                {
                    yield return LinkedRole.At(at, $"`{text}` on every resource lets every service get its role", view);
                }
            }
        }

        if (view.Statement.Has("NotAction") && view.CoversAllResources && !limited
            && view.NotActions.Length == view.Statement.NotActions.Length && !view.NotActions.Any(action => ActionPattern.Matches(action.Text, PassRole)))
        {
            yield return ByNotAction.At(view.Statement.At, "`NotAction` does not leave out `iam:PassRole`, so every role can be passed", view);
        }
    }
}
