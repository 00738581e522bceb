using System.Collections.Immutable;
using Parapet.Trail.CloudTrail;

namespace Parapet.Trail.Activity.Callers;

/// <summary>
/// Tells which function made a call: by the function that the credentials were issued to; else by the name of the session, which Lambda takes from the function;
/// else only the role is sure. So the calls of functions that share a role are kept apart.
/// https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html
/// </summary>
public sealed class CallerFinder
{
    private const string LambdaScope = "AWS::Lambda::Function";
    private const string LambdaEnvironment = "exec-env/AWS_Lambda_";

    private readonly ImmutableArray<KnownFunction> functions;
    private readonly ILookup<string, KnownFunction> byRole;
    private readonly Dictionary<string, KnownFunction> byArn;

    /// <summary>Makes a finder.</summary>
    /// <param name="functions">The functions that are known; may be none.</param>
    public CallerFinder(IEnumerable<KnownFunction> functions)
    {
        this.functions = [.. functions.OrderBy(function => function.Id, StringComparer.Ordinal)];
        byRole = this.functions.Where(function => function.RoleArn is not null).ToLookup(function => function.RoleArn!, StringComparer.Ordinal);
        byArn = this.functions.Where(function => function.Arn is not null).DistinctBy(function => function.Arn).ToDictionary(function => function.Arn!, StringComparer.Ordinal);
    }

    /// <summary>Who made the call of an event.</summary>
    public Caller Find(TrailEvent @event)
    {
        var identity = @event.Identity;
        if (identity.ScopeFunction is { Length: > 0 } arn && (identity.ScopeIssuerType ?? LambdaScope) == LambdaScope)
        {
            var (function, version) = Split(arn);
            return new Caller
            {
                Kind = CallerKind.Function,
                Id = byArn.TryGetValue(function, out var known) ? known.Id : function,
                Certainty = CallerCertainty.Certain,
                Version = identity.ScopeVersion is { Length: > 0 } qualified ? Split(qualified).Version : version,
                RoleArn = RoleOf(identity),
            };
        }

        return RoleOf(identity) is { } role ? OfRole(@event, role) : OfOther(identity);
    }

    private Caller OfRole(TrailEvent @event, string role)
    {
        var candidates = Candidates(role);
        if (@event.Identity.SessionName is { Length: > 0 } session)
        {
            if (Named(candidates, session, @event.Region) is { } function)
            {
                return new Caller { Kind = CallerKind.Function, Id = function.Id, Certainty = CallerCertainty.Likely, RoleArn = role };
            }

            if (functions.IsEmpty && Environment(@event) is not null)
            {
                return new Caller { Kind = CallerKind.Function, Id = session, Certainty = CallerCertainty.Possible, RoleArn = role };
            }
        }

        return new Caller { Kind = CallerKind.Role, Id = role, Certainty = CallerCertainty.Certain, RoleArn = role, Candidates = Ranked(candidates, @event) };
    }

    /// <summary>The function with the session's name; of several in different regions, the one of the call's region.</summary>
    private static KnownFunction? Named(ImmutableArray<KnownFunction> candidates, string session, string region)
    {
        var named = candidates.Where(function => function.Name == session).ToImmutableArray();
        return named is [var only] ? only
            : named.Where(function => IsOfRegion(function, region)).ToImmutableArray() is [var near] ? near
            : null;
    }

    /// <summary>Functions with the role. The ARN of a session lacks the role's path, so the name decides where the event has no more.</summary>
    private ImmutableArray<KnownFunction> Candidates(string role) =>
        byRole.Contains(role) ? [.. byRole[role]] : [.. functions.Where(function => function.RoleArn is { } own && IsSameRole(own, role))];

    private static bool IsSameRole(string known, string session)
    {
        var name = session[(session.LastIndexOf('/') + 1)..];
        return session.Contains(":role/", StringComparison.Ordinal) && known.EndsWith($"/{name}", StringComparison.Ordinal)
            && session.EndsWith($":role/{name}", StringComparison.Ordinal) && Account(known) == Account(session);
    }

    /// <summary>First those with the runtime that the call came from, then those of its region.</summary>
    private static ImmutableArray<KnownFunction> Ranked(ImmutableArray<KnownFunction> candidates, TrailEvent @event)
    {
        var environment = Environment(@event);
        return
        [
            .. candidates
                .OrderByDescending(function => environment is not null && function.Runtime is { } runtime && environment.StartsWith(runtime, StringComparison.OrdinalIgnoreCase))
                .ThenByDescending(function => IsOfRegion(function, @event.Region))
                .ThenBy(function => function.Id, StringComparer.Ordinal),
        ];
    }

    private static bool IsOfRegion(KnownFunction function, string region) =>
        function.Arn?.Split(':') is [_, _, _, var own, ..] && own == region;

    /// <summary>What follows <c>AWS_Lambda_</c> in the user agent that the SDKs send from a function.</summary>
    private static string? Environment(TrailEvent @event) =>
        @event.UserAgent is { } agent && agent.IndexOf(LambdaEnvironment, StringComparison.Ordinal) is >= 0 and var at ? agent[(at + LambdaEnvironment.Length)..] : null;

    private static string? RoleOf(TrailIdentity identity)
    {
        if (identity.IssuerArn is { Length: > 0 } issuer && (identity.IssuerType ?? "Role") == "Role")
        {
            return issuer;
        }

        // Without an issuer the session's ARN gives the role, but not its path.
        return identity.Arn?.Split(':', 6) is ["arn", var partition, "sts", _, var account, var resource] && resource.Split('/') is ["assumed-role", var role, _]
            ? $"arn:{partition}:iam::{account}:role/{role}"
            : null;
    }

    private static Caller OfOther(TrailIdentity identity) => identity switch
    {
        { Type: "AWSService", InvokedBy: { Length: > 0 } service } => Sure(CallerKind.Service, service),
        { Type: "IAMUser" or "Root" or "FederatedUser" or "IdentityCenterUser" or "SAMLUser" or "WebIdentityUser" } => Sure(CallerKind.User, identity.Arn ?? identity.PrincipalId ?? identity.UserName ?? "unknown"),
        { Arn: { Length: > 0 } arn } => Sure(CallerKind.User, arn),
        { Account: { Length: > 0 } account } => Sure(CallerKind.Account, account),
        { InvokedBy: { Length: > 0 } service } => Sure(CallerKind.Service, service),
        _ => Sure(CallerKind.Unknown, "unknown"),
    };

    private static Caller Sure(CallerKind kind, string id) => new() { Kind = kind, Id = id, Certainty = CallerCertainty.Certain };

    private static (string Function, string? Version) Split(string arn)
    {
        var fields = arn.Split(':', 8);
        return fields.Length == 8 ? (string.Join(':', fields[..7]), fields[7]) : (arn, null);
    }

    private static string? Account(string arn) => arn.Split(':') is [_, _, _, _, var account, ..] ? account : null;
}
