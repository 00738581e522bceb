using System.Collections.Immutable;
using Parapet.Analysis.Permissions;
using Parapet.Analysis.Usage;
using Parapet.Cli.Policies;
using Parapet.Iam.Evaluation;
using Parapet.Iam.Proof;
using Parapet.Iam.Synthesis;
using Parapet.Model;
using Parapet.Reports.LeastPrivilege;
using Parapet.Trail.Activity.Callers;

namespace Parapet.Cli.Trails;

/// <summary>A function with its logs and, when there is one, its deployment.</summary>
internal sealed class GenerationSubject
{
    private readonly FunctionActivity activity;
    private readonly RealAccount account;
    private readonly DeploymentPolicies? policies;
    private readonly ImmutableArray<PlatformNeed> platform;
    private readonly ImmutableArray<string> notes;

    private GenerationSubject(TrailWindow window, FunctionActivity activity, DeploymentPolicies? policies, Function? function, Role? role)
    {
        Window = window;
        this.activity = activity;
        this.policies = policies;
        account = new RealAccount(activity.Role.Account!, activity.Region, function is null ? null : RealAccount.StackOf(activity.Name, function.Name));
        var unknown = new List<string>(activity.Notes);
        platform = policies is null || function is null
            ? PlatformPermissions.Logs(account, activity.Name)
            : PlatformPermissions.Of(function, policies.Deployment, policies.Permissions.Concretizer, account, activity.Name, unknown);
        Old = policies is null || role is null ? null : account.Of(policies.Of(role));
        if (policies is not null && role is null)
        {
            unknown.Add("the function's role is not part of the deployment, so that its old policy is not known");
        }

        Function = function;
        Role = role;
        SharedWith = Sharing(function, role);
        if (SharedWith.Length > 0)
        {
            unknown.Add($"the role is shared with {SharedWith}, whose calls do not count here: give this function a role of its own with the policy, do not replace that of all");
        }

        notes = [.. unknown];
    }

    /// <summary>The logs.</summary>
    public TrailWindow Window { get; }

    /// <summary>The function in its template; null when no deployment is named.</summary>
    public Function? Function { get; }

    /// <summary>Its role in the template; null when it is not part of the deployment.</summary>
    public Role? Role { get; }

    /// <summary>The other functions that have the role, in backticks; empty when there are none.</summary>
    public string SharedWith { get; }

    /// <summary>What the role may do now, in the real account; null when it is not known.</summary>
    public PolicySet? Old { get; }

    /// <summary>The function with a name; null with a sentence when there is none, or several.</summary>
    /// <param name="name">The function, as the user typed it.</param>
    /// <param name="window">The logs.</param>
    /// <param name="isExact">Whether resources must not be put together.</param>
    /// <param name="deployments">The deployments that it may be part of; null when none are named.</param>
    /// <param name="error">Set when something is missing.</param>
    public static GenerationSubject? Find(string name, TrailWindow window, bool isExact, ImmutableArray<Deployment>? deployments, out string? error)
    {
        var named = (deployments ?? []).SelectMany(deployment => deployment.Functions.Select(function => (deployment, function))).ToList();
        var chosen = named.Where(pair => IsCalled(pair.function, name)).ToList();
        var activity = FunctionActivity.Find(window.Activity, [name, .. chosen.SelectMany(pair => FunctionCallers.Names(pair.function))], isExact, out error);
        if (activity is null)
        {
            return null;
        }

        if (chosen.Count == 0)
        {
            chosen = [.. named.Where(pair => FunctionCallers.Names(pair.function).Any(own => own == activity.Name || RealAccount.IsGenerated(activity.Name, own)))];
        }

        error = deployments is null || chosen.Count == 1 ? null
            : chosen.Count == 0 ? $"there is no function `{Terminal.OneLine(name)}` in the deployment"
            : $"`{Terminal.OneLine(name)}` is in several templates; name one of them with `--in`";
        if (error is not null)
        {
            return null;
        }

        var policies = deployments is null ? null : new DeploymentPolicies(chosen[0].deployment);
        var function = deployments is null ? null : chosen[0].function;
        var roles = function is null ? [] : function.RoleIds.Select(policies!.Deployment.Role).OfType<Role>().ToList();
        error = roles.Count > 1 ? $"a condition decides which role `{Terminal.OneLine(name)}` has; give the parameter it depends on" : null;
        return error is null ? new GenerationSubject(window, activity, policies, function, roles.FirstOrDefault()) : null;
    }

    /// <summary>The policy with everything that a reviewer wants to know.</summary>
    public PolicyReview Review(SynthesisOptions options)
    {
        var result = PolicySynthesis.Generate(new SynthesisInput { Role = activity.Role, Calls = activity.Calls, Platform = platform, Old = Old }, options);
        return new PolicyReview
        {
            Function = activity.Name,
            Role = activity.Role.Arn!,
            From = Window.Activity.Events.First,
            To = Window.Activity.Events.Last,
            Events = Window.Activity.Events.Count,
            Result = result,
            NewAccess = Old is null || result.Proof.WithinOld is { Verdict: Iam.Proof.Verdict.Proved } ? null
                : AccessDifference.Of(activity.Name, Old, new PolicySet { Identity = [.. result.Documents.Select(document => document.Policy)] }, ActionUniverse.Catalogue),
            Notes = [.. notes, .. UnseenCalls.Of(Window, activity.Role.Arn!, result.GrantedBefore)],
        };
    }

    /// <summary>How the template writes an ARN of the real account; null when it is best written as it is.</summary>
    public string? TemplateResource(string arn) => TemplateArn.Of(arn, account, policies, Function);

    private string Sharing(Function? function, Role? role)
    {
        var inLogs = Window.Activity.Callers.Items.Select(item => item.Value)
            .Where(caller => caller.Kind == CallerKind.Function && caller.Roles.Find(activity.Role.Arn!) is not null).Select(caller => FunctionCallers.NameOf(caller.Id)).Where(name => name != activity.Name);
        var deployed = function is null || role is null ? [] : policies!.Deployment.FunctionsOf(role).Where(other => other.Id != function.Id).Select(other => other.Name).ToList();
        return string.Join(", ", deployed.Concat(inLogs.Where(name => !deployed.Exists(other => RealAccount.IsGenerated(name, other)))).Distinct(StringComparer.Ordinal).Select(name => $"`{name}`"));
    }

    private static bool IsCalled(Function function, string name) => function.Id == name || FunctionCallers.Names(function).Contains(name);
}
