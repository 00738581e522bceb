using System.Collections.Immutable;
using Parapet.Iam.Language;
using Parapet.Model;
using Parapet.Values;

namespace Parapet.Analysis.Exposure;

/// <summary>Which functions anyone on the internet can invoke, and by which way in.</summary>
public sealed class PublicExposure
{
    private readonly ILookup<string, WayIn> byFunction;

    private PublicExposure(IEnumerable<WayIn> ways) => byFunction = ways.ToLookup(way => way.FunctionId, StringComparer.Ordinal);

    /// <summary>The facts of one deployment.</summary>
    public static PublicExposure Of(Deployment deployment) => new(
        deployment.Functions.SelectMany(OpenUrls)
            .Concat(deployment.Functions.SelectMany(OpenPermissions))
            .Concat(deployment.Apis.SelectMany(OpenRoutes)));

    /// <summary>The ways in to a function; empty when none is known.</summary>
    public ImmutableArray<WayIn> WaysInto(Function function) => [.. byFunction[function.Id]];

    private static IEnumerable<WayIn> OpenUrls(Function function) =>
        from url in function.Urls
        from auth in url.AuthType.Known
        where auth.Value == "NONE"
        select new WayIn(function.Id, "function URL without authentication", auth.At, Conditions.Both(url.Resource.When, auth.When));

    private static IEnumerable<WayIn> OpenPermissions(Function function) =>
        from permission in function.Permissions
        where permission.SourceArn.IsAbsent && permission.SourceAccount.IsAbsent && permission.PrincipalOrgId.IsAbsent
        where permission.FunctionUrlAuthType.IsAbsent && !permission.InvokedViaFunctionUrl.Is(true)
        from principal in permission.Principal.Known
        where principal.Value!.Known == "*"
        select new WayIn(function.Id, "resource-based policy open to everyone", principal.At, Conditions.Both(permission.Resource.When, principal.When));

    private static IEnumerable<WayIn> OpenRoutes(Api api) =>
        from route in api.Routes
        where !api.IsPrivate.Is(true) && IsOpenToAll(api.Policy) && (api.Kind != ApiKind.WebSocket || AnyoneConnects(api))
        let name = api.Kind == ApiKind.WebSocket ? route.Method : $"{route.Method} {route.Path}"
        from c in route.Authorization.Cases
        where IsOpen(c)
        from function in route.FunctionIds
        select new WayIn(function, $"API route `{name}` without an authorizer", route.At, Conditions.Both(route.When, c.When));

    // API Gateway authorizes a WebSocket once, when it connects; all its messages come through whoever was let in.
    private static bool AnyoneConnects(Api api) =>
        api.Routes.Where(route => route.Method == "$connect").All(route => route.Authorization.Cases.All(IsOpen));

    // A policy with a condition or a denial is left to the rules of policies.
    private static bool IsOpenToAll(PolicyDocument? policy) => policy is null
        || (policy.Unknowns.IsEmpty
            && policy.Statements.All(statement => statement.Allows)
            && policy.Statements.Any(statement => statement.Conditions.IsEmpty && statement.Principals.Any(principal => principal.Name.Known == "*")));

    private static bool IsOpen(Case<string> authorization) =>
        authorization.State == CaseState.Absent || authorization is { State: CaseState.Known, Value: "NONE" };
}

/// <summary>A way by which anyone can invoke a function.</summary>
/// <param name="FunctionId">The function.</param>
/// <param name="How">What is open, as a fragment.</param>
/// <param name="At">Where it is opened.</param>
/// <param name="When">The template condition under which it is open; null for always.</param>
public sealed record WayIn(string FunctionId, string How, Location At, string? When);
