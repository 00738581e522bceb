using Parapet.Analysis.Permissions;
using Parapet.Iam.Catalog;

namespace Parapet.Rules.ROLE;

/// <summary>What denials and the permissions boundary leave of what a statement grants. Without either nothing is asked.</summary>
internal static class Survival
{
    // Together they stand for "nearly everything"; asked only of roles with denials or a boundary.
    private static readonly string[] Spread = ["s3", "dynamodb", "sqs", "sns", "lambda", "states", "secretsmanager", "ec2"];

    /// <summary>Whether an action of the statement is left, on a resource that is not part of the deployment.</summary>
    public static Reach Of(RoleStatement allow, CatalogAction action) =>
        allow.Owner.Permissions.HasLimits ? allow.Owner.Permissions.Through(allow.Grant, action.FullName, Asked(allow, action)) : Reach.Yes;

    /// <summary>Whether half a service's actions, or more, are left of a pattern that takes in all of them.</summary>
    public static Reach OfService(RoleStatement allow, string pattern)
    {
        if (!allow.Owner.Permissions.HasLimits)
        {
            return Reach.Yes;
        }

        return ActionPattern.IsEverything(pattern) ? OfMost(allow) : Half([.. IamCatalog.Matching(pattern).Select(action => Of(allow, action))]);
    }

    /// <summary>Whether half of some service that everybody uses, or more, is left of a statement that grants nearly everything.</summary>
    public static Reach OfMost(RoleStatement allow) =>
        allow.Owner.Permissions.HasLimits
            ? (Reach)Spread.Max(service => (int)Half([.. IamCatalog.Matching(service + ":*").Where(action => allow.Grant.Mentions(action.FullName)).Select(action => Of(allow, action))]))
            : Reach.Yes;

    // A statement that names its resources is asked about the first that is named.
    private static string Asked(RoleStatement allow, CatalogAction action) =>
        allow.AnyResource is null && allow.Statement.Resources is [{ Text.Known: { } named }, ..] ? named.Replace('*', '0') : Probes.For(action);

    private static Reach Half(IReadOnlyList<Reach> answers)
    {
        var half = (answers.Count + 1) / 2;
        return answers.Count == 0 || answers.Count(answer => answer != Reach.No) < half ? Reach.No
            : answers.Count(answer => answer > Reach.Unknown) >= half ? Reach.Yes
            : Reach.Unknown;
    }
}
