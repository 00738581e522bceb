using System.Collections.Immutable;
using Parapet.Iam.Language;
using Parapet.Iam.Matching;
using Parapet.Values;

namespace Parapet.Iam.Evaluation;

/// <summary>Finds the reasons for a decision, by the same logic that makes it.</summary>
internal static class Explainer
{
    public static Explanation Explain(Request request, Target target, PolicySet policies)
    {
        var recorder = new Recorder(policies);
        var exempt = Exemptions.Of(request, target.Resource);
        var (allowed, denied) = Layering<Formula, FormulaLogic, Recorder>.Decide(recorder, request, target, policies);
        var decision = exempt ?? Evaluator.DecideFor(request, target, policies);
        var when = exempt is null ? allowed.And(denied.Not()) : exempt == Decision.Allowed ? Formula.True : Formula.False;
        var layers = recorder.Layers();
        return new Explanation
        {
            Decision = decision,
            AllowedWhen = decision switch
            {
                Decision.Allowed => Formula.True,
                Decision.Unknown => when,
                _ => Formula.False,
            },
            Question = Question(request, target.Resource),
            Reason = exempt is null ? Reason(decision, layers) : Exempt(exempt.Value),
            Layers = layers,
        };
    }

    /// <summary>One explanation of a call on several resources, each of which must be allowed.</summary>
    public static Explanation Join(Request request, IReadOnlyList<Explanation> parts)
    {
        var decision = parts.Select(part => part.Decision).Aggregate(Evaluator.Worse);
        var deciding = parts.First(part => part.Decision == decision);
        return new Explanation
        {
            Decision = decision,
            AllowedWhen = parts.Select(part => part.AllowedWhen).Aggregate((left, right) => left.And(right)),
            Question = Question(request, string.Join(", ", request.Targets.Select(target => target.Resource))),
            Reason = deciding.Reason,
            Layers = [.. parts.SelectMany((part, i) => part.Layers.Select(layer => layer with { Resource = request.Targets[i].Resource }))],
        };
    }

    private static string Question(Request request, string resource) => $"{request.Principal}: {request.Action} on {resource}";

    private static string Exempt(Decision decision) => decision == Decision.Allowed
        ? "AWS allows this call to everybody who has signed in, whatever policies say"
        : "this belongs to AWS, and nobody in the account can change it";

    // All that was given allows it, and yet it is refused.
    private static bool IsMissingTheOtherSide(ImmutableArray<LayerExplanation> layers) =>
        !layers.IsEmpty && layers.All(layer => layer.Statements.Any(statement => statement is { Allows: true, Applies: Truth.True }));

    private static string Reason(Decision decision, ImmutableArray<LayerExplanation> layers)
    {
        var applying = layers.SelectMany(layer => layer.Statements.Select(statement => (layer.Name, Statement: statement)))
            .Where(pair => pair.Statement.Applies == Truth.True).ToList();
        switch (decision)
        {
            case Decision.ExplicitlyDenied:
                var deny = applying.First(pair => !pair.Statement.Allows);
                return $"{deny.Statement.Statement} of {deny.Statement.Policy} denies it";
            case Decision.Allowed:
                var allow = applying.Where(pair => pair.Statement.Allows).ToList();
                return allow is [var first, ..] ? $"{first.Statement.Statement} of {first.Statement.Policy} allows it" : "the root user of an account may do everything that nothing denies";
            case Decision.Unknown:
                return "it depends on what is not known";
            default:
                if (IsMissingTheOtherSide(layers))
                {
                    return "the resource belongs to another account, whose policy on the resource must allow it too, and none was given";
                }

                var silent = layers.Where(layer => !layer.Statements.Any(statement => statement.Allows && statement.Applies != Truth.False)).Select(layer => layer.Name).ToList();
                return silent.Count == 0 ? "no policy that could allow it is there" : $"no statement allows it in: {string.Join(", ", silent)}";
        }
    }
}

/// <summary>Judges in formulas and keeps a record of every statement it was asked about.</summary>
internal sealed class Recorder(PolicySet policies) : IJudge<Formula>
{
    private readonly List<(Policy Policy, CompiledStatement Statement, Truth Applies, string Why)> judged = [];

    public Formula Applies(Policy policy, CompiledStatement statement, Request request, string resource)
    {
        var action = statement.ActionMatches(request);
        var about = statement.ResourceMatches(request, resource);
        var named = statement.PrincipalMatches(request, policies.Boundary is not null).Any;
        var effect = statement.Allows.Or(statement.Denies);
        var formula = Formula.Of(statement.Exists, () => Formula.Fact($"the template's condition `{statement.Source.When}` holds"))
            .And(Formula.Of(action, () => Formula.Fact($"the unknown part of the actions of {statement.Label} of {policy.Name} covers {request.Action}")))
            .And(Formula.Of(about, () => Formula.Fact($"the unknown part of the resources of {statement.Label} of {policy.Name} covers {resource}", Variables(statement.Source.Resources.Concat(statement.Source.NotResources)))));
        string? failed = action == Truth.False ? "the action does not match"
            : about == Truth.False ? "the resource does not match"
            : named == Truth.False ? "the principal does not match"
            : null;
        foreach (var condition in statement.Conditions)
        {
            var holds = condition.Holds(request.FullContext);
            formula = formula.And(Formula.Of(holds, () => Formula.Fact(ConditionText.Of(condition.Source), [condition.Source.Key, .. Variables(condition.Source.Values)])));
            if (holds == Truth.False)
            {
                failed ??= $"the condition does not hold: {ConditionText.Of(condition.Source)}";
            }
        }

        var applies = statement.Exists.And(action).And(about).And(named).And(effect).And(statement.ConditionsHold(request));
        judged.Add((policy, statement, applies, applies switch
        {
            Truth.True => "applies",
            Truth.Unknown => $"applies when {formula.And(Names(policy, statement, named))}",
            _ => failed ?? "does not apply",
        }));
        return formula;
    }

    public Formula Effect(Policy policy, CompiledStatement statement, Truth effect) =>
        Formula.Of(effect, () => Formula.Fact($"the unknown effect of {statement.Label} of {policy.Name} is the one it needs"));

    public Formula Names(Policy policy, CompiledStatement statement, Truth names) =>
        Formula.Of(names, () => Formula.Fact($"the unknown part of the principals of {statement.Label} of {policy.Name} covers the caller"));

    public Formula Unread(Policy policy, bool allows) => Formula.Fact($"the part of {policy.Name} that cannot be read {(allows ? "allows" : "denies")} it");

    public Formula Missing(string policy) => Formula.Fact($"the {policy}, which was not given, lets the caller in");

    public ImmutableArray<LayerExplanation> Layers() =>
    [
        .. judged.GroupBy(item => Name(item.Policy)).Select(layer => new LayerExplanation(layer.Key, null,
            [.. layer.Select(item => new StatementExplanation(item.Policy.Name, item.Statement.Label, item.Statement.Source.At, item.Statement.Allows != Truth.False, item.Applies, item.Why))])),
    ];

    private static IEnumerable<string> Variables(IEnumerable<TextItem> items) => items.SelectMany(item => PatternReader.Variables(item.Text));

    private static string Name(Policy policy) => policy.Kind switch
    {
        PolicyKind.Identity => "identity policies",
        PolicyKind.Boundary => "permissions boundary",
        PolicyKind.Session => "session policies",
        PolicyKind.ServiceControl => "service control policies",
        PolicyKind.ResourceControl => "resource control policies",
        PolicyKind.VpcEndpoint => "VPC endpoint policy",
        PolicyKind.Trust => "trust policy",
        PolicyKind.Key => "key policy",
        _ => "resource policy",
    };
}
