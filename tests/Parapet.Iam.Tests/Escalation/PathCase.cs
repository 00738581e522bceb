using System.Collections.Immutable;
using Parapet.Iam.Escalation;
using Parapet.Iam.Evaluation;

namespace Parapet.Iam.Tests.Escalation;

/// <summary>The smallest account in which a way is open, made from the catalogue's entry, and changes that close it.</summary>
internal sealed record PathCase
{
    public const string Account = "111122223333";
    public const string TargetRole = $"arn:aws:iam::{Account}:role/target";
    public const string TargetUser = $"arn:aws:iam::{Account}:user/target";
    public const string Policy = $"arn:aws:iam::{Account}:policy/own";
    public const string Group = $"arn:aws:iam::{Account}:group/own";

    public required EscalationPath Path { get; init; }

    public required RuleTable Rules { get; init; }

    public string? TrustedService { get; init; }

    public bool IsTrusted { get; init; } = true;

    public Truth Traits { get; init; } = Truth.True;

    public Truth Unwanted { get; init; } = Truth.False;

    public bool HasResources { get; init; } = true;

    public EscalationPrincipalKind? As { get; init; }

    private EscalationPrincipalKind Kind => As ?? Path.From ?? (Path.Target == EscalationTargetKind.Role ? EscalationPrincipalKind.Role : EscalationPrincipalKind.User);

    private string Self => Kind == EscalationPrincipalKind.User ? $"arn:aws:iam::{Account}:user/start" : $"arn:aws:iam::{Account}:role/start";

    public static PathCase Of(EscalationPath path) => new()
    {
        Path = path,
        TrustedService = path.PassedTo,
        Rules = new RuleTable([.. path.Needs.Where(need => !need.IsUnblocked).Select(Rule)]),
    };

    /// <summary>The steps of the way under test.</summary>
    public ImmutableArray<EscalationEdge> Edges() => [.. EscalationGraph.Of(Input()).From(Self).Where(edge => edge.Paths.Contains(Path.Id))];

    private EscalationInput Input() => new()
    {
        Account = Account,
        Region = "eu-west-1",
        Principals =
        [
            Start(),
            Target(EscalationPrincipalKind.Role, TargetRole),
            Target(EscalationPrincipalKind.User, TargetUser),
            Target(EscalationPrincipalKind.Group, Group),
        ],
        Workloads = HasResources ? [.. Kinds().Select(Workload)] : [],
        CompleteKinds = [.. Kinds()],
    };

    private EscalationPrincipal Start() => new()
    {
        Arn = Self,
        Kind = Kind,
        Permissions = Rules.ToPermissions(),
        Policies = [Policy],
        Groups = Kind == EscalationPrincipalKind.User && Path.Gives == EscalationGain.Edit ? [Group] : [],
        HasBoundary = Path.Gives == EscalationGain.Lift ? Truth.True : Truth.False,
    };

    private EscalationPrincipal Target(EscalationPrincipalKind kind, string arn) => new()
    {
        Arn = arn,
        Kind = kind,
        Permissions = RuleTable.Nothing.ToPermissions(),
        Trust = kind != EscalationPrincipalKind.Role ? [] : Path.IsAssumed
            ? IsTrusted ? [new(TrustedPartyKind.Principal, Self, Truth.True)] : []
            : TrustedService is null ? [] : [new(TrustedPartyKind.Service, TrustedService, Truth.True)],
        Traits = AllTraits(),
    };

    private EscalationWorkload Workload(string kind) => new()
    {
        Arn = ResourceNames.Pattern(kind).Replace("${Region}", "eu-west-1", StringComparison.Ordinal).Replace("${Account}", Account, StringComparison.Ordinal),
        Kind = kind,
        Role = TargetRole,
        Traits = AllTraits(),
    };

    private ImmutableSortedDictionary<string, Truth> AllTraits() =>
        Path.When.Select(trait => KeyValuePair.Create(trait, Traits)).Concat(Path.Unless.Select(trait => KeyValuePair.Create(trait, Unwanted))).ToImmutableSortedDictionary();

    private IEnumerable<string> Kinds() => Path.Needs.Where(need => need.Subject == EscalationSubject.Existing).Select(need => need.Resource!)
        .Concat(Path.TargetResource is { } kind ? [kind] : []).Distinct();

    private static Rule Rule(EscalationNeed need) =>
        need.Action == "iam:PassRole" && !need.Context.IsEmpty ? new Rule(need.Action) { Key = need.Context[0].Key, Value = need.Context[0].Value } : new Rule(need.Action);
}
