using System.Collections.Immutable;
using System.Text;
using Parapet.Iam.Escalation;
using Parapet.Iam.Evaluation;
using Parapet.Iam.Language;

namespace Parapet.Iam.Tests.Escalation;

/// <summary>An account written down as policies, the way people have them.</summary>
internal sealed class TestAccount
{
    public const string Id = "111122223333";

    private readonly List<EscalationPrincipal> principals = [];
    private readonly List<EscalationWorkload> workloads = [];

    public static string Role(string name) => $"arn:aws:iam::{Id}:role/{name}";

    public static string User(string name) => $"arn:aws:iam::{Id}:user/{name}";

    public static string Group(string name) => $"arn:aws:iam::{Id}:group/{name}";

    public static string PolicyArn(string name) => $"arn:aws:iam::{Id}:policy/{name}";

    public static string Function(string name) => $"arn:aws:lambda:eu-west-1:{Id}:function:{name}";

    /// <summary>A statement that allows actions, which are separated by spaces, on one resource.</summary>
    public static string Allow(string actions, string resource = "*", string? condition = null) => Statement("Allow", actions, resource, condition);

    public static string Deny(string actions, string resource = "*", string? condition = null) => Statement("Deny", actions, resource, condition);

    public static string TrustService(string service) => $$"""{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"Service":"{{service}}"} }""";

    public static string TrustAws(string principal, string? condition = null) =>
        $$"""{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"AWS":"{{principal}}"}{{(condition is null ? "" : $",\"Condition\":{condition}")}} }""";

    public static Policy Policy(PolicyKind kind, params IEnumerable<string> statements) => Iam.Evaluation.Policy.Compile(Document(statements), kind, kind.ToString());

    /// <summary>Adds a principal; every statement of <paramref name="policies"/> becomes a policy of its own.</summary>
    public TestAccount With(
        string arn,
        string[] policies,
        string[]? trust = null,
        string? boundary = null,
        Func<EscalationPrincipal, EscalationPrincipal>? and = null,
        Func<PolicySet, PolicySet>? limits = null)
    {
        var set = new PolicySet
        {
            Identity = [.. policies.Select((statement, index) => Iam.Evaluation.Policy.Compile(Document([statement]), PolicyKind.Identity, $"policy {index + 1}"))],
            Boundary = boundary is null ? null : Policy(PolicyKind.Boundary, boundary),
        };
        var principal = new EscalationPrincipal
        {
            Arn = arn,
            Kind = arn.Contains(":role/", StringComparison.Ordinal) ? EscalationPrincipalKind.Role
                : arn.Contains(":group/", StringComparison.Ordinal) ? EscalationPrincipalKind.Group
                : EscalationPrincipalKind.User,
            Permissions = PolicyPermissions.Of(arn, limits?.Invoke(set) ?? set),
            Trust = trust is null ? [] : PolicyPermissions.Trust(Document(trust)),
            HasBoundary = boundary is null ? Truth.False : Truth.True,
            Boundary = boundary is null ? null : PolicyArn("boundary"),
        };
        principals.Add(and?.Invoke(principal) ?? principal);
        return this;
    }

    /// <summary>A role with everything, which a service can have.</summary>
    public TestAccount WithAdministrator(string name, string service) => With(Role(name), [Allow("*")], [TrustService(service)]);

    public TestAccount WithFunction(string name, string role, params string[] traits)
    {
        workloads.Add(new EscalationWorkload
        {
            Arn = Function(name),
            Kind = "lambda/function",
            Role = role,
            Traits = traits.ToImmutableSortedDictionary(trait => trait.TrimStart('!'), trait => trait[0] == '!' ? Truth.False : Truth.True),
        });
        return this;
    }

    public EscalationGraph Graph() => EscalationGraph.Of(new EscalationInput
    {
        Account = Id,
        Region = "eu-west-1",
        Principals = [.. principals],
        Workloads = [.. workloads],
        CompleteKinds = ["lambda/function"],
    });

    /// <summary>The ways of the route to administrator, with a question mark when it is not certain; <c>none</c> when there is no route.</summary>
    public string ToAdministrator(string arn) => Graph().ToAdministrator(arn) is { } route
        ? string.Join(" > ", route.Steps.Select(step => string.Join('+', step.Paths))) + (route.IsCertain ? "" : " ?")
        : "none";

    /// <summary>The ids of the ways by which a principal directly gains another.</summary>
    public string Ways(string from, string to) =>
        string.Join(' ', Graph().From(from).Where(edge => edge.To == EscalationNode.Principal(to)).Select(edge => edge.Paths[0] + (edge.IsCertain ? "" : "?")).Order(StringComparer.Ordinal));

    private static PolicyDocument Document(IEnumerable<string> statements) =>
        PolicyReader.ReadJson(Encoding.UTF8.GetBytes($$"""{"Version":"2012-10-17","Statement":[{{string.Join(',', statements)}}]}"""), "policy.json");

    private static string Statement(string effect, string actions, string resource, string? condition) =>
        $$"""
        {"Effect":"{{effect}}","Action":[{{string.Join(',', actions.Split(' ').Select(action => $"\"{action}\""))}}],"Resource":"{{resource}}"{{(condition is null ? "" : $",\"Condition\":{condition}")}} }
        """;
}
