using System.Collections.Immutable;
using Parapet.Iam.Language;
using Parapet.Model;
using Parapet.Values;

namespace Parapet.Cli.Policies;

/// <summary>
/// A function's resource-based policy as Lambda writes it from the permissions of a template.
/// https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html
/// </summary>
internal static class FunctionPolicy
{
    /// <summary>The policy; null when the function has none.</summary>
    /// <param name="function">The function.</param>
    /// <param name="arn">Its ARN; a permission on a version or an alias counts for the function.</param>
    public static PolicyDocument? Of(Function function, string arn) => function.Permissions.IsEmpty ? null : Of(function.Permissions, function.At, arn);

    /// <summary>The policy that permissions make.</summary>
    /// <param name="permissions">The permissions.</param>
    /// <param name="at">Where the policy stands.</param>
    /// <param name="arn">The function's ARN.</param>
    public static PolicyDocument Of(ImmutableArray<Permission> permissions, Location at, string arn) => new()
    {
        At = at,
        Version = Resolved.Known("2012-10-17", at),
        Id = Resolved.Absent<string>(at),
        Statements = [.. permissions.Select(permission => StatementOf(permission, arn))],
        Elements = [],
        Unknowns = [],
    };

    private static Statement StatementOf(Permission permission, string arn)
    {
        var at = permission.Resource.At;
        return new Statement
        {
            At = at,
            When = permission.Resource.When,
            Sid = Resolved.Known(permission.Resource.LogicalId, at),
            Effect = Resolved.Known("Allow", at),
            Actions = Texts(permission.Action.Map(Text.Of)),
            NotActions = [],
            Resources = [new TextItem(Text.Of(arn), at, null), new TextItem(Text.Of(arn + ":*"), at, null)],
            NotResources = [],
            Principals = [.. Texts(permission.Principal).Select(item => new Principal(TypeOf(item.Text), item.Text, item.At, item.When))],
            NotPrincipals = [],
            Conditions =
            [
                .. Condition("ArnLike", "aws:SourceArn", permission.SourceArn),
                .. Condition("StringEquals", "aws:SourceAccount", permission.SourceAccount),
                .. Condition("StringEquals", "aws:PrincipalOrgID", permission.PrincipalOrgId),
                .. Condition("StringEquals", "lambda:FunctionUrlAuthType", permission.FunctionUrlAuthType.Map(Text.Of)),
                .. Condition("Bool", "lambda:InvokedViaFunctionUrl", permission.InvokedViaFunctionUrl.Map(value => Text.Of(value ? "true" : "false"))),
                .. Condition("StringEquals", "lambda:EventSourceToken", permission.EventSourceToken),
            ],
            Elements = [],
        };
    }

    private static string TypeOf(Text name) =>
        name.Known == "*" ? "*" : name.Known is { } known && known.Contains('.', StringComparison.Ordinal) && !known.StartsWith("arn:", StringComparison.Ordinal) ? "Service" : "AWS";

    private static IEnumerable<ConditionEntry> Condition(string name, string key, Resolved<Text> value) =>
        value.IsAbsent ? [] : [new ConditionEntry(name, key, Texts(value), value.At, null)];

    private static ImmutableArray<TextItem> Texts(Resolved<Text> value) =>
    [
        .. value.Cases.Where(c => c.State != CaseState.Absent)
            .Select(c => new TextItem(c.Value ?? Text.Of(new Hole(c.Why!, c.Why!.Detail)), c.At, c.When)),
    ];
}
