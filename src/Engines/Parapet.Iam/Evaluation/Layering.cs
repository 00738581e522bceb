using System.Collections.Immutable;
using Parapet.Iam.Catalog;
using Parapet.Iam.Language;

namespace Parapet.Iam.Evaluation;

/// <summary>Finds which policies count for a request about one resource, and what each layer of them says.</summary>
internal static class Layering<T, TLogic, TJudge>
    where TLogic : ILogic<T>
    where TJudge : IJudge<T>
{
    /// <summary>Whether the request is allowed apart from denials, and whether it is denied.</summary>
    public static (T Allowed, T Denied) Decide(TJudge judge, Request request, Target target, PolicySet policies)
    {
        var setting = Setting(request, target, policies);
        var layers = Layers(judge, request, target, policies, setting);
        return (Combination<T, TLogic>.Allowed(layers, setting), layers.Denied);
    }

    private static Setting Setting(Request request, Target target, PolicySet policies)
    {
        var principal = request.Principal;
        return new Setting(
            IsSameAccount: principal.Account is { } account && account == target.Account,
            HasIdentity: principal.HasIdentity,
            IsRoot: principal.Kind == PrincipalKind.Root,
            NeedsResourcePolicy: policies.Resource?.Kind is PolicyKind.Key or PolicyKind.Trust || OwnPolicy.Of(request, target.Resource) is not null);
    }

    private static Layers<T> Layers(TJudge judge, Request request, Target target, PolicySet policies, Setting setting)
    {
        var hasBoundary = policies.Boundary is not null && setting.HasIdentity;
        var layers = new Layers<T>
        {
            Identity = TLogic.False,
            Boundary = TLogic.True,
            Session = TLogic.True,
            ServiceControl = TLogic.True,
            ResourceControl = TLogic.True,
            VpcEndpoint = TLogic.True,
            ResourceByName = TLogic.False,
            ResourceByRole = TLogic.False,
            ResourceByAccount = TLogic.False,
            Denied = TLogic.False,
        };
        if (setting.HasIdentity && !setting.IsRoot)
        {
            layers.Identity = Any(judge, policies.Identity, request, target, hasBoundary, ref layers.Denied);
            if (policies.Boundary is not null)
            {
                layers.Boundary = Any(judge, [policies.Boundary], request, target, hasBoundary, ref layers.Denied);
            }

            // GetFederationToken without a policy gives a session that may do nothing: https://docs.aws.amazon.com/STS/latest/APIReference/API_GetFederationToken.html.
            if (policies.Session is { } session)
            {
                layers.Session = Any(judge, session, request, target, hasBoundary, ref layers.Denied);
            }
            else if (request.Principal.Kind == PrincipalKind.FederatedUser)
            {
                layers.Session = TLogic.False;
            }
        }

        if (policies.ServiceControl is { } service && BindsPrincipal(request))
        {
            layers.ServiceControl = EachLevel(judge, service, request, target, hasBoundary, ref layers.Denied);
        }

        if (policies.ResourceControl is { } control && BindsResource(request, target))
        {
            layers.ResourceControl = EachLevel(judge, control, request, target, hasBoundary, ref layers.Denied);
        }

        if (policies.VpcEndpoint is not null && request.ThroughVpcEndpoint)
        {
            layers.VpcEndpoint = Any(judge, [policies.VpcEndpoint], request, target, hasBoundary, ref layers.Denied);
        }

        AddResource(ref layers, judge, request, target, policies, hasBoundary);
        return layers;
    }

    private static void AddResource(ref Layers<T> layers, TJudge judge, Request request, Target target, PolicySet policies, bool hasBoundary)
    {
        if (policies.Resource is not null)
        {
            var outcome = Gathering<T, TLogic, TJudge>.Nothing;
            Gathering<T, TLogic, TJudge>.Add(ref outcome, judge, policies.Resource, request, target.Resource, hasBoundary);
            (layers.ResourceByName, layers.ResourceByRole, layers.ResourceByAccount) = (outcome.ByName, outcome.ByRole, outcome.ByAccount);
            layers.Denied = TLogic.Or(layers.Denied, outcome.Denies);
        }
        else if (OwnPolicy.Of(request, target.Resource) is { } missing)
        {
            // It exists; it is only not at hand.
            layers.ResourceByName = judge.Missing(missing);
        }
    }

    private static T Any(TJudge judge, ImmutableArray<Policy> policies, Request request, Target target, bool hasBoundary, ref T denied)
    {
        var outcome = Gathering<T, TLogic, TJudge>.Nothing;
        foreach (var policy in policies)
        {
            Gathering<T, TLogic, TJudge>.Add(ref outcome, judge, policy, request, target.Resource, hasBoundary);
        }

        denied = TLogic.Or(denied, outcome.Denies);
        return Gathering<T, TLogic, TJudge>.Allows(outcome);
    }

    private static T EachLevel(TJudge judge, ImmutableArray<ImmutableArray<Policy>> levels, Request request, Target target, bool hasBoundary, ref T denied)
    {
        var allowed = TLogic.True;
        foreach (var level in levels)
        {
            allowed = TLogic.And(allowed, Any(judge, level, request, target, hasBoundary, ref denied));
        }

        return allowed;
    }

    // https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html#not-restricted-by-scp
    private static bool BindsPrincipal(Request request) =>
        request.Principal is { HasIdentity: true, IsServiceLinked: false } principal && principal.Account != request.Organization?.ManagementAccount;

    // https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html#actions-not-restricted-by-rcps
    private static bool BindsResource(Request request, Target target)
    {
        var action = request.LowerAction;
        var colon = action.IndexOf(':', StringComparison.Ordinal);
        var management = request.Organization?.ManagementAccount;
        return !request.Principal.IsServiceLinked
            && action != "kms:retiregrant"
            && (management is null || target.Account != management)
            && colon > 0 && IamCatalog.SupportsResourceControlPolicies(action[..colon]);
    }
}
