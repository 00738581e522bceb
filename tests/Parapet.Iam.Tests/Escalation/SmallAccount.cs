using System.Collections.Immutable;
using CsCheck;
using Parapet.Iam.Escalation;
using Parapet.Iam.Evaluation;

namespace Parapet.Iam.Tests.Escalation;

/// <summary>A random account of a few principals and functions, in which much can go wrong.</summary>
internal sealed record SmallAccount
{
    public const int Principals = 6;
    private const int Functions = 3;
    private const string Policy = "arn:aws:iam::111122223333:policy/shared";

    private static readonly string[] Actions =
    [
        "iam:PassRole", "lambda:CreateFunction", "lambda:InvokeFunction", "lambda:UpdateFunctionCode", "lambda:AddPermission", "iam:PutRolePolicy", "iam:PutUserPolicy",
        "iam:CreateAccessKey", "iam:CreatePolicyVersion", "iam:UpdateAssumeRolePolicy", "sts:AssumeRole", "iam:DeleteRolePermissionsBoundary",
        "iam:AddUserToGroup", "iam:PutGroupPolicy", "codebuild:StartBuild", "secretsmanager:GetSecretValue", "lambda:UpdateFunctionConfiguration",
    ];

    public required ImmutableArray<RuleTable> Rules { get; init; }

    public required ImmutableArray<(int Role, int Party, Truth Holds)> Trust { get; init; }

    public required ImmutableArray<int> FunctionRoles { get; init; }

    /// <summary>Principals that have a boundary, and those that have the shared policy, as bits.</summary>
    public required int Bounded { get; init; }

    public required int Sharing { get; init; }

    public static Gen<SmallAccount> Gen { get; } = CsCheck.Gen.Select(
        Grant.Array[0, 22],
        CsCheck.Gen.Select(CsCheck.Gen.Int[0, Principals - 1], CsCheck.Gen.Int[0, Principals + 1], CsCheck.Gen.Int[1, 2]).Array[0, 8],
        CsCheck.Gen.Int[0, Principals - 1].Array[Functions],
        CsCheck.Gen.Int[0, 15],
        CsCheck.Gen.Int[0, 63]).Select((grants, trust, functions, bounded, sharing) => new SmallAccount
        {
            Rules = [.. Enumerable.Range(0, Principals).Select(index => new RuleTable([.. grants.Where(grant => grant.Holder == index).Select(grant => grant.Rule)]))],
            Trust = [.. trust.Select(entry => (entry.Item1, entry.Item2, (Truth)entry.Item3))],
            FunctionRoles = [.. functions],
            Bounded = bounded,
            Sharing = sharing,
        });

    public static Gen<(int Holder, Rule Rule)> Grant => CsCheck.Gen.Select(
        CsCheck.Gen.Int[0, Principals - 1], CsCheck.Gen.Int[0, Actions.Length - 1], CsCheck.Gen.Int[-2, Principals - 1], CsCheck.Gen.Int[0, 3],
        (holder, action, about, certain) => (holder, new Rule(Actions[action], about < 0 ? "*" : $"*{Name(about)}*") { Truth = certain == 0 ? Truth.Unknown : Truth.True }));

    /// <summary>The first is a user, the last a group, all others are roles.</summary>
    public static string Arn(int index) => index switch
    {
        0 => $"arn:aws:iam::111122223333:user/{Name(index)}",
        Principals - 1 => $"arn:aws:iam::111122223333:group/{Name(index)}",
        _ => $"arn:aws:iam::111122223333:role/{Name(index)}",
    };

    public SmallAccount With(int holder, Rule rule) => this with { Rules = Rules.SetItem(holder, Rules[holder].And(rule)) };

    public SmallAccount Without(EscalationGrant grant)
    {
        var holder = Enumerable.Range(0, Principals).Single(index => Arn(index) == grant.Holder);
        return grant.Trusts is { } party
            ? this with { Trust = Trust.RemoveAll(entry => entry.Role == holder && Party(entry.Party).Name == (party == "*" ? "" : party)) }
            : this with { Rules = Rules.SetItem(holder, Rules[holder].Without(grant.Action)) };
    }

    public SmallAccount Denying(EscalationGrant grant)
    {
        var holder = Enumerable.Range(0, Principals).Single(index => Arn(index) == grant.Holder);
        return this with { Rules = Rules.SetItem(holder, Rules[holder].Denying(grant.Action)) };
    }

    public EscalationGraph Graph() => EscalationGraph.Of(new EscalationInput
    {
        Account = "111122223333",
        Region = "eu-west-1",
        Principals = [.. Enumerable.Range(0, Principals).Select(Principal)],
        Workloads = [.. FunctionRoles.Select(Function)],
        CompleteKinds = ["lambda/function", "codebuild/project"],
    });

    private static string Name(int index) => ((char)('p' + index)).ToString();

    private EscalationPrincipal Principal(int index) => new()
    {
        Arn = Arn(index),
        Kind = index switch { 0 => EscalationPrincipalKind.User, Principals - 1 => EscalationPrincipalKind.Group, _ => EscalationPrincipalKind.Role },
        Permissions = Rules[index].ToPermissions(),
        Trust = index is 0 or Principals - 1 ? [] : [.. Trust.Where(entry => entry.Role == index).Select(entry => Party(entry.Party) with { Holds = entry.Holds })],
        Policies = (Sharing >> index & 1) == 1 ? [Policy] : [],
        HasBoundary = (Bounded >> index & 1) == 1 && index < Principals - 1 ? Truth.True : Truth.False,
    };

    private static TrustedParty Party(int party) => party switch
    {
        Principals => new TrustedParty(TrustedPartyKind.Account, "111122223333", Truth.True),
        Principals + 1 => new TrustedParty(TrustedPartyKind.Service, "lambda.amazonaws.com", Truth.True),
        _ => new TrustedParty(TrustedPartyKind.Principal, Arn(party), Truth.True),
    };

    private static EscalationWorkload Function(int role, int index) => new()
    {
        Arn = $"arn:aws:lambda:eu-west-1:111122223333:function:{Name(index)}",
        Kind = "lambda/function",
        Role = Arn(role),
        Traits = ImmutableSortedDictionary<string, Truth>.Empty.Add("invoked", (Truth)(index % 3)).Add("interpreted", Truth.True),
    };
}
