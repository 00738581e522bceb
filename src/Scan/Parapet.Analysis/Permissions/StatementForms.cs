using Parapet.Iam.Evaluation;
using Parapet.Iam.Language;

namespace Parapet.Analysis.Permissions;

/// <summary>
/// One statement made ready for evaluation, as it is written and as it is when every condition turns out in the caller's favour.
/// A statement that allows counts also when a condition of the template decides whether it is there: findings name that condition.
/// </summary>
internal sealed class StatementForms
{
    /// <summary>Makes a statement ready.</summary>
    /// <param name="document">The policy it stands in.</param>
    /// <param name="statement">The statement, its holes filled as far as possible.</param>
    /// <param name="kind">What the policy is attached to.</param>
    public StatementForms(PolicyDocument document, Statement statement, PolicyKind kind)
    {
        Allows = statement.Allows;
        var present = Allows ? statement with { When = null, Actions = Certain(statement.Actions), Resources = Certain(statement.Resources) } : statement;
        Written = Compile(document, present, kind);
        Favourable = statement.Conditions.IsEmpty ? Written
            : Allows ? Compile(document, present with { Conditions = [] }, kind)
            : null;
    }

    /// <summary>Whether the statement allows.</summary>
    public bool Allows { get; }

    /// <summary>The statement alone in a policy.</summary>
    public Policy Written { get; }

    /// <summary>The statement without its conditions; null for a denial, which conditions may keep from applying.</summary>
    public Policy? Favourable { get; }

    private static System.Collections.Immutable.ImmutableArray<Values.TextItem> Certain(System.Collections.Immutable.ImmutableArray<Values.TextItem> items) =>
        items.All(item => item.When is null) ? items : [.. items.Select(item => item with { When = null })];

    // What could not be read of the whole document is told once, not by every question.
    private static Policy Compile(PolicyDocument document, Statement statement, PolicyKind kind) =>
        Policy.Compile(document with { Statements = [statement], Unknowns = [] }, kind, "");
}
