using Parapet.Model;
using Parapet.Values;

namespace Parapet.Rules.Tests;

/// <summary>What a deployment says of access, one line a fact, without the names that the transform makes up.</summary>
internal static class PairFacts
{
    public static IEnumerable<string> Of(Function function)
    {
        yield return $"{function.Id}: roles {string.Join(',', function.RoleIds)}, environment {string.Join(',', function.Environment.Select(e => e.Name).Order(StringComparer.Ordinal))}, "
            + $"code {function.Code.GetType().Name}, package {Known(function.PackageType)}, groups {function.SecurityGroupIds.Length}, subnets {function.SubnetIds.Length}, "
            + $"layers {function.Layers.Length}, dead letters {Shape(function.DeadLetterTargetArn)}, aliases {function.Aliases.Length}, versions {function.Versions.Length}";
        foreach (var trigger in function.Triggers)
        {
            yield return $"{function.Id}: {trigger.Service} {trigger.Invocation} on failure {Shape(trigger.OnFailure)}, source {Shape(trigger.Source)} {trigger.Resource.When}";
        }

        foreach (var permission in function.Permissions)
        {
            yield return $"{function.Id}: {Known(permission.Action)} by {Shape(permission.Principal)} for {Shape(permission.SourceArn)} of {Shape(permission.SourceAccount)}, "
                + $"{Shape(permission.EventSourceToken)} {Known(permission.FunctionUrlAuthType)} {permission.InvokedViaFunctionUrl.Is(true)} {permission.Resource.When}";
        }

        foreach (var url in function.Urls)
        {
            yield return $"{function.Id}: URL {Known(url.AuthType)}, origins {url.CorsOrigins.Length} {url.Resource.When}";
        }

        foreach (var config in function.EventInvokeConfigs)
        {
            yield return $"{function.Id}: success {Shape(config.OnSuccess)}, failure {Shape(config.OnFailure)} {config.Resource.When}";
        }
    }

    public static IEnumerable<string> Of(Api api)
    {
        yield return $"{api.Resource.Id}: {api.Kind}, private {api.IsPrivate.Is(true)}, policy {api.Policy is not null}, stages {api.Stages.Length}, unknown {api.RoutesUnknown is not null}";
        foreach (var route in api.Routes)
        {
            yield return $"{api.Resource.Id}: {route.Method} {route.Path} {Known(route.Authorization)}, key {route.ApiKeyRequired.Is(true)}, validated {route.Validated.Is(true)}, "
                + $"to {string.Join(',', route.FunctionIds)} {route.When}";
        }
    }

    public static IEnumerable<string> Of(Role role)
    {
        yield return $"{role.Id}: boundary {Shape(role.PermissionsBoundary)} {role.Resource.When}";
        foreach (var arn in role.ManagedPolicyArns)
        {
            yield return $"{role.Id}: {arn.Text.Suffix.Split('/')[^1]} {arn.When}";
        }

        foreach (var (from, statement, when) in role.Policies.SelectMany(policy => policy.Document.Statements.Select(s => ("may", s, policy.When)))
            .Concat(role.Trust.Statements.Select(s => ("trusts", s, (string?)null))))
        {
            var actions = statement.Actions.Select(a => a.Text.ToString().ToLowerInvariant()).Order(StringComparer.Ordinal);
            var principals = statement.Principals.Select(p => $"{p.Type} {p.Name}").Order(StringComparer.Ordinal);
            var resources = statement.Resources.Select(r => Shape(r.Text)).Order(StringComparer.Ordinal);
            yield return $"{role.Id} {from} {string.Join(',', actions)} {string.Join(',', principals)} on {string.Join(',', resources)} {when} {statement.When}";
        }
    }

    public static IEnumerable<string> Of(ResourcePolicy policy) =>
        from statement in policy.Document.Statements
        let actions = statement.Actions.Select(a => a.Text.ToString()).Order(StringComparer.Ordinal)
        let principals = statement.Principals.Select(p => $"{p.Type} {p.Name}").Order(StringComparer.Ordinal)
        select $"{policy.Resource.Type}: {string.Join(',', actions)} by {string.Join(',', principals)} on {string.Join(',', policy.Targets.Select(t => Shape(t.Text)))}, "
            + $"conditions {statement.Conditions.Length} {policy.Resource.When}";

    private static string Known<T>(Resolved<T> value)
        where T : notnull =>
        string.Join('|', value.Cases.Select(c => $"{c.State} {c.Value}"));

    private static string Shape(Resolved<Text> value) => string.Join('|', value.Cases.Select(c => c.Value is null ? c.State.ToString() : Shape(c.Value)));

    /// <summary>The text with its holes by what they refer to.</summary>
    private static string Shape(Text text) =>
        string.Concat(text.Parts.Select(part => part.Literal ?? $"<{part.Hole!.Reference?.ToString() ?? part.Hole.Expression}>"));
}
