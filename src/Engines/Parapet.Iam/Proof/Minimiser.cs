using System.Collections.Immutable;
using Parapet.Iam.Evaluation;
using Parapet.Iam.Globs;
using Parapet.Iam.Language;
using Parapet.Iam.Matching;
using Parapet.Iam.Proof.Compiling;
using Parapet.Values;

namespace Parapet.Iam.Proof;

/// <summary>Drops statements and patterns that change nothing. Each step is proved, and the result is proved equal to the policy.</summary>
public sealed class Minimiser
{
    private const int MostProofs = 400;

    // The last proof, of the result, has its own share.
    private const long MostWork = PolicyProof.MostWork * 3;
    private const long MostWorkOfOne = MostWork / 12;

    private readonly Policy policy;
    private readonly ActionUniverse universe;
    private readonly List<string> dropped = [];
    private Policy current;
    private readonly Work work = new(MostWork);
    private int proofs;

    private Minimiser(Policy policy, ActionUniverse universe) => (this.policy, current, this.universe) = (policy, policy, universe);

    /// <summary>The policy without what changes nothing.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="universe">Which actions count: among those of the catalogue, a pattern that matches none of them changes nothing.</param>
    public static Minimised Minimise(Policy policy, ActionUniverse universe = ActionUniverse.Open)
    {
        if (Malformed.Obstacle(policy) is not null)
        {
            return new Minimised(policy.Document, []);
        }

        var minimiser = new Minimiser(policy, universe);
        minimiser.DropCovered();
        minimiser.DropStatements();
        minimiser.DropPatterns();
        return minimiser.dropped.Count > 0 && PolicyProof.Equivalent(policy, minimiser.current, universe).Verdict == Verdict.Proved
            ? new Minimised(minimiser.current.Document, [.. minimiser.dropped])
            : new Minimised(policy.Document, []);
    }

    private ImmutableArray<Statement> Statements => current.Document.Statements;

    private Policy With(ImmutableArray<Statement> statements) =>
        Policy.Compile(policy.Document with { Statements = statements }, policy.Kind, policy.Name);

    /// <summary>Patterns that another one of the same list covers; no proof is needed for these.</summary>
    private void DropCovered()
    {
        var variables = policy.Document.Version.Is("2012-10-17");
        GlobPattern Action(Text text) => PatternGlobs.Of(PatternReader.Action(text), ignoreCase: true).Glob;
        GlobPattern Resource(Text text) => PatternGlobs.Of(PatternReader.Resource(text, variables), ignoreCase: false).Glob;

        current = With([.. Statements.Select(statement => statement with
        {
            Actions = WithoutCovered(statement.Actions, Action),
            NotActions = WithoutCovered(statement.NotActions, Action),
            Resources = WithoutCovered(statement.Resources, Resource),
            NotResources = WithoutCovered(statement.NotResources, Resource),
        })]);
    }

    private ImmutableArray<TextItem> WithoutCovered(ImmutableArray<TextItem> items, Func<Text, GlobPattern> read)
    {
        var patterns = items.Select(item => (Item: item, Pattern: read(item.Text))).Where(pair => pair.Item.When is null && pair.Item.Text.IsKnown && !pair.Pattern.HasSymbols).ToList();
        var kept = new List<TextItem>();
        for (var i = 0; i < items.Length; i++)
        {
            var own = patterns.FindIndex(pair => pair.Item == items[i]);
            var by = own < 0 ? -1 : patterns.FindIndex(pair => pair.Item != items[i] && Covers(pair.Pattern, patterns[own].Pattern, patterns.IndexOf(pair) < own));
            if (by < 0)
            {
                kept.Add(items[i]);
            }
            else
            {
                dropped.Add($"`{items[i].Text}`, which `{patterns[by].Item.Text}` covers");
            }
        }

        return [.. kept];
    }

    // Of two that are equal, the first stays.
    private static bool Covers(GlobPattern wide, GlobPattern narrow, bool isBefore) =>
        GlobRelations.Covers(wide, narrow) == true && (isBefore || GlobRelations.Covers(narrow, wide) != true);

    private void DropStatements()
    {
        for (var i = Statements.Length - 1; i >= 0 && Statements.Length > 1; i--)
        {
            Try(Statements.RemoveAt(i), Name(Statements[i], i));
        }
    }

    private void DropPatterns()
    {
        for (var i = 0; i < Statements.Length; i++)
        {
            DropFrom(i, statement => statement.Actions, (statement, items) => statement with { Actions = items });
            DropFrom(i, statement => statement.Resources, (statement, items) => statement with { Resources = items });
        }
    }

    private void DropFrom(int i, Func<Statement, ImmutableArray<TextItem>> list, Func<Statement, ImmutableArray<TextItem>, Statement> with)
    {
        for (var at = list(Statements[i]).Length - 1; at >= 0 && list(Statements[i]).Length > 1; at--)
        {
            var items = list(Statements[i]);
            Try(Statements.SetItem(i, with(Statements[i], items.RemoveAt(at))), $"`{items[at].Text}` in {Name(Statements[i], i)}");
        }
    }

    private void Try(ImmutableArray<Statement> statements, string what)
    {
        if (++proofs > MostProofs || work.IsSpent)
        {
            return;
        }

        var candidate = With(statements);
        var share = work.Take(MostWorkOfOne);
        var answer = PolicyProof.Equivalent(current, candidate, universe, share);
        work.Settle(share, MostWorkOfOne);
        if (answer.Verdict == Verdict.Proved)
        {
            current = candidate;
            dropped.Add(what);
        }
    }

    private static string Name(Statement statement, int index) => statement.Sid.ValueOrDefault is { Length: > 0 } sid ? $"statement `{sid}`" : $"statement {index + 1}";
}
