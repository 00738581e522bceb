using System.Collections.Immutable;
using Parapet.Iam.Language;

namespace Parapet.Cli.Policies;

/// <summary>Names of the kinds of policy, and a guess from what a policy says.</summary>
internal static class KindGuess
{
    /// <summary>The names on the command line.</summary>
    public static ImmutableArray<string> Names { get; } = ["identity", "resource", "trust", "boundary", "session", "scp", "rcp", "vpc-endpoint", "key"];

    /// <summary>The kind with a name on the command line.</summary>
    public static PolicyKind Of(string name) => (PolicyKind)Names.IndexOf(name);

    /// <summary>The name of a kind on the command line.</summary>
    public static string NameOf(PolicyKind kind) => Names[(int)kind];

    /// <summary>
    /// The kind that a policy most likely is. Without principals it is an identity's. With principals it is a role's trust policy
    /// when it is about taking the role, a key's when it is about KMS only, else some other resource's.
    /// Limits (boundary, session, scp, rcp, vpc-endpoint) look like the policies that they limit, so they have to be named.
    /// </summary>
    public static PolicyKind Guess(PolicyDocument document)
    {
        if (!document.Statements.Any(statement => statement.Has("Principal") || statement.Has("NotPrincipal")))
        {
            return PolicyKind.Identity;
        }

        var actions = document.Statements.SelectMany(statement => statement.Actions.Concat(statement.NotActions)).Select(action => action.Text.Prefix.Trim()).ToList();
        return actions.Exists(action => action.StartsWith("sts:", StringComparison.OrdinalIgnoreCase)) && !document.Statements.Any(statement => statement.Has("Resource")) ? PolicyKind.Trust
            : actions.Count > 0 && actions.TrueForAll(action => action.StartsWith("kms:", StringComparison.OrdinalIgnoreCase)) ? PolicyKind.Key
            : PolicyKind.Resource;
    }
}
