using System.Collections.Immutable;
using Parapet.Iam.Evaluation;

namespace Parapet.Iam.Escalation;

/// <summary>An account's principals and resources by what ways ask for.</summary>
internal sealed class AccountIndex
{
    private const string ServiceLinkedPath = ":role/aws-service-role/";

    private readonly Dictionary<string, EscalationPrincipal> byArn;
    private readonly Dictionary<string, List<(EscalationPrincipal Role, Truth Trusts)>> byService = new(StringComparer.OrdinalIgnoreCase);
    private readonly ILookup<string, EscalationWorkload> byKind;
    private readonly ILookup<string, EscalationPrincipal> byPolicy;
    private readonly ILookup<string, EscalationPrincipal> byGroup;

    public AccountIndex(EscalationInput input)
    {
        Input = input;
        var principals = input.Principals.DistinctBy(principal => principal.Arn).OrderBy(principal => principal.Arn, StringComparer.Ordinal).ToImmutableArray();
        byArn = principals.ToDictionary(principal => principal.Arn, StringComparer.Ordinal);
        Users = [.. principals.Where(principal => principal.Kind == EscalationPrincipalKind.User)];
        Groups = [.. principals.Where(principal => principal.Kind == EscalationPrincipalKind.Group)];

        // Only the service itself can change, pass or assume a role that is linked to it:
        // https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create-service-linked-role.html.
        Roles = [.. principals.Where(principal => principal.Kind == EscalationPrincipalKind.Role && !principal.Arn.Contains(ServiceLinkedPath, StringComparison.Ordinal))];
        Principals = principals;
        byKind = input.Workloads.OrderBy(workload => workload.Arn, StringComparer.Ordinal).ToLookup(workload => workload.Kind, StringComparer.Ordinal);
        byPolicy = principals.SelectMany(principal => principal.Policies.Select(policy => (policy, principal))).ToLookup(pair => pair.policy, pair => pair.principal, StringComparer.Ordinal);
        byGroup = principals.SelectMany(principal => principal.Groups.Select(group => (group, principal))).ToLookup(pair => pair.group, pair => pair.principal, StringComparer.Ordinal);
        var own = $"::{input.Account}:policy/";
        Policies = [.. byPolicy.Select(group => group.Key).Concat(principals.Select(principal => principal.Boundary).OfType<string>())
            .Where(policy => policy.Contains(own, StringComparison.Ordinal)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        foreach (var role in Roles)
        {
            foreach (var service in role.Trust.Where(party => party.Kind == TrustedPartyKind.Service && party.Holds != Truth.False).GroupBy(party => party.Name, StringComparer.OrdinalIgnoreCase))
            {
                if (!byService.TryGetValue(service.Key, out var roles))
                {
                    byService.Add(service.Key, roles = []);
                }

                roles.Add((role, service.Max(party => party.Holds)));
            }
        }
    }

    public EscalationInput Input { get; }

    public ImmutableArray<EscalationPrincipal> Principals { get; }

    public ImmutableArray<EscalationPrincipal> Users { get; }

    public ImmutableArray<EscalationPrincipal> Groups { get; }

    public ImmutableArray<EscalationPrincipal> Roles { get; }

    /// <summary>The customer-managed policies that somebody has, or is bounded by.</summary>
    public ImmutableArray<string> Policies { get; }

    public EscalationPrincipal? Principal(string arn) => byArn.GetValueOrDefault(arn);

    public IReadOnlyList<(EscalationPrincipal Role, Truth Trusts)> Trusting(string service) => byService.TryGetValue(service, out var roles) ? roles : [];

    public IEnumerable<EscalationWorkload> Existing(string kind) => byKind[kind];

    /// <summary>Whether there may be resources of a kind beside those that are known.</summary>
    public bool MayExist(string kind) => !Input.CompleteKinds.Contains(kind);

    /// <summary>The principals whose permissions change with a policy, or with the policies of a principal.</summary>
    public IEnumerable<EscalationPrincipal> AffectedBy(string arn)
    {
        var direct = byPolicy[arn].Concat(byArn.TryGetValue(arn, out var self) ? [self] : []);
        return direct.SelectMany(principal => byGroup[principal.Arn].Prepend(principal)).Distinct();
    }
}
