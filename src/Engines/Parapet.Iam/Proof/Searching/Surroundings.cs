using System.Collections.Immutable;
using System.Numerics;
using System.Text;
using Parapet.Iam.Evaluation;
using Parapet.Iam.Language;
using Parapet.Iam.Proof.Compiling;

namespace Parapet.Iam.Proof.Searching;

/// <summary>What a request needs beside the policies that are compared, so that only these decide.</summary>
internal sealed class Surroundings(Cast cast, bool isOfResource)
{
    private readonly Dictionary<(PolicySet, string?), PolicySet> sets = [];
    private readonly string resourceAccount =
        new[] { Accounts.OfResource, "777788889999", "555566667777" }.First(account => !cast.Accounts.Contains(account) || account == "555566667777");

    /// <summary>The first of some principals; null when the names of all of them are hidden.</summary>
    public RequestPrincipal? Principal(BigInteger who)
    {
        for (var i = 0; i < cast.Known.Count; i++)
        {
            if (!(who & Cast.Bit(i)).IsZero)
            {
                return cast.Known[i];
            }
        }

        return null;
    }

    /// <summary>A request. Identities act in their own account; a resource's policy is asked about from outside its account, where nothing but it opens the resource.</summary>
    public Request Request(RequestPrincipal principal, string action, string resource, Dictionary<string, ContextValue> context)
    {
        var who = isOfResource ? principal : Fitting(principal, context);
        return new Request
        {
            Principal = who,
            Action = action,
            Resources = [resource],
            ResourceAccount = isOfResource ? resourceAccount : who.Account,
            Context = RequestContext.Of(context.OrderBy(pair => pair.Key, StringComparer.Ordinal)),
        };
    }

    /// <summary>The policies with what the other side has to allow: the account's word where a resource has a policy of its own, or all that the caller's identity must be allowed.</summary>
    public PolicySet Around(PolicySet policies, RequestPrincipal principal)
    {
        if (!sets.TryGetValue((policies, principal.Account), out var set))
        {
            set = isOfResource
                ? policies with { Identity = [Everything] }
                : policies with { Resource = Delegation(principal.Account!) };
            sets.Add((policies, principal.Account), set);
        }

        return set;
    }

    private static Policy Everything { get; } = Compile("""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}""", PolicyKind.Identity);

    private static Policy Delegation(string account) => Compile(
        """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"ACCOUNT"},"Action":"*","Resource":"*"}}""".Replace("ACCOUNT", account, StringComparison.Ordinal),
        PolicyKind.Resource);

    private static Policy Compile(string json, PolicyKind kind) => Policy.Compile(PolicyReader.ReadJson(Encoding.UTF8.GetBytes(json), ""), kind, "what surrounds the proof");

    // A user where the context names one, so that the request is one that could happen.
    private static RequestPrincipal Fitting(RequestPrincipal principal, Dictionary<string, ContextValue> context)
    {
        if (One(context, "aws:PrincipalArn") is { } arn && RequestPrincipal.TryParse(arn, out var named) && named is { Kind: PrincipalKind.User or PrincipalKind.Session, Account: not null })
        {
            return named;
        }

        var account = One(context, "aws:PrincipalAccount") is { } digits && RequestPrincipal.IsAccount(digits) ? digits : principal.Account;
        return One(context, "aws:username") is { Length: > 0 } user && user.All(char.IsAsciiLetterOrDigit)
            ? RequestPrincipal.Parse($"arn:aws:iam::{account}:user/{user}")
            : RequestPrincipal.Parse($"arn:aws:sts::{account}:assumed-role/witness/session");
    }

    private static string? One(Dictionary<string, ContextValue> context, string key) =>
        context.TryGetValue(key, out var value) && value is { State: ContextState.Known, IsMultivalued: false, Values: [var only] } ? only : null;
}
