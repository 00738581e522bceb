using System.Collections.Immutable;
using Parapet.Iam.Catalog.Packed;

namespace Parapet.Iam.Catalog;

/// <summary>
/// The AWS managed policies, built in: https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html.
/// Reading one reads those beside it by name, not all.
/// </summary>
public static class ManagedPolicies
{
    private const string ArnMiddle = ":iam::aws:policy/";

    private static readonly Lazy<PolicyTable> Table = new(() => new PolicyTable(EmbeddedTable.Read("managed-policies.bin")));

    /// <summary>The names of all of them without their paths, in ordinal order.</summary>
    public static ImmutableArray<string> Names => Table.Value.Names;

    /// <summary>All of them, in ordinal order of their names.</summary>
    public static IEnumerable<ManagedPolicy> All => Enumerable.Range(0, Names.Length).Select(Table.Value.At);

    /// <summary>
    /// The policy with a name (<c>AmazonS3ReadOnlyAccess</c>), a path and a name (<c>service-role/AWSLambdaBasicExecutionRole</c>)
    /// or an ARN of any partition; null when AWS has none.
    /// </summary>
    public static ManagedPolicy? Find(string nameOrArn)
    {
        if (!nameOrArn.StartsWith("arn:", StringComparison.Ordinal))
        {
            return nameOrArn.Contains('/', StringComparison.Ordinal) ? Table.Value.FindAt(nameOrArn) : Table.Value.Find(nameOrArn);
        }

        var partition = nameOrArn.AsSpan(4);
        return partition.IndexOf(':') is > 0 and var end && partition[end..].StartsWith(ArnMiddle)
            ? Table.Value.FindAt(partition[(end + ArnMiddle.Length)..])
            : null;
    }
}
