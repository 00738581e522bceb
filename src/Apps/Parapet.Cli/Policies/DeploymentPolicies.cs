using Parapet.Analysis.Permissions;
using Parapet.Iam.Catalog;
using Parapet.Iam.Evaluation;
using Parapet.Iam.Language;
using Parapet.Model;
using Parapet.Values;

namespace Parapet.Cli.Policies;

/// <summary>The policies of a deployment as the evaluator and the prover take them, in the imaginary account.</summary>
internal sealed class DeploymentPolicies(Deployment deployment)
{
    private readonly Dictionary<string, PolicySet> byRole = new(StringComparer.Ordinal);

    /// <summary>The deployment.</summary>
    public Deployment Deployment => deployment;

    /// <summary>What its roles may do.</summary>
    public DeploymentPermissions Permissions { get; } = DeploymentPermissions.Of(deployment);

    /// <summary>The identity policies of a role with its boundary; what is not there to read stays unread, so that answers that need it are open.</summary>
    public PolicySet Of(Role role)
    {
        if (!byRole.TryGetValue(role.Id, out var set))
        {
            byRole[role.Id] = set = new PolicySet
            {
                Identity =
                [
                    .. role.Policies.Select(policy => Policy.Compile(Attached(policy), PolicyKind.Identity, policy.Name)),
                    .. role.ManagedPolicyArns.Select(Managed),
                ],
                Boundary = Boundary(role),
            };
        }

        return set;
    }

    /// <summary>The policy of a resource itself: its own document, a role's trust policy, a key's, a function's permissions; null when it has none.</summary>
    public Policy? OfResource(Resource resource)
    {
        if (deployment.Role(resource.Id) is { } role)
        {
            return Compile(role.Trust, PolicyKind.Trust, $"trust policy of {role.Id}");
        }

        if (deployment.Data.Keys.FirstOrDefault(key => key.Resource.Id == resource.Id) is { } key)
        {
            return key.Policy is null ? null : Compile(key.Policy, PolicyKind.Key, $"policy of {resource.Id}");
        }

        if (deployment.Function(resource.Id) is { } function && Permissions.Concretizer.Arn(resource) is { } arn)
        {
            return FunctionPolicy.Of(function, arn) is { } own ? Compile(own, PolicyKind.Resource, $"policy of {resource.Id}") : null;
        }

        var documents = deployment.ResourcePolicies.Where(policy => IsAbout(policy, resource)).Select(policy => Under(policy.Resource.When, policy.Document)).ToList();
        return documents is not [var first, ..] ? null : Compile(
            first with
            {
                Statements = [.. documents.SelectMany(document => document.Statements)],
                Unknowns = [.. documents.SelectMany(document => document.Unknowns)],
            },
            PolicyKind.Resource,
            $"policy of {resource.Id}");
    }

    /// <summary>The policy that a resource carries, whatever it protects.</summary>
    public Policy OfCarrier(ResourcePolicy policy) => Compile(Under(policy.Resource.When, policy.Document), PolicyKind.Resource, $"policy {policy.Resource.Id}");

    /// <summary>A permission by itself, on a function that is not part of the deployment.</summary>
    public Policy OfPermission(Permission permission)
    {
        var name = permission.Resource.Properties["FunctionName"].AsString().ValueOrDefault ?? $"of-{permission.Resource.LogicalId}";
        var arn = name.StartsWith("arn:", StringComparison.Ordinal) ? name : $"arn:aws:lambda:{ImaginaryAccount.Region}:{ImaginaryAccount.Id}:function:{name}";
        return Compile(FunctionPolicy.Of([permission], permission.Resource.At, arn), PolicyKind.Resource, $"permission {permission.Resource.Id}");
    }

    /// <summary>Whether all that a policy protects is part of the deployment, in any case.</summary>
    public bool IsWithin(ResourcePolicy policy) =>
        policy.Targets.All(target => target.When is null && deployment.Resources.Any(resource => IsAbout(policy with { Targets = [target] }, resource)));

    private bool IsAbout(ResourcePolicy policy, Resource resource) => policy.Targets.IsEmpty
        ? policy.Resource.Id == resource.Id
        : policy.Targets.Any(target => target.Text.References.Any(reference => reference.Resource == resource.Id)
            || Permissions.Concretizer.Concrete(target.Text).Known is { } known && known == Permissions.Concretizer.Arn(resource));

    private Policy Compile(PolicyDocument document, PolicyKind kind, string name) => Policy.Compile(Permissions.Concretizer.Concrete(document), kind, name);

    private PolicyDocument Attached(AttachedPolicy policy) => Under(policy.When, Permissions.Concretizer.Concrete(policy.Document));

    private static PolicyDocument Under(string? when, PolicyDocument document) => when is null ? document
        : document with { Statements = [.. document.Statements.Select(statement => statement with { When = Conditions.Both(when, statement.When) })] };

    private Policy Managed(TextItem item)
    {
        var arn = Permissions.Concretizer.Concrete(item.Text);
        return arn.Known is { } known && AwsDocument(known) is { } document
            ? Policy.Compile(
                document with { Statements = [.. document.Statements.Select(statement => statement with { When = item.When, At = item.At })] },
                PolicyKind.Identity,
                known[(known.LastIndexOf('/') + 1)..])
            : Policy.Compile(Unread(arn.Why ?? new Unknown(UnknownKind.RemoteFile, arn.ToString()), item.At), PolicyKind.Identity, arn.ToString());
    }

    private Policy? Boundary(Role role)
    {
        if (role.PermissionsBoundary.IsAbsent)
        {
            return null;
        }

        const string name = "permissions boundary";
        if (role.PermissionsBoundary.ValueOrDefault is not { } text)
        {
            return Policy.Compile(Unread(role.PermissionsBoundary.Cases.Select(c => c.Why).FirstOrDefault(why => why is not null)
                ?? new Unknown(UnknownKind.Condition, "PermissionsBoundary"), role.PermissionsBoundary.At), PolicyKind.Boundary, name);
        }

        var arn = Permissions.Concretizer.Concrete(text);
        var own = deployment.OfType("AWS::IAM::ManagedPolicy").FirstOrDefault(policy =>
            text.References.Any(reference => reference.Resource == policy.Id) || (arn.Known is { } known && Permissions.Concretizer.Arn(policy) == known));
        return own is not null ? Compile(PolicyReader.Read(own.Properties["PolicyDocument"]), PolicyKind.Boundary, own.Id)
            : arn.Known is { } managed && AwsDocument(managed) is { } document ? Policy.Compile(document, PolicyKind.Boundary, name)
            : Policy.Compile(Unread(arn.Why ?? new Unknown(UnknownKind.RemoteFile, arn.ToString()), role.PermissionsBoundary.At), PolicyKind.Boundary, name);
    }

    private static PolicyDocument? AwsDocument(string arn) =>
        ManagedPolicies.Find(arn) is { } managed ? PolicyReader.ReadJson(managed.Document.Span, managed.Name) : null;

    private static PolicyDocument Unread(Unknown why, Location at) => PolicyReader.Read(new UnknownValue(why, at));
}
