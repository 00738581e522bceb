using Parapet.Iam.Evaluation;

namespace Parapet.Iam.Proof.Searching;

/// <summary>
/// Callers that fit a context, and contexts that fit a caller: keys that AWS fills in from the caller have the caller's values in every witness.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principal-properties
/// </summary>
internal static class FittingCallers
{
    private const int DigitsOfAccount = 12;

    private static readonly string[] OfCaller =
        ["aws:PrincipalAccount", "aws:PrincipalArn", "aws:PrincipalIsAWSService", "aws:PrincipalServiceName", "aws:PrincipalType", "aws:username", "aws:ResourceAccount"];

    /// <summary>Whoever identity policies are attached to, as the context names them.</summary>
    public static RequestPrincipal Identity(RequestPrincipal principal, Dictionary<string, ContextValue> context)
    {
        if (One(context, "aws:PrincipalArn") is { } arn && RequestPrincipal.TryParse(arn, out var named) && named is { Kind: PrincipalKind.User or PrincipalKind.Session, Account: not null })
        {
            return named;
        }

        var account = Account(context, "aws:PrincipalAccount") ?? Account(context, "kms:CallerAccount") ?? principal.Account;
        if (One(context, "aws:username") is { Length: > 0 } user && user.All(IsOfName))
        {
            return RequestPrincipal.Parse($"arn:aws:iam::{account}:user/{user}");
        }

        return RequestPrincipal.Parse(One(context, "aws:PrincipalType") == "User" ? $"arn:aws:iam::{account}:user/witness" : $"arn:aws:sts::{account}:assumed-role/witness/session");
    }

    /// <summary>A caller of an account that is not named, moved to the account that the context or else the resource asks for; others as they are.</summary>
    public static RequestPrincipal Stranger(RequestPrincipal principal, string stranger, Dictionary<string, ContextValue> context, string? resourceAccount)
    {
        if (principal.Account != stranger || (Account(context, "aws:PrincipalAccount") ?? Account(context, "kms:CallerAccount") ?? resourceAccount) is not { } account)
        {
            return principal;
        }

        string Moved(string name) => name.Replace(stranger, account, StringComparison.Ordinal);
        return principal with { Account = account, Name = Moved(principal.Name), Underlying = principal.Underlying is { } role ? Moved(role) : null };
    }

    /// <summary>The account of the resource that a context asks for; null when it does not say.</summary>
    public static string? ResourceAccount(Dictionary<string, ContextValue> context) => Account(context, "aws:ResourceAccount");

    /// <summary>Whether a context says something of the resource's account.</summary>
    public static bool AsksForResourceAccount(Dictionary<string, ContextValue> context) => context.ContainsKey("aws:ResourceAccount");

    /// <summary>The context with the caller's own values for the keys that follow from the caller.</summary>
    public static IEnumerable<KeyValuePair<string, ContextValue>> Own(Dictionary<string, ContextValue> context, RequestPrincipal principal, string action, string? resourceAccount)
    {
        var actual = new Request { Principal = principal, Action = action, Resources = ["*"], ResourceAccount = resourceAccount }.FullContext;
        foreach (var key in OfCaller.Where(context.ContainsKey))
        {
            context[key] = actual[key];
        }

        if (context.ContainsKey("kms:CallerAccount"))
        {
            var isOfKey = action.StartsWith("kms:", StringComparison.OrdinalIgnoreCase);
            context["kms:CallerAccount"] = isOfKey && principal.Account is { } account ? ContextValue.Of(account) : ContextValue.Absent;
        }

        if (context.ContainsKey("aws:userid") && actual["aws:userid"].State != ContextState.Present)
        {
            context["aws:userid"] = actual["aws:userid"];
        }

        return context.Where(pair => pair.Value.State != ContextState.Absent || !OfCaller.Contains(pair.Key, StringComparer.OrdinalIgnoreCase));
    }

    // What is any character of an account is made a digit; the evaluator says whether that still fits.
    private static string? Account(Dictionary<string, ContextValue> context, string key) =>
        One(context, key) is { Length: DigitsOfAccount } text ? string.Concat(text.Select(c => char.IsAsciiDigit(c) ? c : '8')) : null;

    private static bool IsOfName(char c) => char.IsAsciiLetterOrDigit(c) || c is '+' or '=' or ',' or '.' or '@' or '_' or '-';

    private static string? One(Dictionary<string, ContextValue> context, string key) =>
        context.TryGetValue(key, out var value) && value is { State: ContextState.Known, IsMultivalued: false, Values: [var only] } ? only : null;
}
