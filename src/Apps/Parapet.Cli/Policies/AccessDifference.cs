using System.Collections.Immutable;
using Parapet.Iam.Evaluation;
using Parapet.Iam.Language;
using Parapet.Iam.Proof;
using Parapet.Reports.Permissions;
using Parapet.Values;

namespace Parapet.Cli.Policies;

/// <summary>Finds what a change of policies newly allows, statement by statement, so that every piece of new access has a witness and a place.</summary>
internal sealed class AccessDifference
{
    // A proof for each action and resource of each statement; a policy of a few kilobytes stays far below.
    private const int MostProofs = 600;

    private readonly PolicySet before;
    private readonly PolicySet after;
    private readonly ActionUniverse universe;
    private readonly ImmutableArray<NewAccess>.Builder found = ImmutableArray.CreateBuilder<NewAccess>();
    private int proofs;

    private AccessDifference(PolicySet before, PolicySet after, ActionUniverse universe)
    {
        this.before = before;
        this.after = after;
        this.universe = universe;
    }

    /// <summary>What the policies allow after a change that they did not allow before.</summary>
    /// <param name="subject">What the policies belong to.</param>
    /// <param name="before">The policies before.</param>
    /// <param name="after">The policies after.</param>
    /// <param name="universe">Which actions the proof speaks of.</param>
    public static PolicyComparison Of(string subject, PolicySet before, PolicySet after, ActionUniverse universe)
    {
        var answer = PolicyProof.NoNewAccess(before, after, universe);
        if (answer.Verdict == Verdict.Proved)
        {
            return new PolicyComparison(subject, ComparisonVerdict.NoNewAccess, [], null);
        }

        var search = new AccessDifference(before, after, universe);
        search.Find();
        var pieces = search.found.ToImmutable();
        if (answer.Verdict == Verdict.Refuted && pieces.IsEmpty)
        {
            pieces = [new NewAccess([answer.Witness!.Action], [.. answer.Witness.Resources], answer.Witness, null, after.Resource is not null)];
        }

        return pieces.IsEmpty
            ? new PolicyComparison(subject, ComparisonVerdict.NotDecided, [], answer.Why)
            : new PolicyComparison(subject, ComparisonVerdict.NewAccess, pieces, answer.Verdict == Verdict.Unknown ? answer.Why : null);
    }

    private void Find()
    {
        foreach (var policy in after.Resource is { } resource ? [resource] : after.Identity)
        {
            foreach (var (index, statement) in policy.Document.Statements.Index())
            {
                if (statement.Allows && Witness(policy, statement) is { } witness)
                {
                    Split(policy, statement, new StatementPlace(policy.Name, Label(statement, index), statement.At), witness);
                }
            }
        }
    }

    private void Split(Policy policy, Statement statement, StatementPlace place, Request witness)
    {
        var actions = statement.Actions.IsEmpty ? [] : Parts(statement.Actions, action => Witness(policy, statement with { Actions = [action] }));
        var pieces = new List<(string Action, ImmutableArray<string> Resources, Request Witness)>();
        foreach (var (action, example) in actions)
        {
            var resources = statement.Resources.IsEmpty ? [] : Parts(statement.Resources, resource => Witness(policy, statement with { Actions = [action], Resources = [resource] }));
            pieces.Add((action.Text.ToString(), resources is [] ? Resources(statement) : [.. resources.Select(part => part.Item.Text.ToString())], resources is [var first, ..] ? first.Witness : example));
        }

        foreach (var group in pieces.GroupBy(piece => string.Join('\n', piece.Resources), StringComparer.Ordinal))
        {
            var first = group.First();
            found.Add(new NewAccess([.. group.Select(piece => piece.Action)], first.Resources, first.Witness, place, after.Resource is not null));
        }

        if (pieces.Count == 0)
        {
            found.Add(new NewAccess(Actions(statement), Resources(statement), witness, place, after.Resource is not null));
        }
    }

    private static List<(TextItem Item, Request Witness)> Parts(ImmutableArray<TextItem> items, Func<TextItem, Request?> witness)
    {
        var parts = new List<(TextItem, Request)>();
        foreach (var item in items)
        {
            if (witness(item) is { } request)
            {
                parts.Add((item, request));
            }
        }

        return parts;
    }

    // A request that one allowing statement newly lets through, with every denial in force.
    private Request? Witness(Policy policy, Statement statement)
    {
        if (++proofs > MostProofs)
        {
            return null;
        }

        var alone = Policy.Compile(policy.Document with { Statements = [statement, .. Denials(policy)] }, policy.Kind, policy.Name);
        var others = after.Identity.Where(other => other != policy).Select(other => Policy.Compile(other.Document with { Statements = [.. Denials(other)] }, other.Kind, other.Name));
        var narrowed = after.Resource is not null ? after with { Resource = alone } : after with { Identity = [alone, .. others] };
        return PolicyProof.NoNewAccess(before, narrowed, universe) is { Verdict: Verdict.Refuted } answer ? answer.Witness : null;
    }

    private static IEnumerable<Statement> Denials(Policy policy) => policy.Document.Statements.Where(statement => !statement.Allows);

    private static ImmutableArray<string> Actions(Statement statement) => statement.Actions.IsEmpty
        ? [$"everything but {string.Join(", ", statement.NotActions.Select(action => action.Text))}"]
        : [.. statement.Actions.Select(action => action.Text.ToString())];

    private static ImmutableArray<string> Resources(Statement statement) =>
        !statement.Resources.IsEmpty ? [.. statement.Resources.Select(resource => resource.Text.ToString())]
        : statement.NotResources.IsEmpty ? []
        : [$"everything but {string.Join(", ", statement.NotResources.Select(resource => resource.Text))}"];

    private static string Label(Statement statement, int index) => statement.Sid.ValueOrDefault is { Length: > 0 } sid ? $"`{sid}`" : $"statement {index + 1}";
}
