using System.Collections.Immutable;
using Parapet.Analysis.Permissions;
using Parapet.Iam.Catalog;
using Parapet.Iam.Evaluation;
using Parapet.Model;

namespace Parapet.Cli.Policies;

/// <summary>Puts questions about parts of deployments into the terms of policies.</summary>
internal static class DeploymentQuestion
{
    /// <summary>The deployment in which a name means something; null with a sentence when there is none, or several.</summary>
    /// <param name="deployments">The deployments.</param>
    /// <param name="name">A function or role, as the user typed it.</param>
    /// <param name="candidates">The names that would mean something.</param>
    /// <param name="error">Set when the name means nothing, or is in several.</param>
    public static DeploymentPolicies? Choose(ImmutableArray<Deployment> deployments, string name, Func<DeploymentNames, IEnumerable<string>> candidates, out string? error)
    {
        var all = deployments.Select(deployment => new DeploymentPolicies(deployment)).Select(policies => (Policies: policies, Names: candidates(new DeploymentNames(policies)).ToList())).ToList();
        var fitting = all.Where(pair => pair.Names.Exists(candidate => candidate == name || candidate.EndsWith("/" + name, StringComparison.Ordinal))).ToList();
        var shown = Terminal.OneLine(name);
        error = fitting.Count switch
        {
            1 => null,
            0 => $"there is no function or role `{shown}`{(NearestName.Of(name, all.SelectMany(pair => pair.Names)) is { } nearest ? $"; did you mean `{nearest}`?" : "")}",
            _ => $"`{shown}` is in several templates ({string.Join(", ", fitting.Select(pair => pair.Policies.Deployment.Source))}); name one of them with `--in`",
        };
        return error is null ? fitting[0].Policies : null;
    }

    /// <summary>A question about a role, or about the execution role of a function.</summary>
    public static AccessQuestion? Of(
        DeploymentPolicies policies, string principal, CatalogAction action, ImmutableArray<string> resources, RequestContext context, PolicySet given, bool throughVpcEndpoint,
        List<string> notes, out string? error)
    {
        var names = new DeploymentNames(policies);
        var roles = names.Roles(principal);
        error = OneRole(roles, principal);
        if (error is not null)
        {
            return null;
        }

        var targets = new List<(string Arn, Resource? Resource)>();
        foreach (var resource in resources)
        {
            if (names.Resource(resource, action) is not { } target)
            {
                error = NoResource(resource, names.Resources);
                return null;
            }

            targets.Add(target);
        }

        AddNotes(policies.Deployment, roles[0], notes);
        notes.AddRange(targets.Select(target => IamText.WrongResource(action, target.Arn)).OfType<string>().Select(names.Readable));
        var own = policies.Of(roles[0]);
        return new AccessQuestion(
            Request(policies.Permissions.Of(roles[0]), action, [.. targets.Select(target => target.Arn)], context, throughVpcEndpoint),
            own with
            {
                Identity = own.Identity.AddRange(given.Identity),
                Boundary = given.Boundary ?? own.Boundary,
                Session = given.Session,
                ServiceControl = given.ServiceControl,
                ResourceControl = given.ResourceControl,
                VpcEndpoint = given.VpcEndpoint,
                Resource = given.Resource ?? targets.Select(target => target.Resource).OfType<Resource>().Select(policies.OfResource).FirstOrDefault(policy => policy is not null),
            },
            names.Readable,
            [.. notes]);
    }

    /// <summary>A request of a role of the deployment; what the user says of the context counts before what is known of any function's calls.</summary>
    public static Request Request(RolePermissions role, CatalogAction action, ImmutableArray<string> resources, RequestContext context, bool throughVpcEndpoint = false)
    {
        var basis = role.Request(action.FullName, resources.IsEmpty ? "*" : resources[0], context.Values);
        return new Request
        {
            Principal = basis.Principal,
            Action = action.FullName,
            Resources = resources,
            ResourceAccount = basis.ResourceAccount,
            Context = context.IsOpen ? basis.Context : RequestContext.Of(basis.Context.Values, isOpen: false),
            ThroughVpcEndpoint = throughVpcEndpoint,
        };
    }

    /// <summary>A sentence when a name does not stand for exactly one role of the deployment; else null.</summary>
    public static string? OneRole(ImmutableArray<Role> roles, string name) => roles.Length switch
    {
        1 => null,
        0 => $"the execution role of `{Terminal.OneLine(name)}` is not part of the deployment",
        _ => $"a condition decides which role `{Terminal.OneLine(name)}` has; ask about one of {string.Join(", ", roles.Select(role => $"`{role.Id}`"))}",
    };

    /// <summary>A sentence for a name that means no resource.</summary>
    public static string NoResource(string name, IEnumerable<string> candidates) =>
        $"there is no resource `{Terminal.OneLine(name)}` that policies can name{(NearestName.Of(name, candidates) is { } nearest ? $"; did you mean `{nearest}`?" : "")}";

    private static void AddNotes(Deployment deployment, Role role, List<string> notes)
    {
        notes.AddRange(deployment.Problems.Select(problem => Terminal.OneLine($"{problem.At}: {problem.Message}")));
        notes.AddRange(from policy in role.Policies from unknown in policy.Document.Unknowns select Terminal.OneLine($"{unknown.At}: {unknown.Why}"));
    }
}
