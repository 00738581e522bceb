using System.Collections.Frozen;
using System.Collections.Immutable;
using Parapet.Model;
using Parapet.Reports.Permissions;
using Parapet.Values;

namespace Parapet.Cli.Policies;

/// <summary>Lists what of a change may give access but is not compared: an answer that leaves it out would be no proof.</summary>
internal static class OtherAccess
{
    // Policies of the types that are read are compared; of these only the part that is attached to roles of the template.
    private static readonly FrozenSet<string> Attachable = FrozenSet.ToFrozenSet(["AWS::IAM::Policy", "AWS::IAM::RolePolicy", "AWS::IAM::ManagedPolicy"], StringComparer.Ordinal);

    private static readonly FrozenSet<string> Compared = FrozenSet.ToFrozenSet(["AWS::IAM::Role", "AWS::Lambda::Function", "AWS::Lambda::Permission"], StringComparer.Ordinal);

    /// <summary>The subjects, undecided.</summary>
    public static IEnumerable<PolicyComparison> Of(DeploymentChange change)
    {
        var read = change.After.ResourcePolicies.Concat(change.Before?.ResourcePolicies ?? []).Select(policy => policy.Resource.Type).ToHashSet(StringComparer.Ordinal);
        foreach (var resource in change.After.Resources.Where(resource => !Compared.Contains(resource.Type)))
        {
            var was = change.Was(resource);
            if (Attachable.Contains(resource.Type)
                ? Differs(was, resource, []) && ReachesFurther(change, resource, was)
                : GrantingProperties(change.After, resource, was, read) is { } properties && Differs(was, resource, properties))
            {
                yield return NotCompared(
                    resource,
                    resource.Type == "AWS::CloudFormation::Stack" ? "the template of the stack could not be read"
                    : Attachable.Contains(resource.Type) ? "the policy may be attached to more than the roles of the template"
                    : $"access by {resource.Type} is not understood");
            }
        }

        foreach (var resource in change.Before?.Resources.Where(resource => change.After.Resource(resource.Id) is null) ?? [])
        {
            if (!Attachable.Contains(resource.Type) && !Compared.Contains(resource.Type) && !read.Contains(resource.Type)
                && PolicySearch.Denies(resource.Properties))
            {
                yield return NotCompared(resource, "policy removed: what it denied may be allowed now");
            }
        }

        foreach (var macro in UnknownMacros(change))
        {
            yield return DeploymentChange.NotCompared($"macro {macro}", "it could not be run, so what it makes of the template is not known");
        }
    }

    private static PolicyComparison NotCompared(Resource resource, string why) => DeploymentChange.NotCompared($"{resource.Id}, not compared", why);

    // A macro may have made anything; only of the same template it makes the same.
    private static List<string> UnknownMacros(DeploymentChange change) => IsSame(change) ? [] : [.. Macros(change.After).Distinct()];

    private static bool IsSame(DeploymentChange change) =>
        change.Before is { } before && before.Resources.Length == change.After.Resources.Length
        && Macros(before).SequenceEqual(Macros(change.After))
        && change.After.Resources.All(resource => change.Was(resource) is { } was && !Differs(was, resource, []));

    private static IEnumerable<string> Macros(Deployment deployment) =>
        deployment.Unknowns.Where(unknown => unknown.Why.Kind == UnknownKind.Macro).Select(unknown => unknown.Why.Detail).Order(StringComparer.Ordinal);

    // The properties that count, none for all of them; null when the resource grants nothing that is not compared.
    private static ImmutableArray<string>? GrantingProperties(Deployment after, Resource resource, Resource? was, HashSet<string> read) =>
        resource.Type == "AWS::CloudFormation::Stack" ? (after.Resources.Any(each => each.Scope == resource.Id + "/") ? null : ImmutableArray<string>.Empty)
        : GrantingTypes.Find(resource.Type) is { } properties ? properties
        : !read.Contains(resource.Type) && (PolicySearch.Has(resource.Properties) || (was is not null && PolicySearch.Has(was.Properties))) ? ImmutableArray<string>.Empty
        : null;

    private static bool Differs(Resource? was, Resource now, ImmutableArray<string> properties) => properties.IsEmpty
        ? was is null || was.When != now.When || !ValueText.AreSame(was.Properties, now.Properties)
        : properties.Any(property => was is null ? !now.Properties[property].IsAbsent : !ValueText.AreSame(was.Properties[property], now.Properties[property]))
            || (was is not null && was.When != now.When && properties.Any(property => !now.Properties[property].IsAbsent));

    // Users, groups and roles of somewhere else; a managed policy that was there may be attached anywhere.
    private static bool ReachesFurther(DeploymentChange change, Resource policy, Resource? was)
    {
        var properties = policy.Properties;
        var roles = properties[policy.Type == "AWS::IAM::RolePolicy" ? "RoleName" : "Roles"].EachItem().Count();
        var own = change.After.Roles.Count(role => role.Policies.Any(attached => attached.Resource.Id == policy.Id));
        var isBoundary = change.After.Roles.Any(role => role.PermissionsBoundary.Known.Any(known => known.Value!.References.Any(reference => reference.Resource == policy.Id)));
        return !properties["Users"].IsAbsent || !properties["Groups"].IsAbsent || roles > own
            || (policy.Type == "AWS::IAM::ManagedPolicy" && was is not null && own == 0 && !isBoundary);
    }
}
