using System.Collections.Immutable;
using Parapet.Analysis.Permissions;
using Parapet.Iam.Catalog;
using Parapet.Iam.Evaluation;
using Parapet.Iam.Language;
using Parapet.Model;
using Parapet.Reports.Permissions;

namespace Parapet.Cli.Policies;

/// <summary>Finds who in a deployment, or named by one of its resource policies, can do something.</summary>
internal sealed class AccessSearch
{
    private readonly DeploymentPolicies policies;
    private readonly DeploymentNames names;
    private readonly CatalogAction action;
    private readonly string resource;
    private readonly Policy? own;

    private AccessSearch(DeploymentPolicies policies, DeploymentNames names, CatalogAction action, string resource, Policy? own)
    {
        this.policies = policies;
        this.names = names;
        this.action = action;
        this.resource = resource;
        this.own = own;
    }

    /// <summary>The holders: roles by id, then whom the resource's policy names, in the order in which it does.</summary>
    /// <param name="policies">The deployment.</param>
    /// <param name="action">The action.</param>
    /// <param name="target">The ARN asked about, and the deployment's resource that it is, or is part of.</param>
    public static ImmutableArray<AccessHolder> Find(DeploymentPolicies policies, CatalogAction action, (string Arn, Resource? Resource) target)
    {
        var search = new AccessSearch(policies, new DeploymentNames(policies), action, target.Arn, target.Resource is null ? null : policies.OfResource(target.Resource));
        return [.. search.Roles(), .. search.Named()];
    }

    private IEnumerable<AccessHolder> Roles()
    {
        foreach (var role in policies.Deployment.Roles.OrderBy(role => role.Id, StringComparer.Ordinal))
        {
            var request = DeploymentQuestion.Request(policies.Permissions.Of(role), action, [resource], RequestContext.Open);
            if (Holder("role", role.Id, request, policies.Of(role) with { Resource = own }, null) is { } holder)
            {
                yield return holder with { Functions = [.. policies.Deployment.FunctionsOf(role).Select(function => function.Id)] };
            }
        }
    }

    private IEnumerable<AccessHolder> Named()
    {
        var listed = own?.Document.Statements.Where(statement => statement.Allows).SelectMany(statement => statement.Principals)
            .Select(principal => principal.Name.Known).OfType<string>().Distinct(StringComparer.Ordinal) ?? [];
        foreach (var name in listed)
        {
            // Roles of the deployment are there already, by their own policies and this one together.
            if (!RequestPrincipal.TryParse(name, out var principal) || policies.Deployment.Roles.Any(role => policies.Permissions.Concretizer.Arn(role.Resource) == name))
            {
                continue;
            }

            var request = new Request { Principal = principal, Action = action.FullName, Resources = [resource], ResourceAccount = ImaginaryAccount.Id, Context = RequestContext.Open };
            var set = new PolicySet { Resource = own, Identity = principal.HasIdentity ? [Everything] : [] };
            var isOutside = principal.HasIdentity && principal.Kind != PrincipalKind.Root;
            if (Holder(KindOf(principal), principal.Kind == PrincipalKind.Anonymous ? "*" : principal.ToString(), request, set, isOutside ? "its own policies allow it" : principal.Kind == PrincipalKind.Root ? "the account's own policies allow it to somebody" : null) is { } holder)
            {
                yield return holder;
            }
        }
    }

    private AccessHolder? Holder(string kind, string name, Request request, PolicySet set, string? condition)
    {
        var explanation = Evaluator.Explain(request, set);
        if (explanation.Decision is not (Decision.Allowed or Decision.Unknown))
        {
            return null;
        }

        var when = explanation.Decision == Decision.Allowed ? condition : string.Join(", and ", ((string?[])[condition, explanation.AllowedWhen.ToString()]).OfType<string>());
        return new AccessHolder(kind, names.Readable(name), [], when is null ? null : names.Readable(when),
        [
            .. from layer in explanation.Layers
               where layer.Name != "permissions boundary"
               from statement in layer.Statements
               where statement.Allows && statement.Applies != Truth.False && statement.Policy != Everything.Name
               select new StatementPlace(statement.Policy, statement.Statement, statement.At),
        ]);
    }

    // Stands for what a principal of elsewhere may have in its own account.
    private static Policy Everything { get; } = Policy.Compile(
        PolicyReader.ReadJson("""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}"""u8, ""), PolicyKind.Identity, "policies of elsewhere");

    private static string KindOf(RequestPrincipal principal) => principal.Kind switch
    {
        PrincipalKind.Anonymous => "anyone",
        PrincipalKind.Root => "account",
        PrincipalKind.Service => "service",
        _ => "principal",
    };
}
