using System.Collections.Immutable;
using System.Text;
using Parapet.Iam.Evaluation;
using Parapet.Iam.Language;

namespace Parapet.Iam.Synthesis;

/// <summary>Puts calls to the evaluator again.</summary>
internal sealed class Replay(RequestPrincipal role, ImmutableArray<GeneratedDocument> documents)
{
    // Keys, roles and other accounts have their own policies, which let the calls pass when they were made.
    private static readonly PolicyDocument Resources = PolicyReader.ReadJson(
        Encoding.UTF8.GetBytes("""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"ACCOUNT"},"Action":"*","Resource":"*"}}"""), "");

    private readonly Policy others = OfAccount(role.Account ?? "*");
    private readonly ImmutableArray<Policy> generated = [.. documents.Select(document => document.Policy)];

    /// <summary>Whether the generated policy allows a call.</summary>
    public bool Allows(ObservedCall call) => Decide(call, generated) == Decision.Allowed;

    /// <summary>What the policies of an identity say to a call.</summary>
    public Decision Decide(ObservedCall call, ImmutableArray<Policy> identity) => Evaluator.Decide(Request(call, isOpen: false), new PolicySet { Identity = identity, Resource = others });

    /// <summary>What the old policies say to a call, of which less is known than they may ask for.</summary>
    public Decision Before(ObservedCall call, PolicySet old) => Evaluator.Decide(Request(call, isOpen: true), old with { Resource = others });

    private Request Request(ObservedCall call, bool isOpen) => new()
    {
        Principal = role,
        Action = call.Action,
        Resources = [Unescaped(call.Resource)],
        Context = RequestContext.Of(
            call.Conditions.GroupBy(condition => condition.Key, StringComparer.OrdinalIgnoreCase).Select(key => KeyValuePair.Create(
                key.Key,
                key.First().Operator.StartsWith("For", StringComparison.Ordinal) ? ContextValue.OfMany(key.Select(condition => condition.Value)) : ContextValue.Of(key.First().Value))),
            isOpen),
    };

    private static string Unescaped(string resource) =>
        resource.Replace("${*}", "*", StringComparison.Ordinal).Replace("${?}", "?", StringComparison.Ordinal).Replace("${$}", "$", StringComparison.Ordinal);

    private static Policy OfAccount(string account) => Policy.Compile(
        Resources with { Statements = [.. Resources.Statements.Select(statement => statement with { Principals = [.. statement.Principals.Select(principal => principal with { Name = Values.Text.Of(account) })] })] },
        PolicyKind.Key,
        "policy of the resource");
}
