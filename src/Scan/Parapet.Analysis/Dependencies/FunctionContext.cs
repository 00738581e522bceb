using System.Collections.Immutable;
using Parapet.Analysis.Blast;
using Parapet.Analysis.Exposure;
using Parapet.Analysis.Permissions;
using Parapet.Model;
using Parapet.Packages.Gate;

namespace Parapet.Analysis.Dependencies;

/// <summary>What makes the vulnerabilities of a function matter more: who reaches it, and what its role gets at.</summary>
public sealed class FunctionContext
{
    // Its resources can be changed or stopped, but not read.
    private const int ChangesResources = 30;

    private readonly Deployment deployment;
    private readonly PublicExposure exposure;
    private readonly DeploymentPermissions permissions;
    private readonly BlastRadius blast;
    private readonly DeploymentEscalation escalation;

    private FunctionContext(Deployment deployment)
    {
        this.deployment = deployment;
        exposure = PublicExposure.Of(deployment);
        permissions = DeploymentPermissions.Of(deployment);
        blast = BlastRadius.Of(deployment, permissions);
        escalation = DeploymentEscalation.Of(deployment, permissions);
    }

    /// <summary>The facts of one deployment.</summary>
    public static FunctionContext Of(Deployment deployment) => new(deployment);

    /// <summary>The ways by which the function can be reached; one of no weight when there are none.</summary>
    public ImmutableArray<ContextFactor> Exposure(Function function)
    {
        var routes = (from api in deployment.Apis from route in api.Routes where route.FunctionIds.Contains(function.Id) select (api.Kind, Route: route)).ToList();
        var open = exposure.WaysInto(function);
        List<ContextFactor> factors =
        [
            .. from way in open
               let isRoute = routes.Exists(pair => pair.Route.At == way.At)
               select new ContextFactor(isRoute ? "open API" : "open to everyone", isRoute ? ContextWeight.OpenApi : ContextWeight.PublicUrl, way.How),
            .. from pair in routes
               where !open.Any(way => way.At == pair.Route.At)
               select new ContextFactor("API", ContextWeight.AuthorizedApi, $"API route `{(pair.Kind is ApiKind.WebSocket ? pair.Route.Method : $"{pair.Route.Method} {pair.Route.Path}")}`, not open to everyone"),
            .. from url in function.Urls
               where !url.AuthType.Is("NONE")
               select new ContextFactor("function URL", ContextWeight.AuthorizedApi, "function URL with authentication"),
            .. from trigger in function.Triggers
               where trigger.Service is not ("apigateway" or "function-url")
               select trigger.Service is "elasticloadbalancing"
                   ? new ContextFactor("load balancer", ContextWeight.OpenApi, "a load balancer leads to it")
                   : new ContextFactor("event", ContextWeight.InternalTrigger, $"events of `{trigger.Service}` reach it"),
        ];
        return factors.Count > 0
            ? [.. factors.Distinct().OrderByDescending(factor => factor.Weight).ThenBy(factor => factor.Why, StringComparer.Ordinal)]
            : [new ContextFactor("not reached", ContextWeight.Nothing, "nothing in the template leads to it")];
    }

    /// <summary>What somebody who controls the function gets at; empty when its role or a policy of it is not part of the deployment and nothing else is known.</summary>
    public ImmutableArray<ContextFactor> Blast(Function function)
    {
        var roles = function.RoleIds.Select(deployment.Role).OfType<Role>().ToList();
        var factors = roles.SelectMany(Blast).OrderByDescending(factor => factor.Weight).ThenBy(factor => factor.Why, StringComparer.Ordinal).ToImmutableArray();
        var isKnown = roles.Count > 0 && roles.TrueForAll(role => permissions.Of(role).Unread.IsEmpty);
        return !factors.IsEmpty || !isKnown ? factors : [new ContextFactor("nothing", ContextWeight.Nothing, "its role gets at nothing of value")];
    }

    // The heaviest is enough: to an administrator everything else is open too.
    private IEnumerable<ContextFactor> Blast(Role role)
    {
        var name = role.Resource.LogicalId;
        if (permissions.Of(role).Administrator.Grants.Any(grant => grant.Reach > Reach.Unknown))
        {
            return [new("administrator", ContextWeight.AdminEquivalent, $"role `{name}` is an administrator")];
        }

        if (escalation.ToAdministrator(role) is not null)
        {
            return [new("way to administrator", ContextWeight.AdminEquivalent, $"role `{name}` can become an administrator")];
        }

        var here = blast.Of(role).Select(reached => (reached.Resource.Type, reached.Class, reached.Access, Why: $"the {reached.Noun} `{reached.Resource.LogicalId}`"));
        var beyond = blast.Beyond(role).Select(kind => (kind.Type, kind.Class, kind.Access, Why: $"any {kind.Noun} of the account"));

        // Every function writes logs.
        var all = beyond.Concat(here).Where(one => one is not { Type: "AWS::Logs::LogGroup", Access: not Access.Read }).ToList();
        var read = all.Where(one => one is { Access: Access.Read, Class: TargetClass.Data or TargetClass.Secret or TargetClass.Parameter }).ToList();
        return read.Count > 0 ? [new("reads data", ContextWeight.ReadsSecretsOrData, $"its role reads {read[0].Why}{More(read.Count)}")]
            : all.Count > 0 ? [new("changes resources", ChangesResources, $"its role gets at {all[0].Why}{More(all.Count)}")]
            : [];
    }

    private static string More(int count) => count > 1 ? $" and {count - 1} more" : "";
}
