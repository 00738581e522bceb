using Parapet.Iam.Evaluation;
using Parapet.Iam.Language;
using Parapet.Model;

namespace Parapet.Analysis.Permissions;

/// <summary>The policies that the resources of a deployment carry themselves, which count beside those of whoever asks.</summary>
public sealed class OwnPolicies
{
    private readonly Deployment deployment;
    private readonly Concretizer concretizer;
    private ILookup<string, ResourcePolicy>? policies;

    internal OwnPolicies(Deployment deployment, Concretizer concretizer)
    {
        this.deployment = deployment;
        this.concretizer = concretizer;
    }

    /// <summary>The resource's policy with its holes filled; null when the deployment gives it none.</summary>
    public Policy? Of(Resource resource)
    {
        if (resource.Type == "AWS::IAM::Role")
        {
            return deployment.Role(resource.Id) is { } role ? Compile(role.Trust, PolicyKind.Trust, "trust policy") : null;
        }

        if (resource.Type is "AWS::KMS::Key" or "AWS::KMS::ReplicaKey")
        {
            return Compile(PolicyReader.Read(resource.Properties["KeyPolicy"]), PolicyKind.Key, "key policy");
        }

        policies ??= (from policy in deployment.ResourcePolicies
                      from id in policy.Targets.IsEmpty ? [policy.Resource.Id] : policy.Targets.SelectMany(target => target.Text.References).Select(to => to.Resource)
                      select (id, policy)).ToLookup(pair => pair.id, pair => pair.policy, StringComparer.Ordinal);
        var own = policies[resource.Id].ToList();
        return own.Count == 0 ? null
            : Compile(own[0].Document with { Statements = [.. own.SelectMany(policy => policy.Document.Statements)] }, PolicyKind.Resource, "resource policy");
    }

    private Policy Compile(PolicyDocument document, PolicyKind kind, string name) => Policy.Compile(concretizer.Concrete(document), kind, name);
}
