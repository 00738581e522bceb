using System.Collections.Immutable;
using Parapet.Iam.Evaluation;
using Parapet.Iam.Language;
using Parapet.Values;

namespace Parapet.Iam.Escalation;

/// <summary>Answers questions about a principal from its policies, with the evaluator.</summary>
public static class PolicyPermissions
{
    private const string AllowEverything = """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}""";

    private static readonly Policy Everything = Compile(AllowEverything, PolicyKind.Identity);

    /// <summary>
    /// What a user, role or group may do by its policies. For a user, <see cref="PolicySet.Identity"/> holds those of its groups too; a group counts as a
    /// user that has nothing else. <see cref="PolicySet.Resource"/> is not looked at: see <paramref name="resourcePolicy"/>.
    /// </summary>
    /// <param name="principal">The ARN.</param>
    /// <param name="policies">Everything that applies to the principal.</param>
    /// <param name="resourcePolicy">The policy of the resource with an ARN, as far as it has one and it is known; null when none is.</param>
    /// <param name="organization">The organisation; null when there is none.</param>
    public static EffectivePermissions Of(string principal, PolicySet policies, Func<string, Policy?>? resourcePolicy = null, Organization? organization = null)
    {
        var who = RequestPrincipal.Parse(principal.Replace(":group/", ":user/", StringComparison.Ordinal));
        var unlimited = policies with { Identity = policies.Identity.Add(Everything) };
        var accountIsTrusted = Compile(Trusting(who), PolicyKind.Trust);
        return new EffectivePermissions
        {
            Allows = question => TruthOf(Evaluator.Decide(Ask(question), policies with { Resource = PolicyOf(question) })),
            Blocks = question => TruthOf(Evaluator.Decide(Ask(question), unlimited with { Resource = PolicyOf(question) })).Not(),
            Statements = question => Allowing(policies.Identity, Ask(question)),
            Scopes = action => Scopes(policies.Identity, new Request { Principal = who, Action = action, Resources = [] }),
        };

        Request Ask(PermissionQuestion question) => new()
        {
            Principal = who,
            Action = question.Action,
            Resources = [question.Resource],
            Organization = organization,
            Context = question.Context.IsEmpty ? RequestContext.Open : RequestContext.Of(question.Context.Select(Known), isOpen: true),
        };

        Policy? PolicyOf(PermissionQuestion question) =>
            question.Action.StartsWith("sts:AssumeRole", StringComparison.Ordinal) ? accountIsTrusted : resourcePolicy?.Invoke(question.Resource);
    }

    /// <summary>
    /// Whom a role's trust policy lets in, one entry for each statement and party; unknown where the statement has conditions or others deny.
    /// Parties whose name is not known are left out.
    /// </summary>
    public static ImmutableArray<TrustedParty> Trust(PolicyDocument document)
    {
        var parties = ImmutableArray.CreateBuilder<TrustedParty>();
        var isLimited = document.Statements.Any(statement => !statement.Effect.Is("Allow")) || !document.Unknowns.IsEmpty;
        foreach (var statement in document.Statements.Where(statement => statement.Allows && Assumes(statement) != Truth.False))
        {
            foreach (var principal in statement.Principals)
            {
                var isOpen = isLimited || statement.When is not null || principal.When is not null || !statement.Conditions.IsEmpty;
                if (principal.Name.Known is { } name && Party(principal.Type, name) is var (kind, party))
                {
                    parties.Add(new TrustedParty(kind, party, isOpen ? Truth.Unknown : Assumes(statement)));
                }
            }
        }

        return parties.ToImmutable();
    }

    private static (TrustedPartyKind Kind, string Name)? Party(string type, string name) => (type, name) switch
    {
        ("*", _) or ("AWS", "*") => (TrustedPartyKind.Anyone, ""),
        ("Service", _) => (TrustedPartyKind.Service, name),
        ("AWS", _) when RequestPrincipal.IsAccount(name) => (TrustedPartyKind.Account, name),
        ("AWS", _) when Arn.TryParse(name, out var arn) => arn.Resource == "root" ? (TrustedPartyKind.Account, arn.Account) : (TrustedPartyKind.Principal, name),
        _ => null,
    };

    /// <summary>Whether a statement is about assuming the role; unknown when its actions are, or are given as exceptions.</summary>
    private static Truth Assumes(Statement statement) =>
        statement.Actions.Any(action => action.Text.Known is { } known && IsAssuming(known.Trim())) ? Truth.True
        : statement.Actions.IsEmpty || statement.Actions.Any(action => !action.Text.IsKnown) ? Truth.Unknown
        : Truth.False;

    private static bool IsAssuming(string pattern) =>
        Catalog.ActionPattern.Matches(pattern, "sts:AssumeRole") || Catalog.ActionPattern.Matches(pattern, "sts:AssumeRoleWithWebIdentity");

    private static ImmutableArray<string> Scopes(ImmutableArray<Policy> policies, Request request)
    {
        // An unread policy may allow anything.
        var scopes = policies.Any(policy => policy.HasUnread) ? ["*"] : new SortedSet<string>(StringComparer.Ordinal);
        foreach (var statement in policies.SelectMany(policy => policy.Statements))
        {
            if (statement.Allows != Truth.False && statement.ActionMatches(request) != Truth.False)
            {
                scopes.UnionWith(statement.Source.Resources.IsEmpty ? ["*"] : statement.Source.Resources.Select(resource => Glob(resource.Text)));
            }
        }

        return [.. scopes];
    }

    /// <summary>A resource pattern with a star for each hole and each policy variable.</summary>
    private static string Glob(Text text) =>
        Catalog.Placeholders.Fill(string.Concat(text.Parts.Select(part => part.Literal ?? "*")), "*");

    private static ImmutableArray<string> Allowing(ImmutableArray<Policy> policies, Request request) =>
    [
        .. from policy in policies
           from statement in policy.Statements
           where statement.Allows != Truth.False && request.Targets.Any(target => statement.AppliesToAnybody(request, target.Resource) != Truth.False)
           select $"{policy.Name}: {statement.Label}",
    ];

    private static KeyValuePair<string, ContextValue> Known(KeyValuePair<string, string?> pair) =>
        new(pair.Key, pair.Value is null ? ContextValue.Absent : ContextValue.Of(pair.Value));

    private static Truth TruthOf(Decision decision) => decision switch
    {
        Decision.Allowed => Truth.True,
        Decision.Unknown => Truth.Unknown,
        _ => Truth.False,
    };

    private static string Trusting(RequestPrincipal principal) =>
        $$$"""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"sts:*","Principal":{"AWS":"{{{principal.Account}}}"} } }""";

    private static Policy Compile(string json, PolicyKind kind) =>
        Policy.Compile(PolicyReader.ReadJson(System.Text.Encoding.UTF8.GetBytes(json), ""), kind, "");
}
