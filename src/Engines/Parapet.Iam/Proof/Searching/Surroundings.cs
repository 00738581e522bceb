using System.Numerics;
using System.Text;
using Parapet.Iam.Evaluation;
using Parapet.Iam.Language;
using Parapet.Iam.Proof.Compiling;

namespace Parapet.Iam.Proof.Searching;

/// <summary>What a request needs beside the policies that are compared, so that only these decide.</summary>
internal sealed class Surroundings(Cast cast, bool isOfResource, View view)
{
    private readonly Dictionary<(PolicySet, string?, PrincipalKind), PolicySet> sets = [];

    /// <summary>The first of some principals; null when the names of all of them are hidden.</summary>
    public RequestPrincipal? Principal(BigInteger who)
    {
        for (var i = 0; i < cast.Known.Count; i++)
        {
            if (!(who & Cast.Bit(i)).IsZero && view.Includes(cast.Known[i]))
            {
                return cast.Known[i];
            }
        }

        return null;
    }

    /// <summary>Requests that could happen: what follows from the caller is the caller's.</summary>
    public IEnumerable<Request> Requests(RequestPrincipal principal, string action, string resource, Dictionary<string, ContextValue> context)
    {
        yield return Request(principal, action, resource, new Dictionary<string, ContextValue>(context, StringComparer.OrdinalIgnoreCase));
        if (!isOfResource && FittingCallers.AsksForResourceAccount(context))
        {
            // The account that is asked for may be any but the caller's.
            yield return Request(principal with { Account = Accounts.Other }, action, resource, context);
        }
    }

    private Request Request(RequestPrincipal principal, string action, string resource, Dictionary<string, ContextValue> context)
    {
        var account = Arn.TryParse(resource, out var arn) && RequestPrincipal.IsAccount(arn.Account) ? arn.Account : null;
        var who = isOfResource ? FittingCallers.Stranger(principal, cast.Stranger, context, view.IsOwnAccount ? account : null) : FittingCallers.Identity(principal, context);
        var resourceAccount = view.IsOwnAccount ? who.Account : account ?? FittingCallers.ResourceAccount(context) ?? (isOfResource ? cast.OfResource : who.Account);
        return new Request
        {
            Principal = who,
            Action = action,
            Resources = [resource],
            ResourceAccount = resourceAccount,
            Context = RequestContext.Of(FittingCallers.Own(context, who, action, resourceAccount).OrderBy(pair => pair.Key, StringComparer.Ordinal)),
        };
    }

    /// <summary>The policies with what the other side has to allow: the account's word where a resource has a policy of its own, or all that the caller's identity must be allowed.</summary>
    public PolicySet Around(PolicySet policies, RequestPrincipal principal)
    {
        var key = (policies, principal.Account, principal.Kind);
        if (!sets.TryGetValue(key, out var set))
        {
            set = isOfResource ? OfCaller(policies, principal) : policies with { Resource = Delegation(principal.Account!) };
            sets.Add(key, set);
        }

        return set;
    }

    // A session that a user made has no more than the policies that were passed to make it.
    private PolicySet OfCaller(PolicySet policies, RequestPrincipal principal)
    {
        var ceiling = view.IsOwnAccount && view is { CountsRoles: false, CountsDenialsOnly: false } ? Nothing : Everything;
        return policies with
        {
            Identity = view.IsOwnAccount && !view.CountsDenialsOnly ? [] : [Everything],
            Boundary = view.HasBoundary ? ceiling : null,
            Session = principal.Kind == PrincipalKind.FederatedUser || (ceiling == Nothing && !view.HasBoundary) ? [view.HasBoundary ? Everything : ceiling] : null,
        };
    }

    private static Policy Everything { get; } = Compile("""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}""", PolicyKind.Identity);

    private static Policy Nothing { get; } = Compile("""{"Version":"2012-10-17","Statement":[]}""", PolicyKind.Identity);

    private static Policy Delegation(string account) => Compile(
        """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"ACCOUNT"},"Action":"*","Resource":"*"}}""".Replace("ACCOUNT", account, StringComparison.Ordinal),
        PolicyKind.Resource);

    private static Policy Compile(string json, PolicyKind kind) => Policy.Compile(PolicyReader.ReadJson(Encoding.UTF8.GetBytes(json), ""), kind, "what surrounds the proof");
}
