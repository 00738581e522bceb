using System.Globalization;
using Parapet.Analysis.Permissions;
using Parapet.Iam.Catalog;
using Parapet.Values;

namespace Parapet.Rules.ROLE;

/// <summary>Keeps to one finding for one cause: what a broader rule reports of a statement, a narrower one leaves alone.</summary>
internal static class Cause
{
    /// <summary>Whether a rule on the statement as a whole says it already: administrator, NotAction, whole service, policy of AWS that is too broad.</summary>
    public static bool IsReportedWider(Scan scan, UsedRole owner, Grant grant, string action) =>
        owner.Permissions.Administrator.Contains(grant)
        || !grant.Statement.NotActions.IsEmpty
        || grant.Statement.Actions.Any(item => WildcardAction.IsWholeService(item.Text) && ActionPattern.Matches(item.Text.Known ?? "*" + item.Text.Suffix, action))
        || (grant.Managed is not null && scan.Breadth(owner.Role).Any(breadth => breadth.Name == grant.PolicyName));

    /// <summary>Whether a statement of the deployment takes in a whole service, which the rule on those reports.</summary>
    public static bool HasWholeService(Grant grant) => grant.Managed is null && grant.Statement.Actions.Any(item => WildcardAction.IsWholeService(item.Text));

    /// <summary>The pattern in the statement that grants an action, or where the statement stands.</summary>
    public static Location Place(Grant grant, string action)
    {
        if (grant.Managed is not null)
        {
            return grant.At;
        }

        foreach (var item in grant.Statement.Actions)
        {
            if (ActionPattern.Matches(item.Text.Known ?? "*", action))
            {
                return item.At;
            }
        }

        return grant.Statement.NotActions is [var first, ..] ? first.At : grant.At;
    }

    /// <summary>Actions for a sentence, the first few of many.</summary>
    public static string Names(IReadOnlyList<string> actions)
    {
        const int Shown = 3;
        return string.Join(", ", actions.Take(Shown).Select(action => $"`{action}`")) + (actions.Count > Shown ? string.Create(CultureInfo.InvariantCulture, $" and {actions.Count - Shown:N0} more") : "");
    }
}
