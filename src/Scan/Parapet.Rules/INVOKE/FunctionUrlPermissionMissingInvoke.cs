using Parapet.Iam.Catalog;
using Parapet.Model;
using Parapet.Values;

namespace Parapet.Rules.INVOKE;

/// <summary>INVOKE006.</summary>
public sealed class FunctionUrlPermissionMissingInvoke : Rule
{
    private const string InvokeUrl = "lambda:InvokeFunctionUrl";
    private const string Invoke = "lambda:InvokeFunction";
    private static readonly DateOnly BothRequired = new(2026, 11, 1);

    /// <inheritdoc />
    public override RuleInfo Info { get; } = new()
    {
        Id = "INVOKE006",
        Name = "function-url-permission-missing-invoke",
        Title = "Function URL permission without InvokeFunction",
        Severity = Severity.Medium,
        Since = "0.1.0",
        Why = "Since October 2025 a caller of a new function URL needs both `lambda:InvokeFunctionUrl` and `lambda:InvokeFunction`. URLs from before were exempt until 1 November 2026; from then on callers with the first alone get 403.",
        Fix = "Grant the same principal `lambda:InvokeFunction` too, limited by `InvokedViaFunctionUrl: true` (in a role's policy: the condition `lambda:InvokedViaFunctionUrl`), so that it does not open Lambda's own API.",
        NotFlagged = "Permissions that SAM makes for `FunctionUrlConfig`, which come in pairs. Callers whose policies are not part of the deployment. Actions that are unknown are undecided.",
        Standards = ["CWE-281"],
        References = ["https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html"],
    };

    /// <inheritdoc />
    public override IEnumerable<Example> Examples =>
    [
        Bad("one permission of the two", """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: dotnet10
                  Handler: Orders
                  CodeUri: src/
              Url:
                Type: AWS::Lambda::Permission
                Properties:
                  FunctionName: !Ref Orders
                  Action: lambda:InvokeFunctionUrl # finding
                  Principal: "111122223333"
                  FunctionUrlAuthType: AWS_IAM
            """),
        Good("both, for the same account", """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: dotnet10
                  Handler: Orders
                  CodeUri: src/
              Url:
                Type: AWS::Lambda::Permission
                Properties:
                  FunctionName: !Ref Orders
                  Action: lambda:InvokeFunctionUrl
                  Principal: "111122223333"
                  FunctionUrlAuthType: AWS_IAM
              Invoke:
                Type: AWS::Lambda::Permission
                Properties:
                  FunctionName: !Ref Orders
                  Action: lambda:InvokeFunction
                  Principal: "111122223333"
                  InvokedViaFunctionUrl: true
            """),
        Unknown("the other permission's action is a parameter without a default", """
            Transform: AWS::Serverless-2016-10-31
            Parameters:
              Action:
                Type: String
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: dotnet10
                  Handler: Orders
                  CodeUri: src/
              Url:
                Type: AWS::Lambda::Permission
                Properties:
                  FunctionName: !Ref Orders
                  Action: lambda:InvokeFunctionUrl
                  Principal: "111122223333"
                  FunctionUrlAuthType: AWS_IAM
              Other:
                Type: AWS::Lambda::Permission
                Properties:
                  FunctionName: !Ref Orders
                  Action: !Ref Action
                  Principal: "111122223333"
            """),
    ];

    /// <inheritdoc />
    public override IEnumerable<Verdict> Check(Scan scan)
    {
        var effect = scan.AsOf < BothRequired ? "stops working on 1 November 2026" : "does not work";
        return scan.Deployment.Functions.SelectMany(function => Permissions(function, effect))
            .Concat(scan.Deployment.Roles.SelectMany(role => Policies(role, effect)));
    }

    private IEnumerable<Verdict> Permissions(Function function, string effect)
    {
        foreach (var permission in function.Permissions)
        {
            var url = permission.Action.Known.FirstOrDefault(c => string.Equals(c.Value, InvokeUrl, StringComparison.OrdinalIgnoreCase));
            if (url is null || function.Permissions.Any(other => Grants(other, permission)))
            {
                continue;
            }

            var unknown = function.Permissions.SelectMany(other => other.Action.Cases).FirstOrDefault(c => c.State == CaseState.Unknown);
            yield return unknown is { Why: { } why }
                ? CannotTell(permission.Resource, unknown.At, why, function)
                : Report(
                    permission.Resource, url.At, $"Calling the URL of `{function.Name}` {effect} for this principal: it has no `{Invoke}`", url.When, function: function);
        }
    }

    private IEnumerable<Verdict> Policies(Role role, string effect)
    {
        var allows = role.Policies.SelectMany(policy => policy.Document.Statements.Where(s => s.Allows).Select(statement => (policy, statement))).ToList();
        if (allows.Any(pair => pair.statement.Actions.Any(action => action.Text.Known is null || ActionPattern.Matches(action.Text.Known, Invoke)))
            || allows.Any(pair => !pair.statement.NotActions.IsEmpty))
        {
            yield break;
        }

        foreach (var (policy, statement) in allows)
        {
            foreach (var action in statement.Actions.Where(action => ActionPattern.Matches(action.Text.Known!, InvokeUrl)))
            {
                yield return Report(
                    policy.Resource,
                    action.At,
                    $"Calling function URLs with the role `{role.Resource.LogicalId}` {effect}: it has no `{Invoke}`",
                    Conditions.Both(statement.When, action.When),
                    $"{policy.Name} {action.Text}");
            }
        }
    }

    private static bool Grants(Permission other, Permission url) =>
        other.Action.Known.Any(c => ActionPattern.Matches(c.Value!, Invoke))
        && (other.Principal.Is(Text.Of("*")) || other.Principal.Cases.Any(mine => url.Principal.Cases.Any(c => c.State == mine.State && Equals(c.Value, mine.Value))));
}
