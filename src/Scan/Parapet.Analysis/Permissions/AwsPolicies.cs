using System.Collections.Concurrent;
using System.Collections.Immutable;
using Parapet.Iam.Catalog;
using Parapet.Iam.Language;

namespace Parapet.Analysis.Permissions;

/// <summary>Policies that AWS keeps, read once for all deployments of a run: nearly every function has the same few.</summary>
internal static class AwsPolicies
{
    private static readonly ConcurrentDictionary<string, AwsPolicy> ByArn = new(StringComparer.Ordinal);

    /// <summary>The policy with a name or an ARN; null when AWS has none.</summary>
    public static AwsPolicy? Find(string nameOrArn) =>
        ByArn.TryGetValue(nameOrArn, out var known) ? known
        : ManagedPolicies.Find(nameOrArn) is { } policy ? ByArn.GetOrAdd(policy.Arn, _ => Read(policy))
        : null;

    private static AwsPolicy Read(ManagedPolicy policy)
    {
        var document = PolicyReader.ReadJson(policy.Document.Span, policy.Arn);
        return new AwsPolicy(policy, document, [.. document.Statements.Select(statement => new StatementForms(document, statement, PolicyKind.Identity))]);
    }
}

/// <summary>A policy that AWS keeps, made ready.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="Document">Its content.</param>
/// <param name="Statements">Its statements.</param>
internal sealed record AwsPolicy(ManagedPolicy Policy, PolicyDocument Document, ImmutableArray<StatementForms> Statements);
