using Parapet.Model;

namespace Parapet.Rules.DATA;

/// <summary>What a policy on a resource is about, for a sentence.</summary>
internal static class PolicyTargets
{
    /// <summary>The resources of the deployment that the policy applies to, or the one that carries it.</summary>
    public static string Name(Scan scan, ResourcePolicy policy)
    {
        var targets = policy.Targets.SelectMany(target => target.Text.References).Select(to => scan.Deployment.Resource(to.Resource)).OfType<Resource>().ToList();
        return targets.Count == 0 ? $"`{policy.Resource.LogicalId}`" : string.Join(" and ", targets.Select(target => $"`{target.LogicalId}`"));
    }

    /// <summary>A statement by its Sid, or by its number.</summary>
    public static string Statement(Iam.Language.Statement statement, int index) =>
        statement.Sid.ValueOrDefault is { Length: > 0 } sid ? $"`{sid}`" : $"statement {index + 1}";
}
