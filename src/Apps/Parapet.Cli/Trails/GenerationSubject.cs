using System.Collections.Immutable;
using Parapet.Analysis.Permissions;
using Parapet.Cli.Policies;
using Parapet.Iam.Evaluation;
using Parapet.Iam.Proof;
using Parapet.Iam.Synthesis;
using Parapet.Model;
using Parapet.Reports.LeastPrivilege;

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

        notes = [.. unknown];
    }

    /// <summary>The logs.</summary>
    public TrailWindow Window { get; }

    /// <summary>What the role may do now, in the real account; null when it is not known.</summary>
    public PolicySet? Old { get; }

    /// <summary>Reads what there is; null with a sentence when it is not enough.</summary>
    /// <param name="name">The function, as the user typed it.</param>
    /// <param name="trail">Where the logs are.</param>
    /// <param name="days">How many days of them count; null for all.</param>
    /// <param name="isExact">Whether resources must not be put together.</param>
    /// <param name="path">Where the deployment is; null for none.</param>
    /// <param name="deployments">Reads deployments.</param>
    /// <param name="error">Set when something is missing.</param>
    public static GenerationSubject? Read(
        string name, string trail, int? days, bool isExact, string? path, Func<string, (ImmutableArray<Deployment> Deployments, string? Error)> deployments, out string? error)
    {
        var (read, why) = path is null ? ([], null) : deployments(path);
        error = why;
        var window = error is null ? TrailWindow.Read(trail, days, out error) : null;
        if (window is null || error is not null)
        {
            return null;
        }

        var named = read.SelectMany(deployment => deployment.Functions.Select(function => (deployment, function))).ToList();
        var chosen = named.Where(pair => IsCalled(pair.function, name)).ToList();
        var activity = FunctionActivity.Find(window.Activity, [name, .. chosen.SelectMany(pair => Names(pair.function))], isExact, out error);
        if (activity is null)
        {
            return null;
        }

        if (chosen.Count == 0)
        {
            chosen = [.. named.Where(pair => Names(pair.function).Any(own => own == activity.Name || RealAccount.IsGenerated(activity.Name, own)))];
        }

        error = path is null || chosen.Count == 1 ? null
            : chosen.Count == 0 ? $"there is no function `{Terminal.OneLine(name)}` in the deployment"
            : $"`{Terminal.OneLine(name)}` is in several templates; name one of them with `--in`";
        if (error is not null)
        {
            return null;
        }

        var policies = path is null ? null : new DeploymentPolicies(chosen[0].deployment);
        var function = path is null ? null : chosen[0].function;
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
            Unseen = [.. notes, .. UnseenCalls.Of(Window, activity.Role.Arn!, result.GrantedBefore)],
        };
    }

    /// <summary>How the template writes an ARN of the real account; null when it is best written as it is.</summary>
    public string? TemplateResource(string arn) => TemplateArn.Of(arn, account, policies);

    private static bool IsCalled(Function function, string name) => function.Id == name || Names(function).Contains(name);

    private static IEnumerable<string> Names(Function function) =>
        function.FunctionName.ValueOrDefault?.Known is { } own ? [own, function.Name] : [function.Name];
}
